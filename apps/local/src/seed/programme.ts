import { PublicSite } from '@sinau/application/core';
import { ServeWaiting, TellSeated } from '@sinau/application/enrolments';
import { DivideSeats, EnrolmentRules, ManageProgramme, Nominate, ReadProgrammes, SettleRun, TryRule } from '@sinau/application/programmes';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, statement, type Database } from '@sinau/persistence/core';
import { NeedEntity } from '@sinau/persistence/needs';
import type { SeededCourse } from './courses.js';
import type { Doors } from './doors.js';
import { dayOf, type Organisation } from './organisation.js';

const runsOf = statement('seed.runsOf', 'select id, name, revision from runs where course_id = $1 order by starts_on');
const competencyByCode = statement('seed.competencyByCode', 'select id from competencies where code = $1');
const unitByCode = statement('seed.unitByCode', 'select id from units where code = $1');

/** The need that the programme answers, when nobody has written one down. */
async function needsOf(doors: Doors, { agencyId, system }: Organisation, serving: Database, admin: PersonActor, year: number): Promise<string[]> {
  const known = await new ReadProgrammes(serving).needs(admin, year);
  const risk = known.filter(({ title }) => /risiko/i.test(title)).map(({ id }) => id);
  if (risk.length > 0) return risk.slice(0, 3);
  const id = newId();
  await doors.owner.transaction(system, ({ manager }) =>
    manager.insert(NeedEntity, { id, agencyId, origin: 'gap', state: 'accepted', year, title: 'Puskesmas belum menyusun register risiko', description: 'Dari 12 pegawai yang diukur, 9 berada di bawah tingkat yang dipersyaratkan.', people: 9, weight: '80' }),
  );
  return [id];
}

async function programmeOf(serving: Database, admin: PersonActor, values: { readonly year: number; readonly courseId: string; readonly ownerId: string; readonly needIds: readonly string[] }): Promise<string> {
  const programmes = new ManageProgramme(serving);
  const id = newId();
  const { revision } = await programmes.create(admin, { id, name: 'Manajemen risiko puskesmas', year: values.year });
  await programmes.change(admin, id, {
    revision, name: 'Manajemen risiko puskesmas', year: values.year,
    summary: 'Setiap puskesmas mampu menyusun dan memutakhirkan register risikonya sendiri.',
    objectives: ['Menyusun register risiko puskesmas', 'Menentukan mitigasi menurut tingkat risiko', 'Melaporkan risiko tinggi setiap triwulan'],
    indicators: [{ name: 'Puskesmas dengan register risiko mutakhir', baseline: '1 dari 3', target: '3 dari 3' }],
    methods: ['online_course', 'workshop', 'field_practice'], courseId: values.courseId,
    curriculum: [{ kind: 'session', title: 'Lokakarya menyusun register risiko', hours: 4 }, { kind: 'practice', title: 'Praktik di puskesmas asal', hours: 6 }],
    budgetPlanned: 48_500_000, ownerIds: [admin.personId, values.ownerId],
    evaluationPlan: { reaction: true, learning: true, behaviourDays: [90], resultMonths: 6 }, needIds: values.needIds,
  });
  await programmes.activate(admin, id);
  return id;
}

/** The programme of the course on risk, its two runs, seats kept in the open one, and who was put forward for another. */
export async function seedProgramme(doors: Doors, organisation: Organisation, serving: Database, courses: ReadonlyMap<string, SeededCourse>): Promise<void> {
  const { agencyId } = organisation;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId } }]);
  const read = <Row extends { id: string }>(asked: typeof runsOf, value: string) => serving.run<Row>(admin, asked, [value]);
  const courseId = courses.get('risiko-puskesmas')?.courseId ?? '';
  const year = Number(dayOf(0).slice(0, 4));
  const programmeId = await programmeOf(serving, admin, { year, courseId, ownerId: organisation.person('ratih-purwaningdyah'), needIds: await needsOf(doors, organisation, serving, admin, year) });
  const settle = new SettleRun(serving);
  const runs = await read<{ id: string; name: string; revision: number }>(runsOf, courseId);
  for (const run of runs) {
    await settle.settle(admin, run.id, { revision: run.revision, programmeId, approval: 'none' });
    await settle.instructors(admin, run.id, [
      { personId: organisation.person('endang-sriwahyuningrum'), guestName: null, guestFrom: null, topic: 'Mengenali dan menilai risiko' },
      { personId: null, guestName: 'dr. Sariwening Hapsoro, M.K.M.', guestFrom: 'Akademi Kesehatan Nusantara', topic: 'Mitigasi di layanan primer' },
    ]);
  }
  const [health] = await read<{ id: string }>(unitByCode, 'DINKES');
  const open = runs.at(-1);
  if (open && health) {
    const seats = new DivideSeats(serving, new ServeWaiting(serving, new TellSeated(new PublicSite(doors.publicUrl))));
    await seats.divide(admin, open.id, { revision: open.revision + 1, quotas: [{ id: null, unitId: health.id, guestAgencyId: null, seats: 8, handBackOn: dayOf(14) }] });
  }
  if (open && health) await seedRule(serving, admin, { runId: open.id, unitId: health.id });
  await nominate(organisation, serving, await read<{ id: string }>(runsOf, courses.get('pelayanan-digital')?.courseId ?? ''));
}

/** Whoever of the health service lacks a level in risk management comes in by itself from next week on. */
async function seedRule(serving: Database, admin: PersonActor, { runId, unitId }: { readonly runId: string; readonly unitId: string }): Promise<void> {
  const [competency] = await serving.run<{ id: string }>(admin, competencyByCode, ['TEK-MR']);
  if (!competency) throw new Error('the demo names TEK-MR and does not have it');
  const rules = new EnrolmentRules(serving);
  const { id, revision } = await rules.create(admin, runId, {
    id: newId(), name: 'Dinas Kesehatan yang kurang dalam manajemen risiko',
    conditions: [{ kind: 'unit', unitIds: [unitId] }, { kind: 'competency_gap', competencyId: competency.id, levels: 1 }],
    exceptions: [], startsOn: dayOf(7), endsOn: null, dailyAtHour: 6,
  });
  await new TryRule(serving).trial(admin, id, revision);
  await rules.activate(admin, id);
}

async function nominate(organisation: Organisation, serving: Database, runs: readonly { readonly id: string }[]): Promise<void> {
  const [unit] = await serving.run<{ id: string }>(organisation.system, unitByCode, ['PKM-KEMBANGSARI']);
  const supervisor = organisation.actor('galuh-ratnaduhita', [{ role: 'supervisor', scope: { kind: 'units', agencyId: organisation.agencyId, unitIds: unit ? [unit.id] : [] } }]);
  await new Nominate(serving).team(supervisor, {
    runId: runs.at(-1)?.id ?? '', personIds: [organisation.person('sumiarti-ningrumsih'), organisation.person('rahayu-sekarwangi')], reason: 'Loket pendaftaran puskesmas beralih ke layanan digital',
  });
}
