import { LONGEST_DESCRIPTION, LONGEST_INDICATOR, LONGEST_NAME, MOST_INDICATORS, measurementSources, weighingMethods } from '@sinau/domain/competencies';
import { competencyClasses } from '@sinau/domain/courses';
import { positionKinds } from '@sinau/domain/organisations';
import { z } from 'zod';
import { id, instant, line, text } from '../core/index.js';

export const competencyClass = z.enum(competencyClasses);
/** Of mastery, 1 lowest. */
export const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export const measurementSource = z.enum(measurementSources);

export const levelDescription = z.object({ level, title: z.string(), indicators: z.array(z.string()) });
export const competencyRow = z.object({ id, code: z.string(), name: z.string(), competencyClass, archived: z.boolean(), /** Profiles that ask for it. */ profiles: z.number().int() });
export type CompetencyRow = z.infer<typeof competencyRow>;
export const competencyView = z.object({
  id, code: z.string(), name: z.string(), competencyClass, description: z.string(), levels: z.array(levelDescription), revision: z.number().int(), archived: z.boolean(),
});
export type CompetencyView = z.infer<typeof competencyView>;

/** Five levels in their order, each with a title and indicators. */
const levels = z.array(z.strictObject({ title: line(LONGEST_NAME), indicators: z.array(line(LONGEST_INDICATOR)).max(MOST_INDICATORS) })).length(5);
export const competencyFields = {
  code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][A-Z0-9._-]{0,31}$/),
  name: line(LONGEST_NAME),
  competencyClass,
  description: text(LONGEST_DESCRIPTION),
  levels,
};

export const requirementView = z.object({ competencyId: id, code: z.string(), name: z.string(), competencyClass, level });
export const profileView = z.object({
  id,
  /** Null: every kind. */
  positionKind: z.enum(positionKinds).nullable(),
  /** Empty: every title; `*` stands for any letters. */
  titlePattern: z.string(),
  revision: z.number().int(),
  /** Whose post is measured by it now. */
  people: z.number().int(),
  requirements: z.array(requirementView),
});
export type ProfileView = z.infer<typeof profileView>;
export const profileFields = {
  positionKind: z.enum(positionKinds).nullable(),
  titlePattern: z.string().trim().max(LONGEST_NAME).regex(/^[^\u0000-\u001F\u007F]*$/),
  requirements: z.array(z.strictObject({ competencyId: id, level })).max(60),
};

const weight = z.number().int().min(0).max(100);
export const ruleFields = {
  method: z.enum(weighingMethods),
  weights: z.strictObject({ self: weight, supervisor: weight, test: weight, certificate: weight }),
  /** Months; null for never. */
  ageLimitMonths: z.number().int().min(1).max(240).nullable(),
};
export const ruleView = z.object({
  /** Null: what holds until the agency decides otherwise. */
  id: id.nullable(),
  ...ruleFields,
  since: instant.nullable(),
  decidedBy: z.string().nullable(),
  /** False while levels are still being weighed by it. */
  applied: z.boolean(),
});
export type RuleView = z.infer<typeof ruleView>;

/** What a course's certificate proves. */
export const courseProofView = z.object({ mayChange: z.boolean(), competencies: z.array(requirementView) });
export type CourseProofView = z.infer<typeof courseProofView>;
