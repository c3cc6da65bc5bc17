import { createHash } from 'node:crypto';
import { grade } from '@sinau/domain/grading';
import { certificateFaults, chainAgencies, recordCounts, referencedObjects, videoPackages, type RecordCounts, type ReferencedObject } from '@sinau/persistence/audit';
import type { Database } from '@sinau/persistence/core';
import { gradedAttempts, type AttemptToGrade } from '@sinau/persistence/quizzes';
import { isNotFound, type ObjectStore } from '@sinau/storage';
import { AuditAnchors } from './audit-anchors.js';
import { lookAtChain } from './look-at-chain.js';

const BATCH = 200;
/** Files asked for at once. */
const AT_ONCE = 8;
/** A fault may be everywhere: the first few hundred tell enough. */
const MOST = 500;
/** Two decimals are stored; sums of them carry no more than this. */
const SAME = 0.000_1;

export const findingKinds = ['audit', 'certificate', 'attempt', 'object'] as const;
export type Finding = { readonly kind: (typeof findingKinds)[number]; /** A sentence that names the row or file. */ readonly what: string };
export type Verification = RecordCounts & { readonly objects: number; readonly findings: readonly Finding[] };

/**
 * Recomputes what must hold after a restore, and always: the audit chain of every agency is whole and like every copy that
 * was kept of it outside of the database, every certificate stands
 * on what it says, every attempt's score is what grading gives again, every file that a row speaks of is there and is the
 * one that was stored. Reads only. On the connection of the tables' owner.
 */
export class VerifyInstallation {
  readonly #findings: Finding[] = [];

  constructor(
    private readonly owner: Database,
    private readonly store: ObjectStore,
  ) {}

  /** Throws when the database or the store is away: then nothing is known. */
  async run(): Promise<Verification> {
    const counts = await recordCounts(this.owner);
    await this.chains();
    for (const { certificateId, number, what } of await certificateFaults(this.owner, MOST)) this.found('certificate', `certificate ${number} (${certificateId}): ${what}`);
    await this.attempts();
    const objects = await this.objects();
    return { ...counts, objects, findings: this.#findings };
  }

  private async chains(): Promise<void> {
    const anchors = new AuditAnchors(this.store);
    for (const agencyId of new Set([...(await chainAgencies(this.owner)), ...(await anchors.agencies())])) {
      const kept = await anchors.all(agencyId);
      const { breaks, unlike } = await this.owner.transaction({ kind: 'system', agencyId, job: 'verify' }, (transaction) => lookAtChain(transaction, kept));
      for (const position of breaks) this.found('audit', `agency ${agencyId}: the chain does not fit at entry ${position}`);
      for (const { day, position } of unlike) this.found('audit', `agency ${agencyId}: entry ${position} is not what was kept of it on ${day}`);
    }
  }

  private found(kind: Finding['kind'], what: string): void {
    if (this.#findings.length < MOST) this.#findings.push({ kind, what });
  }

  private async attempts(): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const batch: readonly AttemptToGrade[] = await gradedAttempts(this.owner, after, BATCH);
      for (const attempt of batch) this.regrade(attempt);
      after = batch.at(-1)?.attemptId ?? null;
      if (batch.length < BATCH) return;
    }
  }

  private regrade(attempt: AttemptToGrade): void {
    const { attemptId, score, passed } = attempt;
    const again = grade({ ...attempt, passMark: attempt.settings.passMark });
    if (score !== null && Math.abs(again.score - score) < SAME && again.passed === passed) return;
    this.found('attempt', `attempt ${attemptId}: stored ${score} ${passed ? 'passed' : 'not passed'}, graded again ${again.score} ${again.passed ? 'passed' : 'not passed'}`);
  }

  private async objects(): Promise<number> {
    const referenced = await referencedObjects(this.owner);
    await inTurns(referenced, (object) => this.object(object));
    const packages = await videoPackages(this.owner);
    let files = 0;
    for (const { prefix, of } of packages) files += await this.package(prefix, of);
    return referenced.length + files;
  }

  private async object({ key, bytes, sha256, of }: ReferencedObject): Promise<void> {
    try {
      const { size } = await this.store.head(key);
      if (bytes !== null && size !== bytes) return this.found('object', `${key} (${of}): ${size} bytes and not ${bytes}`);
      if (sha256 !== null && (await this.digest(key)) !== sha256) this.found('object', `${key} (${of}): its bytes are not those that were stored`);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      this.found('object', `${key} (${of}): is not there`);
    }
  }

  private async digest(key: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of (await this.store.get(key)).body) hash.update(chunk as Uint8Array);
    return hash.digest('hex');
  }

  /** Every file that the playlists of a package name. Returns how many there are. */
  private async package(prefix: string, of: string): Promise<number> {
    const there = await this.keysBelow(prefix);
    const wanted = new Set([`${prefix}master.m3u8`]);
    for (const key of wanted) { // grows while it is walked: the master names playlists, which name segments
      if (!there.has(key)) this.found('object', `${key} (${of}): is not there`);
      else if (key.endsWith('.m3u8')) for (const named of await this.namedIn(key)) wanted.add(named);
    }
    return wanted.size;
  }

  private async keysBelow(prefix: string): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    for (let after: string | undefined; ; ) {
      const page = await this.store.list(prefix, after === undefined ? {} : { after });
      for (const { key } of page.objects) keys.add(key);
      if (page.next === null) return keys;
      after = page.next;
    }
  }

  private async namedIn(playlist: string): Promise<readonly string[]> {
    const chunks: Buffer[] = [];
    for await (const chunk of (await this.store.get(playlist)).body) chunks.push(chunk as Buffer);
    const folder = playlist.slice(0, playlist.lastIndexOf('/') + 1);
    const text = Buffer.concat(chunks).toString('utf8');
    const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    const attributes = [...text.matchAll(/^#.*URI="([^"]+)"/gm)].map(([, name = '']) => name);
    return [...lines, ...attributes].map((name) => folder + name);
  }
}

/** A few at a time, in their order. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const walk = async (): Promise<void> => {
    for (let next = rest.next(); next.done !== true; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
}
