import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came without ffmpeg has no poster, or one quality alone of a source that is worth two. */
const ladderOf = (result: string): string => `
  case when ${result} ->> 'kind' = 'progressive' or ${result} ->> 'poster' is null
    or (jsonb_array_length(${result} -> 'qualities') = 1 and (${result} #>> '{qualities,0,height}')::numeric >= 480) then 'wanted' else 'made' end`;

/** Videos of courses that come from another agency get the qualities that they lack. */
export class ReceivedLadders1795373102000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update media_assets set ladder = ${ladderOf('result')} where kind = 'video' and state = 'ready' and result is not null and ladder is null`);
    await this.files(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async files(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function write_package_files(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, part_bytes, state, progress, object_key, result, ladder)
        select m.id, agency, course, person, m.kind, m."fileName", m."contentType", m.bytes, m.sha256, m."partBytes", 'ready', 100, m."objectKey", m.result,
          case when m.kind = 'video' and m.result is not null then ${ladderOf('m.result')} end
        from jsonb_to_recordset(content -> 'media') as m(id uuid, kind text, "fileName" text, "contentType" text, bytes bigint, sha256 text, "partBytes" integer, "objectKey" text, result jsonb)
        on conflict (id) do update set state = 'ready', progress = 100, object_key = excluded.object_key, result = excluded.result, ladder = excluded.ladder, updated_at = now()
          where media_assets.state = 'deleted';
        insert into captions (id, agency_id, media_id, language, cues, file_name)
        select s.id, agency, s."mediaId", s.language, s.cues, s."fileName"
        from jsonb_to_recordset(content -> 'captions') as s(id uuid, "mediaId" uuid, language text, cues jsonb, "fileName" text)
        on conflict (media_id, language) do nothing $$`);
  }
}
