/**
 * How far a record is on its way. `sending` is held by a worker that may have died; `refused` and `failed` end until a
 * person asks again; `withdrawn` when its evidence was taken back before it was sent.
 */
export const deliveryStates = ['waiting', 'sending', 'sent', 'refused', 'failed', 'withdrawn'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** By what deliveries are found: their state, or that the other side must be told of a reversal. */
export const deliveryFilters = [...deliveryStates, 'owing'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/** What came of one try. `unknown` when nobody can say whether the other side has it. */
export type DeliveryReply =
  | { readonly kind: 'accepted'; readonly externalId: string }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'unknown'; readonly problem: string };

/** Minutes before the second, third, … try. */
const waits = [1, 5, 15, 60, 240, 720, 1_440] as const;
export const MOST_TRIES = waits.length + 1;

export type AfterTry = { readonly state: 'sent' } | { readonly state: 'refused' | 'failed' } | { readonly state: 'waiting'; readonly minutes: number };

/** What becomes of a delivery after its nth try. */
export function afterTry(tries: number, reply: DeliveryReply): AfterTry {
  if (reply.kind === 'accepted') return { state: 'sent' };
  if (reply.kind === 'refused') return { state: 'refused' };
  const minutes = waits[tries - 1];
  return minutes === undefined ? { state: 'failed' } : { state: 'waiting', minutes };
}

/** May a person ask for another try? */
export function mayTryAgain(state: DeliveryState): boolean {
  return state === 'refused' || state === 'failed' || state === 'waiting';
}
