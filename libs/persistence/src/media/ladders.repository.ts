import { newId, statement, type Transaction } from '../core/index.js';
import type { MediaResult } from './media-assets.repository.js';

const wanted = statement(
  'ladders.wanted',
  `select id from media_assets where ladder = 'wanted' and state = 'ready' and not exists (select from outbox where job = 'improve-video')
   order by created_at, id limit 1`,
);

/** The oldest video that plays without its qualities; none while one of any agency is asked for, so that they are made one after the other. */
export async function wantedLadders(transaction: Transaction): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(wanted, [])).map((row) => row.id);
}

const beat = statement('ladders.beat', `update media_assets set ladder_progress = greatest(ladder_progress, $2) where id = $1 and ladder = 'wanted' returning id`);
const giveUp = statement('ladders.giveUp', `update media_assets set ladder = 'given_up', ladder_progress = null where id = $1 and ladder = 'wanted'`);

/** How far the qualities are; false when they are not wanted any more. */
export async function beatLadder(transaction: Transaction, mediaId: string, progress: number): Promise<boolean> {
  return (await transaction.query(beat, [mediaId, progress])).length > 0;
}

/** The video goes on as it plays now; nothing asks again. */
export async function giveUpLadder(transaction: Transaction, mediaId: string): Promise<void> {
  await transaction.query(giveUp, [mediaId]);
}

const switchTo = statement(
  'ladders.switch',
  `with switched as (
     update media_assets set result = $3::jsonb || jsonb_build_object('durationMs', result -> 'durationMs'), ladder = 'made', ladder_progress = null,
       updated_at = now(), revision = revision + 1
     where object_key = $1 and result ->> 'prefix' = $2 and state = 'ready' and ladder = 'wanted' returning id),
   kept as (
     insert into replaced_packages (id, agency_id, object_key, prefix, kind, content_type, delete_after)
     select $4, $5, $1, $2, $6, $7, now() + make_interval(mins => $8) where exists (select from switched)
     on conflict (agency_id, prefix) do update set delete_after = excluded.delete_after)
   select id from switched`,
);

export type PackageSwitch = { readonly objectKey: string; readonly from: MediaResult; readonly to: MediaResult; readonly keepMinutes: number };

/**
 * Lets a file, and the copies that stand on the same object, play from a better package, and notes the old one for deletion; its duration stays,
 * since what was watched is counted by it. False when another run was first, or the file is gone.
 */
export async function switchPackage(transaction: Transaction, { objectKey, from, to, keepMinutes }: PackageSwitch): Promise<boolean> {
  const values = [objectKey, from.prefix, JSON.stringify(to), newId(), transaction.agencyId, from.kind, from.contentType, keepMinutes];
  return (await transaction.query(switchTo, values)).length > 0;
}

/** What a token that was given before a switch still plays. */
export type ReplacedPackage = Pick<MediaResult, 'prefix' | 'kind' | 'contentType'>;

const replaced = statement('ladders.replaced', `select prefix, kind, content_type as "contentType" from replaced_packages where object_key = $1`);
const inUse = statement(
  'ladders.prefixes',
  `select result ->> 'prefix' as prefix from media_assets where object_key = $1 and result is not null and state <> 'deleted'
   union select prefix from replaced_packages where object_key = $1`,
);

export function replacedPackages(transaction: Transaction, objectKey: string): Promise<ReplacedPackage[]> {
  return transaction.query<ReplacedPackage>(replaced, [objectKey]);
}

/** Prefixes that somebody may be playing from. */
export async function packagePrefixes(transaction: Transaction, objectKey: string): Promise<ReadonlySet<string>> {
  return new Set((await transaction.query<{ prefix: string }>(inUse, [objectKey])).map((row) => row.prefix));
}

const due = statement('ladders.due', `select id from replaced_packages where delete_after <= now() order by delete_after limit 200`);
const lockDue = statement(
  'ladders.lockDue',
  `select prefix, exists (select from media_assets m where m.object_key = p.object_key and m.result ->> 'prefix' = p.prefix and m.state <> 'deleted') as used
   from replaced_packages p where id = $1 and delete_after <= now() for update`,
);
const forget = statement('ladders.forget', `delete from replaced_packages where id = $1`);

/** Packages that nobody can hold a token for any more. */
export async function duePackages(transaction: Transaction): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(due, [])).map((row) => row.id);
}

/** A due package, alone until the transaction ends; `used` when a copy came to play from it meanwhile. Null when another was first. */
export async function lockDuePackage(transaction: Transaction, id: string): Promise<{ readonly prefix: string; readonly used: boolean } | null> {
  const [row] = await transaction.query<{ prefix: string; used: boolean }>(lockDue, [id]);
  return row ?? null;
}

export async function forgetPackage(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(forget, [id]);
}
