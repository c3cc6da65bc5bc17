import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AwardClaim, DecideClaim } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor, SystemActor } from '@sinau/domain/identity';
import { reversalOf, totalOf, withAward, type EvidenceKind, type LedgerEntry } from '@sinau/domain/points';
import { Database } from '@sinau/persistence/core';
import { awardHours, reverseHours } from '@sinau/persistence/points';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { addClaim } from './claims.spec-kit.js';

const OPERATIONS = 10_000;
const LANES = 6;
const years = [2024, 2025, 2026] as const;

let api: TestApi;
let sources: DataSource[];
let worker: Database;
let serving: Database;
let system: SystemActor;
let verifier: PersonActor;
beforeAll(async () => {
  api = await startTestApi();
  sources = await Promise.all([api.database.urls.worker, api.database.urls.app].map((url) => createDataSource(url, { size: LANES, name: 'spec' }).initialize()));
  [worker, serving] = sources.map((source) => new Database(source)) as [Database, Database];
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
  const { id, agencyId, name } = api.people.agencyAdmin;
  verifier = { kind: 'person', personId: id, agencyId, name, sessionId: randomUUID(), assignments: [{ role: 'agency_admin', scope: { kind: 'agency', agencyId } }] };
}, 60_000);
afterAll(async () => {
  for (const source of sources) await source.destroy();
  await api.close();
});

/** The same numbers in every run: what failed once fails again (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Evidence = { readonly kind: EvidenceKind; readonly id: string; readonly year: number; readonly hours: number; readonly claim: boolean };

/** One person's acts, one after the other, with the ledger that they should leave. Several persons act at once. */
class Career {
  ledger: readonly LedgerEntry[] = [];
  private readonly known: Evidence[] = [];

  constructor(private readonly person: TestPerson, private readonly random: (below: number) => number) {}

  async act(): Promise<void> {
    const known = this.known[this.random(Math.max(1, this.known.length))];
    const choice = this.random(10);
    if (!known || choice < 3) return this.award(this.fresh(['certificate', 'attendance', 'sign_off', 'mentoring'] as const));
    if (choice < 4) return this.award(known); // a job that runs twice, or after a reversal
    if (choice < 6) return this.reverse(known); // revoked, also what was revoked before
    if (choice < 7) return this.correct(known); // attendance corrected, marked again
    if (choice < 9) return this.claimAccepted();
    return this.claimRevoked();
  }

  private fresh(kinds: readonly EvidenceKind[], hours = (1 + this.random(40)) / 2): Evidence {
    const evidence = { kind: kinds[this.random(kinds.length)] ?? 'certificate', id: randomUUID(), year: years[this.random(years.length)] ?? 2026, hours, claim: false };
    this.known.push(evidence);
    return evidence;
  }

  private async award(evidence: Evidence): Promise<void> {
    if (evidence.claim) {
      await new AwardClaim(worker).run(system, evidence.id);
      return;
    }
    await worker.transaction(system, (transaction) => awardHours(transaction, { ...this.awardOf(evidence), personId: this.person.id, title: 'Kegiatan', evidenceKind: evidence.kind, minutes: null, recordedAt: `${evidence.year}-06-01T00:00:00.000Z` }));
    this.ledger = withAward(this.ledger, this.awardOf(evidence));
  }

  private awardOf({ id, year, hours }: Evidence) {
    return { evidenceId: id, year, hours, competencyClass: 'technical', activityKind: 3 } as const;
  }

  private async reverse(evidence: Evidence): Promise<void> {
    if (evidence.claim) return this.revoke(evidence);
    await serving.transaction(verifier, (transaction) => reverseHours(transaction, evidence.kind, evidence.id));
    this.modelReversal(evidence);
  }

  private modelReversal({ id }: Evidence): void {
    const reversal = reversalOf(this.ledger, id);
    if (reversal) this.ledger = [...this.ledger, reversal];
  }

  private async correct(evidence: Evidence): Promise<void> {
    await this.reverse(evidence);
    await this.award(this.fresh([evidence.claim ? 'attendance' : evidence.kind]));
  }

  private async claimAccepted(): Promise<void> {
    const year = years[this.random(years.length)] ?? 2026;
    const hours = (1 + this.random(40)) / 2;
    const id = await addClaim(api, this.person, { startsOn: `${year}-02-02`, endsOn: `${year}-02-04` });
    await new DecideClaim(serving).accept(verifier, id, { revision: 1, hours, activityKind: 3, competencyClass: 'technical' });
    const evidence: Evidence = { kind: 'external', id, year, hours, claim: true };
    this.known.push(evidence);
    if (this.random(5) === 0) return; // the worker has not come yet; it may after the acceptance was taken back
    await this.award(evidence);
    this.ledger = withAward(this.ledger, this.awardOf(evidence));
  }

  private async claimRevoked(): Promise<void> {
    const claims = this.known.filter(({ claim }) => claim);
    const claim = claims[this.random(Math.max(1, claims.length))];
    if (claim) await this.revoke(claim);
  }

  private async revoke(evidence: Evidence): Promise<void> {
    try {
      await new DecideClaim(serving).revoke(verifier, evidence.id, { revision: 2, reason: 'Dibatalkan' });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'claim_state')) throw error;
    }
    this.modelReversal(evidence);
  }

  /** A late worker's run on a claim that still stands. */
  async settle(): Promise<void> {
    for (const evidence of this.known.filter(({ claim }) => claim)) {
      await new AwardClaim(worker).run(system, evidence.id);
      const [row] = await api.sql<{ state: string }>('select state from training_claims where id = $1', [evidence.id]);
      if (row?.state === 'accepted') this.ledger = withAward(this.ledger, this.awardOf(evidence));
    }
  }
}

test(`${OPERATIONS} random acts of ${LANES} people at once: every year's total is the fold, no evidence counts twice, no total is negative`, async () => {
  const { learner, colleague, elsewhere, instructor, supervisor, auditor } = api.people;
  const people = [learner, colleague, elsewhere, instructor, supervisor, auditor];
  const careers = people.map((person, index) => new Career(person, randomFrom(index + 1)));
  await Promise.all(careers.map(async (career) => {
    for (let done = 0; done < Math.ceil(OPERATIONS / LANES); done += 1) await career.act();
    await career.settle();
  }));
  for (const [index, career] of careers.entries()) {
    const person = people[index];
    if (!person) throw new Error('nobody');
    for (const year of years) {
      const { total } = await api.as(person).call(pointsRoutes.mine, { query: { year: String(year) } });
      expect([year, total]).toEqual([year, totalOf(career.ledger, year)]);
      expect(total).toBeGreaterThanOrEqual(0);
    }
  }
  const twice = await api.sql(`select evidence_id from ledger_entries group by evidence_kind, evidence_id having count(*) filter (where kind = 'award') > 1 or count(*) filter (where kind = 'reversal') > 1 or sum(hours) < 0`);
  expect(twice).toEqual([]);
  // Read in the order of writing, no year was below zero at any moment.
  const below = await api.sql(`select from (select sum(hours) over (partition by person_id, year order by id) as total from ledger_entries) as running where total < 0 limit 1`);
  expect(below).toEqual([]);
  const [{ entries } = { entries: 0 }] = await api.sql<{ entries: number }>('select count(*)::int as entries from ledger_entries');
  expect(entries).toBeGreaterThan(OPERATIONS / 3);
}, 400_000);
