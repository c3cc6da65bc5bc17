import { newId, statement, type Transaction } from '../core/index.js';

/** One caption; times in whole milliseconds. */
export type StoredCue = { readonly startMs: number; readonly endMs: number; readonly text: string };
export type StoredCaptions = { readonly language: 'id' | 'en'; readonly cues: readonly StoredCue[] };

const put = statement(
  'captions.put',
  `insert into captions (id, agency_id, media_id, language, cues, file_name) values ($1, $2, $3, $4, $5, $6)
   on conflict (media_id, language) do update set cues = excluded.cues, file_name = excluded.file_name, updated_at = now()`,
);
const remove = statement('captions.remove', 'delete from captions where media_id = $1 and language = $2 returning id');
const ofMedia = statement('captions.ofMedia', 'select language, cues from captions where media_id = $1 order by language desc');

/** Adds captions, or replaces those of the language. */
export async function putCaptions(transaction: Transaction, captions: { mediaId: string; language: 'id' | 'en'; fileName: string; cues: readonly StoredCue[] }): Promise<void> {
  await transaction.query(put, [newId(), transaction.agencyId, captions.mediaId, captions.language, JSON.stringify(captions.cues), captions.fileName]);
}

/** False when there were none. */
export async function removeCaptions(transaction: Transaction, mediaId: string, language: 'id' | 'en'): Promise<boolean> {
  return (await transaction.query(remove, [mediaId, language])).length > 0;
}

/** Indonesian first. */
export function captionsOf(transaction: Transaction, mediaId: string): Promise<StoredCaptions[]> {
  return transaction.query<StoredCaptions>(ofMedia, [mediaId]);
}
