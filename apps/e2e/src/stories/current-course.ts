import type { Page } from 'playwright-core';
import { z } from 'zod';
import { ask } from '../harness/api.js';

const mine = z.object({ rows: z.array(z.object({ enrolmentId: z.string() })) });
const outline = z.object({ modules: z.array(z.object({ lessons: z.array(z.object({ id: z.string(), kind: z.string() })) })) });

type Lesson = { readonly id: string; readonly kind: string };
export type CurrentCourse = { readonly enrolmentId: string; readonly lessons: readonly Lesson[] };

/**
 * The course of the demo that this learner is in the middle of: the one with an article, a video and a quiz. Other stories
 * may have put the learner into courses of their own.
 */
export async function currentCourse(page: Page): Promise<CurrentCourse> {
  const { rows } = await ask(page, mine, 'GET', '/api/enrolments?state=active');
  for (const { enrolmentId } of rows) {
    const { modules } = await ask(page, outline, 'GET', `/api/enrolments/${enrolmentId}`);
    const lessons = modules.flatMap((module) => module.lessons);
    if (['article', 'video', 'quiz'].every((kind) => lessons.some((lesson) => lesson.kind === kind))) return { enrolmentId, lessons };
  }
  throw new Error('This learner is in no course with an article, a video and a quiz.');
}

/** The first lesson of a kind, which the course has. */
export function lessonOf({ lessons }: CurrentCourse, kind: 'article' | 'video' | 'quiz'): string {
  const found = lessons.find((lesson) => lesson.kind === kind);
  if (found === undefined) throw new Error(`The course has no ${kind}.`);
  return found.id;
}
