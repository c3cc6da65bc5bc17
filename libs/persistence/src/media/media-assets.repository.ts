import type { MediaFailure, MediaKind, MediaState } from '@sinau/domain/media';
import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';

/** One quality of a ready video. `height` in pixels, `bandwidth` (on average) in bits per second. */
export type StoredQuality = { readonly height: number; readonly bandwidth: number; readonly bytes: number };

/** What processing made. Paths are relative to `prefix`, which ends in a slash. */
export type MediaResult = {
  readonly kind: 'hls' | 'progressive';
  readonly contentType: string;
  readonly durationMs: number;
  readonly prefix: string;
  readonly poster: string | null;
  readonly qualities: readonly StoredQuality[];
};

/** Whether a ready video has its qualities; `wanted` where it was repackaged because there was no ffmpeg. */
export type Ladder = 'made' | 'wanted' | 'given_up';

export type CaptionSummary = { readonly language: 'id' | 'en'; readonly fileName: string; readonly cues: number; readonly updatedAt: Date };

/** A file of a course. `bytes` and `partBytes` in bytes. */
export type MediaAsset = {
  readonly id: string;
  readonly agencyId: string;
  readonly courseId: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly digest: string | null;
  readonly state: MediaState;
  readonly objectKey: string;
  readonly uploadId: string | null;
  readonly partBytes: number;
  readonly result: MediaResult | null;
  readonly ladder: Ladder | null;
  /** Whole percents while wanted qualities are being made. */
  readonly ladderProgress: number | null;
  readonly captions: readonly CaptionSummary[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Row = {
  id: string; agency_id: string; course_id: string; created_by: string; creator: string; kind: MediaKind; file_name: string; content_type: string; bytes: number; sha256: string | null;
  state: MediaState['name']; progress: number; failure: MediaFailure | null; object_key: string; upload_id: string | null; part_bytes: number | null; result: MediaResult | null;
  ladder: Ladder | null; ladder_progress: number | null; captions: { language: 'id' | 'en'; fileName: string; cues: number; updatedAt: string }[]; created_at: Date; updated_at: Date; place: string;
};

function stateOf({ state, progress, failure }: Pick<Row, 'state' | 'progress' | 'failure'>): MediaState {
  if (state === 'processing') return { name: state, progress };
  if (state === 'failed') return { name: state, failure: failure ?? 'media_processing_failed' };
  return { name: state };
}

function assetOf(row: Row): MediaAsset {
  return {
    id: row.id, agencyId: row.agency_id, courseId: row.course_id, createdBy: { id: row.created_by, name: row.creator }, kind: row.kind, fileName: row.file_name,
    contentType: row.content_type, bytes: row.bytes, digest: row.sha256, state: stateOf(row), objectKey: row.object_key, uploadId: row.upload_id,
    partBytes: row.part_bytes ?? row.bytes, result: row.result, ladder: row.ladder, ladderProgress: row.ladder_progress, captions: row.captions.map((caption) => ({ ...caption, updatedAt: new Date(caption.updatedAt) })),
    createdAt: row.created_at, updatedAt: row.updated_at,
  };
}

const columns = `m.id, m.agency_id, m.course_id, m.created_by, p.full_name as creator, m.kind, m.file_name, m.content_type, m.bytes::float8 as bytes, m.sha256, m.state, m.progress,
  m.failure, m.object_key, m.upload_id, m.part_bytes, m.result, m.ladder, m.ladder_progress, m.created_at, m.updated_at, m.created_at::text as place,
  coalesce((select jsonb_agg(jsonb_build_object('language', c.language, 'fileName', c.file_name, 'cues', jsonb_array_length(c.cues), 'updatedAt', c.updated_at) order by c.language desc)
    from captions c where c.media_id = m.id), '[]') as captions`;
const tables = 'media_assets m join people p on p.id = m.created_by';

const byId = statement('media.byId', `select ${columns} from ${tables} where m.id = $1`);
const lock = statement('media.lock', `select ${columns} from ${tables} where m.id = $1 for update of m`);
const unfinished = statement(
  'media.unfinished',
  `select ${columns} from ${tables} where m.course_id = $1 and m.created_by = $2 and m.kind = $3 and m.fingerprint = $4 and m.state = 'uploading'`,
);
const list = statement(
  'media.list',
  `select ${columns} from ${tables} where m.course_id = $1 and m.state <> 'deleted' and ($2::text is null or m.kind = $2)
     and ($3::timestamptz is null or (m.created_at, m.id) < ($3::timestamptz, $4::uuid))
   order by m.created_at desc, m.id desc limit $5`,
);

const first = (rows: readonly Row[]): MediaAsset | null => (rows[0] ? assetOf(rows[0]) : null);

/** Null when the agency has none of that id. */
export async function assetById(transaction: Transaction, mediaId: string): Promise<MediaAsset | null> {
  return first(await transaction.query<Row>(byId, [mediaId]));
}

/** The same, alone until the transaction ends. */
export async function lockAsset(transaction: Transaction, mediaId: string): Promise<MediaAsset | null> {
  return first(await transaction.query<Row>(lock, [mediaId]));
}

export type UploadKey = { readonly courseId: string; readonly personId: string; readonly kind: MediaKind; readonly fingerprint: string };

/** The upload that a person began with the same file and did not end. */
export async function unfinishedUpload(transaction: Transaction, key: UploadKey): Promise<MediaAsset | null> {
  return first(await transaction.query<Row>(unfinished, [key.courseId, key.personId, key.kind, key.fingerprint]));
}

/** Files of a course that were not deleted, newest first. */
export async function listAssets(
  transaction: Transaction,
  query: { courseId: string; kind?: MediaKind | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: readonly MediaAsset[]; next: string | null }> {
  const [createdAt, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<Row>(list, [query.courseId, query.kind ?? null, createdAt ?? null, id ?? null, query.limit + 1]);
  const page = cutPage(rows, query.limit, (row) => [row.place, row.id]);
  return { rows: page.rows.map(assetOf), next: page.next };
}

const insert = statement(
  'media.insert',
  `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes, fingerprint)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'uploading', $9, $10, $11)
   on conflict (course_id, created_by, kind, fingerprint) where state = 'uploading' do nothing`,
);

export type NewAsset = UploadKey & { readonly id: string; readonly fileName: string; readonly contentType: string; readonly bytes: number; readonly objectKey: string; readonly partBytes: number };

/** Nothing is added when the same person has the same file on its way already. */
export async function addAsset(transaction: Transaction, asset: NewAsset): Promise<void> {
  await transaction.query(insert, [
    asset.id, transaction.agencyId, asset.courseId, asset.personId, asset.kind, asset.fileName, asset.contentType, asset.bytes, asset.objectKey, asset.partBytes, asset.fingerprint,
  ]);
}

const begun = statement('media.begun', `update media_assets set upload_id = $2, updated_at = now() where id = $1 and state = 'uploading' and upload_id is null returning id`);
const touched = statement('media.touched', `update media_assets set updated_at = now() where id = $1 and state = 'uploading'`);

/** Notes the store's upload; false when another request was first, whose upload counts. */
export async function noteUpload(transaction: Transaction, mediaId: string, uploadId: string): Promise<boolean> {
  return (await transaction.query(begun, [mediaId, uploadId])).length > 0;
}

/** An upload that goes on is not abandoned. */
export async function touchUpload(transaction: Transaction, mediaId: string): Promise<void> {
  await transaction.query(touched, [mediaId]);
}

const setState = statement(
  'media.setState',
  `update media_assets set state = $2, progress = $3, failure = $4, updated_at = now(), revision = revision + 1,
     upload_id = case when $2 = 'uploading' then upload_id end where id = $1`,
);

/** Writes what the domain decided; the row is locked by the caller. */
export async function saveState(transaction: Transaction, mediaId: string, state: MediaState): Promise<void> {
  const progress = state.name === 'processing' ? state.progress : state.name === 'ready' ? 100 : 0;
  await transaction.query(setState, [mediaId, state.name, progress, state.name === 'failed' ? state.failure : null]);
}

const setContent = statement('media.setContent', 'update media_assets set content_type = $2, sha256 = $3 where id = $1');

/** What the bytes were found to be, and the digest that they must have. */
export async function saveContent(transaction: Transaction, mediaId: string, content: { contentType: string; digest: string }): Promise<void> {
  await transaction.query(setContent, [mediaId, content.contentType, content.digest]);
}

const setObject = statement('media.setObject', 'update media_assets set object_key = $2, content_type = $3, bytes = $4, sha256 = null where id = $1');

/** The object that stands for the file from now on. `bytes` in bytes; the digest was that of what was sent. */
export async function saveObject(transaction: Transaction, mediaId: string, object: { objectKey: string; contentType: string; bytes: number }): Promise<void> {
  await transaction.query(setObject, [mediaId, object.objectKey, object.contentType, object.bytes]);
}

const setResult = statement('media.setResult', 'update media_assets set result = $2, ladder = $3 where id = $1');

export async function saveResult(transaction: Transaction, mediaId: string, result: MediaResult, ladder: Ladder): Promise<void> {
  await transaction.query(setResult, [mediaId, JSON.stringify(result), ladder]);
}

const beat = statement('media.beat', `update media_assets set progress = greatest(progress, $2), updated_at = now() where id = $1 and state = 'processing' returning id`);

/** How far a run is, and that it lives; false when the file is not being processed any more. */
export async function beatProgress(transaction: Transaction, mediaId: string, progress: number): Promise<boolean> {
  return (await transaction.query(beat, [mediaId, progress])).length > 0;
}

const used = statement('media.usedBytes', `select coalesce(sum(bytes), 0)::float8 as bytes from (select distinct on (object_key) bytes from media_assets where state not in ('uploading', 'deleted')) as stored`);

/** Bytes of originals that the agency has stored; copies that share an object count once. */
export async function storedBytes(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ bytes: number }>(used);
  return row?.bytes ?? 0;
}

const inUse = statement(
  'media.inUse',
  `select exists (select 1 from course_drafts d where d.course_id = $1 and jsonb_path_exists(d.document, '$.modules[*].lessons[*] ? (@.mediaId == $id)', jsonb_build_object('id', $2::text)))
     or exists (select 1 from course_versions v where v.course_id = $1 and v.document -> 'media' ? $2::text)
     or exists (select 1 from article_drafts a where a.course_id = $1 and a.body::text like '%' || $2::text || '%')
     or exists (select 1 from questions n join quizzes q on q.id = n.quiz_id where q.course_id = $1 and n.deleted_at is null and n.content #>> '{picture,mediaId}' = $2::text) as used`,
);

/** Whether the course's draft, an article, a question or any version points at the file. On the author's connection. */
export async function isAssetUsed(transaction: Transaction, courseId: string, mediaId: string): Promise<boolean> {
  const [row] = await transaction.query<{ used: boolean }>(inUse, [courseId, mediaId]);
  return row?.used ?? false;
}

const shared = statement('media.shared', `select exists (select 1 from media_assets where object_key = $1 and id <> $2 and state <> 'deleted') as shared`);

/** Whether another file stands on the same stored object: a copied course does. */
export async function isObjectShared(transaction: Transaction, asset: Pick<MediaAsset, 'id' | 'objectKey'>): Promise<boolean> {
  const [row] = await transaction.query<{ shared: boolean }>(shared, [asset.objectKey, asset.id]);
  return row?.shared ?? false;
}

const abandoned = statement('media.abandoned', `select id from media_assets where state = 'uploading' and updated_at < now() - make_interval(hours => $1) order by updated_at limit 200`);
const stuck = statement('media.stuck', `select id from media_assets where state in ('queued', 'processing') and updated_at < now() - make_interval(secs => $1) order by updated_at limit 200`);

/** Uploads that nobody went on with for so many hours. */
export async function abandonedUploads(transaction: Transaction, hours: number): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(abandoned, [hours])).map((row) => row.id);
}

/** Videos and pictures that wait, or whose processing gave no sign of life, for so many seconds. */
export async function stuckFiles(transaction: Transaction, seconds: number): Promise<readonly string[]> {
  return (await transaction.query<{ id: string }>(stuck, [seconds])).map((row) => row.id);
}

const asked = statement('media.asked', `update media_assets set updated_at = now() where id = $1 and state in ('queued', 'processing') returning id`);

/** Notes that processing was asked for again, so that it is not asked for at each look; false when there is nothing to process. */
export async function noteAsked(transaction: Transaction, mediaId: string): Promise<boolean> {
  return (await transaction.query(asked, [mediaId])).length > 0;
}
