import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, serving, wallByAgency } from './walls.js';

/**
 * Courses and programmes shared between agencies. Each row stays behind its own agency's wall; what crosses is what four functions say:
 * a receiver reads offers made to it, answers them, and reads the one version it takes. What will be written waits in a table that
 * authors fill and nobody reads; the worker copies files and then asks the last function to write it all at once.
 */
export class Packages1795369791000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.references(runner);
    for (const table of ['package_offers', 'package_receipts', 'package_takings', 'package_files', 'package_contents']) await wallByAgency(runner, table);
    await this.grants(runner);
    await this.received(runner);
    await this.source(runner);
    await this.writing(runner);
    await this.finish(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "package_offers" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "to_agency_id" uuid NOT NULL, "course_id" uuid NOT NULL, "programme_id" uuid, "programme" jsonb, "title" text NOT NULL, "note" text NOT NULL DEFAULT '', "offered_by" uuid NOT NULL, "offered_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "answer" text, "reason" text, "answered_at" TIMESTAMP WITH TIME ZONE, "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_61510895dea2b6c3edeac98c759" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_e6fb5d7c88d206de43b6bfe6a9" ON "package_offers" ("agency_id", "offered_at", "id")`);
    await runner.query(`CREATE INDEX "package_offers_to" ON "package_offers" ("to_agency_id")`);
    await runner.query(`CREATE INDEX "package_offers_by_course" ON "package_offers" ("course_id")`);
    await runner.query(`CREATE INDEX "package_offers_by_programme" ON "package_offers" ("programme_id")`);
    await runner.query(`CREATE INDEX "package_offers_by_person" ON "package_offers" ("offered_by")`);
    await runner.query(`CREATE UNIQUE INDEX "package_offers_once" ON "package_offers" ("course_id", "to_agency_id") WHERE withdrawn_at is null and answer is distinct from 'declined'`);
    await runner.query(`CREATE TABLE "package_receipts" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "offer_id" uuid NOT NULL, "course_id" uuid NOT NULL, "programme_id" uuid, "giver_name" text NOT NULL, "course_title" text NOT NULL, "version_id" uuid NOT NULL, "version_number" integer NOT NULL, "content_hash" text NOT NULL, "chain" jsonb NOT NULL DEFAULT '[]', "accepted_by" uuid NOT NULL, "accepted_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "made_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ad415cd0d14386d7969e1964236" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "package_receipts_once" ON "package_receipts" ("offer_id")`);
    await runner.query(`CREATE UNIQUE INDEX "package_receipts_by_course" ON "package_receipts" ("course_id")`);
    await runner.query(`CREATE INDEX "package_receipts_by_agency" ON "package_receipts" ("agency_id")`);
    await runner.query(`CREATE INDEX "package_receipts_by_person" ON "package_receipts" ("accepted_by")`);
    await runner.query(`CREATE TABLE "package_takings" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "receipt_id" uuid NOT NULL, "kind" text NOT NULL, "version_id" uuid NOT NULL, "version_number" integer NOT NULL, "content_hash" text NOT NULL, "state" text NOT NULL, "reason" text, "failure" text, "files" integer NOT NULL DEFAULT '0', "files_done" integer NOT NULL DEFAULT '0', "bytes" bigint NOT NULL DEFAULT '0', "bytes_done" bigint NOT NULL DEFAULT '0', "decided_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_934011144b826d5c47a932ddb1a" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "package_takings_once" ON "package_takings" ("receipt_id", "version_id")`);
    await runner.query(`CREATE INDEX "package_takings_by_agency" ON "package_takings" ("agency_id")`);
    await runner.query(`CREATE INDEX "package_takings_going" ON "package_takings" ("moved_at") WHERE state = 'copying'`);
    await runner.query(`CREATE INDEX "package_takings_by_person" ON "package_takings" ("decided_by")`);
    await runner.query(`CREATE TABLE "package_files" ("taking_id" uuid NOT NULL, "position" integer NOT NULL, "agency_id" uuid NOT NULL, "from_key" text NOT NULL, "to_key" text NOT NULL, "from_folder" text, "to_folder" text, "bytes" bigint NOT NULL, "sha256" text, "part_bytes" integer, "state" text NOT NULL DEFAULT 'waiting', CONSTRAINT "PK_670d684c63d15fc50f6b6297682" PRIMARY KEY ("taking_id", "position"))`);
    await runner.query(`CREATE TABLE "package_contents" ("taking_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "content" jsonb NOT NULL, CONSTRAINT "PK_6e005cb2a82db0813b6df75e790" PRIMARY KEY ("taking_id"))`);
  }

  private async references(runner: QueryRunner): Promise<void> {
    const references = [
      ['package_offers', 'FK_1a69bcafff5d15670e17279a70c', 'agency_id', 'agencies', 'NO ACTION'],
      ['package_offers', 'FK_6bf555fafe360a677c154555214', 'to_agency_id', 'agencies', 'NO ACTION'],
      ['package_offers', 'FK_06b06de3857456b02c6f73051ec', 'course_id', 'courses', 'NO ACTION'],
      ['package_offers', 'FK_2343311ac7f28791f5cf7c84566', 'programme_id', 'programmes', 'NO ACTION'],
      ['package_offers', 'FK_8cc0f0d7b62a379f7cdc00997ec', 'offered_by', 'people', 'NO ACTION'],
      ['package_receipts', 'FK_8d297902231cb481bf4d7e1d609', 'agency_id', 'agencies', 'NO ACTION'],
      ['package_receipts', 'FK_4672c46cdee945351c9a8b9776d', 'offer_id', 'package_offers', 'NO ACTION'],
      ['package_receipts', 'FK_81b3130bc7ec15a6002f8ce106f', 'accepted_by', 'people', 'NO ACTION'],
      ['package_takings', 'FK_84ae4d8a4ef46ceed7b9a1a9169', 'agency_id', 'agencies', 'NO ACTION'],
      ['package_takings', 'FK_67964c882fc21d449a4d86c2518', 'receipt_id', 'package_receipts', 'NO ACTION'],
      ['package_takings', 'FK_abc951147490c8984de6c9b67a6', 'decided_by', 'people', 'NO ACTION'],
      ['package_files', 'FK_3d7c9f8bad2d804238e8900cf44', 'taking_id', 'package_takings', 'CASCADE'],
      ['package_files', 'FK_88aea1e7b645031ec06d6b9d8a5', 'agency_id', 'agencies', 'NO ACTION'],
      ['package_contents', 'FK_6e005cb2a82db0813b6df75e790', 'taking_id', 'package_takings', 'CASCADE'],
      ['package_contents', 'FK_e890a316852770a3b214b7ca1e4', 'agency_id', 'agencies', 'NO ACTION'],
    ] as const;
    for (const [table, name, column, target, gone] of references) {
      await runner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "${target}"("id") ON DELETE ${gone} ON UPDATE NO ACTION`);
    }
  }

  private async grants(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select, insert on package_offers, package_receipts, package_takings to ${serving}`);
    await runner.query(`grant update (withdrawn_at) on package_offers to ${serving}`);
    await runner.query(`grant update (version_id, version_number, content_hash, course_title, chain) on package_receipts to ${serving}`);
    await runner.query(`grant update on package_takings to ${everyone}`);
    await runner.query(`grant select on package_receipts, package_takings, package_files to sinau_worker`);
    await runner.query(`grant update (state) on package_files to sinau_worker`);
    await runner.query(`grant select, insert, delete on package_files to sinau_author`);
    await runner.query(`grant insert on package_contents to sinau_author`);
  }

  private async received(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function package_offers_received()
      returns table (offer_id uuid, giver_name text, title text, note text, programme_name text, offered_at timestamptz, answer text, reason text, answered_at timestamptz,
        withdrawn_at timestamptz, version_id uuid, version_number integer, published_at timestamptz, summary text, hours double precision, modules integer, lessons integer, bytes double precision)
      language sql stable security definer set search_path = public as $$
        select o.id, a.name, o.title, o.note, o.programme ->> 'name', o.offered_at, o.answer, o.reason, o.answered_at, o.withdrawn_at, v.id, v.number, v.published_at,
          v.document ->> 'summary', (v.document ->> 'hours')::float8, jsonb_array_length(v.document -> 'modules'), jsonb_array_length(jsonb_path_query_array(v.document, '$.modules[*].lessons[*]')),
          (select coalesce(sum((m.value ->> 'bytes')::float8), 0) from jsonb_each(v.document -> 'media') m)
        from package_offers o join agencies a on a.id = o.agency_id join courses c on c.id = o.course_id
        left join course_versions v on v.id = c.current_version_id and o.withdrawn_at is null and o.answer is distinct from 'declined'
        where o.to_agency_id = ${currentAgency} order by o.offered_at desc, o.id limit 200 $$`);
    await runner.query(`
      create function answer_package_offer(offer uuid, given text, why text) returns boolean language sql security definer set search_path = public as $$
        with answered as (
          update package_offers set answer = given, reason = why, answered_at = now()
          where id = offer and to_agency_id = ${currentAgency} and answer is null and withdrawn_at is null and given in ('accepted', 'declined') returning id)
        select exists (select from answered) $$`);
    for (const door of ['package_offers_received()', 'answer_package_offer(uuid, text, text)']) {
      await runner.query(`revoke execute on function ${door} from public`);
      await runner.query(`grant execute on function ${door} to ${serving}`);
    }
  }

  /** The current version of an offered course, or one that was taken of it before, with keys, files and captions. Authors only. */
  private async source(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function package_source(offer uuid, wanted uuid)
      returns table (giver_name text, version_id uuid, version_number integer, content_hash text, document jsonb, quizzes jsonb, media jsonb, programme jsonb, chain jsonb)
      language sql stable security definer set search_path = public as $$
        select a.name, v.id, v.number, v.content_hash, v.document,
          (select coalesce(jsonb_object_agg(q.quiz_id, jsonb_build_object('settings', q.settings, 'questions', q.questions, 'keys', k.keys)), '{}')
           from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id where q.course_version_id = v.id),
          (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'fileName', m.file_name, 'contentType', m.content_type, 'bytes', m.bytes, 'sha256', m.sha256,
             'partBytes', m.part_bytes, 'objectKey', m.object_key, 'result', m.result, 'captions', (
               select coalesce(jsonb_agg(jsonb_build_object('language', s.language, 'cues', s.cues, 'fileName', s.file_name)), '[]') from captions s where s.media_id = m.id)) order by m.id), '[]')
           from media_assets m where m.course_id = c.id and m.state = 'ready' and v.document -> 'media' ? m.id::text),
          o.programme,
          coalesce((select r.chain || jsonb_build_array(jsonb_build_object('agency', r.giver_name, 'course', r.course_title, 'version', r.version_number, 'contentHash', r.content_hash))
            from package_receipts r where r.course_id = o.course_id and r.agency_id = o.agency_id), '[]')
        from package_offers o join agencies a on a.id = o.agency_id join courses c on c.id = o.course_id
        join course_versions v on v.course_id = c.id and v.id = coalesce(wanted, c.current_version_id)
        where o.id = offer and o.to_agency_id = ${currentAgency} and o.withdrawn_at is null and o.answer is distinct from 'declined'
          and (v.id = c.current_version_id or exists (select from package_receipts r join package_takings t on t.receipt_id = r.id where r.offer_id = o.id and t.version_id = v.id)) $$`);
    await runner.query(`revoke execute on function package_source(uuid, uuid) from public`);
    await runner.query(`grant execute on function package_source(uuid, uuid) to sinau_author`);
  }

  /** Parts of the last function: they run as its owner, and nobody else may call them. */
  private async writing(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function write_package_files(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, part_bytes, state, progress, object_key, result)
        select m.id, agency, course, person, m.kind, m."fileName", m."contentType", m.bytes, m.sha256, m."partBytes", 'ready', 100, m."objectKey", m.result
        from jsonb_to_recordset(content -> 'media') as m(id uuid, kind text, "fileName" text, "contentType" text, bytes bigint, sha256 text, "partBytes" integer, "objectKey" text, result jsonb)
        on conflict (id) do update set state = 'ready', progress = 100, object_key = excluded.object_key, updated_at = now() where media_assets.state = 'deleted';
        insert into captions (id, agency_id, media_id, language, cues, file_name)
        select s.id, agency, s."mediaId", s.language, s.cues, s."fileName"
        from jsonb_to_recordset(content -> 'captions') as s(id uuid, "mediaId" uuid, language text, cues jsonb, "fileName" text)
        on conflict (media_id, language) do nothing $$`);
    await runner.query(`
      create function write_package_course(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into course_drafts (course_id, agency_id, document, edited_by, edited_at) values (course, agency, content -> 'outline', person, now());
        insert into article_drafts (lesson_id, agency_id, course_id, body, edited_at, edited_by)
        select b.key::uuid, agency, course, b.value, now(), person from jsonb_each(content #> '{version,document,articles}') b;
        insert into quizzes (id, agency_id, course_id, settings, edited_at)
        select q.id, agency, course, q.settings, now() from jsonb_to_recordset(content -> 'quizzes') as q(id uuid, settings jsonb);
        insert into questions (id, agency_id, quiz_id, position, kind, content, points, topic, edited_by)
        select n.id, agency, n."quizId", n.position, n.content ->> 'kind', n.content, n.points, n.topic, person
        from jsonb_to_recordset(content -> 'questions') as n(id uuid, "quizId" uuid, position double precision, content jsonb, points numeric, topic text);
        insert into question_keys (question_id, agency_id, key)
        select n.id, agency, n.key from jsonb_to_recordset(content -> 'questions') as n(id uuid, key jsonb) $$`);
    await runner.query(`
      create function write_package_version(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by, published_at)
        select v.id, agency, course, 1, v.document, v."contentHash", '[]', person, now() from jsonb_to_record(content -> 'version') as v(id uuid, document jsonb, "contentHash" text);
        insert into quiz_versions (id, agency_id, quiz_id, course_version_id, settings, questions)
        select q."versionId", agency, q.id, (content #>> '{version,id}')::uuid, q.settings, q.questions from jsonb_to_recordset(content -> 'quizzes') as q(id uuid, "versionId" uuid, settings jsonb, questions jsonb);
        insert into quiz_version_keys (quiz_version_id, agency_id, keys)
        select q."versionId", agency, q.keys from jsonb_to_recordset(content -> 'quizzes') as q("versionId" uuid, keys jsonb);
        update courses set current_version_id = (content #>> '{version,id}')::uuid where id = course;
        insert into catalogue_entries (course_id, agency_id, version_id, title, summary, competency_class, activity_kind, hours, minutes, lessons, bytes, search, published_at)
        select course, agency, (content #>> '{version,id}')::uuid, k.title, k.summary, k."competencyClass", k."activityKind", k.hours, k.minutes, k.lessons, k.bytes,
          setweight(to_tsvector('simple', k.title), 'A') || setweight(to_tsvector('simple', k.summary), 'B') || setweight(to_tsvector('simple', k.words), 'C'), now()
        from jsonb_to_record(content -> 'catalogue') as k(title text, summary text, "competencyClass" text, "activityKind" integer, hours numeric, minutes integer, lessons integer, bytes bigint, words text) $$`);
    await runner.query(`
      create function write_package_programme(agency uuid, course uuid, person uuid, content jsonb) returns void language sql set search_path = public as $$
        insert into programmes (id, agency_id, name, year, summary, objectives, indicators, methods, course_id, curriculum, owner_ids, evaluation_plan)
        select p.id, agency, p.name, p.year, p.summary, p.objectives, p.indicators, p.methods, course, p.curriculum, array[person], p."evaluationPlan"
        from jsonb_to_record(coalesce(nullif(content -> 'programme', 'null'), '{}')) as p(id uuid, name text, year integer, summary text, objectives jsonb, indicators jsonb, methods jsonb, curriculum jsonb, "evaluationPlan" jsonb)
        where p.id is not null $$`);
    for (const part of ['files', 'course', 'version', 'programme']) await runner.query(`revoke execute on function write_package_${part}(uuid, uuid, uuid, jsonb) from public`);
  }

  /** Writes a taking whose files are all here, whole or not at all; what it was answers `taken`, `ready`, or null when there is nothing to finish. */
  private async finish(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function finish_package(taking uuid) returns text language plpgsql security definer set search_path = public as $$
      declare
        going package_takings;
        receipt package_receipts;
        waiting jsonb;
        after text;
      begin
        select * into going from package_takings where id = taking and agency_id = ${currentAgency} and state = 'copying' for update;
        if not found or exists (select from package_files f where f.taking_id = taking and f.state <> 'done') then return null; end if;
        select * into strict receipt from package_receipts where id = going.receipt_id;
        select content into strict waiting from package_contents where taking_id = taking;
        if going.kind = 'first' then
          insert into courses (id, agency_id, owner_id) values (receipt.course_id, receipt.agency_id, going.decided_by);
          perform write_package_files(receipt.agency_id, receipt.course_id, going.decided_by, waiting);
          perform write_package_course(receipt.agency_id, receipt.course_id, going.decided_by, waiting);
          perform write_package_version(receipt.agency_id, receipt.course_id, going.decided_by, waiting);
          perform write_package_programme(receipt.agency_id, receipt.course_id, going.decided_by, waiting);
          update package_receipts set made_at = now() where id = receipt.id;
          after := 'taken';
        else
          perform write_package_files(receipt.agency_id, receipt.course_id, going.decided_by, waiting);
          after := 'ready';
        end if;
        delete from package_contents where taking_id = taking;
        update package_takings set state = after, finished_at = now(), moved_at = now() where id = taking;
        return after;
      end $$`);
    await runner.query(`revoke execute on function finish_package(uuid) from public`);
    await runner.query(`grant execute on function finish_package(uuid) to sinau_worker`);
  }
}
