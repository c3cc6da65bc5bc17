import { languageOf, lessonsOf, minutesOf, type CourseDocument } from '@sinau/domain/courses';
import type { CatalogueEntry } from '@sinau/persistence/courses';

/** What the catalogue shows and searches of a version. */
export function catalogueFacts(document: CourseDocument): Omit<CatalogueEntry, 'courseId' | 'versionId'> {
  const { title, summary, competencyClass, activityKind, hours, objectives, modules, media } = document;
  return {
    title, summary, competencyClass, activityKind,
    language: languageOf(document),
    hours: hours ?? 0,
    minutes: minutesOf(document),
    lessons: lessonsOf(document).length,
    bytes: Object.values(media).reduce((sum, file) => sum + file.bytes, 0),
    words: [...objectives, ...modules.flatMap((module) => [module.title, ...module.lessons.map((lesson) => lesson.title)])].join(' '),
  };
}
