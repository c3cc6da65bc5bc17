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

export type LatestCertificate = {
  readonly id: string;
  readonly state: CertificateState;
  readonly revokedClass: RevocationClass | null;
  /** An administrator asked to issue again after it was revoked for cause. */
  readonly reissueAsked: boolean;
};

/** Whether a new certificate in its place is being made. */
export function awaitsReplacement({ state, revokedClass, reissueAsked }: Omit<LatestCertificate, 'id'>): boolean {
  return state === 'revoked' && (revokedClass === 'replaced' || reissueAsked);
}

/**
 * Whether a certificate may be issued again: a valid one, which is revoked by it, or one that was revoked for
 * wrong data or another reason. Only the newest of an enrolment, and never one whose holder was not entitled.
 */
export function mayReissue({ replaced, ...certificate }: Omit<LatestCertificate, 'id'> & { readonly replaced: boolean }): Decision {
  if (replaced) return refused('certificate_replaced');
  if (certificate.state === 'valid') return allowed;
  if (awaitsReplacement(certificate)) return refused('reissue_under_way');
  return certificate.revokedClass === 'not_entitled' ? refused('certificate_withheld') : allowed;
}

/** What issuing has to do for an enrolment: nothing, a first certificate, or one that replaces another. */
export type IssueNeed = { readonly kind: 'none' } | { readonly kind: 'first' } | { readonly kind: 'replacement'; readonly replacesId: string };

/** A revocation for cause is not undone by the course being complete: somebody must ask to issue again. */
export function issueNeed(latest: LatestCertificate | null): IssueNeed {
  if (latest === null) return { kind: 'first' };
  if (awaitsReplacement(latest)) return { kind: 'replacement', replacesId: latest.id };
  return { kind: 'none' };
}
