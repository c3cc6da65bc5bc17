import { positionKinds } from '@sinau/domain/organisations';
import { ruleStandings, ruleStates } from '@sinau/domain/programmes';
import { z } from 'zod';
import { day, id, instant, line } from '../core/index.js';

const named = z.object({ id, name: z.string() });

export const ruleCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitIds: z.array(id).min(1).max(50) }),
  z.strictObject({ kind: z.literal('position_kind'), positionKinds: z.array(z.enum(positionKinds)).min(1).max(positionKinds.length) }),
  z.strictObject({ kind: z.literal('position_title'), text: line(120) }),
  /** At least so many levels below what the post asks, as measured. */
  z.strictObject({ kind: z.literal('competency_gap'), competencyId: id, levels: z.number().int().min(1).max(4) }),
]);
export type RuleConditionBody = z.infer<typeof ruleCondition>;

/** The sentence of a rule; its parts are refused when empty or twice. */
export const ruleSentence = { conditions: z.array(ruleCondition).max(4), exceptions: z.array(id).max(500) };
export const ruleFields = {
  name: line(120),
  ...ruleSentence,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** Hour of the agency's day; null: only when somebody asks. */
  dailyAtHour: z.number().int().min(0).max(23).nullable(),
};
/** The last day is not before the first. */
export function daysInOrder({ startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null }): boolean {
  return startsOn === null || endsOn === null || startsOn <= endsOn;
}

const measuredGap = z.object({ required: z.number().int(), current: z.number().int() });
const rulePerson = { id, name: z.string(), unitName: z.string(), positionTitle: z.string(), /** Where the rule asks for one. */ gap: measuredGap.nullable() };
export const rulePersonRow = z.object({ ...rulePerson, standing: z.enum(ruleStandings) });
export type RulePersonRow = z.infer<typeof rulePersonRow>;

/** What a rule would do now. */
export const rulePreview = z.object({
  fitting: z.number().int(),
  newcomers: z.number().int(),
  already: z.number().int(),
  waiting: z.number().int(),
  /** Taken out of the run, or gone from its waiting list: never brought back by a rule. */
  withdrawn: z.number().int(),
  excepted: z.number().int(),
  /** Of the newcomers. */
  seated: z.number().int(),
  left: z.number().int(),
  seats: z.object({ capacity: z.number().int().nullable(), before: z.number().int(), after: z.number().int() }),
  waitingList: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Ten newcomers at most, the first first. */
  sample: z.array(z.object(rulePerson)),
});
export type RulePreview = z.infer<typeof rulePreview>;

/** One application of a rule. */
export const ruleRound = z.object({
  appliedAt: instant,
  /** Null when it was applied by itself. */
  appliedByName: z.string().nullable(),
  revision: z.number().int(),
  fitting: z.number().int(),
  enrolled: z.number().int(),
  waiting: z.number().int(),
  keptOut: z.number().int(),
});

export const enrolmentRuleView = z.object({
  id,
  runId: id,
  name: z.string(),
  conditions: z.array(ruleCondition),
  units: z.array(named).readonly(),
  competency: named.nullable(),
  exceptions: z.array(named).readonly(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  dailyAtHour: z.number().int().nullable(),
  state: z.enum(ruleStates),
  /** Tried as it stands. */
  tried: z.boolean(),
  /** Asked for, and not applied yet. */
  asked: z.boolean(),
  createdByName: z.string(),
  createdAt: instant,
  revision: z.number().int(),
  /** The last twenty, the newest first. */
  rounds: z.array(ruleRound),
});
export type EnrolmentRuleView = z.infer<typeof enrolmentRuleView>;
export const enrolmentRulesView = z.object({ /** IANA name; hours of rules are in it. */ timeZone: z.string(), rows: z.array(enrolmentRuleView) });
export type EnrolmentRulesView = z.infer<typeof enrolmentRulesView>;
