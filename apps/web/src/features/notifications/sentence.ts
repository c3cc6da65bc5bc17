import type { Row } from '../../lib/api/index.js';
import type { Formats } from '../../lib/formats/index.js';
import type { Text } from '../../lib/i18n/index.js';

export type Notification = Row<'GET /api/notifications'>;

const sentences: Readonly<Record<string, string>> = {
  enrolled: 'notifications.kind.enrolled',
  quiz_passed: 'notifications.kind.quiz_passed',
  quiz_not_passed: 'notifications.kind.quiz_not_passed',
  time_granted: 'notifications.kind.time_granted',
  attempt_cut: 'notifications.kind.attempt_cut',
  deadline_moved: 'notifications.kind.deadline_moved',
  review_released: 'notifications.kind.review_released',
  certificate_issued: 'notifications.kind.certificate_issued',
  certificate_revoked: 'notifications.kind.certificate_revoked',
  import_finished: 'notifications.kind.import_finished',
};

/** What happened, in a sentence. A kind that this build doesn't know is news all the same. */
export function sentenceOf({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, t: Text, formats: Pick<Formats, 'decimal'>): string {
  const written = Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? formats.decimal(value, 2) : String(value ?? '')]);
  return t(sentences[kind] ?? 'notifications.kind.other', Object.fromEntries(written));
}
