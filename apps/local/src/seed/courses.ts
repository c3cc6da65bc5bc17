import { AddQuestion, ChangeQuizSettings, ReadAuthorQuiz } from '@sinau/application/quizzes';
import { CreateCourse, PublishCourse, SaveArticle, SaveOutline } from '@sinau/application/courses';
import type { ActivityKind, CourseOutline, Lesson } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import type { AnswerKey, QuestionContent } from '@sinau/domain/quizzes';
import { newId } from '@sinau/persistence/core';
import type { Lesson as DemoLesson, Question } from './content.shape.js';
import type { DemoCourse } from './demo-files.js';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';
import { storeFile } from './files.js';

export type SeededLesson = { readonly key: string; readonly id: string; readonly kind: DemoLesson['kind'] };
export type SeededCourse = {
  readonly courseId: string;
  readonly versionId: string;
  /** In the order of the course. */
  readonly lessons: readonly SeededLesson[];
  questionId(quizKey: string, questionKey: string): string;
};


/** Makes a course as its instructor would: outline, articles, files, questions with keys, publication. */
export async function seedCourse(doors: Doors, organisation: Organisation, author: PersonActor, demo: DemoCourse): Promise<SeededCourse> {
  const { course } = demo;
  const { courseId, revision } = await new CreateCourse(doors.author).run(author, {
    title: course.title, summary: course.summary, competencyClass: course.competencyClass, activityKind: course.activityKind as ActivityKind, hours: course.jp,
  });
  const flat = course.modules.flatMap((module) => module.lessons);
  const ids = new Map(flat.map((lesson) => [lesson.key, newId()]));
  const idOf = (key: string) => ids.get(key) ?? '';
  const media = new Map(await Promise.all(flat.map(async (lesson) => [lesson.key, await storeFile(doors, organisation, author, courseId, demo, lesson)] as const)));
  const outline: CourseOutline = {
    title: course.title, summary: course.summary, competencyClass: course.competencyClass, activityKind: course.activityKind as ActivityKind, hours: course.jp, objectives: course.objectives,
    modules: course.modules.map((module) => ({ id: newId(), title: module.title, hours: module.jp, lessons: module.lessons.map((lesson) => lessonOf(lesson, idOf(lesson.key), media.get(lesson.key) ?? null)) })),
    completion: { lessons: 'all', finalLessonId: idOf(course.completion.quiz), minimumScore: course.completion.minimumScore },
  };
  const saved = await new SaveOutline(doors.author).run(author, { courseId, revision, outline });
  for (const lesson of flat) if (lesson.kind === 'article') await new SaveArticle(doors.author).run(author, { courseId, lessonId: idOf(lesson.key), revision: 0, body: demo.article(lesson.file) });
  const questions = await seedQuizzes(doors, author, courseId, saved.outline, demo, idOf);
  const { versionId } = await new PublishCourse(doors.author).run(author, { courseId, revision: saved.revision });
  return {
    courseId, versionId,
    lessons: flat.map((lesson) => ({ key: lesson.key, id: idOf(lesson.key), kind: lesson.kind })),
    questionId: (quizKey, questionKey) => questions.get(`${quizKey}/${questionKey}`) ?? '',
  };
}

function lessonOf(lesson: DemoLesson, id: string, mediaId: string | null): Lesson {
  const common = { id, title: lesson.title, minutes: lesson.minutes };
  if (lesson.kind === 'article') return { ...common, kind: 'article' };
  return lesson.kind === 'quiz' ? { ...common, kind: 'quiz', quizId: null } : { ...common, kind: lesson.kind, mediaId };
}

async function seedQuizzes(doors: Doors, author: PersonActor, courseId: string, outline: CourseOutline, demo: DemoCourse, idOf: (key: string) => string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const lessons = outline.modules.flatMap((module) => module.lessons);
  for (const lesson of demo.course.modules.flatMap((module) => module.lessons)) {
    const saved = lessons.find((one) => one.id === idOf(lesson.key));
    if (lesson.kind !== 'quiz' || saved?.kind !== 'quiz' || saved.quizId === null) continue;
    const place = { courseId, quizId: saved.quizId };
    const { revision } = await new ReadAuthorQuiz(doors.author).run(author, place);
    await new ChangeQuizSettings(doors.author).run(author, place, { revision, settings: { title: lesson.title, ...lesson.settings } });
    for (const question of demo.questions(lesson.file)) {
      const id = newId();
      ids.set(`${lesson.key}/${question.key}`, id);
      await new AddQuestion(doors.author).run(author, place, { id, content: contentOf(question), points: question.points, topic: question.topic, answer: { key: keyOf(question), feedback: question.feedback } });
    }
  }
  return ids;
}

function contentOf(question: Question): QuestionContent {
  const { stem } = question;
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_response':
      return { kind: question.kind, stem, options: question.options.map((option) => ({ id: option.key, text: option.text })) };
    case 'numeric':
      return { kind: 'numeric', stem, unit: question.answer.unit ?? null };
    case 'true_false':
    case 'short_text':
      return { kind: question.kind, stem };
  }
}

export function keyOf(question: Question): AnswerKey {
  switch (question.kind) {
    case 'single_choice':
      return { kind: 'single_choice', option: question.answer };
    case 'multiple_response':
      return { kind: 'multiple_response', options: question.answer };
    case 'true_false':
      return { kind: 'true_false', value: question.answer };
    case 'short_text':
      return { kind: 'short_text', accepted: question.answer };
    case 'numeric':
      return { kind: 'numeric', value: question.answer.value, tolerance: question.answer.tolerance };
  }
}
