import type { Facts } from '@sinau/domain/core';
import { newId, statement, type Transaction } from '../core/index.js';

export type NewNotification = {
  readonly personId: string;
  /** `result_released`, `certificate_issued`, …: the web has a sentence for each. */
  readonly kind: string;
  readonly facts: Facts;
  /** Path in the web app. */
  readonly link: string | null;
  /** The same event tells a person once. */
  readonly dedupe: string;
};

const insert = statement(
  'notifications.insert',
  `insert into notifications (id, agency_id, person_id, kind, facts, link, dedupe) values ($1, $2, $3, $4, $5, $6, $7) on conflict (person_id, dedupe) do nothing`,
);

/** Tells a person, in the transaction of the event. */
export async function notify(transaction: Transaction, notification: NewNotification): Promise<void> {
  const { personId, kind, facts, link, dedupe } = notification;
  await transaction.query(insert, [newId(), transaction.agencyId, personId, kind, JSON.stringify(facts), link, dedupe]);
}
