import type { NeedState } from '@sinau/domain/needs';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { stateWords } from './words.js';

const looks: Readonly<Record<NeedState, Status>> = { open: 'waiting', merged: 'info', accepted: 'done', refused: 'locked' };

/** Open, living on in another, accepted or refused. */
export function NeedStateChip({ state }: { readonly state: NeedState }) {
  const t = useText();
  return <StatusChip status={looks[state]}>{t(stateWords[state])}</StatusChip>;
}
