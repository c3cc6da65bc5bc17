import { statement, type Transaction } from '../core/index.js';

export type TakingState = 'copying' | 'ready' | 'taken' | 'declined' | 'failed';
export type Taking = {
  readonly id: string; readonly receiptId: string; readonly kind: 'first' | 'update'; readonly versionId: string; readonly versionNumber: number; readonly contentHash: string; readonly state: TakingState;
  readonly reason: string | null; readonly failure: string | null; readonly files: number; readonly filesDone: number; readonly bytes: number; readonly bytesDone: number; readonly finishedAt: Date | null;
};

const columns = `id, receipt_id as "receiptId", kind, version_id as "versionId", version_number as "versionNumber", content_hash as "contentHash", state, reason, failure, files,
  files_done as "filesDone", bytes::float8 as bytes, bytes_done::float8 as "bytesDone", finished_at as "finishedAt"`;
const newest = statement('packages.newestTakings', `select distinct on (receipt_id) ${columns} from package_takings order by receipt_id, version_number desc, created_at desc limit 500`);
const ofVersion = statement('packages.takingOfVersion', `select ${columns} from package_takings where receipt_id = $1 and version_id = $2`);
const byId = statement('packages.takingById', `select ${columns} from package_takings where id = $1`);
const going = statement('packages.goingTaking', `select ${columns} from package_takings where receipt_id = $1 and state in ('copying', 'failed') order by version_number desc limit 1 for update`);

/** The newest taking of each receipt. */
export function newestTakings(transaction: Transaction): Promise<Taking[]> {
  return transaction.query<Taking>(newest);
}

export async function takingOfVersion(transaction: Transaction, receiptId: string, versionId: string): Promise<Taking | null> {
  const [row] = await transaction.query<Taking>(ofVersion, [receiptId, versionId]);
  return row ?? null;
}

export async function takingById(transaction: Transaction, takingId: string): Promise<Taking | null> {
  const [row] = await transaction.query<Taking>(byId, [takingId]);
  return row ?? null;
}

/** What of a receipt copies, or failed to; alone until the transaction ends. */
export async function goingTaking(transaction: Transaction, receiptId: string): Promise<Taking | null> {
  const [row] = await transaction.query<Taking>(going, [receiptId]);
  return row ?? null;
}

const put = statement(
  'packages.putTaking',
  `insert into package_takings (id, agency_id, receipt_id, kind, version_id, version_number, content_hash, state, reason, files, bytes, decided_by, created_at, moved_at, finished_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp(), clock_timestamp(), case when $8 in ('taken', 'declined') then clock_timestamp() end)
   on conflict (receipt_id, version_id) do update set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, finished_at = excluded.finished_at, moved_at = excluded.moved_at,
     files = case excluded.state when 'copying' then excluded.files else package_takings.files end, files_done = case excluded.state when 'copying' then 0 else package_takings.files_done end,
     bytes = case excluded.state when 'copying' then excluded.bytes else package_takings.bytes end, bytes_done = case excluded.state when 'copying' then 0 else package_takings.bytes_done end
   where (package_takings.state, excluded.state) in (('declined', 'copying'), ('ready', 'copying'), ('declined', 'taken'), ('ready', 'taken'), ('ready', 'declined'))
   returning id`,
);

export type TakingStep = Pick<Taking, 'id' | 'receiptId' | 'kind' | 'versionId' | 'versionNumber' | 'contentHash' | 'reason' | 'files' | 'bytes'> & {
  readonly state: 'copying' | 'taken' | 'declined';
  readonly decidedBy: string;
};

/** Writes what was decided of a version. Returns the taking's id; null when what was decided before does not allow it. */
export async function putTaking(transaction: Transaction, step: TakingStep): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(put, [
    step.id, transaction.agencyId, step.receiptId, step.kind, step.versionId, step.versionNumber, step.contentHash, step.state, step.reason, step.files, step.bytes, step.decidedBy,
  ]);
  return row?.id ?? null;
}

export type FileToCopy = {
  readonly position: number; readonly fromKey: string; readonly toKey: string; readonly fromFolder: string | null; readonly toFolder: string | null; readonly bytes: number;
  readonly sha256: string | null; readonly partBytes: number | null;
};

const clearFiles = statement('packages.clearFiles', 'delete from package_files where taking_id = $1');
const addFile = statement(
  'packages.addFiles',
  `insert into package_files (taking_id, position, agency_id, from_key, to_key, from_folder, to_folder, bytes, sha256, part_bytes)
   select $1, f.position, $2, f."fromKey", f."toKey", f."fromFolder", f."toFolder", f.bytes, f.sha256, f."partBytes"
   from jsonb_to_recordset($3::jsonb) as f(position integer, "fromKey" text, "toKey" text, "fromFolder" text, "toFolder" text, bytes bigint, sha256 text, "partBytes" integer)`,
);

/** The files that a taking copies, in place of those of an earlier try. On the author's connection. */
export async function planFiles(transaction: Transaction, takingId: string, files: readonly FileToCopy[]): Promise<void> {
  await transaction.query(clearFiles, [takingId]);
  if (files.length > 0) await transaction.query(addFile, [takingId, transaction.agencyId, JSON.stringify(files)]);
}

const waiting = statement(
  'packages.waitingFiles',
  `select position, from_key as "fromKey", to_key as "toKey", from_folder as "fromFolder", to_folder as "toFolder", bytes::float8 as bytes, sha256, part_bytes as "partBytes"
   from package_files where taking_id = $1 and state = 'waiting' order by position`,
);
const copied = statement(
  'packages.copied',
  `with done as (update package_files set state = 'done' where taking_id = $1 and position = $2 and state = 'waiting' returning bytes)
   update package_takings set files_done = files_done + 1, bytes_done = bytes_done + (select bytes from done), moved_at = clock_timestamp() where id = $1 and exists (select from done)`,
);
const beat = statement('packages.beat', `update package_takings set moved_at = clock_timestamp() where id = $1 and state = 'copying'`);
const finish = statement('packages.finish', 'select finish_package($1) as state');
const fail = statement('packages.fail', `update package_takings set state = 'failed', failure = $2, moved_at = clock_timestamp() where id = $1 and state = 'copying' returning id`);
const again = statement('packages.again', `update package_takings set state = 'copying', failure = null, moved_at = clock_timestamp() where id = $1 and state = 'failed' returning id`);
const stuck = statement('packages.stuck', `select id from package_takings where state = 'copying' and moved_at < now() - make_interval(secs => $1) order by moved_at limit 100`);

/** Files of a taking that are not here yet. */
export function waitingFiles(transaction: Transaction, takingId: string): Promise<FileToCopy[]> {
  return transaction.query<FileToCopy>(waiting, [takingId]);
}

/** Counts a file once, however often it was copied. */
export async function fileCopied(transaction: Transaction, takingId: string, position: number): Promise<void> {
  await transaction.query(copied, [takingId, position]);
}

/** A sign of life of a run that copies a large file. */
export async function beatTaking(transaction: Transaction, takingId: string): Promise<void> {
  await transaction.query(beat, [takingId]);
}

/** Writes everything at once when all files are here; null when there is nothing to finish. The worker's alone. */
export async function finishTaking(transaction: Transaction, takingId: string): Promise<'taken' | 'ready' | null> {
  const [row] = await transaction.query<{ state: 'taken' | 'ready' | null }>(finish, [takingId]);
  return row?.state ?? null;
}

export async function failTaking(transaction: Transaction, takingId: string, failure: string): Promise<boolean> {
  return (await transaction.query(fail, [takingId, failure])).length > 0;
}

/** False when it did not fail. */
export async function resumeTaking(transaction: Transaction, takingId: string): Promise<boolean> {
  return (await transaction.query(again, [takingId])).length > 0;
}

/** Takings that gave no sign of life for so many seconds. */
export async function stuckTakings(transaction: Transaction, seconds: number): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(stuck, [seconds])).map((row) => row.id);
}
