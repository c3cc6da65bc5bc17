import type { EnrolmentRuleView, RuleConditionBody } from '@sinau/contracts/programmes';
import type { PositionKind } from '@sinau/domain/organisations';
import type { Chosen } from '../components/person-field.js';

/** A rule as it is written on the screen: each part of the sentence may be empty. */
export type RuleDraft = {
  readonly name: string;
  readonly units: readonly Chosen[];
  readonly kinds: readonly PositionKind[];
  readonly title: string;
  readonly competencyId: string;
  readonly levels: string;
  readonly exceptions: readonly Chosen[];
  readonly startsOn: string;
  readonly endsOn: string;
  /** Empty: only when somebody asks. */
  readonly hour: string;
};

export const emptyRule: RuleDraft = { name: '', units: [], kinds: [], title: '', competencyId: '', levels: '1', exceptions: [], startsOn: '', endsOn: '', hour: '6' };

export function ruleDraftOf(rule: EnrolmentRuleView): RuleDraft {
  const kinds = rule.conditions.flatMap((one) => (one.kind === 'position_kind' ? one.positionKinds : []));
  const title = rule.conditions.find((one) => one.kind === 'position_title');
  const gap = rule.conditions.find((one) => one.kind === 'competency_gap');
  return {
    name: rule.name, units: rule.units, kinds, title: title?.text ?? '', competencyId: gap?.competencyId ?? '', levels: String(gap?.levels ?? 1), exceptions: rule.exceptions,
    startsOn: rule.startsOn ?? '', endsOn: rule.endsOn ?? '', hour: rule.dailyAtHour === null ? '' : String(rule.dailyAtHour),
  };
}

/** The parts that were filled. */
export function conditionsOf(draft: RuleDraft): RuleConditionBody[] {
  return [
    ...(draft.units.length === 0 ? [] : [{ kind: 'unit' as const, unitIds: draft.units.map(({ id }) => id) }]),
    ...(draft.kinds.length === 0 ? [] : [{ kind: 'position_kind' as const, positionKinds: [...draft.kinds] }]),
    ...(draft.title.trim() === '' ? [] : [{ kind: 'position_title' as const, text: draft.title.trim() }]),
    ...(draft.competencyId === '' ? [] : [{ kind: 'competency_gap' as const, competencyId: draft.competencyId, levels: Number(draft.levels) }]),
  ];
}

const dayOrNull = (value: string): string | null => (value === '' ? null : value);

export function ruleBodyOf(draft: RuleDraft) {
  return {
    name: draft.name.trim(), conditions: conditionsOf(draft), exceptions: draft.exceptions.map(({ id }) => id), startsOn: dayOrNull(draft.startsOn), endsOn: dayOrNull(draft.endsOn),
    dailyAtHour: draft.hour === '' ? null : Number(draft.hour),
  };
}

export type RuleFault = 'name' | 'conditions' | 'days';

/** What keeps the rule from being saved. */
export function ruleFaultsOf(draft: RuleDraft): readonly RuleFault[] {
  return [
    ...(draft.name.trim() === '' ? ['name' as const] : []),
    ...(conditionsOf(draft).length === 0 ? ['conditions' as const] : []),
    ...(draft.startsOn !== '' && draft.endsOn !== '' && draft.endsOn < draft.startsOn ? ['days' as const] : []),
  ];
}
