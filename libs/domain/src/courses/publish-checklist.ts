import type { Facts } from '../core/index.js';
import { captionLanguages } from '../media/index.js';
import type { QuestionPicture } from '../quizzes/index.js';
import { imagesOf, isEmptyArticle, type Article } from './article.js';
import { lessonsOf, type CourseModule, type CourseOutline, type Lesson } from './outline.js';

export const checklistCodes = [
  'no_modules', 'empty_module', 'hours_missing', 'hours_differ', 'no_objectives', 'nothing_required',
  'article_empty', 'media_missing', 'media_not_ready', 'media_failed', 'captions_missing', 'alt_text_missing',
  'quiz_missing', 'quiz_empty', 'quiz_draw_too_large', 'question_without_key', 'question_alt_missing', 'final_lesson_missing', 'final_lesson_not_required',
] as const;
export type ChecklistCode = (typeof checklistCodes)[number];

/** Where the author mends it. */
export type ChecklistPlace =
  | { readonly kind: 'course'; readonly field: 'modules' | 'hours' | 'objectives' | 'completion' }
  | { readonly kind: 'module'; readonly moduleId: string }
  | { readonly kind: 'lesson'; readonly lessonId: string }
  | { readonly kind: 'quiz'; readonly lessonId: string; readonly quizId: string; readonly questionId: string | null };

/** A warning lets the course be published. */
export type ChecklistItem = {
  readonly code: ChecklistCode;
  readonly severity: 'blocking' | 'warning';
  readonly place: ChecklistPlace;
  readonly facts: Facts;
};

export type MediaReadiness = { readonly state: 'uploading' | 'queued' | 'processing' | 'ready' | 'failed' | 'deleted'; readonly captionLanguages: readonly string[] };
export type QuizReadiness = { readonly draw: number | null; readonly questions: readonly { readonly id: string; readonly stem: string; readonly hasKey: boolean; readonly picture: QuestionPicture | null }[] };

/** What the outline points at, as it is at this moment. */
export type CourseParts = {
  readonly articles: Readonly<Record<string, Article>>;
  readonly media: Readonly<Record<string, MediaReadiness>>;
  readonly quizzes: Readonly<Record<string, QuizReadiness>>;
  /** An agency may make captions in Indonesian a condition; in English they are advised. */
  readonly captionsRequired: boolean;
};

function item(code: ChecklistCode, place: ChecklistPlace, facts: Facts = {}): ChecklistItem {
  return { code, severity: 'blocking', place, facts };
}

function warning(code: ChecklistCode, place: ChecklistPlace, facts: Facts = {}): ChecklistItem {
  return { code, severity: 'warning', place, facts };
}

function readinessOf(media: MediaReadiness | undefined, place: ChecklistPlace, facts: Facts): ChecklistItem[] {
  if (!media || media.state === 'deleted') return [item('media_missing', place, facts)];
  if (media.state === 'failed') return [item('media_failed', place, facts)];
  return media.state === 'ready' ? [] : [item('media_not_ready', place, facts)];
}

function articleItems(lesson: Lesson, parts: CourseParts): ChecklistItem[] {
  const place = { kind: 'lesson', lessonId: lesson.id } as const;
  const article = parts.articles[lesson.id];
  if (!article || isEmptyArticle(article)) return [item('article_empty', place, { lesson: lesson.title })];
  const images = imagesOf(article);
  const silent = images.filter((image) => image.alt.trim() === '').length;
  const unready = images.flatMap((image) => readinessOf(parts.media[image.mediaId], place, { lesson: lesson.title })).slice(0, 1);
  return silent > 0 ? [...unready, item('alt_text_missing', place, { lesson: lesson.title, images: silent })] : unready;
}

function mediaItems(lesson: Extract<Lesson, { mediaId: string | null }>, parts: CourseParts): ChecklistItem[] {
  const place = { kind: 'lesson', lessonId: lesson.id } as const;
  const facts = { lesson: lesson.title };
  const media = lesson.mediaId === null ? undefined : parts.media[lesson.mediaId];
  const unready = readinessOf(media, place, facts);
  if (lesson.kind !== 'video' || !media || media.state === 'deleted') return unready;
  const missing = captionLanguages.filter((language) => !media.captionLanguages.includes(language));
  return [...unready, ...missing.map((language) => (parts.captionsRequired && language === 'id' ? item : warning)('captions_missing', place, { ...facts, language }))];
}

function questionItems({ hasKey, picture }: QuizReadiness['questions'][number], place: ChecklistPlace, facts: Facts, parts: CourseParts): ChecklistItem[] {
  return [
    ...(hasKey ? [] : [item('question_without_key', place, facts)]),
    ...(picture === null ? [] : readinessOf(parts.media[picture.mediaId], place, facts)),
    ...(picture?.alt.trim() === '' ? [item('question_alt_missing', place, facts)] : []),
  ];
}

function quizItems(lesson: Extract<Lesson, { quizId: string | null }>, parts: CourseParts): ChecklistItem[] {
  const quiz = lesson.quizId === null ? undefined : parts.quizzes[lesson.quizId];
  if (!quiz || lesson.quizId === null) return [item('quiz_missing', { kind: 'lesson', lessonId: lesson.id }, { lesson: lesson.title })];
  const place = { kind: 'quiz', lessonId: lesson.id, quizId: lesson.quizId, questionId: null } as const;
  if (quiz.questions.length === 0) return [item('quiz_empty', place, { lesson: lesson.title })];
  const unfinished = quiz.questions.flatMap((question, index) => questionItems(question, { ...place, questionId: question.id }, { lesson: lesson.title, number: index + 1 }, parts));
  if (quiz.draw === null || quiz.draw <= quiz.questions.length) return unfinished;
  return [...unfinished, item('quiz_draw_too_large', place, { lesson: lesson.title, draw: quiz.draw, questions: quiz.questions.length })];
}

function lessonItems(lesson: Lesson, parts: CourseParts): ChecklistItem[] {
  if (lesson.kind === 'article') return articleItems(lesson, parts);
  return lesson.kind === 'quiz' ? quizItems(lesson, parts) : mediaItems(lesson, parts);
}

function moduleItems(module: CourseModule, parts: CourseParts): ChecklistItem[] {
  if (module.lessons.length === 0) return [item('empty_module', { kind: 'module', moduleId: module.id }, { module: module.title })];
  return module.lessons.flatMap((lesson) => lessonItems(lesson, parts));
}

function hourItems({ hours, modules }: CourseOutline): ChecklistItem[] {
  const place = { kind: 'course', field: 'hours' } as const;
  if (hours === null || hours <= 0) return [item('hours_missing', place)];
  const sum = modules.reduce((total, module) => total + module.hours, 0);
  return modules.length > 0 && sum !== hours ? [item('hours_differ', place, { course: hours, modules: sum })] : [];
}

function completionItems(outline: CourseOutline): ChecklistItem[] {
  const place = { kind: 'course', field: 'completion' } as const;
  const { completion } = outline;
  const lessons = lessonsOf(outline);
  const nothing = completion.lessons !== 'all' && completion.lessons.length === 0 && completion.finalLessonId === null;
  if (nothing) return [item('nothing_required', place)];
  if (completion.finalLessonId === null) {
    // A course that has quizzes but asks for no score is rarely what its author meant.
    return lessons.some((lesson) => lesson.kind === 'quiz') ? [warning('final_lesson_missing', place)] : [];
  }
  const final = lessons.find((lesson) => lesson.id === completion.finalLessonId);
  if (final?.kind !== 'quiz') return [item('final_lesson_missing', place)];
  const required = completion.lessons === 'all' || completion.lessons.includes(final.id);
  return required ? [] : [warning('final_lesson_not_required', place, { lesson: final.title })];
}

/** What stands between a draft and its publication, in the order of the page. Blocking items refuse it. */
export function publishChecklist(outline: CourseOutline, parts: CourseParts): readonly ChecklistItem[] {
  const course = { kind: 'course', field: 'modules' } as const;
  return [
    ...hourItems(outline),
    ...(outline.objectives.length === 0 ? [item('no_objectives', { kind: 'course', field: 'objectives' })] : []),
    ...(outline.modules.length === 0 ? [item('no_modules', course)] : []),
    ...outline.modules.flatMap((module) => moduleItems(module, parts)),
    ...(outline.modules.length === 0 ? [] : completionItems(outline)),
  ];
}

export function blocks(items: readonly ChecklistItem[]): boolean {
  return items.some((candidate) => candidate.severity === 'blocking');
}
