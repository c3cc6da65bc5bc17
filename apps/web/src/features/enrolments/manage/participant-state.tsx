import type { ParticipantView } from '@sinau/contracts/enrolments';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';

const NAMES: Readonly<Record<ParticipantView['state'], { readonly text: string; readonly status: Status }>> = {
  enrolled: { text: 'enrolments.participant.enrolled', status: 'waiting' },
  in_progress: { text: 'enrolments.participant.in_progress', status: 'active' },
  completed: { text: 'enrolments.participant.completed', status: 'done' },
  withdrawn: { text: 'enrolments.participant.withdrawn', status: 'locked' },
};

/** How far somebody is in a run, in one word. */
export function ParticipantState({ state }: { readonly state: ParticipantView['state'] }) {
  const t = useText();
  return <StatusChip status={NAMES[state].status}>{t(NAMES[state].text)}</StatusChip>;
}
