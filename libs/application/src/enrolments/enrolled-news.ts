import type { NewSeat, RunRecord } from '@sinau/persistence/enrolments';
import type { NewNotification } from '@sinau/persistence/notifications';

export type EnrolledIn = Pick<RunRecord, 'courseTitle' | 'name' | 'startsOn' | 'endsOn'>;

/** What somebody is told whom others enrolled. */
export function enrolledNews({ courseTitle, name, startsOn, endsOn }: EnrolledIn, { personId, enrolmentId }: Pick<NewSeat, 'personId' | 'enrolmentId'>): NewNotification {
  return { personId, kind: 'enrolled', facts: { title: courseTitle, run: name, startsOn, endsOn }, link: `/kursus/${enrolmentId}`, dedupe: `enrolled:${enrolmentId}` };
}
