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
  `insert into notifications (id, agency_id, person_id, kind, facts, link, dedupe) 
   select id, $1::uuid, person_id, kind, facts::jsonb, link, dedupe
   from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) as n (id, person_id, kind, facts, link, dedupe)
   on conflict (person_id, dedupe) do nothing`,
);

/** Tells people, in the transaction of the event: one statement for any number. */
export async function notifyAll(transaction: Transaction, news: readonly NewNotification[]): Promise<void> {
  if (news.length === 0) return;
  await transaction.query(insert, [
    transaction.agencyId, news.map(() => newId()), news.map(({ personId }) => personId), news.map(({ kind }) => kind),
    news.map(({ facts }) => JSON.stringify(facts)), news.map(({ link }) => link), news.map(({ dedupe }) => dedupe),
  ]);
}

/** The same for one. */
export function notify(transaction: Transaction, notification: NewNotification): Promise<void> {
  return notifyAll(transaction, [notification]);
}
