import { checklistCodes } from '@sinau/domain/courses';
import { z } from 'zod';
import { id } from '../core/index.js';

const lessonKind = z.enum(['article', 'video', 'document', 'quiz']);
const aModule = { moduleId: id, title: z.string() };
const aLesson = { lessonId: id, title: z.string() };

/** `CourseChange` of the domain: facts, the sentences are the screen's. */
export const courseChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('metadata_changed'), field: z.enum(['title', 'summary', 'competencyClass', 'activityKind', 'language', 'hours', 'objectives', 'completion']) }),
  z.object({ kind: z.literal(['module_added', 'module_removed', 'module_moved']), ...aModule }),
  z.object({ kind: z.literal('module_renamed'), ...aModule, before: z.string() }),
  z.object({ kind: z.literal('module_hours_changed'), ...aModule, before: z.number(), after: z.number() }),
  z.object({ kind: z.literal(['lesson_added', 'lesson_removed']), ...aLesson, lessonKind, module: z.string() }),
  z.object({ kind: z.literal('lesson_moved'), ...aLesson, module: z.string() }),
  z.object({ kind: z.literal('lesson_renamed'), ...aLesson, before: z.string() }),
  z.object({ kind: z.literal('minutes_changed'), ...aLesson, before: z.number(), after: z.number() }),
  z.object({ kind: z.literal(['article_changed', 'media_changed']), ...aLesson }),
  z.object({
    kind: z.literal('quiz_changed'),
    ...aLesson,
    settings: z.boolean(),
    added: z.number().int(),
    removed: z.number().int(),
    edited: z.number().int(),
  }),
]);

const checklistPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), field: z.enum(['modules', 'hours', 'objectives', 'completion']) }),
  z.object({ kind: z.literal('module'), moduleId: id }),
  z.object({ kind: z.literal('lesson'), lessonId: id }),
  z.object({ kind: z.literal('quiz'), lessonId: id, quizId: id, questionId: id.nullable() }),
]);

/** `ChecklistItem` of the domain. */
export const checklistItem = z.object({
  code: z.enum(checklistCodes),
  severity: z.enum(['blocking', 'warning']),
  place: checklistPlace,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
