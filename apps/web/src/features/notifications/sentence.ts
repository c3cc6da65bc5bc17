import type { Row } from '../../lib/api/index.js';
import type { Formats } from '../../lib/formats/index.js';
import type { Text } from '../../lib/i18n/index.js';

export type Notification = Row<'GET /api/notifications'>;

const sentences: Readonly<Record<string, string>> = {
  enrolled: 'notifications.kind.enrolled',
  consent_asked: 'notifications.kind.consent_asked',
  nomination_refused: 'notifications.kind.nomination_refused',
  nomination_waiting: 'notifications.kind.nomination_waiting',
  nomination_of_refused: 'notifications.kind.nomination_of_refused',
  quiz_passed: 'notifications.kind.quiz_passed',
  quiz_not_passed: 'notifications.kind.quiz_not_passed',
  time_granted: 'notifications.kind.time_granted',
  attempt_cut: 'notifications.kind.attempt_cut',
  deadline_moved: 'notifications.kind.deadline_moved',
  review_released: 'notifications.kind.review_released',
  certificate_issued: 'notifications.kind.certificate_issued',
  certificate_revoked: 'notifications.kind.certificate_revoked',
  behaviour_asked_self: 'notifications.kind.behaviour_asked_self',
  behaviour_asked: 'notifications.kind.behaviour_asked',
  session_moved: 'notifications.kind.session_moved',
  session_cancelled: 'notifications.kind.session_cancelled',
  session_soon: 'notifications.kind.session_soon',
  package_offered: 'notifications.kind.package_offered',
  package_updated: 'notifications.kind.package_updated',
  teaches_run: 'notifications.kind.teaches_run',
  expert_invited: 'notifications.kind.expert_invited',
  practice_submitted: 'notifications.kind.practice_submitted',
  practice_returned: 'notifications.kind.practice_returned',
  practice_signed: 'notifications.kind.practice_signed',
  practice_withdrawn: 'notifications.kind.practice_withdrawn',
  claim_accepted: 'notifications.kind.claim_accepted',
  claim_returned: 'notifications.kind.claim_returned',
  claim_refused: 'notifications.kind.claim_refused',
  claim_revoked: 'notifications.kind.claim_revoked',
  import_finished: 'notifications.kind.import_finished',
  due_soon: 'notifications.kind.due_soon',
  evaluation_open: 'notifications.kind.evaluation_open',
  evaluation_required: 'notifications.kind.evaluation_required',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function writtenFact(value: unknown, formats: Pick<Formats, 'decimal' | 'day'>): string {
  if (typeof value === 'number') return formats.decimal(value, 2);
  const text = String(value ?? '');
  return DAY.test(text) ? formats.day(text) : text;
}

/** What happened, in a sentence. A kind that this build doesn't know is news all the same. */
export function sentenceOf({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, t: Text, formats: Pick<Formats, 'decimal' | 'day'>): string {
  const written = Object.entries(facts).map(([name, value]) => [name, writtenFact(value, formats)]);
  return t(sentences[kind] ?? 'notifications.kind.other', Object.fromEntries(written));
}
