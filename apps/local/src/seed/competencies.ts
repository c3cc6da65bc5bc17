import { CourseProof, EditCompetency, FrameworkImports, ImportFramework, WeighingRules, WeighLevels } from '@sinau/application/competencies';
import type { CompetencyLevel, MeasurementSource } from '@sinau/domain/competencies';
import { CompetencyMeasurementEntity } from '@sinau/persistence/competencies';
import { newId, type Database } from '@sinau/persistence/core';
import type { SeededCourse } from './courses.js';
import { readDemoFile, type DemoPeople } from './demo-files.js';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

const proofs: readonly { readonly course: string; readonly code: string; readonly level: CompetencyLevel }[] = [
  { course: 'risiko-puskesmas', code: 'TEK-MR', level: 3 },
  { course: 'pelayanan-digital', code: 'TEK-LD', level: 3 },
];

/** Who judges, in which unit, how far below what the posts there ask: the health centres lack risk management, as the story tells. */
type Round = { readonly source: MeasurementSource; readonly day: string; readonly codes: readonly string[]; readonly level: (at: number) => CompetencyLevel };
const rounds: readonly Round[] = [
  { source: 'self', day: '2026-02-10', codes: ['TEK-MR', 'TEK.02', 'MAN.05'], level: (at) => (at % 3 === 0 ? 3 : 2) },
  { source: 'supervisor', day: '2026-02-24', codes: ['TEK-MR'], level: (at) => (at % 4 === 0 ? 2 : 1) },
  { source: 'supervisor', day: '2026-02-24', codes: ['TEK.02', 'MAN.05', 'MAN.01'], level: (at) => (at % 3 === 1 ? 2 : 3) },
  { source: 'test', day: '2026-03-17', codes: ['MAN.01', 'MAN.02', 'MAN.03'], level: (at) => (at % 2 === 0 ? 3 : 2) },
];

function adminOf(organisation: Organisation) {
  return organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
}

async function codesOf(serving: Database, organisation: Organisation): Promise<(code: string) => string> {
  const { rows } = await new EditCompetency(serving).list(adminOf(organisation), { limit: 100, archived: 'no' });
  const ids = new Map(rows.map(({ code, id }) => [code, id]));
  return (code) => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`the demo names ${code} and does not have it`);
    return id;
  };
}

/** The framework and the profiles, taken in as files on the screen are, and what the courses prove: before any certificate is issued. */
export async function seedFramework(organisation: Organisation, serving: Database, courses: ReadonlyMap<string, SeededCourse>): Promise<void> {
  const admin = adminOf(organisation);
  for (const [kind, fileName] of [['framework', 'kompetensi.csv'], ['profiles', 'profil-jabatan.csv']] as const) {
    const files = new FrameworkImports(serving);
    const { id } = await files.try(admin, kind, { fileName, bytes: readDemoFile(fileName) });
    await files.apply(admin, kind, id);
    await new ImportFramework(serving).run(organisation.system, { taskId: id, kind });
  }
  const idOf = await codesOf(serving, organisation);
  for (const { course, code, level } of proofs) {
    const seeded = courses.get(course);
    if (seeded) await new CourseProof(serving).change(admin, seeded.courseId, [{ competencyId: idOf(code), level }]);
  }
}

/** A spring of assessments, and the rule by which they count. The worker weighs them all, as after any decision. */
export async function seedMeasurements(doors: Doors, organisation: Organisation, serving: Database, people: DemoPeople): Promise<void> {
  const idOf = await codesOf(serving, organisation);
  const { agencyId } = organisation;
  const judged = people.people.filter(({ appointment }) => /^(puskesmas|dinas-kesehatan|pengembangan|mal-|dukcapil)/.test(appointment.unit));
  const headOf = new Map(people.units.flatMap(({ key, head }) => (head === null ? [] : [[key, head] as const])));
  const rows = rounds.flatMap(({ source, day, codes, level }) => judged.flatMap(({ key, appointment }, at) => {
    const head = headOf.get(appointment.unit);
    const assessor = source === 'self' ? key : source === 'test' ? 'bimantara-suryalaga' : (head ?? 'bimantara-suryalaga');
    if (source === 'supervisor' && assessor === key) return [];
    return codes.map((code, step) => ({
      id: newId(), agencyId, personId: organisation.person(key), competencyId: idOf(code), source, level: level(at + step), measuredOn: day, evidenceId: null, assessorId: organisation.person(assessor), note: '', withdrawsId: null,
    }));
  }));
  await doors.owner.transaction(organisation.system, ({ manager }) => manager.insert(CompetencyMeasurementEntity, rows));
  await new WeighingRules(serving).decide(adminOf(organisation), null, { method: 'average', weights: { self: 10, supervisor: 30, test: 40, certificate: 20 }, ageLimitMonths: 36 });
  await new WeighLevels(doors.worker).run(organisation.system);
}
