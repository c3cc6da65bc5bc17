import { sessionsRoutes } from '@sinau/contracts/sessions';
import { v7 } from 'uuid';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { at } from './session-world.spec-kit.js';

/** Field practice of 4 JP that began an hour ago. */
export function fieldPractice(from = -60, to = 180) {
  return {
    title: 'Praktik membuat daftar risiko', kind: 'field_practice' as const, startsAt: at(from), endsAt: at(to), timeZone: 'Asia/Jayapura' as const, place: 'Puskesmas Melati', link: null,
    activityKind: 24, competencyClass: 'technical' as const, hours: 4, minimumShare: 0,
  };
}

export type PracticeWorld = { readonly world: LearningWorld; readonly sessionId: string };

export async function practiceWorld(api: TestApi, learner: TestPerson, values: ReturnType<typeof fieldPractice> = fieldPractice()): Promise<PracticeWorld> {
  const here = learner.agencyId === api.agency.id;
  const world = await learningWorld(api, undefined, here ? api.people.instructor : api.people.foreignInstructor);
  await world.enrol(learner);
  const { id } = await api.as(here ? api.people.agencyAdmin : api.people.foreignAdmin).call(sessionsRoutes.create, { params: { runId: world.runId }, body: { ...values, id: v7() } });
  return { world, sessionId: id };
}

export type GivenReport = { readonly reportId: string; readonly sessionId: string; readonly stepId: string };

/** A report as somebody left it, with the turns that led there; its first file is a document. */
export async function addReport(api: TestApi, person: TestPerson, state: 'submitted' | 'signed' = 'submitted'): Promise<GivenReport> {
  const { sessionId } = await practiceWorld(api, person);
  const [reportId, stepId] = [v7(), v7()];
  await api.sql(`insert into practice_reports (id, agency_id, session_id, person_id, text, state, submitted_at) values ($1, $2, $3, $4, 'Menyusun daftar risiko ruang obat', $5, now())`, [reportId, person.agencyId, sessionId, person.id, state]);
  await api.sql(`insert into practice_steps (id, agency_id, report_id, number, state, acted_by) values (gen_random_uuid(), $1, $2, 1, 'submitted', $3)`, [person.agencyId, reportId, person.id]);
  if (state === 'signed') await api.sql(`insert into practice_steps (id, agency_id, report_id, number, state, acted_by) values ($4, $1, $2, 2, 'signed', $3)`, [person.agencyId, reportId, person.id, stepId]);
  await api.sql(`insert into practice_files (id, agency_id, report_id, file_name, content_type, bytes) values (gen_random_uuid(), $1, $2, 'daftar.pdf', 'application/pdf', 900)`, [person.agencyId, reportId]);
  return { reportId, sessionId, stepId };
}
