import { PublicSite } from '@sinau/application/core';
import { TellSeated } from '@sinau/application/enrolments';
import { JointRuns, WaitForSeat } from '@sinau/application/programmes';
import type { SystemActor } from '@sinau/domain/identity';
import { CatalogueEntryEntity, CourseEntity, CourseVersionEntity } from '@sinau/persistence/courses';
import { newId, type Database } from '@sinau/persistence/core';
import { RunEntity } from '@sinau/persistence/enrolments';
import { AgencyEntity, PersonEntity, UnitEntity } from '@sinau/persistence/organisations';
import { RunQuotaEntity } from '@sinau/persistence/programmes';
import type { SeededCourse } from './courses.js';
import type { Doors } from './doors.js';
import { dayOf, type Organisation } from './organisation.js';

const TITLE = 'Kepemimpinan pelayanan publik';
const outline = {
  title: TITLE, summary: 'Memimpin perbaikan layanan di unit sendiri.', competencyClass: 'managerial', activityKind: 5, hours: 12, objectives: ['Memimpin perbaikan satu layanan'], modules: [],
  completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 }, media: {},
};

/** A province that holds a run and keeps four of its seats for the demo's agency. Nobody signs in there. */
async function seedHost(doors: Doors, guestAgencyId: string): Promise<string> {
  const [agencyId, unitId, ownerId, courseId, versionId, runId, quotaId] = [newId(), newId(), newId(), newId(), newId(), newId(), newId()];
  const system: SystemActor = { kind: 'system', agencyId, job: 'demo' };
  await doors.owner.transaction(system, async ({ manager }) => {
    await manager.insert(AgencyEntity, {
      id: agencyId, name: 'Pemerintah Provinsi Nusajaya', shortName: 'Provinsi Nusajaya', code: 'NUSAJAYA', timeZone: 'Asia/Jakarta', settings: { certificateNumberPattern: '{sequence}/{code}/{month}/{year}', ...{ demo: 'unfinished' } },
    });
    await manager.insert(UnitEntity, { id: unitId, agencyId, parentId: null, name: 'Badan Pengembangan SDM Provinsi', code: 'BPSDM' });
    await manager.insert(PersonEntity, { id: ownerId, agencyId, fullName: 'Wirasena Adinugraha', birthPlace: null, birthDate: null });
    await manager.insert(CourseEntity, { id: courseId, agencyId, ownerId, currentVersionId: null });
    await manager.insert(CourseVersionEntity, { id: versionId, agencyId, courseId, number: 1, document: outline, contentHash: '0'.repeat(64), changes: [], publishedBy: ownerId });
    await manager.update(CourseEntity, courseId, { currentVersionId: versionId });
    await manager.insert(CatalogueEntryEntity, {
      courseId, agencyId, versionId, title: TITLE, summary: outline.summary, competencyClass: 'managerial', activityKind: 5, hours: '12', minutes: 540, lessons: 0, bytes: '0', search: '', publishedAt: new Date(),
    });
    await manager.insert(RunEntity, { id: runId, agencyId, courseId, name: 'Angkatan Nusajaya II', startsOn: dayOf(-2), endsOn: dayOf(40), capacity: 40, place: 'Balai Diklat Nusajaya' });
    await manager.insert(RunQuotaEntity, { id: quotaId, agencyId, runId, guestAgencyId, seats: 4, handBackOn: dayOf(20) });
  });
  return quotaId;
}

/** A joint run as the guest has it: two of its people sit in the host's four seats. */
export async function seedJointRun(doors: Doors, organisation: Organisation, serving: Database, courses: ReadonlyMap<string, SeededCourse>): Promise<void> {
  const { agencyId } = organisation;
  const quotaId = await seedHost(doors, agencyId);
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId } }]);
  const { runId } = await new JointRuns(serving).accept(admin, quotaId, { id: newId(), courseId: courses.get('pelayanan-digital')?.courseId ?? '' });
  const seats = new WaitForSeat(serving, new TellSeated(new PublicSite(doors.publicUrl)));
  await seats.put(admin, runId, ['sumiarti-ningrumsih', 'rahayu-sekarwangi'].map((key) => organisation.person(key)));
}
