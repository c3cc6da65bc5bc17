import { languageOf, lessonsOf, type CourseModule, type CourseOutline, type Lesson } from './outline.js';

/** Edits keep ids, never change their argument, and return it as it is when their target is gone. */

function within(length: number, index: number): number {
  return Math.max(0, Math.min(length, Math.trunc(index)));
}

function inserted<T>(items: readonly T[], item: T, index: number): readonly T[] {
  const at = within(items.length, index);
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function withModule(outline: CourseOutline, moduleId: string, change: (module: CourseModule) => CourseModule): CourseOutline {
  if (!outline.modules.some((module) => module.id === moduleId)) return outline;
  return { ...outline, modules: outline.modules.map((module) => (module.id === moduleId ? change(module) : module)) };
}

/** Forgets lessons that are gone, and a final lesson that is no quiz any more. */
function withSoundCompletion(outline: CourseOutline): CourseOutline {
  const { completion } = outline;
  const lessons = lessonsOf(outline);
  const ids = new Set(lessons.map((lesson) => lesson.id));
  const final = lessons.find((lesson) => lesson.id === completion.finalLessonId);
  return {
    ...outline,
    completion: {
      ...completion,
      lessons: completion.lessons === 'all' ? 'all' : completion.lessons.filter((id) => ids.has(id)),
      finalLessonId: final?.kind === 'quiz' ? final.id : null,
    },
  };
}

export type CourseMetadata = Omit<CourseOutline, 'modules'>;

export function editMetadata(outline: CourseOutline, change: Partial<CourseMetadata>): CourseOutline {
  return withSoundCompletion({ ...outline, ...change, modules: outline.modules });
}

export function addModule(outline: CourseOutline, module: { readonly id: string; readonly title: string }): CourseOutline {
  return { ...outline, modules: [...outline.modules, { ...module, hours: 0, lessons: [] }] };
}

export function editModule(outline: CourseOutline, moduleId: string, change: Partial<Pick<CourseModule, 'title' | 'hours'>>): CourseOutline {
  return withModule(outline, moduleId, (module) => ({ ...module, ...change }));
}

/** `index` counts from 0 among the other modules. */
export function moveModule(outline: CourseOutline, moduleId: string, index: number): CourseOutline {
  const module = outline.modules.find((candidate) => candidate.id === moduleId);
  if (!module) return outline;
  const others = outline.modules.filter((candidate) => candidate.id !== moduleId);
  return { ...outline, modules: inserted(others, module, index) };
}

export function removeModule(outline: CourseOutline, moduleId: string): CourseOutline {
  return withSoundCompletion({ ...outline, modules: outline.modules.filter((module) => module.id !== moduleId) });
}

/** Puts a lesson at the end of a module. */
export function addLesson(outline: CourseOutline, moduleId: string, lesson: Lesson): CourseOutline {
  return withModule(outline, moduleId, (module) => ({ ...module, lessons: [...module.lessons, lesson] }));
}

/** A change of title, minutes or file; never of kind. */
export type LessonChange = { readonly title?: string; readonly minutes?: number; readonly mediaId?: string | null };

function changed(lesson: Lesson, { title = lesson.title, minutes = lesson.minutes, mediaId }: LessonChange): Lesson {
  if (lesson.kind === 'video' || lesson.kind === 'document') return { ...lesson, title, minutes, mediaId: mediaId === undefined ? lesson.mediaId : mediaId };
  return { ...lesson, title, minutes };
}

export function editLesson(outline: CourseOutline, lessonId: string, change: LessonChange): CourseOutline {
  const module = moduleOf(outline, lessonId);
  if (!module) return outline;
  return withModule(outline, module.id, (owner) => ({
    ...owner,
    lessons: owner.lessons.map((lesson) => (lesson.id === lessonId ? changed(lesson, change) : lesson)),
  }));
}

/** `index` counts from 0 among the target module's other lessons. */
export function moveLesson(outline: CourseOutline, lessonId: string, moduleId: string, index: number): CourseOutline {
  const lesson = lessonsOf(outline).find((candidate) => candidate.id === lessonId);
  if (!lesson || !outline.modules.some((module) => module.id === moduleId)) return outline;
  const modules = outline.modules.map((module) => {
    const lessons = module.lessons.filter((candidate) => candidate.id !== lessonId);
    if (module.id === moduleId) return { ...module, lessons: inserted(lessons, lesson, index) };
    return lessons.length === module.lessons.length ? module : { ...module, lessons };
  });
  return { ...outline, modules };
}

export function removeLesson(outline: CourseOutline, lessonId: string): CourseOutline {
  const module = moduleOf(outline, lessonId);
  if (!module) return outline;
  return withSoundCompletion(
    withModule(outline, module.id, (owner) => ({ ...owner, lessons: owner.lessons.filter((lesson) => lesson.id !== lessonId) })),
  );
}

/** The module that holds a lesson. */
export function moduleOf(outline: CourseOutline, lessonId: string): CourseModule | undefined {
  return outline.modules.find((module) => module.lessons.some((lesson) => lesson.id === lessonId));
}

/** A course as it is when it has just been made. */
export function newOutline(metadata: Pick<CourseOutline, 'title' | 'summary' | 'competencyClass' | 'activityKind' | 'hours' | 'language'>): CourseOutline {
  return { ...metadata, language: languageOf(metadata), objectives: [], modules: [], completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 } };
}
