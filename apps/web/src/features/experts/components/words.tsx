import type { ExpertRow, InvitationView } from '@sinau/contracts/experts';
import type { ExpertColumn, ExpertFault, FeeBand, PeriodKind } from '@sinau/domain/experts';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';

export const bandWords: Readonly<Record<FeeBand, string>> = { none: 'experts.band.none', standard: 'experts.band.standard', above_standard: 'experts.band.above_standard' };
export const periodWords: Readonly<Record<PeriodKind, string>> = { available: 'experts.period.available', away: 'experts.period.away' };
export const columnWords: Readonly<Record<ExpertColumn, string>> = {
  name: 'experts.name', homeAgency: 'experts.home', competencies: 'experts.competencies', expertise: 'experts.expertise', feeBand: 'experts.band', availability: 'experts.availability', contact: 'experts.contact',
};
export const faultWords: Readonly<Record<ExpertFault, string>> = {
  missing: 'experts.fault.missing', too_long: 'experts.fault.too_long', too_many: 'experts.fault.too_many', control_characters: 'experts.fault.control_characters', band_unknown: 'experts.fault.band_unknown',
  competency_unknown: 'experts.fault.competency_unknown', twice: 'experts.fault.twice',
};
const answers: Readonly<Record<InvitationView['state'], { readonly text: string; readonly status: Status }>> = {
  invited: { text: 'experts.answer.invited', status: 'waiting' }, accepted: { text: 'experts.answer.accepted', status: 'done' }, declined: { text: 'experts.answer.declined', status: 'locked' },
};

export function AnswerChip({ state }: { readonly state: InvitationView['state'] }) {
  const t = useText();
  return <StatusChip status={answers[state].status}>{t(answers[state].text)}</StatusChip>;
}

/** "4,2 dari 5 (12 penilai)", or that there are too few. */
export function RatingText({ rating }: { readonly rating: ExpertRow['rating'] }) {
  const t = useText();
  const formats = useFormats();
  return <>{rating === null ? t('experts.rating.hidden') : t('experts.rating.shown', { mean: formats.decimal(rating.mean), count: rating.count })}</>;
}
