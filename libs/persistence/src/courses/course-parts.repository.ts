import { imagesOf, type Article, type CourseOutline, lessonMedia, lessonsOf, type MediaFacts, type MediaReadiness, quizIdsOf } from '@sinau/domain/courses';
import { picturesOf, type FrozenKeys, type FrozenQuestion, type KeyedAnswer, type QuizSettings } from '@sinau/domain/quizzes';
import { statement, type Transaction } from '../core/index.js';

export type MediaPart = { readonly facts: MediaFacts; readonly readiness: MediaReadiness };
export type QuizPart = { readonly settings: QuizSettings; readonly questions: readonly FrozenQuestion[]; readonly keys: FrozenKeys };

/** All that publishing freezes beside the outline, as it is now. */
export type StoredParts = {
  readonly articles: Readonly<Record<string, Article>>;
  readonly media: Readonly<Record<string, MediaPart>>;
  readonly quizzes: Readonly<Record<string, QuizPart>>;
  readonly captionsRequired: boolean;
};

const articles = statement('parts.articles', 'select lesson_id, body from article_drafts where course_id = $1 and lesson_id = any($2::uuid[])');
const media = statement(
  'parts.media',
  `select m.id, m.kind, m.file_name, m.content_type, m.bytes::float8 as bytes, (m.result ->> 'durationMs')::float8 as duration, m.state,
     array(select c.language from captions c where c.media_id = m.id order by c.language) as languages
   from media_assets m where m.course_id = $1 and m.id = any($2::uuid[])`,
);
const quizzes = statement(
  'parts.quizzes',
  `select q.id, q.settings, coalesce((
     select jsonb_agg(jsonb_build_object('id', n.id, 'content', n.content, 'points', n.points, 'topic', n.topic, 'key', k.key) order by n.position, n.id)
     from questions n left join question_keys k on k.question_id = n.id where n.quiz_id = q.id and n.deleted_at is null), '[]') as questions
   from quizzes q where q.course_id = $1 and q.id = any($2::uuid[])`,
);
const policy = statement('parts.policy', `select coalesce((settings ->> 'captionsRequired')::boolean, false) as required from agencies where id = $1`);

type MediaRow = {
  id: string; kind: MediaFacts['kind']; file_name: string; content_type: string; bytes: number; duration: number | null; state: MediaReadiness['state']; languages: string[];
};
type QuizRow = { id: string; settings: QuizSettings; questions: (FrozenQuestion & { readonly key: KeyedAnswer | null })[] };

function mediaPart(row: MediaRow): MediaPart {
  return {
    facts: { kind: row.kind, fileName: row.file_name, contentType: row.content_type, bytes: row.bytes, durationMs: row.duration },
    readiness: { state: row.state, captionLanguages: row.languages },
  };
}

function quizPart(row: QuizRow): QuizPart {
  return {
    settings: row.settings,
    questions: row.questions.map(({ id, content, points, topic }) => ({ id, content, points, topic })),
    keys: Object.fromEntries(row.questions.flatMap(({ id, key }) => (key === null ? [] : [[id, key] as const]))),
  };
}

async function mediaOf(transaction: Transaction, courseId: string, outline: CourseOutline, pictures: readonly string[]) {
  const ids = [...lessonMedia(outline), ...pictures];
  return ids.length === 0 ? [] : transaction.query<MediaRow>(media, [courseId, ids]);
}

/** Reads what the outline points at; answer keys with it, so only on the author's connection. Four statements. */
export async function partsOf(transaction: Transaction, courseId: string, outline: CourseOutline): Promise<StoredParts> {
  const articleIds = lessonsOf(outline).flatMap((lesson) => (lesson.kind === 'article' ? [lesson.id] : []));
  const bodies = await transaction.query<{ lesson_id: string; body: Article }>(articles, [courseId, articleIds]);
  const quizRows = await transaction.query<QuizRow>(quizzes, [courseId, quizIdsOf(outline)]);
  const files = await mediaOf(transaction, courseId, outline, [...bodies.flatMap((row) => imagesOf(row.body).map((image) => image.mediaId)), ...quizRows.flatMap((row) => picturesOf(row.questions))]);
  const [agency] = await transaction.query<{ required: boolean }>(policy, [transaction.agencyId]);
  return {
    articles: Object.fromEntries(bodies.map((row) => [row.lesson_id, row.body])),
    media: Object.fromEntries(files.map((row) => [row.id, mediaPart(row)])),
    quizzes: Object.fromEntries(quizRows.map((row) => [row.id, quizPart(row)])),
    captionsRequired: agency?.required ?? false,
  };
}
