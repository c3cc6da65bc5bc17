import type { Transaction } from '@sinau/persistence/core';
import { intendMail } from '@sinau/persistence/notifications';
import { courseOfAttempt, type AttemptToGrade } from '@sinau/persistence/quizzes';
import type { PublicSite } from '../core/index.js';

/** Mails the learner, once, that a result and its review can be read. Without the score: mail is read over shoulders. */
export async function mailResult(transaction: Transaction, site: PublicSite, { attemptId, personId, settings }: AttemptToGrade): Promise<void> {
  const course = await courseOfAttempt(transaction, attemptId);
  await intendMail(transaction, {
    personId,
    template: 'result-released',
    facts: (reader) => ({ agency: reader.agency, recipient: reader.name, link: site.address(`/pengerjaan/${attemptId}/hasil`), course, quiz: settings.title }),
    dedupe: `result-released:${attemptId}`,
  });
}
