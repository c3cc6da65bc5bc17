import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency } from './walls.js';

/** What came without ffmpeg has no poster, or one quality alone of a source that is worth two. */
const ladderOf = (result: string): string => `
  case when ${result} ->> 'kind' = 'progressive' or ${result} ->> 'poster' is null
    or (jsonb_array_length(${result} -> 'qualities') = 1 and (${result} #>> '{qualities,0,height}')::numeric >= 480) then 'wanted' else 'made' end`;

/** Updates bring captions and the programme too: what was taken last is kept, so that one can tell who changed what. */
export class PackagesBesideTheCourse1795385122000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table captions add column taken_hash text`);
    await runner.query(`alter table package_receipts add column programme jsonb`);
    await runner.query(`grant update (programme) on package_receipts to sinau_author`);
    await runner.query(`update package_receipts r set programme = o.programme from package_offers o where o.id = r.offer_id and r.programme_id is not null`);
    await this.source(runner);
    await this.files(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  /** The programme as it is now, as long as the offer stands. */
  private async source(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function package_source(offer uuid, wanted uuid)
      returns table (giver_name text, version_id uuid, version_number integer, content_hash text, document jsonb, quizzes jsonb, media jsonb, programme jsonb, chain jsonb)
      language sql stable security definer set search_path = public as $$
        select a.name, v.id, v.number, v.content_hash, v.document,
          (select coalesce(jsonb_object_agg(q.quiz_id, jsonb_build_object('settings', q.settings, 'questions', q.questions, 'keys', k.keys)), '{}')
           from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id where q.course_version_id = v.id),
          (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'fileName', m.file_name, 'contentType', m.content_type, 'bytes', m.bytes, 'sha256', m.sha256,
             'partBytes', m.part_bytes, 'objectKey', m.object_key, 'result', m.result, 'captions', (
               select coalesce(jsonb_agg(jsonb_build_object('language', s.language, 'cues', s.cues, 'fileName', s.file_name)), '[]') from captions s where s.media_id = m.id)) order by m.id), '[]')
           from media_assets m where m.course_id = c.id and m.state = 'ready' and v.document -> 'media' ? m.id::text),
          case when o.programme is not null then coalesce((
            select jsonb_build_object('name', p.name, 'year', p.year, 'summary', p.summary, 'objectives', p.objectives, 'indicators', p.indicators, 'methods', p.methods,
              'curriculum', p.curriculum, 'evaluationPlan', p.evaluation_plan) from programmes p where p.id = o.programme_id and p.agency_id = o.agency_id), o.programme) end,
          coalesce((select r.chain || jsonb_build_array(jsonb_build_object('agency', r.giver_name, 'course', r.course_title, 'version', r.version_number, 'contentHash', r.content_hash))
            from package_receipts r where r.course_id = o.course_id and r.agency_id = o.agency_id), '[]')
        from package_offers o join agencies a on a.id = o.agency_id join courses c on c.id = o.course_id
        join course_versions v on v.course_id = c.id and v.id = coalesce(wanted, c.current_version_id)
        where o.id = offer and o.to_agency_id = ${currentAgency} and o.withdrawn_at is null and o.answer is distinct from 'declined'
          and (v.id = c.current_version_id or exists (select from package_receipts r join package_takings t on t.receipt_id = r.id where r.offer_id = o.id and t.version_id = v.id)) $$`);
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
        insert into captions (id, agency_id, media_id, language, cues, file_name, taken_hash)
        select s.id, agency, s."mediaId", s.language, s.cues, s."fileName", md5(s.cues::text)
        from jsonb_to_recordset(content -> 'captions') as s(id uuid, "mediaId" uuid, language text, cues jsonb, "fileName" text)
        on conflict (media_id, language) do nothing $$`);
  }
}
