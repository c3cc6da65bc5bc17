import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { hashToken } from './http/session-cookie.js';
import type { LearningWorld } from './learning.spec-kit.js';

/** One of many who sit the same exam: a person with a session and an open attempt. */
export type Seat = { readonly personId: string; readonly attemptId: string; readonly enrolmentId: string; readonly cookie: string };

type Sql = (text: string, values?: readonly unknown[]) => Promise<unknown>;

const letters = 'abcdefghijklmnopqrstuvwxyz';
const nameOf = (index: number) => `Peserta ${letters[Math.floor(index / 26) % 26]}${letters[index % 26]}${index}`;

/** Fills a hall: `count` people of the agency, enrolled in the world's run, each with an open attempt of an hour. */
export async function fillHall(sql: Sql, agencyId: string, world: LearningWorld, count: number): Promise<Seat[]> {
  const paper = JSON.stringify(Object.values(world.questions).map((questionId) => ({ questionId, options: [] })));
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const seats = tokens.map((token, index) => ({ personId: v7(), attemptId: v7(), enrolmentId: v7(), cookie: `__Host-sid=${token}`, name: nameOf(index) }));
  const ids = seats.map((seat) => seat.personId);
  await sql(`insert into people (id, agency_id, full_name) select id, $1, name from unnest($2::uuid[], $3::text[]) as t (id, name)`, [agencyId, ids, seats.map((seat) => seat.name)]);
  await sql(`insert into accounts (person_id, agency_id, must_change_password) select id, $1, false from unnest($2::uuid[]) as t (id)`, [agencyId, ids]);
  await sql(
    `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) select gen_random_uuid(), $1, id, 'learner', 'agency', $1, current_date - 1 from unnest($2::uuid[]) as t (id)`,
    [agencyId, ids],
  );
  await sql(
    `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at) select gen_random_uuid(), hash, id, $1, 'spec', now() + interval '8 hours' from unnest($2::uuid[], $3::bytea[]) as t (id, hash)`,
    [agencyId, ids, tokens.map(hashToken)],
  );
  await sql(
    `insert into enrolments (id, agency_id, run_id, course_id, person_id, version_id, state, source) select enrolment, $1, $2, $3, id, $4, 'in_progress', 'admin' from unnest($5::uuid[], $6::uuid[]) as t (id, enrolment)`,
    [agencyId, world.runId, world.courseId, world.versionId, ids, seats.map((seat) => seat.enrolmentId)],
  );
  await sql(
    `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, paper, deadline_at)
     select attempt, $1, enrolment, id, $2, $3, 1, $4::jsonb, now() + interval '1 hour' from unnest($5::uuid[], $6::uuid[], $7::uuid[]) as t (id, enrolment, attempt)`,
    [agencyId, world.lessons.quiz, world.quizVersionId, paper, ids, seats.map((seat) => seat.enrolmentId), seats.map((seat) => seat.attemptId)],
  );
  return seats;
}
