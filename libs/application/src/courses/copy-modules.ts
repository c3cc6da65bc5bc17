import { imagesOf, lessonMedia, quizIdsOf, withMedia, type Article, type CourseModule, type CourseOutline } from '@sinau/domain/courses';
import { picturesOf } from '@sinau/domain/quizzes';
import { newId, type Transaction } from '@sinau/persistence/core';
import { addArticles, copyMedia, copyQuizzes, partsOf, type CopyPlace } from '@sinau/persistence/courses';

type Renamed = ReadonlyMap<string, string>;

function renamed(ids: readonly string[]): Renamed {
  return new Map(ids.map((id) => [id, newId()]));
}

const pairs = (names: Renamed) => [...names].map(([old, fresh]) => ({ old, new: fresh }));

function copiedModule(module: CourseModule, lessons: Renamed, quizzes: Renamed, media: Renamed): CourseModule {
  return {
    ...module,
    id: newId(),
    lessons: module.lessons.map((lesson) => {
      const id = lessons.get(lesson.id) ?? newId();
      if (lesson.kind === 'quiz') return { ...lesson, id, quizId: lesson.quizId === null ? null : (quizzes.get(lesson.quizId) ?? null) };
      if (lesson.kind === 'article') return { ...lesson, id };
      return { ...lesson, id, mediaId: lesson.mediaId === null ? null : (media.get(lesson.mediaId) ?? null) };
    }),
  };
}

export type CopiedModules = { readonly modules: readonly CourseModule[]; readonly lessons: Renamed };

/**
 * Copies modules with the articles, quizzes and (into another course) files that they hold: all get new
 * ids. A file that is not ready yet is left out of the copy. Within a course files are shared.
 */
export async function copyModules(transaction: Transaction, place: CopyPlace, outline: CourseOutline): Promise<CopiedModules> {
  const parts = await partsOf(transaction, place.from, outline);
  const lessonIds = outline.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));
  const lessons = renamed(lessonIds);
  const quizzes = renamed(quizIdsOf(outline));
  const shown = Object.values(parts.articles).flatMap((article) => imagesOf(article).map((image) => image.mediaId));
  const asked = Object.values(parts.quizzes).flatMap(({ questions }) => picturesOf(questions));
  const media = await copiedMedia(transaction, place, [...lessonMedia(outline), ...shown, ...asked]);
  await copyQuizzes(transaction, place, pairs(quizzes), pairs(media));
  const bodies = Object.entries(parts.articles).map(([lessonId, body]): { id: string; body: Article } => ({
    id: lessons.get(lessonId) ?? newId(),
    body: withMedia(body, (old) => media.get(old) ?? old),
  }));
  await addArticles(transaction, place.to, bodies);
  return { modules: outline.modules.map((module) => copiedModule(module, lessons, quizzes, media)), lessons };
}

async function copiedMedia(transaction: Transaction, place: CopyPlace, ids: readonly string[]): Promise<Renamed> {
  if (place.from === place.to) return new Map(ids.map((id) => [id, id]));
  const names = renamed([...new Set(ids)]);
  const made = await copyMedia(transaction, place, pairs(names));
  return new Map([...names].filter(([, fresh]) => made.has(fresh)));
}
