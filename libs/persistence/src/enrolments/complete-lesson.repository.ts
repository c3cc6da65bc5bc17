import { statement, type Transaction } from '../core/index.js';

const mark = statement(
  'enrolments.completeLesson',
  `insert into lesson_progress (enrolment_id, lesson_id, agency_id, completed_at) values ($1, $2, $3, now())
   on conflict (enrolment_id, lesson_id) do update set completed_at = coalesce(lesson_progress.completed_at, now()), updated_at = now()`,
);
const count = statement(
  'enrolments.countLessons',
  `update enrolments e set last_active_at = now(), state = case when e.state = 'enrolled' then 'in_progress' else e.state end,
     lessons_done = greatest(e.lessons_done, (select count(*) from lesson_progress p where p.enrolment_id = e.id and p.completed_at is not null))
   where e.id = $1`,
);

/** Marks a lesson done, once and for good: progress never falls. */
export async function completeLesson(transaction: Transaction, enrolmentId: string, lessonId: string): Promise<void> {
  await transaction.query(mark, [enrolmentId, lessonId, transaction.agencyId]);
  await transaction.query(count, [enrolmentId]);
}
