import { createHash } from 'node:crypto';
import {
  canonicalJson, imagesOf, languageOf, lessonMedia, lessonsOf, quizIdsOf,
  type Article, type ComparedQuiz, type CourseDocument, type CourseOutline, type CourseParts, type QuizFacts,
} from '@sinau/domain/courses';
import { picturesOf } from '@sinau/domain/quizzes';
import type { QuizPart, StoredParts } from '@sinau/persistence/courses';

function picked<T>(table: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(ids.flatMap((id) => (table[id] === undefined ? [] : [[id, table[id]] as const])));
}

function mapped<T, U>(table: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(table).map(([id, value]) => [id, change(value)]));
}

function quizFacts({ settings, questions }: QuizPart): QuizFacts {
  const drawn = settings.draw === null ? questions : questions.slice(0, settings.draw);
  return { settings, questionCount: drawn.length, points: drawn.reduce((sum, question) => sum + question.points, 0) };
}

/** What the checklist needs to know of the parts. */
export function readinessOf(parts: StoredParts): CourseParts {
  return {
    articles: parts.articles,
    media: mapped(parts.media, (media) => media.readiness),
    quizzes: mapped(parts.quizzes, ({ settings, questions, keys }) => ({
      draw: settings.draw,
      questions: questions.map(({ id, content }) => ({ id, stem: content.stem, hasKey: keys[id] !== undefined, picture: content.picture ?? null })),
    })),
    captionsRequired: parts.captionsRequired,
  };
}

/** The draft and its parts as the document of a version. */
export function freezeCourse(outline: CourseOutline, parts: StoredParts): CourseDocument {
  const articleIds = lessonsOf(outline).flatMap((lesson) => (lesson.kind === 'article' ? [lesson.id] : []));
  const articles: Record<string, Article> = picked(parts.articles, articleIds);
  const images = Object.values(articles).flatMap((article) => imagesOf(article).map((image) => image.mediaId));
  const asked = Object.values(picked(parts.quizzes, quizIdsOf(outline))).flatMap(({ questions }) => picturesOf(questions));
  return {
    ...outline,
    schemaVersion: 1,
    articles,
    media: mapped(picked(parts.media, [...lessonMedia(outline), ...images, ...asked]), (media) => media.facts),
    quizzes: mapped(picked(parts.quizzes, quizIdsOf(outline)), quizFacts),
  };
}

/** The quizzes with their keys, for a comparison. */
export function frozenQuizzes(outline: CourseOutline, parts: StoredParts): Record<string, ComparedQuiz> {
  return mapped(picked(parts.quizzes, quizIdsOf(outline)), ({ questions, keys }) => ({ questions, keys }));
}

/** As it was hashed before courses had a language: an Indonesian course that did not change is the version that is there. */
function hashed(document: CourseDocument): Omit<CourseDocument, 'language'> {
  const { language: _language, ...rest } = document;
  return languageOf(document) === 'id' ? rest : document;
}

/** SHA-256 of what learners can see: the document and the questions. Keys are compared apart; no hash of them leaves the wall. */
export function contentHash(document: CourseDocument, quizzes: Readonly<Record<string, ComparedQuiz>>): string {
  const questions = mapped(quizzes, (quiz) => quiz.questions);
  return createHash('sha256').update(canonicalJson({ document: hashed(document), questions })).digest('hex');
}
