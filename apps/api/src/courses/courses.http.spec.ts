import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coursesRoutes, type DraftView } from '@sinau/contracts/courses';
import { CourseVersions } from '@sinau/application/courses';
import { addLesson, addModule, editMetadata, type CourseOutline, type Lesson } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

type Written = DraftView['outline'];
const written = (outline: CourseOutline): Written => JSON.parse(JSON.stringify(outline)) as Written;

const course = { title: 'Manajemen risiko', summary: 'Mengenali dan mengendalikan risiko.', competencyClass: 'technical', activityKind: 16, hours: 4 } as const;
const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) as const;

async function newDraft(person: TestPerson): Promise<DraftView> {
  return api.as(person).call(coursesRoutes.create, { body: course });
}

async function save(person: TestPerson, draft: DraftView, outline: CourseOutline): Promise<DraftView> {
  return api.as(person).call(coursesRoutes.saveDraft, { params: { courseId: draft.courseId }, body: { revision: draft.revision, outline: written(outline) } });
}

const article = (title: string): Lesson => ({ id: randomUUID(), kind: 'article', title, minutes: 30 });
const quiz = (title: string): Lesson => ({ id: randomUUID(), kind: 'quiz', title, minutes: 15, quizId: null });

/** One module of 4 JP with an article that is written and a quiz with one keyed question: publishable. */
async function publishable(person: TestPerson): Promise<{ draft: DraftView; articleId: string; quizId: string; questionId: string }> {
  const fresh = await newDraft(person);
  const reading = article('Apa itu risiko');
  const exam = quiz('Ujian akhir');
  const moduleId = randomUUID();
  let outline = editMetadata(addModule(fresh.outline, { id: moduleId, title: 'Dasar' }), { objectives: ['Menyebut tiga risiko'] });
  outline = addLesson(addLesson(outline, moduleId, reading), moduleId, exam);
  outline = { ...outline, modules: outline.modules.map((module) => ({ ...module, hours: 4 })), completion: { lessons: 'all', finalLessonId: exam.id, minimumScore: 70 } };
  const draft = await save(person, fresh, outline);
  const params = { courseId: draft.courseId, lessonId: reading.id };
  await api.as(person).call(coursesRoutes.saveArticle, { params, body: { revision: 0, body: paragraph('Risiko adalah akibat dari ketidakpastian.') } });
  const lesson = draft.outline.modules[0]?.lessons[1];
  const quizId = lesson?.kind === 'quiz' ? (lesson.quizId ?? '') : '';
  const questionId = randomUUID();
  const content = { kind: 'true_false', stem: 'Risiko selalu buruk.' };
  await api.sql(`insert into questions (id, agency_id, quiz_id, position, kind, content, points) values ($1, $2, $3, 1, 'true_false', $4, 2)`, [questionId, person.agencyId, quizId, content]);
  await api.sql(`insert into question_keys (question_id, agency_id, key) values ($1, $2, $3)`, [
    questionId, person.agencyId, { key: { kind: 'true_false', value: false }, feedback: 'PENANDA-RAHASIA' },
  ]);
  return { draft, articleId: reading.id, quizId, questionId };
}

const publish = (person: TestPerson, draft: DraftView) => api.as(person).call(coursesRoutes.publish, { params: { courseId: draft.courseId }, body: { revision: draft.revision } });

describe('drafts', () => {
  test('an instructor makes a course, and its list shows it as a draft', async () => {
    const draft = await newDraft(api.people.instructor);
    expect(draft).toMatchObject({ revision: 1, state: 'draft', version: null, mayEdit: true, owner: { name: 'Hendra Gunawan' }, outline: { title: 'Manajemen risiko', modules: [] } });
    const list = await api.as(api.people.instructor).call(coursesRoutes.list);
    expect(list.rows.find((row) => row.id === draft.courseId)).toMatchObject({ state: 'draft', lessons: 0, versionNumber: null });
  });

  test('a quiz lesson gets a quiz of its own; a save over an older revision is refused with who and when', async () => {
    const draft = await newDraft(api.people.instructor);
    const moduleId = randomUUID();
    const outline = addLesson(addModule(draft.outline, { id: moduleId, title: 'Satu' }), moduleId, quiz('Latihan'));
    const saved = await save(api.people.instructor, draft, outline);
    const lesson = saved.outline.modules[0]?.lessons[0];
    expect(saved.revision).toBe(2);
    expect(lesson).toMatchObject({ kind: 'quiz', quizId: expect.stringMatching(/^[0-9a-f-]{36}$/) });

    const late = await api.as(api.people.agencyAdmin).put(`/api/courses/${draft.courseId}/draft`, { revision: 1, outline: draft.outline });
    expect(late).toMatchObject({ status: 409, code: 'draft_conflict', body: { facts: { editedBy: 'Hendra Gunawan', revision: 2 } } });
    expect(late.text).toContain('Hendra Gunawan menyimpan');
  });

  test('two saves of one revision at the same time: one is stored, one is told', async () => {
    const draft = await newDraft(api.people.instructor);
    const send = (title: string) => api.as(api.people.instructor).put(`/api/courses/${draft.courseId}/draft`, { revision: 1, outline: { ...draft.outline, title } });
    const statuses = (await Promise.all([send('Kiri'), send('Kanan')])).map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  test('contradictions, unknown fields and files of another course are refused, and nothing is stored', async () => {
    const draft = await newDraft(api.people.instructor);
    const path = `/api/courses/${draft.courseId}/draft`;
    const moduleId = randomUUID();
    const twice = addModule(addModule(draft.outline, { id: moduleId, title: 'A' }), { id: moduleId, title: 'B' });
    const foreignFile = addLesson(addModule(draft.outline, { id: moduleId, title: 'A' }), moduleId, { id: randomUUID(), kind: 'video', title: 'V', minutes: 5, mediaId: randomUUID() });
    const other = await publishable(api.people.instructor);
    const stolenQuiz = addLesson(addModule(draft.outline, { id: moduleId, title: 'A' }), moduleId, { id: randomUUID(), kind: 'quiz', title: 'Q', minutes: 5, quizId: other.quizId });
    for (const outline of [twice, foreignFile, stolenQuiz]) {
      expect(await api.as(api.people.instructor).put(path, { revision: 1, outline })).toMatchObject({ status: 400, code: 'invalid_outline' });
    }
    expect(await api.as(api.people.instructor).put(path, { revision: 1, outline: { ...draft.outline, ownerId: randomUUID() } })).toMatchObject({ status: 400, code: 'invalid_request' });
    expect((await api.as(api.people.instructor).call(coursesRoutes.draft, { params: { courseId: draft.courseId } })).revision).toBe(1);
  });
});

describe('articles', () => {
  test('are saved by revision, and refused with the place when they hold what is not allowed', async () => {
    const { draft, articleId } = await publishable(api.people.instructor);
    const path = `/api/courses/${draft.courseId}/articles/${articleId}`;
    const owner = api.as(api.people.instructor);
    expect((await owner.call(coursesRoutes.article, { params: { courseId: draft.courseId, lessonId: articleId } })).revision).toBe(1);
    const poisoned = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }] };
    const refused = await owner.put(path, { revision: 1, body: poisoned });
    expect(refused).toMatchObject({ status: 400, code: 'article_refused', body: { facts: { path: 'content.0.content.0.marks.0.attrs.href', reason: 'bad_link' } } });
    expect((await owner.put(path, { revision: 1, body: paragraph('Baru') })).status).toBe(200);
    expect(await owner.put(path, { revision: 1, body: paragraph('Terlambat') })).toMatchObject({ status: 409, code: 'article_conflict', body: { facts: { revision: 2 } } });
  });

  test('300 KB of text are taken, 2 MB are not', async () => {
    const { draft, articleId } = await publishable(api.people.instructor);
    const path = `/api/courses/${draft.courseId}/articles/${articleId}`;
    expect((await api.as(api.people.instructor).put(path, { revision: 1, body: paragraph('kata '.repeat(60_000)) })).status).toBe(200);
    expect((await api.as(api.people.instructor).put(path, { revision: 2, body: paragraph('kata '.repeat(400_000)) })).status).toBe(413);
  });
});

describe('publishing', () => {
  test('an unready draft is refused with what is missing; the checklist names each place', async () => {
    const draft = await newDraft(api.people.instructor);
    const owner = api.as(api.people.instructor);
    const { items, current } = await owner.call(coursesRoutes.publication, { params: { courseId: draft.courseId } });
    expect(current).toBeNull();
    expect(items.map((item) => item.code)).toEqual(['no_objectives', 'no_modules']);
    expect(await owner.post(`/api/courses/${draft.courseId}/versions`, { revision: 1 })).toMatchObject({ status: 409, code: 'not_publishable', body: { facts: { blocking: 2 } } });
  });

  test('freezes document, quiz and keys; the same again is the same version; a changed key is a new one', async () => {
    const { draft, quizId, questionId } = await publishable(api.people.instructor);
    const first = await publish(api.people.instructor, draft);
    expect(first).toMatchObject({ number: 1, created: true });
    expect(await publish(api.people.instructor, draft)).toEqual({ versionId: first.versionId, number: 1, created: false });

    const [frozen] = await api.sql(`select q.questions, k.keys, q.settings ->> 'title' as title from quiz_versions q join quiz_version_keys k on k.quiz_version_id = q.id where q.course_version_id = $1`, [first.versionId]);
    expect(frozen).toEqual({
      title: 'Ujian akhir',
      questions: [{ id: questionId, content: { kind: 'true_false', stem: 'Risiko selalu buruk.' }, points: 2, topic: null }],
      keys: { [questionId]: { key: { kind: 'true_false', value: false }, feedback: 'PENANDA-RAHASIA' } },
    });
    const [row] = await api.sql<{ document: string }>(`select document::text from course_versions where id = $1`, [first.versionId]);
    expect(row?.document).not.toContain('PENANDA-RAHASIA');

    await api.sql(`update question_keys set key = jsonb_set(key, '{key,value}', 'true') where question_id = $1`, [questionId]);
    await api.sql(`update quizzes set edited_at = clock_timestamp() where id = $1`, [quizId]);
    const changed = await api.as(api.people.instructor).call(coursesRoutes.draft, { params: { courseId: draft.courseId } });
    expect(changed.state).toBe('changed');
    const second = await publish(api.people.instructor, changed);
    expect(second).toMatchObject({ number: 2, created: true });
    const versions = await api.as(api.people.instructor).call(coursesRoutes.versions, { params: { courseId: draft.courseId } });
    expect(versions.rows.map((version) => [version.number, version.changes])).toEqual([
      [2, [expect.objectContaining({ kind: 'quiz_changed', added: 0, removed: 0, edited: 1, settings: false })]],
      [1, []],
    ]);
    const audited = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by position`, [draft.courseId]);
    expect(audited.map((entry) => entry.action)).toEqual(['course.created', 'course.published', 'course.published']);
  });

  test('a course says its language: one from before courses had any is Indonesian and the same version; turned English it is a new one, which its learners see', async () => {
    const { draft } = await publishable(api.people.instructor);
    expect(draft.outline.language).toBe('id');
    const { courseId } = draft;
    const first = await publish(api.people.instructor, draft);
    await api.sql(`update course_drafts set document = document - 'language' where course_id = $1`, [courseId]);
    expect(await publish(api.people.instructor, draft)).toMatchObject({ versionId: first.versionId, created: false });

    const turned = await save(api.people.instructor, draft, { ...draft.outline, language: 'en' });
    const second = await publish(api.people.instructor, turned);
    expect(second).toMatchObject({ number: 2, created: true });
    const versions = await api.as(api.people.instructor).call(coursesRoutes.versions, { params: { courseId } });
    expect(versions.rows[0]?.changes).toEqual([{ kind: 'metadata_changed', field: 'language' }]);
    expect(await api.as(api.people.learner).call(coursesRoutes.catalogueCourse, { params: { courseId } })).toMatchObject({ card: { language: 'en' }, course: { language: 'en' } });
    const back = await api.as(api.people.instructor).call(coursesRoutes.restoreVersion, { params: { courseId, versionId: first.versionId }, body: { revision: turned.revision } });
    expect(back.outline.language).toBe('id');
    const refused = await api.as(api.people.instructor).put(`/api/courses/${courseId}/draft`, { revision: back.revision, outline: { ...back.outline, language: 'jv' } });
    expect(refused).toMatchObject({ status: 400 });
  });

  test('pressed twice at once it makes one version', async () => {
    const { draft } = await publishable(api.people.instructor);
    const answers = await Promise.all([publish(api.people.instructor, draft), publish(api.people.instructor, draft), publish(api.people.agencyAdmin, draft)]);
    expect(new Set(answers.map((answer) => answer.versionId)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
  });

  test('a question without a key blocks, and the refused publication leaves nothing behind', async () => {
    const { draft, questionId } = await publishable(api.people.instructor);
    await api.sql(`delete from question_keys where question_id = $1`, [questionId]);
    const answer = await api.as(api.people.instructor).post(`/api/courses/${draft.courseId}/versions`, { revision: draft.revision });
    expect(answer).toMatchObject({ status: 409, body: { facts: { blocking: 1, codes: ['question_without_key'] } } });
    expect(await api.sql(`select 1 from course_versions where course_id = $1`, [draft.courseId])).toEqual([]);
  });

  test('what was checked is what is published: a draft that moved on is refused', async () => {
    const { draft } = await publishable(api.people.instructor);
    await save(api.people.instructor, draft, { ...draft.outline, title: 'Judul lain' });
    expect(await api.as(api.people.instructor).post(`/api/courses/${draft.courseId}/versions`, { revision: draft.revision })).toMatchObject({ status: 409, code: 'draft_conflict' });
  });

  test('a version is read from the cache, but only by its agency', async () => {
    const { draft, articleId } = await publishable(api.people.instructor);
    const { versionId } = await publish(api.people.instructor, draft);
    const versions = api.app.get(CourseVersions, { strict: false });
    const actor = (person: TestPerson): PersonActor => ({ kind: 'person', personId: person.id, agencyId: person.agencyId, sessionId: randomUUID(), name: person.name, assignments: [] });
    const version = await versions.byId(actor(api.people.learner), versionId);
    expect(version).toMatchObject({ courseId: draft.courseId, number: 1, document: { title: 'Manajemen risiko' } });
    expect(await versions.byId(actor(api.people.colleague), versionId)).toBe(version);
    expect((await versions.article(actor(api.people.learner), versionId, articleId)).type).toBe('doc');
    await expect(versions.byId(actor(api.people.foreignLearner), versionId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(versions.article(actor(api.people.learner), versionId, 'toString')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('copies and the archive', () => {
  test('a copy has the same content under new ids, and publishes by itself', async () => {
    const { draft, articleId } = await publishable(api.people.instructor);
    const copy = await api.as(api.people.agencyAdmin).call(coursesRoutes.duplicate, { params: { courseId: draft.courseId }, body: {} });
    expect(copy).toMatchObject({ state: 'draft', revision: 1, owner: { name: 'Agus Setiawan' }, outline: { title: 'Manajemen risiko (2)' } });
    const [first] = copy.outline.modules[0]?.lessons ?? [];
    expect(first?.id).not.toBe(articleId);
    expect(copy.outline.completion.finalLessonId).toBe(copy.outline.modules[0]?.lessons[1]?.id);
    expect(await publish(api.people.agencyAdmin, copy)).toMatchObject({ number: 1, created: true });
  });

  test('a module’s copy stands behind it with its own quiz and questions', async () => {
    const { draft } = await publishable(api.people.instructor);
    const moduleId = draft.outline.modules[0]?.id ?? '';
    const after = await api.as(api.people.instructor).call(coursesRoutes.duplicateModule, { params: { courseId: draft.courseId, moduleId }, body: { revision: draft.revision } });
    expect(after.outline.modules.map((module) => module.title)).toEqual(['Dasar', 'Dasar (2)']);
    const quizIds = after.outline.modules.flatMap((module) => module.lessons.flatMap((lesson) => (lesson.kind === 'quiz' ? [lesson.quizId] : [])));
    expect(new Set(quizIds).size).toBe(2);
    const counts = await api.sql<{ n: number }>(`select count(*)::int as n from questions q join question_keys k on k.question_id = q.id where quiz_id = any($1::uuid[]) group by quiz_id`, [quizIds]);
    expect(counts).toEqual([{ n: 1 }, { n: 1 }]);
  });

  test('an archived course leaves catalogue and list, takes no edit, and comes back as it was', async () => {
    const { draft } = await publishable(api.people.instructor);
    await publish(api.people.instructor, draft);
    const owner = api.as(api.people.instructor);
    const params = { courseId: draft.courseId };
    const inCatalogue = async () => (await api.as(api.people.learner).call(coursesRoutes.catalogue, { query: { limit: 100 } })).rows.some((row) => row.courseId === draft.courseId);
    expect(await inCatalogue()).toBe(true);
    await owner.call(coursesRoutes.archive, { params });
    expect(await inCatalogue()).toBe(false);
    expect((await owner.call(coursesRoutes.list)).rows.some((row) => row.id === draft.courseId)).toBe(false);
    expect((await owner.call(coursesRoutes.list, { query: { state: 'archived' } })).rows.some((row) => row.id === draft.courseId)).toBe(true);
    expect(await owner.put(`/api/courses/${draft.courseId}/draft`, { revision: draft.revision, outline: draft.outline })).toMatchObject({ status: 409, code: 'course_archived' });
    await owner.call(coursesRoutes.restore, { params });
    expect(await inCatalogue()).toBe(true);
  });
});

describe('the catalogue', () => {
  test('finds by words, narrows by choices, and counts what each choice would show', async () => {
    const admin = api.people.agencyAdmin;
    const stamp = `Zamrud${randomUUID().slice(0, 6)}`;
    for (const [title, competencyClass, hours] of [['Pelayanan publik', 'technical', 4], ['Pelayanan prima', 'managerial', 4], ['Arsip', 'technical', 12]] as const) {
      const { draft } = await publishable(admin);
      const modules = draft.outline.modules.map((module) => ({ ...module, hours }));
      await publish(admin, await save(admin, draft, { ...draft.outline, title: `${title} ${stamp}`, competencyClass, hours, modules, language: competencyClass === 'managerial' ? 'en' : 'id' }));
    }
    const browse = (query: object) => api.as(api.people.learner).call(coursesRoutes.catalogue, { query: { search: stamp, ...query } });
    const all = await browse({ sort: 'title' });
    expect(all.rows.map((row) => row.title)).toEqual([`Arsip ${stamp}`, `Pelayanan prima ${stamp}`, `Pelayanan publik ${stamp}`]);
    expect(all.summary).toEqual({
      total: 3,
      classes: [{ value: 'technical', count: 2 }, { value: 'managerial', count: 1 }],
      kinds: [{ value: 16, count: 3 }],
      hours: [{ value: 'to_20', count: 1 }, { value: 'up_to_4', count: 2 }],
      languages: [{ value: 'id', count: 2 }, { value: 'en', count: 1 }],
    });
    const english = await browse({ languages: 'en' });
    expect(english.rows).toMatchObject([{ title: `Pelayanan prima ${stamp}`, language: 'en' }]);
    expect(english.summary).toMatchObject({ total: 1, languages: [{ value: 'id', count: 2 }, { value: 'en', count: 1 }] });
    expect(all.rows[0]).toMatchObject({ hours: 12, minutes: 45, lessons: 2, door: 'by_agency', openRun: null, mine: null });
    const narrowed = await browse({ classes: 'technical', hours: 'up_to_4' });
    expect(narrowed.rows.map((row) => row.title)).toEqual([`Pelayanan publik ${stamp}`]);
    expect(narrowed.summary?.classes).toEqual([{ value: 'managerial', count: 1 }, { value: 'technical', count: 1 }]);
    expect((await api.as(api.people.learner).call(coursesRoutes.catalogue, { query: { search: `layanan arsip ${stamp}` } })).rows).toHaveLength(0);
    expect((await api.as(api.people.learner).call(coursesRoutes.catalogue, { query: { search: `prima ${stamp.slice(0, 9)}` } })).rows).toHaveLength(1);

    const first = await browse({ sort: 'title', limit: 2 });
    const second = await browse({ sort: 'title', limit: 2, after: first.next ?? undefined });
    expect([...first.rows, ...second.rows].map((row) => row.title)).toEqual(all.rows.map((row) => row.title));
    expect([second.next, second.summary]).toEqual([null, null]);
    // Seats in all runs of a course: Arsip 3 + 4 = 7, Pelayanan prima 5, Pelayanan publik none.
    const courseOf = (title: string) => all.rows.find((row) => row.title.startsWith(title))?.courseId;
    for (const [title, seats] of [['Arsip', 3], ['Pelayanan prima', 5], ['Arsip', 4]] as const) {
      await api.sql(`insert into runs (id, agency_id, course_id, name, starts_on, ends_on, seats_taken, self_enrolment) values (gen_random_uuid(), $1, $2, 'Angkatan', current_date, current_date + 30, $3, false)`, [api.agency.id, courseOf(title), seats]);
    }
    const popular = await browse({ sort: 'popular', limit: 2 });
    const rest = await browse({ sort: 'popular', limit: 2, after: popular.next ?? undefined });
    expect([...popular.rows, ...rest.rows].map((row) => row.title)).toEqual([`Arsip ${stamp}`, `Pelayanan prima ${stamp}`, `Pelayanan publik ${stamp}`]);
    const newest = await browse({ limit: 1 });
    expect((await browse({ limit: 1, after: newest.next ?? undefined })).rows[0]?.title).toBe(`Pelayanan prima ${stamp}`);
  });

  test('says which run is open, when it is full, and where one is enrolled', async () => {
    const { draft } = await publishable(api.people.instructor);
    const { versionId } = await publish(api.people.instructor, draft);
    const run = randomUUID();
    await api.sql(`insert into runs (id, agency_id, course_id, name, starts_on, ends_on, capacity, seats_taken, self_enrolment) values ($1, $2, $3, 'Angkatan I', current_date, current_date + 30, 2, 1, true)`, [run, api.agency.id, draft.courseId]);
    const card = async (person: TestPerson) => (await api.as(person).call(coursesRoutes.catalogue, { query: { limit: 100 } })).rows.find((row) => row.courseId === draft.courseId);
    expect(await card(api.people.learner)).toMatchObject({ door: 'open', openRun: { name: 'Angkatan I', seatsLeft: 1 }, mine: null });
    await api.sql(`update runs set seats_taken = 2 where id = $1`, [run]);
    await api.sql(`insert into enrolments (id, agency_id, run_id, course_id, person_id, version_id, state, source, lessons_done) values ($1, $2, $3, $4, $5, $6, 'in_progress', 'self', 1)`, [randomUUID(), api.agency.id, run, draft.courseId, api.people.learner.id, versionId]);
    expect(await card(api.people.learner)).toMatchObject({ door: 'full', mine: { runId: run, state: 'in_progress', lessonsDone: 1 } });
    expect((await card(api.people.colleague))?.mine).toBeNull();
  });

  test('a course is looked at before one enrols: its outline, without texts, questions and keys', async () => {
    const { draft } = await publishable(api.people.instructor);
    const params = { courseId: draft.courseId };
    expect((await api.as(api.people.learner).get(`/api/catalogue/${draft.courseId}`)).status).toBe(404);
    await publish(api.people.instructor, draft);
    const seen = await api.as(api.people.learner).call(coursesRoutes.catalogueCourse, { params });
    expect(seen).toMatchObject({ card: { courseId: draft.courseId, mine: null }, course: { title: 'Manajemen risiko', minutes: 45, modules: [{ lessons: [{ kind: 'article' }, { kind: 'quiz', quiz: { questionCount: 1, decides: true } }] }] } });
    const answer = await api.as(api.people.learner).get(`/api/catalogue/${draft.courseId}`);
    expect(answer.text).not.toMatch(/PENANDA-RAHASIA|Risiko selalu buruk|akibat dari ketidakpastian/);
    await api.as(api.people.instructor).call(coursesRoutes.archive, { params });
    expect((await api.as(api.people.learner).get(`/api/catalogue/${draft.courseId}`)).status).toBe(404);
  });

  test('a forged cursor and unknown choices are refused', async () => {
    const learner = api.as(api.people.learner);
    const forged = Buffer.from(JSON.stringify(['now', 'x'])).toString('base64url');
    for (const query of [`after=${forged}`, 'after=%00', 'classes=root', 'kinds=99', 'kinds=1.5', 'sort=owner_id', 'limit=101', 'owner=x']) {
      expect([query, (await learner.get(`/api/catalogue?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('who may what', () => {
  test('a colleague’s, a foreign and an unknown course are all not found; an invitation opens one', async () => {
    const { draft, articleId } = await publishable(api.people.agencyAdmin);
    await publish(api.people.agencyAdmin, draft);
    const { courseId } = draft;
    const moduleId = draft.outline.modules[0]?.id ?? '';
    const tries = (id: string): [string, string, unknown?][] => [
      ['get', `/api/courses/${id}/draft`],
      ['put', `/api/courses/${id}/draft`, { revision: 2, outline: draft.outline }],
      ['get', `/api/courses/${id}/articles/${articleId}`],
      ['put', `/api/courses/${id}/articles/${articleId}`, { revision: 1, body: paragraph('x') }],
      ['post', `/api/courses/${id}/copies`, {}],
      ['post', `/api/courses/${id}/modules/${moduleId}/copies`, { revision: 2 }],
      ['post', `/api/courses/${id}/archive`],
      ['delete', `/api/courses/${id}/archive`],
      ['get', `/api/courses/${id}/publication`],
      ['post', `/api/courses/${id}/versions`, { revision: 2 }],
      ['get', `/api/courses/${id}/versions`],
      ['get', `/api/courses/${id}/preview`],
    ];
    const answers = async (person: TestPerson, id: string) => {
      const client = api.as(person);
      const statuses: number[] = [];
      for (const [method, path, body] of tries(id)) {
        statuses.push((await (method === 'get' ? client.get(path) : method === 'put' ? client.put(path, body) : method === 'post' ? client.post(path, body) : client.delete(path))).status);
      }
      return statuses;
    };
    const allMissing = tries('').map(() => 404);
    expect(await answers(api.people.instructor, courseId)).toEqual(allMissing);
    expect(await answers(api.people.foreignInstructor, courseId)).toEqual(allMissing);
    expect(await answers(api.people.foreignAdmin, courseId)).toEqual(allMissing);
    expect(await answers(api.people.agencyAdmin, randomUUID())).toEqual(allMissing);
    for (const person of [api.people.learner, api.people.supervisor, api.people.platformAdmin]) {
      expect(await answers(person, courseId)).toEqual(tries('').map(() => 403));
    }

    const auditor = api.as(api.people.auditor);
    expect((await auditor.call(coursesRoutes.draft, { params: { courseId } })).mayEdit).toBe(false);
    expect((await auditor.put(`/api/courses/${courseId}/draft`, { revision: 2, outline: draft.outline })).status).toBe(403);

    const invited = api.people.supervisor;
    await api.assign(invited, 'instructor', 'course', courseId);
    await new Promise<void>((resolve) => setImmediate(resolve));
    const cookie = await api.signIn(invited);
    const opened = await api.wire.send({ method: 'GET', path: `/api/courses/${courseId}/draft`, headers: { cookie } });
    expect(opened.status).toBe(200);
    const made = await api.wire.send({ method: 'POST', path: '/api/courses', headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }, body: JSON.stringify(course) });
    expect(made.status).toBe(403);
  });

  test('a foreign agency’s catalogue and lists hold nothing of ours', async () => {
    const { draft } = await publishable(api.people.instructor);
    await publish(api.people.instructor, draft);
    expect((await api.as(api.people.foreignLearner).call(coursesRoutes.catalogue)).rows).toEqual([]);
    expect((await api.as(api.people.foreignAdmin).call(coursesRoutes.list)).rows).toEqual([]);
    expect((await api.as(null).get('/api/catalogue')).status).toBe(401);
  });

  test('no answer of these routes holds a key', async () => {
    const { draft } = await publishable(api.people.instructor);
    await publish(api.people.instructor, draft);
    for (const path of ['draft', 'publication', 'versions', 'preview']) {
      expect((await api.as(api.people.instructor).get(`/api/courses/${draft.courseId}/${path}`)).text).not.toMatch(/PENANDA-RAHASIA|"value":false/);
    }
    expect((await api.as(api.people.learner).get('/api/catalogue')).text).not.toContain('PENANDA-RAHASIA');
  });
});
