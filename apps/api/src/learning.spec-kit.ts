import type { FrozenKeys, FrozenQuestion, QuestionPicture, QuizSettings } from '@sinau/domain/quizzes';
import { v7 } from 'uuid';
import type { TestApi, TestPerson } from './api.spec-kit.js';

/** Planted in every feedback and accepted text: no answer before release may hold it (E08). */
export const KEY_MARKER = 'kunci-rahasia-7f3a';
/** The number that is right and how far off it may be: nothing else in the world is either. */
export const KEY_NUMBER = 7351.25;
export const KEY_TOLERANCE = 0.0625;
const MARKERS = [KEY_MARKER, '7351.25', '7351,25', '0.0625', '0,0625'];

/** Members that only a key has, and what a review says of a question: null as long as it is held back. */
const HELD = new Set(['key', 'keys', 'tolerance', 'verdict', 'feedback', 'right', 'correct', 'isCorrect']);

/** A request can be `accepted` too: a key's is a list. */
const isHeld = (name: string, member: unknown) => (name === 'accepted' ? Array.isArray(member) : HELD.has(name) && member !== null);

function heldMembers(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [...(isHeld(name, member) ? [name] : []), ...heldMembers(member)]);
}

/** What of a key an answer holds: planted values, and members that carry one. Option keys and truths are words that are legal elsewhere, so their member is looked for. */
export function keyTraces(text: string): string[] {
  const planted = MARKERS.filter((marker) => text.includes(marker));
  return /^\s*[{[]/.test(text) ? [...planted, ...heldMembers(JSON.parse(text))] : planted;
}

/** A published course of two modules with an article, a video of 100 s, a document and a final quiz, and an open run of it. */
export type LearningWorld = {
  readonly courseId: string;
  readonly versionId: string;
  readonly quizId: string;
  readonly quizVersionId: string;
  readonly runId: string;
  readonly lessons: { readonly article: string; readonly video: string; readonly document: string; readonly quiz: string };
  readonly questions: { readonly single: string; readonly multiple: string; readonly short: string; readonly numeric: string };
  /** Enrols a person in the run (another run where given) and returns the enrolment's id. */
  enrol(person: TestPerson, runId?: string): Promise<string>;
  /** Another open run of the course. */
  openRun(capacity?: number | null, days?: { readonly from: number; readonly to: number }): Promise<string>;
};

export const finalSettings: QuizSettings = {
  title: 'Ujian akhir', instructions: 'Kerjakan dengan tenang.', timeLimitMinutes: 60, attemptsAllowed: 2, passMark: 70, draw: null,
  shuffleQuestions: true, shuffleOptions: true, review: { release: 'after_pass_or_last_attempt', show: 'answers_and_feedback' },
};

/** A run from that many days after the agency's today to that many. */
const insertRun = `insert into runs (id, agency_id, course_id, name, starts_on, ends_on, capacity, self_enrolment)
  select $1, g.id, $3, 'Angkatan I', t.today + $4::int, t.today + $5::int, $6, true
  from agencies g cross join lateral (select (now() at time zone g.time_zone)::date as today) t where g.id = $2`;

/** Four questions of one point each; the keys of the options are their texts. */
function questionsOf() {
  const ids = { single: v7(), multiple: v7(), short: v7(), numeric: v7() };
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Pilihan ${id}` }));
  const questions: FrozenQuestion[] = [
    { id: ids.single, points: 1, topic: 'Konteks', content: { kind: 'single_choice', stem: 'Langkah pertama manajemen risiko?', options } },
    { id: ids.multiple, points: 1, topic: 'Konteks', content: { kind: 'multiple_response', stem: 'Yang termasuk sumber risiko?', options } },
    { id: ids.short, points: 1, topic: 'Pencatatan', content: { kind: 'short_text', stem: 'Nama dokumen pencatat risiko?' } },
    { id: ids.numeric, points: 1, topic: 'Pencatatan', content: { kind: 'numeric', stem: 'Kerugian 5.881 kali faktor 1,25?', unit: null } },
  ];
  const feedback = `Penjelasan ${KEY_MARKER}`;
  const keys: FrozenKeys = {
    [ids.single]: { key: { kind: 'single_choice', option: 'a' }, feedback },
    [ids.multiple]: { key: { kind: 'multiple_response', options: ['a', 'b'] }, feedback },
    [ids.short]: { key: { kind: 'short_text', accepted: [KEY_MARKER, 'register risiko'] }, feedback },
    [ids.numeric]: { key: { kind: 'numeric', value: KEY_NUMBER, tolerance: KEY_TOLERANCE }, feedback },
  };
  return { ids, questions, keys };
}

/** `picture` stands below the stem of the question with one right option. */
export async function learningWorld(api: Pick<TestApi, 'sql' | 'people'>, settings: QuizSettings = finalSettings, owner: TestPerson = api.people.instructor, picture?: QuestionPicture): Promise<LearningWorld> {
  const { agencyId } = owner;
  const [courseId, versionId, quizId, quizVersionId, mediaId, paperId] = [v7(), v7(), v7(), v7(), v7(), v7()];
  const lessons = { article: v7(), video: v7(), document: v7(), quiz: v7() };
  const { ids, questions: plain, keys } = questionsOf();
  const questions = plain.map((question) => (picture && question.id === ids.single ? { ...question, content: { ...question.content, picture } } : question));
  const modules = [
    { id: v7(), title: 'Memahami risiko', hours: 4, lessons: [{ id: lessons.article, kind: 'article', title: 'Mengapa risiko dikelola', minutes: 30 }, { id: lessons.video, kind: 'video', title: 'Lima langkah', minutes: 10, mediaId }] },
    { id: v7(), title: 'Menerapkan', hours: 6, lessons: [{ id: lessons.document, kind: 'document', title: 'Register risiko', minutes: 20, mediaId: paperId }, { id: lessons.quiz, kind: 'quiz', title: 'Ujian akhir', minutes: 60, quizId }] },
  ];
  const outline = {
    title: 'Manajemen risiko di puskesmas', summary: 'Mengenali dan menangani risiko.', competencyClass: 'technical', activityKind: 16, hours: 10, objectives: ['Menyusun register risiko'],
    modules, completion: { lessons: 'all', finalLessonId: lessons.quiz, minimumScore: settings.passMark },
  };
  const document = {
    ...outline, schemaVersion: 1,
    articles: { [lessons.article]: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Risiko ada di setiap layanan.' }] }] } },
    quizzes: { [quizId]: { settings, questionCount: questions.length, points: 4 } },
    media: {
      [mediaId]: { kind: 'video', fileName: 'lima-langkah.mp4', contentType: 'video/mp4', bytes: 2_000_000, durationMs: 100_000 },
      [paperId]: { kind: 'document', fileName: 'register.pdf', contentType: 'application/pdf', bytes: 200_000, durationMs: null },
    },
  };
  await api.sql(`insert into courses (id, agency_id, owner_id, current_version_id) values ($1, $2, $3, $4)`, [courseId, agencyId, owner.id, versionId]);
  await api.sql(`insert into course_drafts (course_id, agency_id, document, edited_by) values ($1, $2, $3, $4)`, [courseId, agencyId, JSON.stringify(outline), owner.id]);
  await api.sql(`insert into course_versions (id, agency_id, course_id, number, document, content_hash, changes, published_by) values ($1, $2, $3, 1, $4, 'hash', '[]', $5)`, [versionId, agencyId, courseId, JSON.stringify(document), owner.id]);
  await api.sql(
    `insert into catalogue_entries (course_id, agency_id, version_id, title, summary, competency_class, activity_kind, hours, minutes, lessons, bytes, search, published_at)
     values ($1, $2, $3, $4, $5, 'technical', 16, 10, 120, 4, 2200000, to_tsvector('simple', $4), now())`,
    [courseId, agencyId, versionId, outline.title, outline.summary],
  );
  await api.sql(`insert into quizzes (id, agency_id, course_id, settings) values ($1, $2, $3, $4)`, [quizId, agencyId, courseId, JSON.stringify(settings)]);
  for (const [position, question] of questions.entries()) {
    await api.sql(`insert into questions (id, agency_id, quiz_id, position, kind, content, points, topic) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [question.id, agencyId, quizId, position, question.content.kind, JSON.stringify(question.content), question.points, question.topic]);
    await api.sql(`insert into question_keys (question_id, agency_id, key) values ($1, $2, $3)`, [question.id, agencyId, JSON.stringify(keys[question.id])]);
  }
  await api.sql(`insert into quiz_versions (id, agency_id, quiz_id, course_version_id, settings, questions) values ($1, $2, $3, $4, $5, $6)`, [quizVersionId, agencyId, quizId, versionId, JSON.stringify(settings), JSON.stringify(questions)]);
  await api.sql(`insert into quiz_version_keys (quiz_version_id, agency_id, keys) values ($1, $2, $3)`, [quizVersionId, agencyId, JSON.stringify(keys)]);
  const openRun: LearningWorld['openRun'] = async (capacity = null, days = { from: -7, to: 21 }) => {
    const runId = v7();
    await api.sql(insertRun, [runId, agencyId, courseId, days.from, days.to, capacity]);
    return runId;
  };
  const runId = await openRun();
  return {
    courseId, versionId, quizId, quizVersionId, runId, lessons, questions: ids, openRun,
    enrol: async (person, inRun = runId) => {
      const [row] = await api.sql<{ id: string }>(
        `insert into enrolments (id, agency_id, run_id, course_id, person_id, source) values ($1, $2, $3, $4, $5, 'admin')
         on conflict (run_id, person_id) do update set source = 'admin' returning id`,
        [v7(), person.agencyId, inRun, courseId, person.id],
      );
      await api.sql(`update runs set seats_taken = (select count(*) from enrolments where run_id = $1) where id = $1`, [inRun]);
      return row?.id ?? '';
    },
  };
}
