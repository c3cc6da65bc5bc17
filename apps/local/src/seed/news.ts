import { enrolledNews, type EnrolledIn } from '@sinau/application/enrolments';
import { statement, type Transaction } from '@sinau/persistence/core';
import { notifyAll, type NewNotification } from '@sinau/persistence/notifications';

const seats = statement(
  'seed.seats',
  `select e.id as "enrolmentId", e.person_id as "personId", k.title as "courseTitle", r.name, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn"
   from enrolments e join runs r on r.id = e.run_id join catalogue_entries k on k.course_id = e.course_id where e.source <> 'self' order by e.enrolled_at`,
);

/** Whoever was enrolled by others was told so; who enrolled alone was not. */
export async function newsOfSeats(transaction: Transaction): Promise<NewNotification[]> {
  const rows = await transaction.query<EnrolledIn & { enrolmentId: string; personId: string }>(seats, []);
  return rows.map((seat) => enrolledNews(seat, seat));
}

/** Each piece of news on the day of its event; those of more than three days ago have been read. */
const then = statement(
  'seed.newsThen',
  `with events (dedupe, at) as (
     select 'enrolled:' || id, enrolled_at from enrolments
     union all select 'graded:' || id, graded_at from attempts
   )
   update notifications n set created_at = e.at, read_at = case when e.at < now() - interval '3 days' then e.at + interval '1 hour' end
   from events e where n.dedupe = e.dedupe`,
);

export async function tellAsOfThen(transaction: Transaction, news: readonly NewNotification[]): Promise<void> {
  await notifyAll(transaction, news);
  await transaction.query(then, []);
}
