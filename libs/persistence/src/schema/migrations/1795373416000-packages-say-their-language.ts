import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A course that comes from another agency stands in the catalogue under its own language; content that was put down before courses had one is Indonesian. */
export class PackagesSayTheirLanguage1795373416000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function write_package_version(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by, published_at)
        select v.id, agency, course, 1, v.document, v."contentHash", '[]', person, now() from jsonb_to_record(content -> 'version') as v(id uuid, document jsonb, "contentHash" text);
        insert into quiz_versions (id, agency_id, quiz_id, course_version_id, settings, questions)
        select q."versionId", agency, q.id, (content #>> '{version,id}')::uuid, q.settings, q.questions from jsonb_to_recordset(content -> 'quizzes') as q(id uuid, "versionId" uuid, settings jsonb, questions jsonb);
        insert into quiz_version_keys (quiz_version_id, agency_id, keys)
        select q."versionId", agency, q.keys from jsonb_to_recordset(content -> 'quizzes') as q("versionId" uuid, keys jsonb);
        update courses set current_version_id = (content #>> '{version,id}')::uuid where id = course;
        insert into catalogue_entries (course_id, agency_id, version_id, title, summary, competency_class, activity_kind, hours, minutes, lessons, bytes, search, published_at, language)
        select course, agency, (content #>> '{version,id}')::uuid, k.title, k.summary, k."competencyClass", k."activityKind", k.hours, k.minutes, k.lessons, k.bytes,
          setweight(to_tsvector('simple', k.title), 'A') || setweight(to_tsvector('simple', k.summary), 'B') || setweight(to_tsvector('simple', k.words), 'C'), now(), coalesce(k.language, 'id')
        from jsonb_to_record(content -> 'catalogue') as k(title text, summary text, "competencyClass" text, "activityKind" integer, hours numeric, minutes integer, lessons integer, bytes bigint, words text, language text) $$`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
