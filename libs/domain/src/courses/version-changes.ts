import type { FrozenQuestion } from '../quizzes/index.js';
import { canonicalJson } from './canonical-json.js';
import type { CourseDocument } from './course-document.js';
import { languageOf, type CourseModule, type CourseOutline, type Lesson, type LessonKind } from './outline.js';

type LessonFact = { readonly lessonId: string; readonly title: string };
type ModuleFact = { readonly moduleId: string; readonly title: string };

/** What is different in a version, as facts; the sentences are the screen's. */
export type CourseChange =
  | { readonly kind: 'metadata_changed'; readonly field: 'title' | 'summary' | 'competencyClass' | 'activityKind' | 'language' | 'hours' | 'objectives' | 'completion' }
  | ({ readonly kind: 'module_added' | 'module_removed' | 'module_moved' } & ModuleFact)
  | ({ readonly kind: 'module_renamed'; readonly before: string } & ModuleFact)
  | ({ readonly kind: 'module_hours_changed'; readonly before: number; readonly after: number } & ModuleFact)
  | ({ readonly kind: 'lesson_added' | 'lesson_removed'; readonly lessonKind: LessonKind; readonly module: string } & LessonFact)
  | ({ readonly kind: 'lesson_moved'; readonly module: string } & LessonFact)
  | ({ readonly kind: 'lesson_renamed'; readonly before: string } & LessonFact)
  | ({ readonly kind: 'minutes_changed'; readonly before: number; readonly after: number } & LessonFact)
  | ({ readonly kind: 'article_changed' | 'media_changed' } & LessonFact)
  | ({ readonly kind: 'quiz_changed'; readonly settings: boolean; readonly added: number; readonly removed: number; readonly edited: number } & LessonFact);

/** A quiz's questions, and their keys by question id: compared, never told. */
export type ComparedQuiz = { readonly questions: readonly FrozenQuestion[]; readonly keys: Readonly<Record<string, unknown>> };
export type ComparedVersion = { readonly document: CourseDocument; readonly quizzes: Readonly<Record<string, ComparedQuiz>> };

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/**
 * Ids whose order changed: those that must be taken out so that the rest keeps its order. The longest
 * part that kept its order stays; so one module moved to the top is one move, not a move of all others.
 */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const kept = after.filter((id) => before.includes(id));
  const longest = (chains: readonly (readonly string[])[]) => chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
  const ends: { readonly place: number; readonly chain: readonly string[] }[] = [];
  for (const id of kept) {
    const place = before.indexOf(id);
    ends.push({ place, chain: [...longest(ends.filter((end) => end.place < place).map((end) => end.chain)), id] });
  }
  const stays = new Set(longest(ends.map((end) => end.chain)));
  return new Set(kept.filter((id) => !stays.has(id)));
}

const fields = ['title', 'summary', 'competencyClass', 'activityKind', 'language', 'hours', 'objectives', 'completion'] as const;

function metadataChanges(before: CourseOutline, after: CourseOutline): CourseChange[] {
  const valueOf = (outline: CourseOutline, field: (typeof fields)[number]): unknown => (field === 'language' ? languageOf(outline) : outline[field]);
  return fields.flatMap((field) => (same(valueOf(before, field), valueOf(after, field)) ? [] : [{ kind: 'metadata_changed', field } as const]));
}

function moduleChanges(before: CourseOutline, after: CourseOutline): CourseChange[] {
  const old = new Map(before.modules.map((module) => [module.id, module]));
  const moved = movedIds([...old.keys()], after.modules.map((module) => module.id));
  const gone = before.modules.filter((module) => !after.modules.some((candidate) => candidate.id === module.id));
  return [
    ...after.modules.flatMap((module): CourseChange[] => {
      const fact = { moduleId: module.id, title: module.title };
      const former = old.get(module.id);
      if (!former) return [{ kind: 'module_added', ...fact }];
      return [
        ...(former.title === module.title ? [] : [{ kind: 'module_renamed', ...fact, before: former.title } as const]),
        ...(former.hours === module.hours ? [] : [{ kind: 'module_hours_changed', ...fact, before: former.hours, after: module.hours } as const]),
        ...(moved.has(module.id) ? [{ kind: 'module_moved', ...fact } as const] : []),
      ];
    }),
    ...gone.map((module) => ({ kind: 'module_removed', moduleId: module.id, title: module.title }) as const),
  ];
}

type Placed = { readonly lesson: Lesson; readonly module: CourseModule };

function placed(outline: CourseOutline): ReadonlyMap<string, Placed> {
  return new Map(outline.modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, { lesson, module }] as const)));
}

/** Lessons that went to another module, or changed their order within one. */
function movedLessons(before: CourseOutline, after: CourseOutline): ReadonlySet<string> {
  const old = placed(before);
  const ids = after.modules.flatMap((module) => {
    const former = before.modules.find((candidate) => candidate.id === module.id)?.lessons.map((lesson) => lesson.id) ?? [];
    const elsewhere = module.lessons.filter((lesson) => old.has(lesson.id) && old.get(lesson.id)?.module.id !== module.id);
    return [...movedIds(former, module.lessons.map((lesson) => lesson.id)), ...elsewhere.map((lesson) => lesson.id)];
  });
  return new Set(ids);
}

function quizChange(before: ComparedQuiz | undefined, after: ComparedQuiz | undefined) {
  const old = new Map((before?.questions ?? []).map((question) => [question.id, question]));
  const now = after?.questions ?? [];
  const edited = now.filter((question) => {
    const former = old.get(question.id);
    return former && !(same(former, question) && same(before?.keys[question.id], after?.keys[question.id]));
  }).length;
  const added = now.filter((question) => !old.has(question.id)).length;
  const removed = [...old.keys()].filter((id) => !now.some((question) => question.id === id)).length;
  const reordered = !same([...old.keys()], now.map((question) => question.id));
  return { added, removed, edited, differs: added + removed + edited > 0 || reordered };
}

function contentChanges(before: ComparedVersion, after: ComparedVersion, former: Lesson, lesson: Lesson): CourseChange[] {
  const fact = { lessonId: lesson.id, title: lesson.title };
  if (lesson.kind === 'article') {
    return same(before.document.articles[lesson.id], after.document.articles[lesson.id]) ? [] : [{ kind: 'article_changed', ...fact }];
  }
  if (lesson.kind === 'quiz' && former.kind === 'quiz') {
    const { differs, ...counts } = quizChange(before.quizzes[former.quizId ?? ''], after.quizzes[lesson.quizId ?? '']);
    const settings = !same(before.document.quizzes[former.quizId ?? '']?.settings, after.document.quizzes[lesson.quizId ?? '']?.settings);
    return differs || settings ? [{ kind: 'quiz_changed', ...fact, ...counts, settings }] : [];
  }
  const mediaOf = (version: ComparedVersion, { mediaId }: { mediaId: string | null }) => [mediaId, mediaId === null ? null : version.document.media[mediaId]];
  if (!('mediaId' in lesson) || !('mediaId' in former)) return [];
  return same(mediaOf(before, former), mediaOf(after, lesson)) ? [] : [{ kind: 'media_changed', ...fact }];
}

function lessonChanges(before: ComparedVersion, after: ComparedVersion): CourseChange[] {
  const old = placed(before.document);
  const now = placed(after.document);
  const moved = movedLessons(before.document, after.document);
  const gone = [...old.values()].filter(({ lesson }) => !now.has(lesson.id));
  return [
    ...[...now.values()].flatMap(({ lesson, module }): CourseChange[] => {
      const fact = { lessonId: lesson.id, title: lesson.title };
      const former = old.get(lesson.id)?.lesson;
      if (!former) return [{ kind: 'lesson_added', ...fact, lessonKind: lesson.kind, module: module.title }];
      return [
        ...(former.title === lesson.title ? [] : [{ kind: 'lesson_renamed', ...fact, before: former.title } as const]),
        ...(moved.has(lesson.id) ? [{ kind: 'lesson_moved', ...fact, module: module.title } as const] : []),
        ...(former.minutes === lesson.minutes ? [] : [{ kind: 'minutes_changed', ...fact, before: former.minutes, after: lesson.minutes } as const]),
        ...contentChanges(before, after, former, lesson),
      ];
    }),
    ...gone.map(({ lesson, module }) => ({ kind: 'lesson_removed', lessonId: lesson.id, title: lesson.title, lessonKind: lesson.kind, module: module.title }) as const),
  ];
}

/** The changes from one version to the next, in the order of the course. */
export function versionChanges(before: ComparedVersion, after: ComparedVersion): readonly CourseChange[] {
  return [
    ...metadataChanges(before.document, after.document),
    ...moduleChanges(before.document, after.document),
    ...lessonChanges(before, after),
  ];
}
