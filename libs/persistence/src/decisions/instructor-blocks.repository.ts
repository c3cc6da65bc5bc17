import type { InstructorBlock } from '@sinau/domain/decisions';
import { newId, statement, type Transaction } from '../core/index.js';

export type StoredBlock = InstructorBlock & {
  readonly fromRun: string; readonly decidedAt: Date; readonly override: { readonly reason: string; readonly by: string; readonly at: string } | null;
};

const forRun = statement(
  'instructorBlocks.forRun',
  `select b.id, b.person_id as "personId", coalesce(p.full_name, b.guest_name) as name, o.id is not null as overridden, from_run.name as "fromRun", d.decided_at as "decidedAt",
     case when o.id is not null then jsonb_build_object('reason', o.reason, 'by', w.full_name, 'at', to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as override
   from runs r join instructor_blocks b on b.course_id = r.course_id or b.programme_id = r.programme_id
   join decisions d on d.id = b.decision_id and d.withdrawn_at is null and d.run_id <> r.id join runs from_run on from_run.id = d.run_id
   left join people p on p.id = b.person_id left join instructor_overrides o on o.block_id = b.id and o.run_id = r.id left join people w on w.id = o.created_by
   where r.id = $1 and r.closed_at is null order by d.decided_at desc, b.id`,
);

/** Who is not to teach this run by decisions on others. A run that was closed is past them. */
export function blocksForRun(transaction: Transaction, runId: string): Promise<StoredBlock[]> {
  return transaction.query<StoredBlock>(forRun, [runId]);
}

/* Whoever teaches a course teaches all its runs: a block is overridden there when it is for each run that is open. */
const forCourse = statement(
  'instructorBlocks.forCourse',
  `select b.id, b.person_id as "personId", coalesce(p.full_name, b.guest_name) as name, open_runs.open > 0 and open_runs.open = open_runs.allowed as overridden
   from instructor_blocks b join decisions d on d.id = b.decision_id and d.withdrawn_at is null left join people p on p.id = b.person_id
   cross join lateral (select count(*) as open, count(o.id) as allowed from runs r left join instructor_overrides o on o.block_id = b.id and o.run_id = r.id
     where r.course_id = $1 and r.closed_at is null and r.id <> d.run_id and (b.course_id = r.course_id or b.programme_id = r.programme_id)) open_runs
   where b.course_id = $1 or b.programme_id in (select r.programme_id from runs r where r.course_id = $1 and r.closed_at is null)`,
);

/** Who is not to teach a course's runs by decisions on others. */
export function blocksForCourse(transaction: Transaction, courseId: string): Promise<InstructorBlock[]> {
  return transaction.query<InstructorBlock>(forCourse, [courseId]);
}

const override = statement(
  'instructorBlocks.override',
  `insert into instructor_overrides (id, agency_id, block_id, run_id, reason, created_by) values ($1, $2, $3, $4, $5, $6) on conflict (block_id, run_id) do nothing returning id`,
);

/** False when it was overridden for this run already. */
export async function overrideBlock(transaction: Transaction, values: { readonly blockId: string; readonly runId: string; readonly reason: string; readonly personId: string }): Promise<boolean> {
  return (await transaction.query(override, [newId(), transaction.agencyId, values.blockId, values.runId, values.reason, values.personId])).length > 0;
}
