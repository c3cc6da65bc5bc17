import type { ChangeRequestState, RecordedKind } from '@sinau/domain/decisions';
import { statement, type Transaction } from '../core/index.js';
import { phaseOfRun, type RunPhase } from '../enrolments/index.js';

export type ChainLink = {
  readonly needs: readonly { readonly id: string; readonly title: string }[];
  readonly run: { readonly id: string; readonly name: string; readonly endsOn: string; readonly courseId: string };
  readonly phase: RunPhase; readonly participants: number; readonly completed: number;
  readonly decision: { readonly kind: RecordedKind; readonly decidedAt: string } | null;
  readonly request: ChangeRequestState | null;
  readonly version: { readonly id: string; readonly number: number } | null;
};

const links = `
  select coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title) order by n.weight desc, n.id) from programme_needs pn join needs n on n.id = pn.need_id where pn.programme_id = r.programme_id), '[]') as needs,
    jsonb_build_object('id', r.id, 'name', r.name, 'endsOn', r.ends_on, 'courseId', r.course_id) as run, ${phaseOfRun} as phase, r.seats_taken as participants,
    coalesce((select m.completed from run_completions m where m.run_id = r.id), 0) as completed,
    case when d.id is not null then jsonb_build_object('kind', d.kind, 'decidedAt', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as decision, q.state as request,
    case when v.id is not null then jsonb_build_object('id', v.id, 'number', v.number) end as version
  from runs r join agencies g on g.id = r.agency_id left join decisions d on d.id = r.decision_id left join change_requests q on q.decision_id = d.id left join course_versions v on v.id = q.version_id`;
const ofCourse = statement('chain.ofCourse', `${links} where r.course_id = $1 order by r.starts_on desc, r.id desc limit 20`);
const ofProgramme = statement('chain.ofProgramme', `${links} where r.programme_id = $1 order by r.starts_on desc, r.id desc limit 20`);
const courseOf = statement('chain.course', 'select c.id, c.agency_id as "agencyId", c.owner_id as "ownerId" from courses c where c.id = $1');
const programmeOf = statement('chain.programme', 'select c.id, p.agency_id as "agencyId", c.owner_id as "ownerId" from programmes p left join courses c on c.id = p.course_id where p.id = $1');
const changes = statement(
  'chain.changes',
  `select v.number as "versionNumber", v.published_at as "publishedAt", q.answer, q.why, r.name as "runName", r.seats_taken as participants
   from change_requests q join course_versions v on v.id = q.version_id join decisions d on d.id = q.decision_id join runs r on r.id = d.run_id join catalogue_entries k on k.course_id = q.course_id and not k.hidden
   where q.course_id = $1 and q.state = 'answered' order by v.number desc, q.id limit 20`,
);

/** One turn of the circle for each run of a course, the latest first. */
export function chainOfCourse(transaction: Transaction, courseId: string): Promise<ChainLink[]> {
  return transaction.query<ChainLink>(ofCourse, [courseId]);
}
export function chainOfProgramme(transaction: Transaction, programmeId: string): Promise<ChainLink[]> {
  return transaction.query<ChainLink>(ofProgramme, [programmeId]);
}

export type ChainOwner = { readonly id: string | null; readonly agencyId: string; readonly ownerId: string | null };

/** Whose the course is; null when the agency has none of that id. */
export async function ownerOfCourse(transaction: Transaction, courseId: string): Promise<ChainOwner | null> {
  const [row] = await transaction.query<ChainOwner>(courseOf, [courseId]);
  return row ?? null;
}
/** Whose the programme's course is. */
export async function ownerOfProgramme(transaction: Transaction, programmeId: string): Promise<ChainOwner | null> {
  const [row] = await transaction.query<ChainOwner>(programmeOf, [programmeId]);
  return row ?? null;
}

export type PublicChange = { readonly versionNumber: number; readonly publishedAt: Date; readonly answer: string; readonly why: string; readonly runName: string; readonly participants: number };

/** What versions changed because of earlier runs: nothing but what was written for learners. */
export function publicChanges(transaction: Transaction, courseId: string): Promise<PublicChange[]> {
  return transaction.query<PublicChange>(changes, [courseId]);
}
