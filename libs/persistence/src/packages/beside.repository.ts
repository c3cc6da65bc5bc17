import type { TravellingField } from '@sinau/domain/packages';
import { newId, statement, type Transaction } from '../core/index.js';
import type { StoredCue } from '../media/index.js';
import type { OfferedProgramme } from './offers.repository.js';

/** What travels beside a course: captions of its files, and its programme. */
export type CaptionTrack = { readonly mediaId: string; readonly language: 'id' | 'en'; readonly fileName: string; readonly cues: readonly StoredCue[] };
export type CaptionNews = { readonly mediaId: string; readonly language: 'id' | 'en'; readonly kept: boolean };

/* Untouched here since it was taken: theirs comes. Changed here: theirs is told of, when they changed it too. */
const news = statement(
  'packages.captionNews',
  `select t."mediaId", t.language, c.id is not null and md5(c.cues::text) is distinct from c.taken_hash as kept
   from jsonb_to_recordset($1::jsonb) as t("mediaId" uuid, language text, cues jsonb) join media_assets m on m.id = t."mediaId"
   left join captions c on c.media_id = t."mediaId" and c.language = t.language
   where c.cues is distinct from t.cues and (c.id is null or md5(t.cues::text) is distinct from c.taken_hash) order by t."mediaId", t.language desc`,
);
const put = statement(
  'packages.putCaptions',
  `insert into captions (id, agency_id, media_id, language, cues, file_name, taken_hash) values ($1, $2, $3, $4, $5::jsonb, $6, md5($5::jsonb::text))
   on conflict (media_id, language) do update set cues = excluded.cues, file_name = excluded.file_name, taken_hash = excluded.taken_hash, updated_at = now()`,
);
const fields = statement(
  'packages.ownProgramme',
  `select jsonb_build_object('name', name, 'year', year, 'summary', summary, 'objectives', objectives, 'indicators', indicators, 'methods', methods, 'curriculum', curriculum,
     'evaluationPlan', evaluation_plan) as content from programmes where id = $1 and state <> 'ended'`,
);
const change = statement(
  'packages.changeProgramme',
  `update programmes set name = coalesce($2::jsonb ->> 'name', name), summary = coalesce($2::jsonb ->> 'summary', summary), objectives = coalesce($2::jsonb -> 'objectives', objectives),
     indicators = coalesce($2::jsonb -> 'indicators', indicators), methods = coalesce($2::jsonb -> 'methods', methods), curriculum = coalesce($2::jsonb -> 'curriculum', curriculum),
     evaluation_plan = coalesce($2::jsonb -> 'evaluationPlan', evaluation_plan), revision = revision + 1 where id = $1`,
);

/** Captions of the giver that differ from those here, of files that are here: what comes, and what stays because it was changed here too. */
export function captionNews(transaction: Transaction, theirs: readonly CaptionTrack[]): Promise<CaptionNews[]> {
  return transaction.query<CaptionNews>(news, [JSON.stringify(theirs)]);
}

export async function putTakenCaptions(transaction: Transaction, { mediaId, language, cues, fileName }: CaptionTrack): Promise<void> {
  await transaction.query(put, [newId(), transaction.agencyId, mediaId, language, JSON.stringify(cues), fileName]);
}

/** The own programme that came with a course; null once it has ended. */
export async function programmeHere(transaction: Transaction, programmeId: string): Promise<OfferedProgramme | null> {
  const [row] = await transaction.query<{ content: OfferedProgramme }>(fields, [programmeId]);
  return row?.content ?? null;
}

export async function changeProgrammeHere(transaction: Transaction, programmeId: string, values: Readonly<Partial<Record<TravellingField, unknown>>>): Promise<void> {
  await transaction.query(change, [programmeId, JSON.stringify(values)]);
}
