import type { QuizSettings } from '../quizzes/index.js';
import type { Article } from './article.js';
import { languageOf, lessonsOf, type CourseLanguage, type CourseOutline, type Lesson } from './outline.js';

/** What a course page says of a quiz. Questions and keys are frozen in rows of their own. */
export type QuizFacts = { readonly settings: QuizSettings; readonly questionCount: number; readonly points: number };

/** What a course page says of a file. */
export type MediaFacts = {
  readonly kind: 'video' | 'document' | 'image';
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  /** Null for files that don't play. */
  readonly durationMs: number | null;
};

/**
 * A published version: never changed. The outline, with articles by lesson id, quizzes by quiz id and
 * files by media id. Holds no question and no answer key.
 */
export type CourseDocument = CourseOutline & {
  readonly schemaVersion: 1;
  readonly articles: Readonly<Record<string, Article>>;
  readonly quizzes: Readonly<Record<string, QuizFacts>>;
  readonly media: Readonly<Record<string, MediaFacts>>;
};

/** The outline that a version froze, without its parts. */
export function outlineOf({ title, summary, competencyClass, activityKind, hours, objectives, modules, completion, language }: CourseOutline): CourseOutline {
  return { title, summary, competencyClass, activityKind, language: languageOf({ language }), hours, objectives, modules, completion };
}

/** A version with its identity. */
export type CourseVersion = {
  readonly id: string;
  readonly agencyId: string;
  readonly courseId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly publishedAt: Date;
  readonly document: CourseDocument;
};

/** Planned minutes of all lessons. */
export function minutesOf(outline: CourseOutline): number {
  return lessonsOf(outline).reduce((sum, lesson) => sum + lesson.minutes, 0);
}

function filesOf(lesson: Lesson): readonly string[] {
  return (lesson.kind === 'video' || lesson.kind === 'document') && lesson.mediaId !== null ? [lesson.mediaId] : [];
}

/** Media that lessons show, without the pictures of articles. */
export function lessonMedia(outline: CourseOutline): readonly string[] {
  return lessonsOf(outline).flatMap(filesOf);
}

export function quizIdsOf(outline: CourseOutline): readonly string[] {
  return lessonsOf(outline).flatMap((lesson) => (lesson.kind === 'quiz' && lesson.quizId !== null ? [lesson.quizId] : []));
}

export type LearnerLesson = {
  readonly id: string;
  readonly kind: Lesson['kind'];
  readonly title: string;
  readonly minutes: number;
  readonly required: boolean;
  readonly file: (MediaFacts & { readonly mediaId: string }) | null;
  readonly quiz: (QuizFacts & { readonly quizId: string; readonly decides: boolean }) | null;
};

export type LearnerCourse = Omit<CourseOutline, 'modules' | 'completion'> & {
  readonly language: CourseLanguage;
  readonly minutes: number;
  readonly completion: { readonly requiredLessons: number; readonly finalLessonId: string | null; readonly minimumScore: number };
  readonly modules: readonly { readonly id: string; readonly title: string; readonly hours: number; readonly lessons: readonly LearnerLesson[] }[];
};

function learnerLesson(document: CourseDocument, lesson: Lesson): LearnerLesson {
  const { completion } = document;
  const required = completion.lessons === 'all' || completion.lessons.includes(lesson.id);
  const common = { id: lesson.id, kind: lesson.kind, title: lesson.title, minutes: lesson.minutes, required, file: null, quiz: null };
  if (lesson.kind === 'quiz') {
    const quiz = lesson.quizId === null ? undefined : document.quizzes[lesson.quizId];
    return quiz && lesson.quizId !== null ? { ...common, quiz: { ...quiz, quizId: lesson.quizId, decides: completion.finalLessonId === lesson.id } } : common;
  }
  if (lesson.kind === 'article') return common;
  const file = lesson.mediaId === null ? undefined : document.media[lesson.mediaId];
  return file && lesson.mediaId !== null ? { ...common, file: { ...file, mediaId: lesson.mediaId } } : common;
}

/** A version as its course page shows it: without article bodies, which are read lesson by lesson. */
export function learnerCourse(document: CourseDocument): LearnerCourse {
  const { title, summary, competencyClass, activityKind, hours, objectives, modules, completion } = document;
  const requiredCount = completion.lessons === 'all' ? lessonsOf(document).length : completion.lessons.length;
  return {
    title, summary, competencyClass, activityKind, hours, objectives,
    language: languageOf(document),
    minutes: minutesOf(document),
    completion: { requiredLessons: requiredCount, finalLessonId: completion.finalLessonId, minimumScore: completion.minimumScore },
    modules: modules.map(({ lessons, ...module }) => ({ ...module, lessons: lessons.map((lesson) => learnerLesson(document, lesson)) })),
  };
}
