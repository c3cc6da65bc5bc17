import { allowed, refused, type Decision } from '../core/decision.js';

/** Seats kept for one unit or one guest agency. */
export type Quota = {
  readonly id: string;
  readonly seats: number;
  readonly taken: number;
  /** Its unused seats were handed back: what is given up later goes to the common pool too. */
  readonly handedBack: boolean;
};

/** Seats of a run. What no quota keeps is the common pool. `capacity` null is unlimited, and then there are no quotas. */
export type Seats = { readonly capacity: number | null; readonly taken: number; readonly quotas: readonly Quota[] };

/** Somebody who wants a seat; `quotaId` is the quota they belong to, null for none. */
export type Claim = { readonly personId: string; readonly quotaId: string | null };
/** A seat given: of a quota, or of the common pool (null). */
export type Placement = { readonly personId: string; readonly quotaId: string | null };
export type Placed = { readonly seats: Seats; readonly given: readonly Placement[]; readonly left: readonly string[] };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Seats of the common pool that nobody has; Infinity without a capacity. */
export function poolFree({ capacity, taken, quotas }: Seats): number {
  if (capacity === null) return Number.POSITIVE_INFINITY;
  return capacity - sum(quotas.map((quota) => quota.seats)) - (taken - sum(quotas.map((quota) => quota.taken)));
}

function change(seats: Seats, quotaId: string, by: (quota: Quota) => Quota): readonly Quota[] {
  return seats.quotas.map((quota) => (quota.id === quotaId ? by(quota) : quota));
}

function seatFor(seats: Seats, claim: Claim): string | null | 'none' {
  const own = seats.quotas.find((quota) => quota.id === claim.quotaId);
  if (own && own.taken < own.seats) return own.id;
  return poolFree(seats) > 0 ? null : 'none';
}

/** Gives seats in the order of the claims: one's own quota first, then the common pool. Who finds none does not keep the next from theirs. */
export function place(seats: Seats, claims: readonly Claim[]): Placed {
  let now = seats;
  const given: Placement[] = [];
  const left: string[] = [];
  for (const claim of claims) {
    const quotaId = seatFor(now, claim);
    if (quotaId === 'none') {
      left.push(claim.personId);
      continue;
    }
    given.push({ personId: claim.personId, quotaId });
    now = { ...now, taken: now.taken + 1, quotas: quotaId === null ? now.quotas : change(now, quotaId, (quota) => ({ ...quota, taken: quota.taken + 1 })) };
  }
  return { seats: now, given, left };
}

/** Gives up one seat: its quota has it again, or the common pool when that quota was handed back. */
export function release(seats: Seats, quotaId: string | null): Seats {
  const taken = seats.taken - 1;
  if (quotaId === null) return { ...seats, taken };
  return { ...seats, taken, quotas: change(seats, quotaId, (quota) => ({ ...quota, taken: quota.taken - 1, seats: quota.handedBack ? quota.seats - 1 : quota.seats })) };
}

/** Gives a quota's unused seats to the common pool, once. */
export function handBack(seats: Seats, quotaId: string): Seats {
  return { ...seats, quotas: change(seats, quotaId, (quota) => ({ ...quota, seats: quota.taken, handedBack: true })) };
}

/** Whether a run may have these seats: quotas within the capacity, none below what is taken of it, the pool neither. */
export function checkSeats(seats: Seats): Decision {
  if (seats.capacity === null) return seats.quotas.length === 0 ? allowed : refused('quotas_need_capacity');
  const low = seats.quotas.find((quota) => quota.seats < quota.taken);
  if (low) return refused('quota_below_taken', { taken: low.taken });
  const kept = sum(seats.quotas.map((quota) => quota.seats));
  const pool = seats.taken - sum(seats.quotas.map((quota) => quota.taken));
  return kept + pool > seats.capacity ? refused('quotas_over_capacity', { capacity: seats.capacity, kept, pool }) : allowed;
}
