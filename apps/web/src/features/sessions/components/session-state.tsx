import type { SessionView } from '@sinau/contracts/sessions';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';

const STATES: Readonly<Record<SessionView['state'], { readonly text: string; readonly status: Status }>> = {
  planned: { text: 'sessions.state.planned', status: 'waiting' },
  held: { text: 'sessions.state.held', status: 'done' },
  cancelled: { text: 'sessions.state.cancelled', status: 'locked' },
};

export function SessionState({ state }: { readonly state: SessionView['state'] }) {
  const t = useText();
  return <StatusChip status={STATES[state].status}>{t(STATES[state].text)}</StatusChip>;
}

const KINDS: Readonly<Record<SessionView['kind'], string>> = {
  seminar: 'sessions.kind.seminar', workshop: 'sessions.kind.workshop', webinar: 'sessions.kind.webinar', field_practice: 'sessions.kind.field_practice', mentoring: 'sessions.kind.mentoring', coaching: 'sessions.kind.coaching',
};

/** The sentence id of a kind. */
export function kindText(kind: SessionView['kind']): string {
  return KINDS[kind];
}
