import type { EnrolmentRuleView } from '@sinau/contracts/programmes';
import type { PositionKind } from '@sinau/domain/organisations';
import type { RuleStanding, RuleState } from '@sinau/domain/programmes';
import type { Text } from '../../../lib/i18n/index.js';
import type { Status } from '../../../ui/status-chip.js';

export const RULE_STATES: Readonly<Record<RuleState, { readonly text: string; readonly status: Status }>> = {
  draft: { text: 'enrolment-rules.rule.state.draft', status: 'waiting' },
  checked: { text: 'enrolment-rules.rule.state.checked', status: 'info' },
  active: { text: 'enrolment-rules.rule.state.active', status: 'active' },
  paused: { text: 'enrolment-rules.rule.state.paused', status: 'locked' },
};

export const STANDINGS: Readonly<Record<RuleStanding, { readonly text: string; readonly status: Status }>> = {
  newcomer: { text: 'enrolment-rules.rule.standing.newcomer', status: 'active' },
  already: { text: 'enrolment-rules.rule.standing.already', status: 'done' },
  waiting: { text: 'enrolment-rules.rule.standing.waiting', status: 'waiting' },
  withdrawn: { text: 'enrolment-rules.rule.standing.withdrawn', status: 'locked' },
  excepted: { text: 'enrolment-rules.rule.standing.excepted', status: 'locked' },
};

export const KINDS: Readonly<Record<PositionKind, string>> = {
  jpt_utama: 'programmes.kind.jpt_utama', jpt_madya: 'programmes.kind.jpt_madya', jpt_pratama: 'programmes.kind.jpt_pratama', administrator: 'programmes.kind.administrator',
  pengawas: 'programmes.kind.pengawas', pelaksana: 'programmes.kind.pelaksana', ahli_utama: 'programmes.kind.ahli_utama', ahli_madya: 'programmes.kind.ahli_madya',
  ahli_muda: 'programmes.kind.ahli_muda', ahli_pertama: 'programmes.kind.ahli_pertama', penyelia: 'programmes.kind.penyelia', mahir: 'programmes.kind.mahir',
  terampil: 'programmes.kind.terampil', pemula: 'programmes.kind.pemula',
};

/** The rule as one sentence: every part must hold. */
export function sentenceOf(rule: Pick<EnrolmentRuleView, 'conditions' | 'units' | 'competency'>, t: Text): string {
  const parts = rule.conditions.map((one) => {
    if (one.kind === 'unit') return t('enrolment-rules.rule.part.unit', { units: rule.units.map(({ name }) => name).join(', ') });
    if (one.kind === 'position_kind') return t('enrolment-rules.rule.part.kind', { kinds: one.positionKinds.map((kind) => t(KINDS[kind])).join(', ') });
    if (one.kind === 'position_title') return t('enrolment-rules.rule.part.title', { text: one.text });
    return t('enrolment-rules.rule.part.gap', { competency: rule.competency?.name ?? '–', levels: one.levels });
  });
  return t('enrolment-rules.rule.sentence', { parts: parts.join(t('enrolment-rules.rule.and')) });
}
