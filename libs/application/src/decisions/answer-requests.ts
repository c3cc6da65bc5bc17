import { assertAllowed, DomainError } from '@sinau/domain/core';
import { mayAnswer } from '@sinau/domain/decisions';
import { recordAudit } from '@sinau/persistence/audit';
import type { Transaction } from '@sinau/persistence/core';
import { answerChangeRequest, lockChangeRequest } from '@sinau/persistence/decisions';

export type ChangeAnswer = { readonly requestId: string; readonly answer: string };
type Version = { readonly courseId: string; readonly versionId: string; readonly number: number; readonly personId: string };

/** Closes the requests that a version names, in the transaction that publishes it. Throws `not_found`, `request_not_open`, `request_other_course`. */
export async function answerRequests(transaction: Transaction, { courseId, versionId, number, personId }: Version, answers: readonly ChangeAnswer[]): Promise<void> {
  for (const { requestId, answer } of answers) {
    const request = await lockChangeRequest(transaction, requestId);
    if (!request) throw new DomainError('not_found');
    assertAllowed(mayAnswer(request, { courseId }));
    if (!(await answerChangeRequest(transaction, requestId, { versionId, answer, personId }))) throw new DomainError('request_not_open');
    await recordAudit(transaction, 'course.request_answered', { kind: 'course', id: courseId }, { version: number, answer });
  }
}
