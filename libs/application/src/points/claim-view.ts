import type { ClaimDetail, ClaimForVerifier, ClaimRow, ClaimView } from '@sinau/contracts/points';
import { comparableNumber, likeness } from '@sinau/domain/points';
import type { Transaction } from '@sinau/persistence/core';
import { similarTraining, type Claim } from '@sinau/persistence/points';

export function claimViewOf(claim: Claim): ClaimView {
  const { id, title, organiser, certificateNumber, startsOn, endsOn, hours, hoursAccepted, activityKind, competencyClass, state, reason, revision, file } = claim;
  return {
    id, title, organiser, certificateNumber, startsOn, endsOn, hours, hoursAccepted, activityKind, competencyClass, state, reason, revision,
    submittedAt: claim.submittedAt.toISOString(),
    decided: claim.decidedAt === null ? null : { by: claim.decidedBy ?? '', at: claim.decidedAt.toISOString() },
    awarded: claim.awardedAt !== null,
    file: { name: file.name, type: file.type, bytes: file.bytes },
  };
}

const personViewOf = ({ personId, person }: Claim): ClaimRow['person'] => ({ id: personId, ...person });

export function claimRowOf(claim: Claim): ClaimRow {
  return { ...claimViewOf(claim), person: personViewOf(claim) };
}

async function alikeOf(transaction: Transaction, claim: Claim): Promise<ClaimDetail['alike']> {
  const { sha256 } = claim.file;
  const found = await similarTraining(transaction, { ...claim, comparableNumber: comparableNumber(claim.certificateNumber), sha256 });
  return found.flatMap((other) => {
    const why = likeness({ ...claim, sha256 }, other);
    return why === null ? [] : [{ why, of: other.of, own: other.personId === claim.personId, title: other.title, state: other.state, endsOn: other.endsOn }];
  });
}

/** For its learner: other people's claims are not theirs to know. */
export async function ownClaimOf(transaction: Transaction, claim: Claim): Promise<ClaimDetail> {
  return { ...claimViewOf(claim), alike: (await alikeOf(transaction, claim)).filter(({ own }) => own) };
}

export async function claimForVerifierOf(transaction: Transaction, claim: Claim): Promise<ClaimForVerifier> {
  return { ...claimViewOf(claim), alike: await alikeOf(transaction, claim), person: personViewOf(claim) };
}
