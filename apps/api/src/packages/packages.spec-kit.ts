import { randomUUID } from 'node:crypto';
import { coursesRoutes } from '@sinau/contracts/courses';
import { packagesRoutes } from '@sinau/contracts/packages';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

/** In the giver's keys and feedback: it travels, but no answer of the API may hold it. */
export const KEY_MARKER = 'kunci-paket-4c1d';

export type GivableFile = { readonly id: string; readonly kind: 'video' | 'document' | 'image'; readonly fileName: string; readonly bytes: number; readonly objectKey: string; readonly result?: object; readonly sha256?: string; readonly partBytes?: number };
export type Givable = { readonly courseId: string; readonly articleId: string; readonly quizId: string; readonly questionId: string };

const text = (words: string, image?: string) => ({
  type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }, ...(image === undefined ? [] : [{ type: 'image', attrs: { mediaId: image, alt: 'Bagan' } }])],
});

const settings = {
  title: 'Ujian', instructions: '', timeLimitMinutes: 30, attemptsAllowed: 2, passMark: 70, draw: null, shuffleQuestions: false, shuffleOptions: false, review: { release: 'at_once', show: 'answers_and_feedback' },
};

const adminOf = (api: TestApi, agencyId: string): TestPerson => (agencyId === api.agency.id ? api.people.agencyAdmin : api.people.foreignAdmin);

/** A published course: an article (with the picture, where one is given), a quiz of one keyed question, and one lesson for each video and document. */
export async function givableCourse(api: TestApi, owner: TestPerson, files: readonly GivableFile[] = [], title = 'Manajemen risiko'): Promise<Givable> {
  const [courseId, moduleId, articleId, quizId, questionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const examId = randomUUID();
  const shown = files.filter(({ kind }) => kind !== 'image');
  const lessons = [
    { id: articleId, kind: 'article', title: 'Bacaan', minutes: 45 },
    ...shown.map(({ id: mediaId, kind, fileName }) => ({ id: randomUUID(), kind, title: fileName, minutes: 10, mediaId })),
    { id: examId, kind: 'quiz', title: 'Ujian', minutes: 30, quizId },
  ];
  const outline = {
    title, summary: 'Mengenali risiko.', competencyClass: 'technical', activityKind: 16, language: 'en', hours: 1, objectives: ['Menyusun register risiko'],
    modules: [{ id: moduleId, title: 'Dasar', hours: 1, lessons }], completion: { lessons: [articleId, examId], finalLessonId: examId, minimumScore: 70 },
  };
  await api.sql(`insert into courses (id, agency_id, owner_id) values ($1, $2, $3)`, [courseId, owner.agencyId, owner.id]);
  await api.sql(`insert into course_drafts (course_id, agency_id, document, edited_by) values ($1, $2, $3, $4)`, [courseId, owner.agencyId, JSON.stringify(outline), owner.id]);
  for (const file of files) {
    await api.sql(
      `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, sha256, part_bytes, state, progress, object_key, result) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'ready', 100, $11, $12)`,
      [file.id, owner.agencyId, courseId, owner.id, file.kind, file.fileName, file.kind === 'video' ? 'video/mp4' : 'application/pdf', file.bytes, file.sha256 ?? null, file.partBytes ?? null, file.objectKey, file.result === undefined ? null : JSON.stringify(file.result)],
    );
    if (file.kind === 'video') await api.sql(`insert into captions (id, agency_id, media_id, language, cues, file_name) values ($1, $2, $3, 'id', '[{"startMs":0,"endMs":900,"text":"Selamat datang"}]', 'id.vtt')`, [randomUUID(), owner.agencyId, file.id]);
  }
  await api.sql(`insert into article_drafts (lesson_id, agency_id, course_id, body) values ($1, $2, $3, $4)`, [articleId, owner.agencyId, courseId, JSON.stringify(text('Risiko ada di setiap layanan.', files.find(({ kind }) => kind === 'image')?.id))]);
  await api.sql(`insert into quizzes (id, agency_id, course_id, settings) values ($1, $2, $3, $4)`, [quizId, owner.agencyId, courseId, JSON.stringify(settings)]);
  await addQuestion(api, { quizId, questionId, agencyId: owner.agencyId, position: 1024, stem: 'Risiko selalu buruk.' });
  await publishDraft(api, courseId, owner.agencyId);
  return { courseId, articleId, quizId, questionId };
}

export async function addQuestion(api: TestApi, question: { readonly quizId: string; readonly questionId: string; readonly agencyId: string; readonly position: number; readonly stem: string }): Promise<void> {
  const { quizId, questionId, agencyId, position, stem } = question;
  await api.sql(`insert into questions (id, agency_id, quiz_id, position, kind, content, points) values ($1, $2, $3, $4, 'true_false', $5, 1)`, [questionId, agencyId, quizId, position, JSON.stringify({ kind: 'true_false', stem })]);
  await api.sql(`insert into question_keys (question_id, agency_id, key) values ($1, $2, $3)`, [questionId, agencyId, JSON.stringify({ key: { kind: 'true_false', value: false }, feedback: `Penjelasan ${KEY_MARKER}` })]);
}

/** Publishes the draft as it is now; as the administrator of its agency. */
export async function publishDraft(api: TestApi, courseId: string, agencyId: string): Promise<void> {
  const [draft] = await api.sql<{ revision: number }>(`select revision from course_drafts where course_id = $1`, [courseId]);
  await api.as(adminOf(api, agencyId)).call(coursesRoutes.publish, { params: { courseId }, body: { revision: draft?.revision ?? 0 } });
}

/** Another article body, published: what an update is made of. */
export async function publishArticle(api: TestApi, { courseId, articleId }: Givable, agencyId: string, words: string): Promise<void> {
  await api.sql(`update article_drafts set body = $2, revision = revision + 1, edited_at = now() where lesson_id = $1`, [articleId, JSON.stringify(text(words))]);
  await publishDraft(api, courseId, agencyId);
}

/** An offer of the owner's course to an agency. */
export async function offerTo(api: TestApi, owner: TestPerson, courseId: string, agencyId: string): Promise<string> {
  await api.as(adminOf(api, owner.agencyId)).call(packagesRoutes.offer, { body: { courseId, programmeId: null, agencyIds: [agencyId], note: '' } });
  const [offer] = await api.sql<{ id: string }>(`select id from package_offers where course_id = $1 and to_agency_id = $2 order by offered_at desc limit 1`, [courseId, agencyId]);
  return offer?.id ?? '';
}

/** Writes what was accepted as the worker would, for a course without files. */
export async function finishOf(api: TestApi, offerId: string): Promise<void> {
  await api.sql(
    `with place as materialized (select t.id, set_config('sinau.agency', t.agency_id::text, true) from package_takings t join package_receipts r on r.id = t.receipt_id where r.offer_id = $1 and t.state = 'copying')
     select finish_package(id) from place`,
    [offerId],
  );
}
