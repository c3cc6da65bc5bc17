export const offerStates = ['offered', 'accepted', 'declined', 'withdrawn'] as const;
export type OfferState = (typeof offerStates)[number];

/** Where an offer stands. A withdrawn one is withdrawn whatever was answered: nothing more is taken of it. */
export function offerState({ answer, withdrawnAt }: { readonly answer: 'accepted' | 'declined' | null; readonly withdrawnAt: Date | null }): OfferState {
  if (withdrawnAt !== null) return 'withdrawn';
  return answer ?? 'offered';
}
