import type { Actor } from '@sinau/domain/identity';
import type { AttemptReview } from '@sinau/domain/quizzes';
import { statement, type Database } from '../core/index.js';

const ofAttempt = statement(
  'reviews.ofAttempt',
  `select v.document ->> 'title' as course_title, w.review
   from attempts a join enrolments e on e.id = a.enrolment_id join course_versions v on v.id = e.version_id
   left join attempt_reviews w on w.attempt_id = a.id
   where a.id = $1 and a.person_id = $2`,
);

/** The released review of one's own attempt; null while it is held back. */
export async function reviewOf(database: Database, actor: Actor, attemptId: string, personId: string): Promise<{ courseTitle: string; review: AttemptReview | null } | null> {
  const [row] = await database.run<{ course_title: string; review: AttemptReview | null }>(actor, ofAttempt, [attemptId, personId]);
  return row ? { courseTitle: row.course_title, review: row.review } : null;
}
