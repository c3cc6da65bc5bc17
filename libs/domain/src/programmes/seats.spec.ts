import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSeats, handBack, place, poolFree, release, type Claim, type Seats } from './seats.js';

const quota = (id: string, seats: number, taken = 0) => ({ id, seats, taken, handedBack: false });
const claim = (personId: string, quotaId: string | null = null): Claim => ({ personId, quotaId });

describe('seats of a run', () => {
  // 10 seats: Dinkes keeps 4, Puskesmas 3, so 3 are anybody's.
  const run: Seats = { capacity: 10, taken: 0, quotas: [quota('dinkes', 4), quota('puskesmas', 3)] };

  it('gives one’s own quota first, then the pool, then nothing', () => {
    expect(poolFree(run)).toBe(3);
    const people = Array.from({ length: 9 }, (_, index) => claim(`p${index}`, 'dinkes'));
    const { given, left, seats } = place(run, people);
    // 4 of Dinkes and 3 of the pool; two are left though 3 seats of Puskesmas are free: those are kept.
    expect(given.map((one) => one.quotaId)).toEqual(['dinkes', 'dinkes', 'dinkes', 'dinkes', null, null, null]);
    expect(left).toEqual(['p7', 'p8']);
    expect(seats.taken).toBe(7);
    expect(place(seats, [claim('q', 'puskesmas')]).given).toEqual([{ personId: 'q', quotaId: 'puskesmas' }]);
  });

  it('hands unused seats back to the pool once, and what is given up later too', () => {
    const seated = place(run, [claim('a', 'puskesmas')]).seats;
    const back = handBack(seated, 'puskesmas');
    // 2 of 3 were unused: the pool has 3 + 2.
    expect(poolFree(back)).toBe(5);
    expect(poolFree(handBack(back, 'puskesmas'))).toBe(5);
    expect(poolFree(release(back, 'puskesmas'))).toBe(6);
  });

  it('returns a seat to the quota it came from', () => {
    const { seats } = place(run, [claim('a', 'dinkes'), claim('b')]);
    expect(release(seats, 'dinkes').quotas[0]).toMatchObject({ taken: 0, seats: 4 });
    expect(poolFree(release(seats, null))).toBe(3);
  });

  it('has room without end when there is no capacity, and then no quotas', () => {
    const open: Seats = { capacity: null, taken: 500, quotas: [] };
    expect(place(open, [claim('a')]).left).toEqual([]);
    expect(checkSeats(open).allowed).toBe(true);
    expect(checkSeats({ ...open, quotas: [quota('dinkes', 1)] })).toMatchObject({ code: 'quotas_need_capacity' });
  });

  it('refuses quotas beyond the capacity, below what is taken, or into the pool’s taken seats', () => {
    expect(checkSeats(run).allowed).toBe(true);
    expect(checkSeats({ ...run, capacity: 6 })).toMatchObject({ code: 'quotas_over_capacity', facts: { kept: 7 } });
    expect(checkSeats({ ...run, taken: 5, quotas: [quota('dinkes', 4, 5)] })).toMatchObject({ code: 'quota_below_taken', facts: { taken: 5 } });
    // 4 people sit in the pool: 7 kept + 4 > 10.
    expect(checkSeats({ ...run, taken: 4 })).toMatchObject({ code: 'quotas_over_capacity', facts: { pool: 4 } });
  });
});

type Model = { seats: Seats; seated: Map<string, string | null>; waiting: Claim[] };
const quotaIds = ['a', 'b'] as const;

/** Whoever waits is served in order after each act, as the repository does. */
function serve(model: Model): void {
  const { given, seats } = place(model.seats, model.waiting);
  model.seats = seats;
  for (const one of given) model.seated.set(one.personId, one.quotaId);
  model.waiting = model.waiting.filter((one) => !model.seated.has(one.personId));
}

type Act = { readonly kind: 'enrol' | 'leave' | 'hand_back' | 'grow'; readonly person: number; readonly quota: 'a' | 'b' | null };
const acts = fc.array(fc.record<Act>({ kind: fc.constantFrom('enrol', 'enrol', 'enrol', 'leave', 'hand_back', 'grow'), person: fc.nat(30), quota: fc.constantFrom('a', 'b', null) }), { maxLength: 120 });

function act(model: Model, { kind, person, quota: quotaId }: Act): void {
  const personId = `p${person}`;
  if (kind === 'enrol' && !model.seated.has(personId) && !model.waiting.some((one) => one.personId === personId)) model.waiting.push({ personId, quotaId });
  const seat = model.seated.get(personId);
  if (kind === 'leave' && seat !== undefined) {
    model.seats = release(model.seats, seat);
    model.seated.delete(personId);
  }
  if (kind === 'hand_back' && quotaId !== null) model.seats = handBack(model.seats, quotaId);
  if (kind === 'grow') model.seats = { ...model.seats, capacity: (model.seats.capacity ?? 0) + 1 };
  serve(model);
}

it('whatever happens in whatever order: no quota passed, every seat counted, nobody waits for a seat that is free, and the first come is first', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), fc.nat(6), acts, (a, b, pool, story) => {
      const model: Model = { seats: { capacity: a + b + pool, taken: 0, quotas: [quota('a', a), quota('b', b)] }, seated: new Map(), waiting: [] };
      for (const step of story) {
        const before = [...model.waiting];
        act(model, step);
        expect(checkSeats(model.seats).allowed).toBe(true);
        expect(model.seats.taken).toBe(model.seated.size);
        for (const id of quotaIds) expect(model.seats.quotas.find((one) => one.id === id)?.taken).toBe([...model.seated.values()].filter((one) => one === id).length);
        expect(place(model.seats, model.waiting).given).toEqual([]);
        // Of two who waited for the same quota, the later one is never seated while the earlier still waits.
        const still = new Set(model.waiting.map((one) => one.personId));
        for (const [index, early] of before.entries()) {
          if (!still.has(early.personId)) continue;
          expect(before.slice(index + 1).filter((late) => late.quotaId === early.quotaId).every((late) => still.has(late.personId))).toBe(true);
        }
      }
    }),
  );
});
