import type { NominationState } from '@sinau/domain/programmes';
import type { Status } from '../../../ui/status-chip.js';

export const NOMINATIONS: Readonly<Record<NominationState, { readonly text: string; readonly status: Status }>> = {
  waiting_supervisor: { text: 'programmes.nomination.waiting_supervisor', status: 'waiting' },
  waiting_admin: { text: 'programmes.nomination.waiting_admin', status: 'waiting' },
  approved: { text: 'programmes.nomination.approved', status: 'done' },
  refused: { text: 'programmes.nomination.refused', status: 'error' },
  withdrawn: { text: 'programmes.nomination.withdrawn', status: 'locked' },
};
