import type { Actor } from '@sinau/domain/identity';
import type { CareerRecord, DeliveryFilter, DeliveryState, EvidenceKind } from '@sinau/domain/points';
import { statement, type Database, type Transaction } from '../core/index.js';

export type RecordService = { readonly address: string; readonly keyHint: string | null; readonly active: boolean; readonly sinceYear: number; readonly revision: number; readonly updatedAt: Date };
const service = statement('records.service', `select address, key_hint as "keyHint", active, since_year as "sinceYear", revision, updated_at as "updatedAt" from record_services where agency_id = $1`);
const addService = statement(
  'records.addService',
  `insert into record_services (agency_id, address, access_key, key_hint, active, since_year, updated_by) values ($1, $2, $3, $4, $5, $6, $7) on conflict (agency_id) do nothing returning agency_id`,
);
const changeService = statement(
  'records.changeService',
  `update record_services set address = $3, active = $4, since_year = $5, updated_by = $6, updated_at = now(), revision = revision + 1 where agency_id = $1 and revision = $2 returning agency_id`,
);
const changeKey = statement('records.changeKey', `update record_services set access_key = $2, key_hint = $3 where agency_id = $1`);

export async function recordService(transaction: Transaction): Promise<RecordService | null> {
  const [row] = await transaction.query<RecordService>(service, [transaction.agencyId]);
  return row ?? null;
}

export type NewService = { readonly address: string; readonly key: string | null; readonly active: boolean; readonly sinceYear: number; readonly by: string };
const hintOf = (key: string | null): string | null => (key === null ? null : key.slice(-4));

/** False when there is one already. */
export async function addRecordService(transaction: Transaction, { address, key, active, sinceYear, by }: NewService): Promise<boolean> {
  return (await transaction.query(addService, [transaction.agencyId, address, key, hintOf(key), active, sinceYear, by])).length > 0;
}

/** Keeps the key when none is given. False when somebody else was first. */
export async function changeRecordService(transaction: Transaction, revision: number, { address, key, active, sinceYear, by }: NewService): Promise<boolean> {
  if ((await transaction.query(changeService, [transaction.agencyId, revision, address, active, sinceYear, by])).length === 0) return false;
  if (key !== null) await transaction.query(changeKey, [transaction.agencyId, key, hintOf(key)]);
  return true;
}

const doorway = statement('records.doorway', `select address, access_key as key, since_year as "sinceYear" from record_services where agency_id = $1 and active and access_key is not null`);
export type Doorway = { readonly address: string; readonly key: string; readonly sinceYear: number };

/** Where records go now, with the key; null while sending is switched off. The worker's role alone may ask. */
export async function recordDoorway(database: Database, actor: Actor, agencyId: string): Promise<Doorway | null> {
  const [row] = await database.run<Doorway>(actor, doorway, [agencyId]);
  return row ?? null;
}

const keep = statement(
  'records.keep',
  `insert into record_deliveries (id, agency_id, person_id, year, evidence_kind, evidence_id, shape, record) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (evidence_kind, evidence_id) do nothing returning id`,
);
export type NewDelivery = { readonly id: string; readonly personId: string; readonly year: number; readonly evidenceKind: EvidenceKind; readonly evidenceId: string; readonly record: CareerRecord };

/** Freezes what is to be sent, once for each piece of evidence; false when it was before. */
export async function keepDelivery(transaction: Transaction, { id, personId, year, evidenceKind, evidenceId, record }: NewDelivery): Promise<boolean> {
  return (await transaction.query(keep, [id, transaction.agencyId, personId, year, evidenceKind, evidenceId, record.shape, JSON.stringify(record.record)])).length > 0;
}

const takenBack = `exists (select from ledger_entries v where v.evidence_kind = d.evidence_kind and v.evidence_id = d.evidence_id and v.kind = 'reversal')`;
const hold = statement(
  'records.hold',
  `update record_deliveries d set state = 'sending', attempts = d.attempts + 1, leased_until = now() + make_interval(secs => $2)
   where d.id = $1 and d.state in ('waiting', 'sending') and d.next_at <= now() and (d.leased_until is null or d.leased_until <= now())
   returning d.shape, d.record, d.attempts, ${takenBack} as "takenBack"`,
);
const settle = statement(
  'records.settle',
  `update record_deliveries set state = $3, external_id = $4, problem = $5, next_at = now() + make_interval(mins => $6), leased_until = null, sent_at = case when $3 = 'sent' then now() end
   where id = $1 and attempts = $2 and state = 'sending' returning id`,
);
const due = statement(
  'records.due',
  `select d.id from record_deliveries d join record_services s on s.agency_id = d.agency_id and s.active and s.access_key is not null
   where d.agency_id = $1 and d.state in ('waiting', 'sending') and d.next_at <= now() and (d.leased_until is null or d.leased_until <= now()) order by d.next_at limit 200`,
);

export type HeldDelivery = { readonly shape: CareerRecord['shape']; readonly record: unknown; /** This try's number: whoever holds an older one settles nothing. */ readonly attempts: number; readonly takenBack: boolean };

/** Takes a delivery that is due for some seconds; null when another has it, or it is not due. */
export async function holdDelivery(transaction: Transaction, id: string, seconds: number): Promise<HeldDelivery | null> {
  const [row] = await transaction.query<HeldDelivery>(hold, [id, seconds]);
  return row ?? null;
}

export type Settlement = { readonly state: DeliveryState; readonly externalId: string | null; readonly problem: string | null; /** Before the next try. */ readonly minutes: number };

/** Writes down what came of a try; false when another try has begun since. */
export async function settleDelivery(transaction: Transaction, id: string, attempts: number, { state, externalId, problem, minutes }: Settlement): Promise<boolean> {
  return (await transaction.query(settle, [id, attempts, state, externalId, problem, minutes])).length > 0;
}

/** Deliveries whose time has come, or whose worker died; at most 200. */
export async function dueDeliveries(database: Database, actor: Actor, agencyId: string): Promise<string[]> {
  return (await database.run<{ id: string }>(actor, due, [agencyId])).map(({ id }) => id);
}

export type Delivery = {
  readonly id: string; readonly person: { readonly id: string; readonly name: string }; readonly title: string; readonly hours: number; readonly year: number; readonly shape: CareerRecord['shape'];
  readonly state: DeliveryState; readonly attempts: number; readonly externalId: string | null; readonly problem: string | null; readonly createdAt: Date; readonly nextAt: Date; readonly sentAt: Date | null; readonly reversed: boolean; readonly correctedAt: Date | null;
};
/** Sent, its evidence taken back since, and nobody has told the other side. */
const owing = `d.state = 'sent' and d.corrected_at is null and ${takenBack}`;
const read = `select d.id, jsonb_build_object('id', p.id, 'name', p.full_name) as person, coalesce(d.record ->> 'namaKursus', d.record ->> 'latihanStrukturalNama', '') as title,
    (d.record ->> 'jumlahJam')::float8 as hours, d.year, d.shape, d.state, d.attempts, d.external_id as "externalId", d.problem, d.created_at as "createdAt", d.next_at as "nextAt", d.sent_at as "sentAt",
    d.state = 'sent' and ${takenBack} as reversed, d.corrected_at as "correctedAt"
  from record_deliveries d join people p on p.id = d.person_id`;
const list = statement('records.list', `${read} where d.agency_id = $1 and ($2::text is null or d.state = $2 or ($2 = 'owing' and ${owing})) and ($3::uuid is null or d.id < $3) order by d.id desc limit $4`);
const one = statement('records.one', `${read} where d.id = $1`);
const counts = statement('records.counts', `select state, count(*)::int as count from record_deliveries where agency_id = $1 group by state`);
const owed = statement('records.owed', `select count(*)::int as count from record_deliveries d where d.agency_id = $1 and ${owing}`);
const correct = statement('records.correct', `update record_deliveries d set corrected_at = now() where d.id = $1 and ${owing} returning id`);
const again = statement(
  'records.again',
  `update record_deliveries set state = 'waiting', next_at = now(), problem = null where id = $1 and state in ('refused', 'failed', 'waiting') returning id`,
);

/** The latest first, after an id. */
export async function deliveriesPage(database: Database, actor: Actor, agencyId: string, state: DeliveryFilter | null, after: string | null, limit: number): Promise<Delivery[]> {
  return database.run<Delivery>(actor, list, [agencyId, state, after, limit]);
}

export async function deliveryById(transaction: Transaction, id: string): Promise<Delivery | null> {
  const [row] = await transaction.query<Delivery>(one, [id]);
  return row ?? null;
}

export async function deliveryCounts(transaction: Transaction): Promise<ReadonlyMap<DeliveryState, number>> {
  const rows = await transaction.query<{ state: DeliveryState; count: number }>(counts, [transaction.agencyId]);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Makes it due at once; false in a state where it can't be. */
export async function tryDeliveryAgain(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(again, [id])).length > 0;
}

/** How many deliveries the other side must be told about: sent, and taken back since. */
export async function correctionsOwed(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>(owed, [transaction.agencyId]);
  return row?.count ?? 0;
}

/** False when there is nothing to correct about it, or it was noted before. */
export async function noteCorrection(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(correct, [id])).length > 0;
}
