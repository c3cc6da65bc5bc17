import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { CopyPackage, renamingFor, TellPackageReceiver } from '@sinau/application/packages';
import { coursesRoutes } from '@sinau/contracts/courses';
import { packagesRoutes } from '@sinau/contracts/packages';
import { startGateway, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { S3ObjectStore, type ObjectStore } from '@sinau/storage';
import type { DataSource } from 'typeorm';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { addQuestion, finishOf, givableCourse, KEY_MARKER, offerTo, publishArticle, publishDraft, type GivableFile } from './packages.spec-kit.js';

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

let api: TestApi;
let gateway: Gateway;
let folder: string;
let store: S3ObjectStore;
let workerSource: DataSource;
/** The foreign agency gives, ours receives. */
let giver: Client;
let receiver: Client;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-packages-http-'));
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: ['sinau'] });
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true } }));
  store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true });
  workerSource = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  [giver, receiver] = [api.as(api.people.foreignAdmin), api.as(api.people.agencyAdmin)];
}, 60_000);
afterAll(async () => {
  await workerSource.destroy();
  await api.close();
  store.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

async function takingOf(offerId: string): Promise<string> {
  const [row] = await api.sql<{ id: string }>(`select t.id from package_takings t join package_receipts r on r.id = t.receipt_id where r.offer_id = $1 order by t.created_at desc limit 1`, [offerId]);
  return row?.id ?? '';
}

async function copy(offerId: string, from: ObjectStore = store, isLast = false): Promise<void> {
  const actor = { kind: 'system', agencyId: api.agency.id, job: 'copy-package' } as const;
  await new CopyPackage(new Database(workerSource), from).run(actor, { takingId: await takingOf(offerId), isLast, signal: new AbortController().signal });
}

const accept = (offerId: string) => receiver.call(packagesRoutes.accept, { params: { offerId }, body: {} });
const detail = (offerId: string) => receiver.call(packagesRoutes.one, { params: { offerId } });
const countOf = async (table: string, courseId: string): Promise<number> => (await api.sql<{ n: number }>(`select count(*)::int as n from ${table} where course_id = $1`, [courseId]))[0]?.n ?? 0;

/** A document of 900 bytes in two parts, a picture, and a video of an original and three made objects: six objects. */
async function filesOf(): Promise<{ files: GivableFile[]; bytes: ReadonlyMap<string, Buffer> }> {
  const [paper, picture, video] = [randomUUID(), randomUUID(), randomUUID()];
  const key = (id: string, name: string) => `media/${api.foreign.id}/${id}/${name}`;
  const bytes = new Map<string, Buffer>();
  for (const place of [key(paper, 'original'), key(picture, 'picture'), key(video, 'original'), ...['index.m3u8', '720/0.ts', '720/1.ts'].map((name) => key(video, `play-1/${name}`))]) {
    const content = randomBytes(900);
    bytes.set(place, content);
    await store.put(place, content, { contentType: 'application/octet-stream' });
  }
  const sent = bytes.get(key(paper, 'original')) ?? Buffer.alloc(0);
  const digest = sha256(Buffer.concat([sha256(sent.subarray(0, 600)), sha256(sent.subarray(600))])).toString('hex');
  const result = { kind: 'hls', contentType: 'application/vnd.apple.mpegurl', durationMs: 9_000, prefix: key(video, 'play-1/'), poster: null, qualities: [] };
  return {
    bytes,
    files: [
      { id: paper, kind: 'document', fileName: 'register.pdf', bytes: 900, objectKey: key(paper, 'original'), sha256: digest, partBytes: 600 },
      { id: picture, kind: 'image', fileName: 'bagan.png', bytes: 900, objectKey: key(picture, 'picture') },
      { id: video, kind: 'video', fileName: 'langkah.mp4', bytes: 900, objectKey: key(video, 'original'), result },
    ],
  };
}

async function objects(prefix: string): Promise<string[]> {
  return (await store.list(prefix)).objects.map(({ key }) => key);
}

describe('a course that another agency takes', () => {
  test('becomes an own course: article, quiz with its key, three files with six objects, captions, provenance', async () => {
    const { files, bytes } = await filesOf();
    const course = await givableCourse(api, api.people.foreignInstructor, files);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    expect(await detail(offerId)).toMatchObject({ state: 'offered', giverName: expect.any(String), version: { number: 1, modules: 1, lessons: 4, bytes: 2_700 }, own: null });

    await accept(offerId);
    expect(await detail(offerId)).toMatchObject({ state: 'copying', own: null, copying: { files: 3, filesDone: 0, failure: null } });
    await copy(offerId);

    const { own, provenance } = await detail(offerId);
    const courseId = own?.courseId ?? '';
    const [version] = await api.sql<{ content_hash: string }>(`select content_hash from course_versions where course_id = $1`, [course.courseId]);
    expect(provenance).toMatchObject({ course: 'Manajemen risiko', version: 1, contentHash: version?.content_hash, chain: [] });

    const draft = await receiver.call(coursesRoutes.draft, { params: { courseId } });
    expect(draft).toMatchObject({ state: 'published', version: { number: 1 }, outline: { title: 'Manajemen risiko', hours: 1 }, owner: { name: 'Agus Setiawan' } });
    const rename = renamingFor(courseId);
    expect(draft.outline.completion).toEqual({ lessons: [rename(course.articleId), draft.outline.modules[0]?.lessons.at(-1)?.id], finalLessonId: draft.outline.modules[0]?.lessons.at(-1)?.id, minimumScore: 70 });
    const body = await receiver.call(coursesRoutes.article, { params: { courseId, lessonId: rename(course.articleId) } });
    expect(JSON.stringify(body.body)).toContain('Risiko ada di setiap layanan.');
    expect(JSON.stringify(body.body)).toContain(rename(files[1]?.id ?? ''));
    const [key] = await api.sql<{ key: { key: unknown } }>(`select k.key from question_keys k where k.question_id = $1 and k.agency_id = $2`, [rename(course.questionId), api.agency.id]);
    expect(key?.key.key).toEqual({ kind: 'true_false', value: false });
    const [spoken] = await api.sql<{ n: number }>(`select count(*)::int as n from captions where media_id = $1`, [rename(files[2]?.id ?? '')]);
    expect(spoken?.n).toBe(1);
    const preview = await receiver.call(coursesRoutes.publication, { params: { courseId } });
    expect(preview).toMatchObject({ unchanged: true, changes: [] });

    for (const [place, content] of bytes) {
      const [, , id = '', ...rest] = place.split('/');
      const { body: stored } = await store.get(`media/${api.agency.id}/${rename(id)}/${rest.join('/')}`);
      expect(Buffer.concat(await stored.toArray()).equals(content)).toBe(true);
    }
    expect((await receiver.call(packagesRoutes.provenance, { params: { courseId } })).provenance).toMatchObject({ version: 1 });
    expect(await api.sql(`select title, language, lessons, bytes from catalogue_entries where course_id = $1`, [courseId])).toEqual([{ title: 'Manajemen risiko', language: 'en', lessons: 4, bytes: '2700' }]);
    const [waiting] = await api.sql<{ n: number }>(`select count(*)::int as n from package_contents where agency_id = $1`, [api.agency.id]);
    expect(waiting?.n).toBe(0);
  });

  test('accepting twice at once, and copying twice, makes one course', async () => {
    const { files } = await filesOf();
    const course = await givableCourse(api, api.people.foreignInstructor, files);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    const answers = await Promise.all([1, 2, 3].map(() => receiver.post(`/api/packages/received/${offerId}/acceptance`, {})));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    await Promise.all([copy(offerId), copy(offerId)]);
    await copy(offerId);
    const { own } = await detail(offerId);
    expect(await countOf('course_versions', own?.courseId ?? '')).toBe(1);
    expect(await countOf('media_assets', own?.courseId ?? '')).toBe(3);
    const [receipts] = await api.sql<{ n: number }>(`select count(*)::int as n from package_receipts where offer_id = $1`, [offerId]);
    expect(receipts?.n).toBe(1);
  });

  test('a copying that is cut off after any object leaves no course; the next run makes it whole', async () => {
    const { files } = await filesOf();
    const course = await givableCourse(api, api.people.foreignInstructor, files);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await accept(offerId);
    const [receipt] = await api.sql<{ course_id: string }>(`select course_id from package_receipts where offer_id = $1`, [offerId]);
    const courseId = receipt?.course_id ?? '';
    // Six objects to store: each run ends at one of them, as if it had been killed. Of the three files the first is done after one object,
    // the second after two; what is done is not stored again.
    let stored = 0;
    const runsOf = (most: number): ObjectStore => new Proxy(store, {
      get: (target, name) => {
        if (name === 'put') return (...call: Parameters<ObjectStore['put']>) => (stored++ < most ? target.put(...call) : Promise.reject(new Error('killed')));
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    for (const most of [0, 1, 2, 3]) {
      stored = 0;
      await expect(copy(offerId, runsOf(most))).rejects.toThrow('killed');
      expect([await countOf('media_assets', courseId), await countOf('course_drafts', courseId), await countOf('course_versions', courseId)]).toEqual([0, 0, 0]);
      expect(await detail(offerId)).toMatchObject({ state: 'copying', own: null });
    }
    await copy(offerId);
    expect((await detail(offerId)).state).toBe('taken');
    expect(await countOf('media_assets', courseId)).toBe(3);
    expect(await objects(`media/${api.agency.id}/${renamingFor(courseId)(files[2]?.id ?? '')}/`)).toHaveLength(4);
  });

  test('a file whose bytes are not those that were published fails, is told, and can be copied again', async () => {
    const { files, bytes } = await filesOf();
    const course = await givableCourse(api, api.people.foreignInstructor, files);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await accept(offerId);
    const [place] = bytes.keys();
    await store.put(place ?? '', randomBytes(900), { contentType: 'application/pdf' });
    await copy(offerId);
    expect(await detail(offerId)).toMatchObject({ state: 'failed', own: null, copying: { failure: 'package_file_differs' } });
    await store.put(place ?? '', bytes.get(place ?? '') ?? Buffer.alloc(0), { contentType: 'application/pdf' });
    await receiver.call(packagesRoutes.retry, { params: { offerId }, body: {} });
    await copy(offerId);
    expect(await detail(offerId)).toMatchObject({ state: 'taken' });
  });
});

describe('an update of the giver', () => {
  async function taken() {
    const course = await givableCourse(api, api.people.foreignInstructor);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await accept(offerId);
    await finishOf(api, offerId);
    const courseId = (await detail(offerId)).own?.courseId ?? '';
    return { course, offerId, courseId, rename: renamingFor(courseId) };
  }

  test('arrives as a proposal with its changes and is merged into the draft, which stays to be published', async () => {
    const { course, offerId, courseId, rename } = await taken();
    expect((await detail(offerId)).update).toBeNull();
    await addQuestion(api, { quizId: course.quizId, questionId: randomUUID(), agencyId: api.foreign.id, position: 2048, stem: 'Register diperbarui tiap tahun.' });
    await api.sql(`update quizzes set edited_at = now() where id = $1`, [course.quizId]);
    await publishArticle(api, course, api.foreign.id, 'Risiko dikelola bersama.');

    const found = await detail(offerId);
    expect(found.update).toMatchObject({ number: 2, state: 'waiting' });
    expect(found.changes.map(({ kind }) => kind)).toEqual(['article_changed', 'quiz_changed']);
    expect(found.kept).toEqual([]);
    const versionId = found.update?.versionId ?? '';
    expect(await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body: { versionId } })).toEqual({ state: 'taken' });

    const publication = await receiver.call(coursesRoutes.publication, { params: { courseId } });
    expect(publication).toMatchObject({ unchanged: false, current: { number: 1 } });
    expect(publication.changes.map(({ kind }) => kind)).toEqual(['article_changed', 'quiz_changed']);
    const body = await receiver.call(coursesRoutes.article, { params: { courseId, lessonId: rename(course.articleId) } });
    expect(JSON.stringify(body.body)).toContain('dikelola bersama');
    expect(await detail(offerId)).toMatchObject({ update: null, own: { versionNumber: 2 }, provenance: { version: 2 } });
    // the same again changes nothing
    expect(await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body: { versionId } })).toEqual({ state: 'taken' });
  });

  test('keeps what the receiver changed too, and says so', async () => {
    const { course, offerId, courseId, rename } = await taken();
    const lessonId = rename(course.articleId);
    await receiver.call(coursesRoutes.saveArticle, { params: { courseId, lessonId }, body: { revision: 1, body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Isi kami sendiri.' }] }] } } });
    await publishArticle(api, course, api.foreign.id, 'Isi baru pemberi.');
    const found = await detail(offerId);
    expect(found.kept).toEqual([{ lessonId, title: 'Bacaan', kind: 'article', questions: 0 }]);
    await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body: { versionId: found.update?.versionId ?? '' } });
    expect(JSON.stringify((await receiver.call(coursesRoutes.article, { params: { courseId, lessonId } })).body)).toContain('Isi kami sendiri.');
  });

  test('is declined with a reason and can still be taken; the next version is a proposal anew', async () => {
    const { course, offerId } = await taken();
    await publishArticle(api, course, api.foreign.id, 'Kedua.');
    const second = (await detail(offerId)).update?.versionId ?? '';
    await receiver.call(packagesRoutes.declineUpdate, { params: { offerId }, body: { versionId: second, reason: 'Belum diuji' } });
    expect((await detail(offerId)).update).toMatchObject({ state: 'declined', reason: 'Belum diuji' });
    await publishArticle(api, course, api.foreign.id, 'Ketiga.');
    expect((await detail(offerId)).update).toMatchObject({ number: 3, state: 'waiting' });
    expect(await receiver.post(`/api/packages/received/${offerId}/update`, { versionId: second })).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('with a new file fetches it first and is merged then', async () => {
    const { course, offerId, courseId, rename } = await taken();
    const { files } = await filesOf();
    const [paper] = files;
    if (!paper) throw new Error('no file');
    await api.sql(
      `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, part_bytes, state, progress, object_key) values ($1, $2, $3, $4, 'document', $5, 'application/pdf', 900, $6, 600, 'ready', 100, $7)`,
      [paper.id, api.foreign.id, course.courseId, api.people.foreignInstructor.id, paper.fileName, paper.sha256, paper.objectKey],
    );
    const lesson = { id: randomUUID(), kind: 'document', title: 'Register', minutes: 5, mediaId: paper.id };
    await api.sql(`update course_drafts set document = jsonb_set(document, '{modules,0,lessons}', (document #> '{modules,0,lessons}') || $2::jsonb), revision = revision + 1, edited_at = now() where course_id = $1`, [course.courseId, JSON.stringify([lesson])]);
    await publishDraft(api, course.courseId, api.foreign.id);
    const found = await detail(offerId);
    expect(found).toMatchObject({ newFiles: { count: 1, bytes: 900 }, update: { state: 'waiting' } });
    const body = { versionId: found.update?.versionId ?? '' };
    expect(await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body })).toEqual({ state: 'copying' });
    await copy(offerId);
    expect(await detail(offerId)).toMatchObject({ newFiles: { count: 0 }, update: { state: 'ready' } });
    expect(await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body })).toEqual({ state: 'taken' });
    const draft = await receiver.call(coursesRoutes.draft, { params: { courseId } });
    expect(draft.outline.modules[0]?.lessons.at(-1)).toMatchObject({ id: rename(lesson.id), mediaId: rename(paper.id) });
  });

  test('no longer comes once the offer was withdrawn; what was taken stays', async () => {
    const { course, offerId, courseId } = await taken();
    await giver.call(packagesRoutes.withdraw, { params: { offerId }, body: {} });
    await publishArticle(api, course, api.foreign.id, 'Setelah ditarik.');
    expect(await detail(offerId)).toMatchObject({ state: 'taken', withdrawnAt: expect.any(String), version: null, update: null, changes: [] });
    expect((await receiver.get(`/api/courses/${courseId}/draft`)).status).toBe(200);
  });
});

describe('the walls', () => {
  test('neither agency sees anything else of the other; no answer holds a key', async () => {
    const marks = { ofGiver: 'penanda-pemberi-91b2', ofReceiver: 'penanda-penerima-6e07' };
    const third = randomUUID();
    await api.sql(`insert into agencies (id, name, short_name, code, settings) values ($1, $2, 'K3', 'K3', '{"certificateNumberPattern":"{sequence}"}')`, [third, `Instansi ketiga`]);
    const course = await givableCourse(api, api.people.foreignInstructor);
    // The giver's other course, its draft after publishing, an offer to a third agency, its people and units.
    await givableCourse(api, api.people.foreignInstructor, [], marks.ofGiver);
    await giver.call(packagesRoutes.offer, { body: { courseId: course.courseId, programmeId: null, agencyIds: [third], note: marks.ofGiver } });
    await api.sql(`update people set full_name = full_name || $2 where id = any($1)`, [[api.people.foreignAdmin.id, api.people.foreignInstructor.id], marks.ofGiver]);
    await api.sql(`update units set name = name || $2 where agency_id = $1`, [api.foreign.id, marks.ofGiver]);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await accept(offerId);
    await finishOf(api, offerId);
    await publishArticle(api, course, api.foreign.id, 'Pembaruan.');
    await api.sql(`update article_drafts set body = $2 where lesson_id = $1`, [course.articleId, JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: marks.ofGiver }] }] })]);
    // The receiver's own: people, its edits of the taken course, why it left an update aside.
    const found = await detail(offerId);
    await receiver.call(packagesRoutes.declineUpdate, { params: { offerId }, body: { versionId: found.update?.versionId ?? '', reason: marks.ofReceiver } });
    await api.sql(`update people set full_name = full_name || $2 where agency_id = $1`, [api.agency.id, marks.ofReceiver]);
    await api.sql(`update course_drafts set document = jsonb_set(document, '{title}', to_jsonb($2::text)) where course_id = $1`, [found.own?.courseId, marks.ofReceiver]);

    const toReceiver = await Promise.all([`/api/packages/received`, `/api/packages/received/${offerId}`, `/api/packages/given`, `/api/packages/agencies`, `/api/packages/provenance/${found.own?.courseId ?? ''}`].map((place) => receiver.get(place)));
    const toGiver = await Promise.all([`/api/packages/given`, `/api/packages/received`, `/api/packages/agencies`, `/api/packages/provenance/${found.own?.courseId ?? ''}`].map((place) => giver.get(place)));
    for (const { status, text } of toReceiver) {
      expect(status).toBe(200);
      expect(text).not.toContain(marks.ofGiver);
      expect(text).not.toContain(KEY_MARKER);
      expect(text).not.toContain(course.courseId);
    }
    for (const { status, text } of toGiver) {
      expect(status).toBe(200);
      expect(text).not.toContain(marks.ofReceiver);
      expect(text).not.toContain(KEY_MARKER);
      expect(text).not.toContain(found.own?.courseId ?? 'none');
    }
    expect(await giver.get(`/api/packages/received/${offerId}`)).toMatchObject({ status: 404 });
    expect(await giver.get(`/api/courses/${found.own?.courseId ?? ''}/draft`)).toMatchObject({ status: 404 });
    expect(await receiver.get(`/api/courses/${course.courseId}/draft`)).toMatchObject({ status: 404 });
  });

  test('the roles of the database: who serves reads no key of a package, and nobody reads what waits to be written', async () => {
    const course = await givableCourse(api, api.people.foreignInstructor);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await accept(offerId);
    const actor = { kind: 'system', agencyId: api.agency.id, job: 'spec' } as const;
    const as = async (url: string, text: string, values: readonly unknown[] = []): Promise<unknown[]> => {
      const source = await createDataSource(url, { size: 1, name: 'spec' }).initialize();
      try {
        return await new Database(source).transaction(actor, ({ query }) => query({ name: `spec.${randomUUID()}`, text }, values));
      } finally {
        await source.destroy();
      }
    };
    const { app, author, worker } = api.database.urls;
    await expect(as(app, 'select * from package_source($1, null)', [offerId])).rejects.toThrow('permission denied');
    await expect(as(worker, 'select * from package_source($1, null)', [offerId])).rejects.toThrow('permission denied');
    for (const role of [app, author, worker]) await expect(as(role, 'select * from package_contents')).rejects.toThrow('permission denied');
    for (const role of [app, author]) await expect(as(role, 'select finish_package($1)', [await takingOf(offerId)])).rejects.toThrow('permission denied');
    await expect(as(worker, `select write_package_course($1, $1, $1, '{}')`, [api.agency.id])).rejects.toThrow('permission denied');
    expect(await as(app, 'select * from package_offers where id = $1', [offerId])).toEqual([]);
    expect(await as(author, 'select * from package_source($1, $2)', [offerId, randomUUID()])).toEqual([]);
    await finishOf(api, offerId);
  });

  test('an offer is answered once: declined ones are closed, withdrawn ones too, and the giver reads why', async () => {
    const course = await givableCourse(api, api.people.foreignInstructor);
    const offerId = await offerTo(api, api.people.foreignInstructor, course.courseId, api.agency.id);
    await receiver.call(packagesRoutes.decline, { params: { offerId }, body: { reason: 'Sudah punya kursus serupa' } });
    expect(await receiver.post(`/api/packages/received/${offerId}/acceptance`, {})).toMatchObject({ status: 409, code: 'package_closed' });
    const { rows } = await giver.call(packagesRoutes.given, { query: { limit: 100 } });
    expect(rows.find(({ id }) => id === offerId)).toMatchObject({ state: 'declined', reason: 'Sudah punya kursus serupa', taken: false });
    // a declined one can be offered again, and only once at a time
    const again = { courseId: course.courseId, programmeId: null, agencyIds: [api.agency.id], note: '' };
    expect(await giver.call(packagesRoutes.offer, { body: again })).toEqual({ offered: 1 });
    expect(await giver.call(packagesRoutes.offer, { body: again })).toEqual({ offered: 0 });
    const open = (await giver.call(packagesRoutes.given, { query: { limit: 100 } })).rows.find((row) => row.courseId === course.courseId && row.state === 'offered');
    await giver.call(packagesRoutes.withdraw, { params: { offerId: open?.id ?? '' }, body: {} });
    expect(await receiver.post(`/api/packages/received/${open?.id ?? ''}/acceptance`, {})).toMatchObject({ status: 409, code: 'package_closed' });
  });
});

describe('a programme', () => {
  test('goes with its course: objectives, indicators, methods, curriculum and evaluation plan, without budget and owners; and a course given on names its first owner', async () => {
    const course = await givableCourse(api, api.people.foreignInstructor);
    const programmeId = randomUUID();
    const indicators = [{ name: 'Register risiko', baseline: '3', target: '20' }];
    await api.sql(
      `insert into programmes (id, agency_id, name, year, state, summary, objectives, indicators, methods, course_id, curriculum, budget_planned, owner_ids, evaluation_plan)
       values ($1, $2, 'Manajemen risiko puskesmas', 2027, 'active', 'Ringkas', '["Menyusun register"]', $3, '["online_course"]', $4, '[]', 75000000, $5, '{"reaction":true,"learning":true,"behaviourDays":[90],"resultMonths":null}')`,
      [programmeId, api.foreign.id, JSON.stringify(indicators), course.courseId, [api.people.foreignAdmin.id]],
    );
    expect(await giver.call(packagesRoutes.offer, { body: { courseId: null, programmeId, agencyIds: [api.agency.id], note: 'Silakan dipakai' } })).toEqual({ offered: 1 });
    const { rows } = await receiver.call(packagesRoutes.received);
    const offerId = rows.find((row) => row.programmeName === 'Manajemen risiko puskesmas')?.offerId ?? '';
    await accept(offerId);
    await finishOf(api, offerId);
    const { own } = await detail(offerId);
    const [made] = await api.sql(`select name, year, state, objectives, indicators, course_id, budget_planned, owner_ids from programmes where id = $1 and agency_id = $2`, [own?.programmeId, api.agency.id]);
    expect(made).toEqual({ name: 'Manajemen risiko puskesmas', year: 2027, state: 'draft', objectives: ['Menyusun register'], indicators, course_id: own?.courseId, budget_planned: '0', owner_ids: [api.people.agencyAdmin.id] });
    expect((await receiver.get(`/api/programmes/${own?.programmeId ?? ''}`)).status).toBe(200);

    // and on: the one who gave it first gets it back from us, with us in the chain
    const onward = await offerTo(api, api.people.instructor, own?.courseId ?? '', api.foreign.id);
    await giver.call(packagesRoutes.accept, { params: { offerId: onward }, body: {} });
    await finishOf(api, onward);
    const back = await giver.call(packagesRoutes.one, { params: { offerId: onward } });
    expect(back.provenance?.chain).toEqual([{ agency: expect.any(String), course: 'Manajemen risiko', version: 1, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });
});

describe('what stands beside the course', () => {
  test('an update brings fields of the programme and captions of files that are here; what was changed here too stays and is named', async () => {
    const { files } = await filesOf();
    const video = files[2]?.id ?? '';
    const course = await givableCourse(api, api.people.foreignInstructor, files, 'Layanan daring');
    const programmeId = randomUUID();
    await api.sql(
      `insert into programmes (id, agency_id, name, year, summary, objectives, course_id, owner_ids, evaluation_plan) values ($1, $2, 'Program layanan', 2027, 'Ringkas', '["Melayani"]', $3, '{}', '{"behaviourDays":[90]}')`,
      [programmeId, api.foreign.id, course.courseId],
    );
    await giver.call(packagesRoutes.offer, { body: { courseId: null, programmeId, agencyIds: [api.agency.id], note: '' } });
    const offerId = (await receiver.call(packagesRoutes.received)).rows.find((row) => row.programmeName === 'Program layanan')?.offerId ?? '';
    await accept(offerId);
    await copy(offerId);
    const { own } = await detail(offerId);
    const rename = renamingFor(own?.courseId ?? '');
    const say = (mediaId: string, language: string, text: string) => api.sql(
      `insert into captions (id, agency_id, media_id, language, cues, file_name) select gen_random_uuid(), agency_id, id, $2, $3, 'baru.vtt' from media_assets where id = $1
       on conflict (media_id, language) do update set cues = excluded.cues`, [mediaId, language, JSON.stringify([{ startMs: 0, endMs: 900, text }])],
    );
    const said = async () => (await api.sql<{ text: string }>(`select cues -> 0 ->> 'text' as text from captions where media_id = $1 order by language desc`, [rename(video)])).map(({ text }) => text);
    const fields = async () => (await api.sql(`select name, summary, objectives, evaluation_plan from programmes where id = $1`, [own?.programmeId]))[0];

    await api.sql(`update programmes set objectives = '["Milik sendiri"]' where id = $1`, [own?.programmeId]);
    await api.sql(`update programmes set summary = 'Lebih lengkap', objectives = '["Melayani cepat"]', evaluation_plan = '{"behaviourDays":[30,90]}', year = 2028 where id = $1`, [programmeId]);
    await say(video, 'id', 'Selamat pagi');
    await say(video, 'en', 'Good morning');
    await publishArticle(api, course, api.foreign.id, 'Layanan daring dibuka pukul tujuh.');
    const first = await detail(offerId);
    expect([first.programme, first.captions]).toEqual([
      { changed: ['summary', 'evaluationPlan'], kept: ['objectives'] }, [{ fileName: 'langkah.mp4', language: 'id', kept: false }, { fileName: 'langkah.mp4', language: 'en', kept: false }],
    ]);
    expect(await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body: { versionId: first.update?.versionId ?? '' } })).toEqual({ state: 'taken' });
    expect(await fields()).toEqual({ name: 'Program layanan', summary: 'Lebih lengkap', objectives: ['Milik sendiri'], evaluation_plan: { behaviourDays: [30, 90] } });
    expect(await said()).toEqual(['Selamat pagi', 'Good morning']);

    // Changed on both sides: the own captions stay. What only stays as it was told before is told no more.
    await say(rename(video), 'id', 'Sugeng enjing');
    await say(video, 'id', 'Selamat siang');
    await publishArticle(api, course, api.foreign.id, 'Layanan daring dibuka pukul enam.');
    const second = await detail(offerId);
    expect([second.programme, second.captions]).toEqual([{ changed: [], kept: [] }, [{ fileName: 'langkah.mp4', language: 'id', kept: true }]]);
    await receiver.call(packagesRoutes.takeUpdate, { params: { offerId }, body: { versionId: second.update?.versionId ?? '' } });
    expect(await said()).toEqual(['Sugeng enjing', 'Good morning']);
  });
});

describe('news of packages', () => {
  test('whoever administers the receiving agency is told of the offer, and of a version published after it was taken; each once, by mail too', async () => {
    const { agencyAdmin, foreignInstructor } = api.people;
    const course = await givableCourse(api, foreignInstructor, [], 'Pelayanan prima');
    const offerId = await offerTo(api, foreignInstructor, course.courseId, api.agency.id);
    const tell = new TellPackageReceiver(new Database(workerSource), new PublicSite('https://sinau.test'));
    const work = async (): Promise<void> => {
      const asked = await api.sql<{ payload: { agencyId: string; offerId: string; versionId: string | null } }>(`select payload from outbox where job = 'tell-package-receiver' and payload ->> 'offerId' = $1 order by created_at, id`, [offerId]);
      for (const { payload } of [...asked, ...asked]) await tell.run({ kind: 'system', agencyId: payload.agencyId, job: 'tell-package-receiver' }, payload);
    };
    const told = () => api.sql<{ kind: string; facts: object; link: string }>(`select kind, facts, link from notifications where person_id = $1 and link = $2 order by created_at, id`, [agencyAdmin.id, `/kelola/paket/${offerId}`]);
    const mailed = () => api.sql<{ template: string; to_address: string }>(`select template, to_address from mails where facts ->> 'link' = $1 order by created_at, id`, [`https://sinau.test/kelola/paket/${offerId}`]);
    await work();
    const offered = { kind: 'package_offered', facts: { title: 'Pelayanan prima', from: 'Pemerintah Kabupaten Wana', version: 1 }, link: `/kelola/paket/${offerId}` };
    expect(await told()).toEqual([offered]);
    expect(await mailed()).toEqual([{ template: 'package-offered', to_address: agencyAdmin.email }]);

    await accept(offerId);
    await finishOf(api, offerId);
    await publishArticle(api, course, api.foreign.id, 'Layanan dimulai dari mendengar.');
    await work();
    expect(await told()).toEqual([offered, { kind: 'package_updated', facts: { title: 'Pelayanan prima', from: 'Pemerintah Kabupaten Wana', version: 2 }, link: offered.link }]);
    expect((await mailed()).map(({ template }) => template)).toEqual(['package-offered', 'package-updated']);
    // What was withdrawn is news to nobody.
    await publishArticle(api, course, api.foreign.id, 'Layanan dimulai dari bertanya.');
    await giver.call(packagesRoutes.withdraw, { params: { offerId }, body: {} });
    await work();
    expect((await told()).length).toBe(2);
  });
});
