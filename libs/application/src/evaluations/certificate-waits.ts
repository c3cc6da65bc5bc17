import { refused, type Refused } from '@sinau/domain/core';
import { certificateWaits } from '@sinau/domain/evaluations';
import type { Transaction } from '@sinau/persistence/core';
import { reactionAskedOf } from '@sinau/persistence/evaluations';
import { notify } from '@sinau/persistence/notifications';

export type EvaluatedEnrolment = { readonly enrolmentId: string; readonly personId: string; readonly courseTitle: string; /** In the agency's zone. */ readonly today: string };

/**
 * `evaluation_required` while the certificate of an enrolment waits for the participant's evaluation of the run, who is
 * told so once. The one place that issuing asks.
 */
export async function evaluationOwed(transaction: Transaction, { enrolmentId, personId, courseTitle, today }: EvaluatedEnrolment): Promise<Refused | null> {
  const asked = await reactionAskedOf(transaction, enrolmentId);
  if (asked === null || !certificateWaits({ ...asked, today })) return null;
  await notify(transaction, { personId, kind: 'evaluation_required', facts: { course: courseTitle }, link: `/evaluasi/${asked.id}`, dedupe: `evaluation-open:${asked.id}` });
  return refused('evaluation_required');
}
