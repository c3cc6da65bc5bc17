import { withMedia, type CourseDocument, type CourseModule, type Lesson } from '../courses/index.js';
import type { FrozenKeys, FrozenQuestion, QuizSettings } from '../quizzes/index.js';

export type PackageQuiz = { readonly settings: QuizSettings; readonly questions: readonly FrozenQuestion[]; readonly keys: FrozenKeys };

/** What of a published version travels: its document, and its quizzes with their keys by quiz id. Files and captions go beside it. */
export type TravellingVersion = { readonly document: CourseDocument; readonly quizzes: Readonly<Record<string, PackageQuiz>> };

/** Somebody who had the course before the one who gives it. */
export type EarlierOwner = { readonly agency: string; readonly course: string; readonly version: number; readonly contentHash: string };

/** The receiver's id for one of the giver's: the same one each time, so that a later version meets the parts of the first. */
export type Renaming = (id: string) => string;

function renamedKeys<T, U>(table: Readonly<Record<string, T>>, rename: Renaming, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(table).map(([id, value]) => [rename(id), change(value)]));
}

function renamedLesson(lesson: Lesson, rename: Renaming): Lesson {
  const id = rename(lesson.id);
  if (lesson.kind === 'article') return { ...lesson, id };
  if (lesson.kind === 'quiz') return { ...lesson, id, quizId: lesson.quizId === null ? null : rename(lesson.quizId) };
  return { ...lesson, id, mediaId: lesson.mediaId === null ? null : rename(lesson.mediaId) };
}

function renamedModule(module: CourseModule, rename: Renaming): CourseModule {
  return { ...module, id: rename(module.id), lessons: module.lessons.map((lesson) => renamedLesson(lesson, rename)) };
}

function renamedQuestion(question: FrozenQuestion, rename: Renaming): FrozenQuestion {
  const { content } = question;
  const picture = content.picture && { ...content.picture, mediaId: rename(content.picture.mediaId) };
  return { ...question, id: rename(question.id), content: { ...content, ...(picture ? { picture } : {}) } };
}

function renamedDocument(document: CourseDocument, rename: Renaming): CourseDocument {
  const { completion } = document;
  return {
    ...document,
    modules: document.modules.map((module) => renamedModule(module, rename)),
    completion: {
      ...completion,
      lessons: completion.lessons === 'all' ? 'all' : completion.lessons.map(rename),
      finalLessonId: completion.finalLessonId === null ? null : rename(completion.finalLessonId),
    },
    articles: renamedKeys(document.articles, rename, (article) => withMedia(article, rename)),
    quizzes: renamedKeys(document.quizzes, rename, (facts) => facts),
    media: renamedKeys(document.media, rename, (facts) => facts),
  };
}

/** A version under the receiver's ids. Options keep theirs, which keys name. */
export function renamedVersion({ document, quizzes }: TravellingVersion, rename: Renaming): TravellingVersion {
  return {
    document: renamedDocument(document, rename),
    quizzes: renamedKeys(quizzes, rename, ({ settings, questions, keys }) => ({
      settings,
      questions: questions.map((question) => renamedQuestion(question, rename)),
      keys: renamedKeys(keys, rename, (key) => key),
    })),
  };
}
