import { allowed, refused, type Decision } from '../core/index.js';

/** Shown publicly with a revoked certificate. `replaced` belongs to reissuing alone. */
export const revocationClasses = ['data_error', 'not_entitled', 'replaced', 'other'] as const;
export type RevocationClass = (typeof revocationClasses)[number];

/** Why a certificate may be issued again under a new number. The entitlement itself is never a reason. */
export const reissueReasons = ['holder_data', 'template', 'damaged_file'] as const;
export type ReissueReason = (typeof reissueReasons)[number];

export type CertificateState = 'valid' | 'revoked';

/** A certificate is revoked once; a reissue revokes it as `replaced`. */
export function mayRevoke(state: CertificateState): Decision {
  return state === 'valid' ? allowed : refused('certificate_revoked');
}

export type LatestCertificate = { readonly id: string; readonly state: CertificateState; readonly revokedClass: RevocationClass | null };

/** What issuing has to do for an enrolment: nothing, a first certificate, or one that replaces another. */
export type IssueNeed = { readonly kind: 'none' } | { readonly kind: 'first' } | { readonly kind: 'replacement'; readonly replacesId: string };

/** A revocation for cause is not undone by issuing again; one revoked as `replaced` waits for its replacement. */
export function issueNeed(latest: LatestCertificate | null): IssueNeed {
  if (latest === null) return { kind: 'first' };
  if (latest.state === 'revoked' && latest.revokedClass === 'replaced') return { kind: 'replacement', replacesId: latest.id };
  return { kind: 'none' };
}
