import type { RuleView } from '@sinau/contracts/points';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { kindWord } from './words.js';

type Parameters = RuleView['parameters'];
export type RuleKind = Parameters['kind'];

export const ruleKindWords: Readonly<Record<RuleKind, string>> = {
  yearly_hours: 'points.rules.kind.yearly_hours', minutes_per_hour: 'points.rules.kind.minutes_per_hour', activity_conversion: 'points.rules.kind.activity_conversion', activity_cap: 'points.rules.kind.activity_cap',
};
export const ruleKinds: readonly RuleKind[] = ['yearly_hours', 'minutes_per_hour', 'activity_conversion', 'activity_cap'];

/** What a rule says, as a sentence. */
export function useRuleSentence(): (parameters: Parameters) => string {
  const t = useText();
  const formats = useFormats();
  return (parameters) => {
    if (parameters.kind === 'yearly_hours') {
      const employee = parameters.appliesTo === 'pns' ? 'PNS' : 'PPPK';
      return t(parameters.operator === 'at_least' ? 'points.rules.at_least' : 'points.rules.at_most', { employee, hours: formats.jp(parameters.hours) });
    }
    if (parameters.kind === 'minutes_per_hour') return t('points.rules.minutes', { minutes: formats.number(parameters.minutes) });
    const kinds = parameters.activityKinds.map((kind) => t(kindWord(kind))).join(', ');
    if (parameters.kind === 'activity_conversion') return t('points.rules.conversion', { kinds, minutes: formats.number(parameters.minutes) });
    return t('points.rules.cap', { kinds, hours: formats.jp(parameters.hours) });
  };
}
