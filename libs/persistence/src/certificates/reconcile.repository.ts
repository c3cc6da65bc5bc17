import type { SystemActor } from '@sinau/domain/identity';
import { statement, type Database } from '../core/index.js';

/** The rule of `isComplete`, as SQL finds it; the use case decides again under the enrolment's lock. */
const due = statement(
  'certificates.due',
  `(select e.id, e.last_active_at as at from enrolments e join course_versions v on v.id = e.version_id
    where e.agency_id = $1 and e.last_active_at > now() - $2 * interval '1 day' and e.state <> 'withdrawn'
      and not exists (select from certificates c where c.enrolment_id = e.id)
      and (e.state <> 'completed' or (v.document ->> 'hours')::numeric > 0)
      and (v.document -> 'completion' ->> 'finalLessonId' is null or e.final_score >= (v.document -> 'completion' ->> 'minimumScore')::numeric)
      and not exists (
        select from jsonb_path_query(v.document, '$.modules[*].lessons[*].id') as required(lesson)
        where (v.document -> 'completion' -> 'lessons' = '"all"' or v.document -> 'completion' -> 'lessons' @> required.lesson)
          and not exists (select from lesson_progress p where p.enrolment_id = e.id and p.lesson_id = (required.lesson #>> '{}')::uuid and p.completed_at is not null))
      and not exists (select from certificate_refusals r where r.enrolment_id = e.id and r.refused_at > now() - interval '1 hour')
    order by at limit $3)
   union all
   (select c.enrolment_id, c.revoked_at as at from certificates c
    where c.agency_id = $1 and (c.revoked_class = 'replaced' or c.reissue_asked_at is not null) and not exists (select from certificates n where n.replaces_id = c.id)
      and not exists (select from certificate_refusals r where r.enrolment_id = c.enrolment_id and r.refused_at > now() - interval '1 hour')
    order by at limit $3)`,
);
const unprinted = statement(
  'certificates.unprinted',
  `select c.id from certificates c
   where c.agency_id = $1 and c.pdf_state = 'pending' and c.issued_at < now() - $2 * interval '1 second'
     and not exists (select from failed_jobs f where f.agency_id = c.agency_id and f.job = 'render-certificate'
       and f.payload ->> 'certificateId' = c.id::text and f.retried_at is null)
   order by c.issued_at limit $3`,
);
const going = statement('certificates.batchesGoing', `select id from tasks where agency_id = $1 and kind = 'certificate_batch' and state in ('waiting', 'running') order by created_at limit $2`);

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

/** Enrolments that fulfil their rule and were not completed or certified, active within `days`; and those whose certificate waits for its replacement. */
export async function enrolmentsDue(database: Database, actor: SystemActor, days: number, most: number): Promise<readonly string[]> {
  return idsOf(await database.run<{ id: string }>(actor, due, [actor.agencyId, days, most]));
}

/** Certificates that have waited for their PDF for `seconds` and whose printing has not failed for good. */
export async function certificatesUnprinted(database: Database, actor: SystemActor, seconds: number, most: number): Promise<readonly string[]> {
  return idsOf(await database.run<{ id: string }>(actor, unprinted, [actor.agencyId, seconds, most]));
}

/** Bulk issues that should be running. */
export async function batchesGoing(database: Database, actor: SystemActor, most: number): Promise<readonly string[]> {
  return idsOf(await database.run<{ id: string }>(actor, going, [actor.agencyId, most]));
}
