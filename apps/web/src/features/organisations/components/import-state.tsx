import type { ImportView } from '@sinau/contracts/organisations';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';

export const stateWords: Readonly<Record<ImportView['state'], string>> = {
  mapping: 'organisations.import.state.mapping',
  checked: 'organisations.import.state.checked',
  waiting: 'organisations.import.state.waiting',
  running: 'organisations.import.state.running',
  done: 'organisations.import.state.done',
  failed: 'organisations.import.state.failed',
  undone: 'organisations.import.state.undone',
  cancelled: 'organisations.import.state.cancelled',
};
const looks: Readonly<Record<ImportView['state'], Status>> = { mapping: 'waiting', checked: 'info', waiting: 'waiting', running: 'active', done: 'done', failed: 'error', undone: 'locked', cancelled: 'locked' };

export function ImportState({ state }: { readonly state: ImportView['state'] }) {
  const t = useText();
  return <StatusChip status={looks[state]}>{t(stateWords[state])}</StatusChip>;
}
