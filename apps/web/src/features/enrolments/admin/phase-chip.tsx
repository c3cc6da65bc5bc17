import type { RunView } from '@sinau/contracts/enrolments';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip } from '../../../ui/status-chip.js';

/** Whether a run is to come, open, over by its days, or closed by hand. */
export function PhaseChip({ phase, closed }: { readonly phase: RunView['phase']; readonly closed: boolean }) {
  const t = useText();
  if (closed) return <StatusChip status="locked">{t('enrolments.phase.closed')}</StatusChip>;
  if (phase === 'before') return <StatusChip status="waiting">{t('enrolments.phase.before')}</StatusChip>;
  if (phase === 'open') return <StatusChip status="active">{t('enrolments.phase.open')}</StatusChip>;
  return <StatusChip status="done">{t('enrolments.phase.ended')}</StatusChip>;
}
