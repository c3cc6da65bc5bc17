import type { ActivityKind } from '@sinau/domain/courses';
import type { ClaimState, EvidenceKind, Likeness } from '@sinau/domain/points';
import type { Status } from '../../../ui/status-chip.js';

/** Each of the 25 kinds of activity by its sentence. */
export const kindWords: Readonly<Record<ActivityKind, string>> = {
  1: 'points.kind.1', 2: 'points.kind.2', 3: 'points.kind.3', 4: 'points.kind.4', 5: 'points.kind.5', 6: 'points.kind.6', 7: 'points.kind.7', 8: 'points.kind.8', 9: 'points.kind.9',
  10: 'points.kind.10', 11: 'points.kind.11', 12: 'points.kind.12', 13: 'points.kind.13', 14: 'points.kind.14', 15: 'points.kind.15', 16: 'points.kind.16', 17: 'points.kind.17', 18: 'points.kind.18',
  19: 'points.kind.19', 20: 'points.kind.20', 21: 'points.kind.21', 22: 'points.kind.22', 23: 'points.kind.23', 24: 'points.kind.24', 25: 'points.kind.25',
};
const byNumber = new Map(Object.entries(kindWords));

/** The sentence of a kind that the server named by its number. */
export function kindWord(activityKind: number): string {
  return byNumber.get(String(activityKind)) ?? 'points.kind.25';
}

export const evidenceWords: Readonly<Record<EvidenceKind, string>> = {
  certificate: 'points.evidence.certificate', attendance: 'points.evidence.attendance', sign_off: 'points.evidence.sign_off', mentoring: 'points.evidence.mentoring', external: 'points.evidence.external',
};

export const claimWords: Readonly<Record<ClaimState, { readonly label: string; readonly status: Status }>> = {
  submitted: { label: 'points.claim.submitted', status: 'waiting' },
  returned: { label: 'points.claim.returned', status: 'warning' },
  accepted: { label: 'points.claim.accepted', status: 'done' },
  refused: { label: 'points.claim.refused', status: 'error' },
  withdrawn: { label: 'points.claim.withdrawn', status: 'locked' },
  revoked: { label: 'points.claim.revoked', status: 'error' },
};

export const likenessWords: Readonly<Record<Likeness, string>> = { number: 'points.alike.number', file: 'points.alike.file', training: 'points.alike.training' };
