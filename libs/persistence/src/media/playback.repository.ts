import { statement, type Transaction } from '../core/index.js';

const watched = statement(
  'playback.watched',
  `select coalesce(jsonb_agg(jsonb_build_array(lower(w), upper(w)) order by lower(w)), '[]') as ranges
   from lesson_progress p cross join unnest(p.watched) as w where p.enrolment_id = $1 and p.lesson_id = $2`,
);
const enrolled = statement('playback.enrolled', `select 1 from enrolments where id = $1 and person_id = $2 and state <> 'withdrawn'`);

/** Union of what was watched of a lesson: half-open ranges of whole seconds, in order. */
export async function watchedRanges(transaction: Transaction, enrolmentId: string, lessonId: string): Promise<[number, number][]> {
  const [row] = await transaction.query<{ ranges: [number, number][] }>(watched, [enrolmentId, lessonId]);
  return row?.ranges ?? [];
}

/** Whether the enrolment is the person's, and holds. */
export async function isEnrolled(transaction: Transaction, enrolmentId: string, personId: string): Promise<boolean> {
  return (await transaction.query(enrolled, [enrolmentId, personId])).length > 0;
}
