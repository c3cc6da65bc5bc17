import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import type { ClaimState } from '@sinau/domain/points';
import { statement, type Database, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

export type ClaimFields = {
  readonly title: string; readonly organiser: string; readonly certificateNumber: string | null; readonly startsOn: string; readonly endsOn: string;
  readonly hours: number; readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass;
};
/** `type` by the content; `sha256` hexadecimal. */
export type ClaimFile = { readonly name: string; readonly type: string; readonly bytes: number; readonly sha256: string };

export type Claim = ClaimFields & {
  readonly id: string; readonly personId: string; readonly hoursAccepted: number | null; readonly state: ClaimState; readonly reason: string | null; readonly submittedAt: Date;
  /** To the microsecond, as the queue is ordered. */
  readonly submittedText: string;
  readonly decidedBy: string | null; readonly decidedAt: Date | null; readonly awardedAt: Date | null; readonly file: ClaimFile; readonly revision: number;
  readonly person: { readonly name: string; readonly identifier: string | null; readonly unitName: string | null };
};

type Row = {
  id: string; person_id: string; title: string; organiser: string; certificate_number: string | null; starts_on: string; ends_on: string; hours_claimed: string; hours_accepted: string | null;
  activity_kind: ActivityKind; competency_class: CompetencyClass; file_name: string; file_type: string; file_bytes: number; file_sha256: string; state: ClaimState; reason: string | null;
  submitted_at: Date; submitted_text: string; decided_by_name: string | null; decided_at: Date | null; awarded_at: Date | null; revision: number; person_name: string; identifier: string | null; unit_name: string | null;
};

const read = `select c.id, c.person_id, c.title, c.organiser, c.certificate_number, c.starts_on::text, c.ends_on::text, c.hours_claimed, c.hours_accepted, c.activity_kind, c.competency_class,
    c.file_name, c.file_type, c.file_bytes, c.file_sha256, c.state, c.reason, c.submitted_at, c.submitted_at::text as submitted_text, d.full_name as decided_by_name, c.decided_at, c.awarded_at, c.revision,
    p.full_name as person_name, i.value as identifier, u.name as unit_name
  from training_claims c join people p on p.id = c.person_id left join people d on d.id = c.decided_by
  left join lateral ${lastNumberOf('p.id')} i on true
  left join lateral (select unit_id from appointments where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
  left join units u on u.id = t.unit_id`;

const ofPerson = statement('claims.ofPerson', `${read} where c.person_id = $1 order by c.submitted_at desc, c.id desc limit 500`);
const byId = statement('claims.byId', `${read} where c.id = $1`);
const lock = statement('claims.lock', `select from training_claims where id = $1 for update`);
const queue = statement(
  'claims.queue',
  `${read} where c.state = $1 and ($2::timestamptz is null or (c.submitted_at, c.id) > ($2, $3::uuid)) order by c.submitted_at, c.id limit $4`,
);
const insert = statement(
  'claims.insert',
  `insert into training_claims (id, agency_id, person_id, title, organiser, certificate_number, comparable_number, starts_on, ends_on, hours_claimed, activity_kind, competency_class,
     file_name, file_type, file_bytes, file_sha256)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
);
const change = statement(
  'claims.change',
  `update training_claims set title = $3, organiser = $4, certificate_number = $5, comparable_number = $6, starts_on = $7, ends_on = $8, hours_claimed = $9, activity_kind = $10, competency_class = $11,
     file_name = $12, file_type = $13, file_bytes = $14, file_sha256 = $15, state = 'submitted', submitted_at = now(), revision = revision + 1
   where id = $1 and revision = $2 and state in ('submitted', 'returned') returning id`,
);
const decide = statement(
  'claims.decide',
  `update training_claims set state = $3, reason = $4, decided_by = $5, decided_at = now(), revision = revision + 1,
     hours_accepted = coalesce($6::numeric, hours_accepted), activity_kind = coalesce($7::int, activity_kind), competency_class = coalesce($8::text, competency_class)
   where id = $1 and revision = $2`,
);
const withdraw = statement('claims.withdraw', `update training_claims set state = 'withdrawn', revision = revision + 1 where id = $1 and state in ('submitted', 'returned')`);
/* Takes the row's lock: an acceptance that is being taken back is seen as it ends. */
const award = statement(
  'claims.markAwarded',
  `update training_claims set awarded_at = coalesce(awarded_at, now()) where id = $1 and state = 'accepted'
   returning person_id, title, ends_on::text, hours_accepted, activity_kind, competency_class`,
);
const unawarded = statement('claims.unawarded', `select id from training_claims where state = 'accepted' and awarded_at is null and decided_at < now() - interval '20 seconds' order by decided_at limit 200`);
/* A certificate that was revoked counts no more, so that its paper may be claimed. */
const counted = statement(
  'claims.counted',
  `select title from (
     select c.title, c.decided_at as at from training_claims c
     where c.person_id = $2 and c.id <> $1 and c.state = 'accepted' and (c.comparable_number = $3 or c.file_sha256 = $4)
     union all
     select k.snapshot -> 'course' ->> 'title', k.issued_at from certificates k
     where k.person_id = $2 and k.state = 'valid' and regexp_replace(upper(k.number), '[^A-Z0-9]', '', 'g') = $3
   ) before order by at nulls first limit 1`,
);
const alike = statement(
  'claims.alike',
  `select 'claim' as of, c.person_id, c.title, c.organiser, c.certificate_number, c.starts_on::text, c.ends_on::text, c.file_sha256 as sha256, c.state
   from training_claims c
   where c.id <> $1 and c.state not in ('withdrawn', 'refused', 'revoked')
     and (c.comparable_number = $3 or c.file_sha256 = $4 or (c.person_id = $2 and c.starts_on = $5 and c.ends_on = $6))
   union all
   select 'certificate', k.person_id, k.snapshot -> 'course' ->> 'title', k.snapshot -> 'agency' ->> 'name', k.number, k.snapshot -> 'studied' ->> 'from', k.snapshot -> 'studied' ->> 'to', null, k.state
   from certificates k
   where k.person_id = $2 and (regexp_replace(upper(k.number), '[^A-Z0-9]', '', 'g') = $3 or (k.snapshot -> 'studied' ->> 'from' = $5::text and k.snapshot -> 'studied' ->> 'to' = $6::text))
   limit 20`,
);

function claimOf(row: Row): Claim {
  return {
    id: row.id, personId: row.person_id, title: row.title, organiser: row.organiser, certificateNumber: row.certificate_number, startsOn: row.starts_on, endsOn: row.ends_on,
    hours: Number(row.hours_claimed), hoursAccepted: row.hours_accepted === null ? null : Number(row.hours_accepted), activityKind: row.activity_kind, competencyClass: row.competency_class,
    state: row.state, reason: row.reason, submittedAt: row.submitted_at, submittedText: row.submitted_text, decidedBy: row.decided_by_name, decidedAt: row.decided_at, awardedAt: row.awarded_at, revision: row.revision,
    file: { name: row.file_name, type: row.file_type, bytes: row.file_bytes, sha256: row.file_sha256 },
    person: { name: row.person_name, identifier: row.identifier, unitName: row.unit_name },
  };
}

/** A person's claims, the latest first; at most 500. */
export async function claimsOf(database: Database, actor: Actor, personId: string): Promise<Claim[]> {
  return (await database.run<Row>(actor, ofPerson, [personId])).map(claimOf);
}

export async function claimById(transaction: Transaction, id: string): Promise<Claim | null> {
  const [row] = await transaction.query<Row>(byId, [id]);
  return row ? claimOf(row) : null;
}

/** The title of what was counted for the person by the same certificate number or the same file; null when nothing was. Asked while the person is held. */
export async function countedBefore(transaction: Transaction, claim: { readonly id: string; readonly personId: string; readonly comparableNumber: string | null; readonly sha256: string }): Promise<string | null> {
  const [row] = await transaction.query<{ title: string }>(counted, [claim.id, claim.personId, claim.comparableNumber, claim.sha256]);
  return row?.title ?? null;
}

/** The same, held until the transaction ends. */
export async function claimToDecide(transaction: Transaction, id: string): Promise<Claim | null> {
  await transaction.query(lock, [id]);
  return claimById(transaction, id);
}

/** The longest waiting first. After a time and an id. */
export async function claimQueue(database: Database, actor: Actor, state: ClaimState, after: { at: string; id: string } | null, limit: number): Promise<Claim[]> {
  return (await database.run<Row>(actor, queue, [state, after?.at ?? null, after?.id ?? null, limit])).map(claimOf);
}

export type NewClaim = ClaimFields & { readonly id: string; readonly personId: string; readonly comparableNumber: string | null; readonly file: ClaimFile };

export async function insertClaim(transaction: Transaction, claim: NewClaim): Promise<void> {
  const { id, personId, title, organiser, certificateNumber, comparableNumber, startsOn, endsOn, hours, activityKind, competencyClass, file } = claim;
  await transaction.query(insert, [
    id, transaction.agencyId, personId, title, organiser, certificateNumber, comparableNumber, startsOn, endsOn, hours, activityKind, competencyClass, file.name, file.type, file.bytes, file.sha256,
  ]);
}

/** False when somebody else was first. */
export async function changeClaim(transaction: Transaction, revision: number, claim: Omit<NewClaim, 'personId'>): Promise<boolean> {
  const { id, title, organiser, certificateNumber, comparableNumber, startsOn, endsOn, hours, activityKind, competencyClass, file } = claim;
  const changed = await transaction.query(change, [
    id, revision, title, organiser, certificateNumber, comparableNumber, startsOn, endsOn, hours, activityKind, competencyClass, file.name, file.type, file.bytes, file.sha256,
  ]);
  return changed.length === 1;
}

export type ClaimDecision = {
  readonly state: ClaimState; readonly reason: string | null; readonly by: string;
  readonly accepted: { readonly hours: number; readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass } | null;
};

/** On a claim that is held by `claimToDecide`. */
export async function decideClaim(transaction: Transaction, claim: Pick<Claim, 'id' | 'revision'>, { state, reason, by, accepted }: ClaimDecision): Promise<void> {
  await transaction.query(decide, [claim.id, claim.revision, state, reason, by, accepted?.hours ?? null, accepted?.activityKind ?? null, accepted?.competencyClass ?? null]);
}

export async function withdrawClaim(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(withdraw, [id]);
}

export type AcceptedClaim = { readonly personId: string; readonly title: string; readonly endsOn: string; readonly hours: number; readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass };

/** Marks an accepted claim as counted and answers what counts; null when its acceptance no longer stands. */
export async function markAwarded(transaction: Transaction, id: string): Promise<AcceptedClaim | null> {
  const [row] = await transaction.query<Row>(award, [id]);
  if (!row) return null;
  return { personId: row.person_id, title: row.title, endsOn: row.ends_on, hours: Number(row.hours_accepted), activityKind: row.activity_kind, competencyClass: row.competency_class };
}

/** Accepted, and not in the ledger after 20 seconds; at most 200. */
export async function unawardedClaims(database: Database, actor: Actor): Promise<string[]> {
  return (await database.run<{ id: string }>(actor, unawarded)).map(({ id }) => id);
}

export type SimilarTraining = {
  readonly of: 'claim' | 'certificate'; readonly personId: string; readonly title: string; readonly organiser: string; readonly certificateNumber: string | null;
  readonly startsOn: string; readonly endsOn: string; readonly sha256: string | null; readonly state: string;
};
type SimilarRow = { of: 'claim' | 'certificate'; person_id: string; title: string; organiser: string; certificate_number: string | null; starts_on: string; ends_on: string; sha256: string | null; state: string };

/** Claims and certificates that might be the same training: by number, file, or the same person's days. At most 20. */
export async function similarTraining(transaction: Transaction, claim: Pick<Claim, 'id' | 'personId' | 'startsOn' | 'endsOn'> & { comparableNumber: string | null; sha256: string }): Promise<SimilarTraining[]> {
  const rows = await transaction.query<SimilarRow>(alike, [claim.id, claim.personId, claim.comparableNumber, claim.sha256, claim.startsOn, claim.endsOn]);
  return rows.map(({ person_id, certificate_number, starts_on, ends_on, ...row }) => ({ ...row, personId: person_id, certificateNumber: certificate_number, startsOn: starts_on, endsOn: ends_on }));
}
