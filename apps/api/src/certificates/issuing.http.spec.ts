import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CertificateSnapshot } from '@sinau/domain/certificates';
import type { Actor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import { MemoryObjectStore, StorageError, type Content, type PutOptions, type StoredObject } from '@sinau/storage';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { addTemplate, finish, issuerOn, startIssuer, type TestIssuer } from './issuing.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let store: MemoryObjectStore;
let issuer: TestIssuer;
let enrolmentId: string;
let runId: string;

beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  store = new MemoryObjectStore();
  issuer = await startIssuer(api, store);
  await addTemplate(api, api.agency.id);
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await api.close();
});
beforeEach(async () => {
  runId = await world.openRun();
  enrolmentId = await finish(api, world, api.people.learner, 92.5, runId);
});

type CertificateRow = { id: string; number: string; state: string; pdf_state: string; pdf_sha256: string | null; snapshot: CertificateSnapshot; replaces_id: string | null };
const certificates = () => api.sql<CertificateRow>('select * from certificates where enrolment_id = $1 order by issued_at', [enrolmentId]);
const ledger = () => api.sql<{ kind: string; hours: string; evidence_id: string; year: number }>('select l.* from ledger_entries l join certificates c on c.id = l.evidence_id where c.enrolment_id = $1 order by l.recorded_at', [enrolmentId]);
const mails = () => api.sql<{ dedupe: string }>(`select m.dedupe from mails m join certificates c on m.dedupe = 'certificate-issued:' || c.id where c.enrolment_id = $1`, [enrolmentId]);
const objects = async () => {
  const ids = (await certificates()).map((certificate) => certificate.id);
  const { objects: all } = await store.list(`certificates/${api.agency.id}/`);
  return all.filter(({ key }) => ids.some((id) => key.endsWith(`${id}.pdf`)));
};

test('a met rule completes the enrolment and issues one certificate with all its consequences', async () => {
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  expect(outcome.kind).toBe('issued');
  const [certificate] = await certificates();
  expect(certificate).toMatchObject({ state: 'valid', pdf_state: 'pending' });
  expect(certificate?.number).toMatch(/^\d+\/KOTA\/[IVX]+\/20\d\d$/);
  expect(certificate?.snapshot).toMatchObject({
    holder: { name: 'Siti Rahmawati', rank: 'Penata, III/c', position: 'Analis', unit: 'Puskesmas Melati', identifier: { kind: 'nip', value: api.people.learner.identifier } },
    course: { title: 'Manajemen risiko di puskesmas', hours: 10, version: { id: world.versionId, number: 1, contentHash: 'hash' }, subjects: [{ title: 'Memahami risiko', hours: 4 }, { title: 'Menerapkan', hours: 6 }] },
    evidence: { minimumScore: 70, finalScore: 92.5 },
    template: { content: { title: 'Surat Tanda Tamat Pelatihan' } },
    timeZone: 'Asia/Jakarta',
  });
  expect(certificate?.snapshot.evidence.lessons).toHaveLength(4);
  expect(await ledger()).toMatchObject([{ kind: 'award', hours: '10.0' }]);
  expect(await mails()).toHaveLength(1);
  const [enrolment] = await api.sql('select state, completed_at is not null as completed from enrolments where id = $1', [enrolmentId]);
  expect(enrolment).toEqual({ state: 'completed', completed: true });
  const told = await api.sql('select kind from notifications where dedupe = $1', [`certificate-issued:${certificate?.id}`]);
  expect(told).toEqual([{ kind: 'certificate_issued' }]);
});

test('what was earned a month ago counts in the ledger from that moment, as its certificate does', async () => {
  const at = new Date(Date.now() - 30 * 86_400_000);
  await issuer.issue.runAsOf(issuer.actor, enrolmentId, at);
  const dates = await api.sql<{ issued_at: Date; recorded_at: Date }>('select c.issued_at, l.recorded_at from certificates c join ledger_entries l on l.evidence_id = c.id where c.enrolment_id = $1', [enrolmentId]);
  expect(dates).toEqual([{ issued_at: at, recorded_at: at }]);
});

test('doing it again, and ten times at once, changes nothing', async () => {
  await Promise.all(Array.from({ length: 10 }, () => issuer.issue.run(issuer.actor, enrolmentId)));
  expect(await issuer.issue.run(issuer.actor, enrolmentId)).toMatchObject({ kind: 'none', why: { code: 'certificate_exists' } });
  expect([(await certificates()).length, (await ledger()).length, (await mails()).length]).toEqual([1, 1, 1]);
});

test('numbers of one agency are given once, in their order, to many at once', async () => {
  const runs = await Promise.all(Array.from({ length: 8 }, () => world.openRun()));
  const enrolments: string[] = [];
  for (const run of runs) enrolments.push(await finish(api, world, api.people.colleague, 80, run));
  await Promise.all(enrolments.map((id) => issuer.issue.run(issuer.actor, id)));
  const rows = await api.sql<{ number: string }>('select number from certificates where enrolment_id = any($1)', [enrolments]);
  const sequences = rows.map((row) => Number(row.number.split('/')[0])).sort((one, other) => one - other);
  expect(sequences).toEqual(Array.from({ length: 8 }, (_, index) => (sequences[0] ?? 0) + index));
});

test('a rule that is not met issues nothing, and says what is missing', async () => {
  await api.sql('update enrolments set final_score = 69.99 where id = $1', [enrolmentId]);
  expect(await issuer.issue.run(issuer.actor, enrolmentId)).toMatchObject({ why: { code: 'not_complete', facts: { lessonsMissing: 0, score: 69.99, minimumScore: 70 } } });
  const [enrolment] = await api.sql('select state from enrolments where id = $1', [enrolmentId]);
  expect([enrolment, await certificates()]).toEqual([{ state: 'in_progress' }, []]);
});

test('a name that cannot be printed is kept for an administrator; mended, it is issued', async () => {
  await api.sql(`update people set full_name = 'Siti 北 Rahmawati' where id = $1`, [api.people.learner.id]);
  expect(await issuer.issue.run(issuer.actor, enrolmentId)).toMatchObject({ why: { code: 'text_unprintable', facts: { characters: '北' } } });
  expect(await api.sql('select code from certificate_refusals where enrolment_id = $1', [enrolmentId])).toEqual([{ code: 'text_unprintable' }]);
  expect(await issuer.reconcile.due(issuer.actor)).not.toContain(enrolmentId);
  await api.sql(`update people set full_name = 'Siti Rahmawati' where id = $1`, [api.people.learner.id]);
  expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('issued');
  expect(await api.sql('select code from certificate_refusals where enrolment_id = $1', [enrolmentId])).toEqual([]);
});

test('the PDF says ready only when it lies in the store; printing again gives the same bytes', async () => {
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  if (outcome.kind !== 'issued') throw new Error('not issued');
  store.away = true;
  expect(await issuer.render.run(issuer.actor, outcome.certificateId)).toBe('store_away');
  await api.sql(`update people set full_name = 'Nama Lain' where id = $1`, [api.people.learner.id]);
  expect((await certificates())[0]?.pdf_state).toBe('pending');
  store.away = false;
  expect(await issuer.render.run(issuer.actor, outcome.certificateId)).toBe('done');
  await api.sql(`update people set full_name = 'Siti Rahmawati' where id = $1`, [api.people.learner.id]);
  const [certificate] = await certificates();
  const { body } = await store.get(`certificates/${api.agency.id}/${outcome.certificateId}.pdf`);
  const bytes = Buffer.concat(await body.toArray() as Buffer[]);
  expect(certificate).toMatchObject({ pdf_state: 'ready', pdf_sha256: createHash('sha256').update(bytes).digest('hex') });
  const again = new MemoryObjectStore();
  await api.sql(`update certificates set pdf_state = 'pending' where id = $1`, [outcome.certificateId]);
  await issuerOn(issuer.database, again).render.run(issuer.actor, outcome.certificateId);
  expect((await certificates())[0]?.pdf_sha256).toBe(certificate?.pdf_sha256);
});

test('the reconcilers find what the queue forgot, and nothing when all is done', async () => {
  expect(await issuer.reconcile.due(issuer.actor)).toContain(enrolmentId);
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  if (outcome.kind !== 'issued') throw new Error('not issued');
  expect(await issuer.reconcile.due(issuer.actor)).not.toContain(enrolmentId);
  expect(await issuer.reconcile.unprinted(issuer.actor)).not.toContain(outcome.certificateId);
  await api.sql(`alter table certificates disable trigger frozen`);
  await api.sql(`update certificates set issued_at = issued_at - interval '1 minute' where id = $1`, [outcome.certificateId]);
  await api.sql(`alter table certificates enable trigger frozen`);
  store.away = true;
  expect(await issuer.reconcile.unprinted(issuer.actor)).toEqual([]);
  store.away = false;
  expect(await issuer.reconcile.unprinted(issuer.actor)).toContain(outcome.certificateId);
  await issuer.render.run(issuer.actor, outcome.certificateId);
  expect(await issuer.reconcile.unprinted(issuer.actor)).not.toContain(outcome.certificateId);
});

class Killed extends Error {}

/** Dies before or after the n-th commit. */
class MortalDatabase extends Database {
  constructor(source: Database, private commits: number, private readonly when: 'before' | 'after') {
    super(source.dataSource);
  }

  override async transaction<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.commits -= 1;
    const result = await super.transaction(actor, async (transaction) => {
      const done = await work(transaction);
      if (this.commits === 0 && this.when === 'before') throw new Killed();
      return done;
    });
    if (this.commits === 0) throw new Killed();
    return result;
  }
}

/** Dies before or after the PDF is put. */
class MortalStore extends MemoryObjectStore {
  constructor(private readonly real: MemoryObjectStore, private readonly when: 'before' | 'after') {
    super();
  }

  override async put(key: string, content: Content, options: PutOptions): Promise<StoredObject> {
    if (this.when === 'before') throw new Killed();
    await this.real.put(key, content, options);
    throw new Killed();
  }
}

describe('killed at any step and begun again, there is exactly one of each (D04)', () => {
  const finishAll = async () => {
    await issuer.issue.run(issuer.actor, enrolmentId);
    const [certificate] = await certificates();
    await issuer.render.run(issuer.actor, certificate?.id ?? '');
    await issuer.render.run(issuer.actor, certificate?.id ?? '');
  };
  const expectOne = async () => {
    const rows = await certificates();
    expect(rows.map(({ state, pdf_state }) => ({ state, pdf_state }))).toEqual([{ state: 'valid', pdf_state: 'ready' }]);
    expect([(await ledger()).length, (await mails()).length, (await objects()).length]).toEqual([1, 1, 1]);
  };

  test.each(['before', 'after'] as const)('%s the issuing transaction commits', async (when) => {
    const mortal = issuerOn(new MortalDatabase(issuer.database, 1, when), store);
    await expect(mortal.issue.run(issuer.actor, enrolmentId)).rejects.toThrow(Killed);
    expect(await certificates()).toHaveLength(when === 'before' ? 0 : 1);
    await finishAll();
    await expectOne();
  });

  test.each(['before', 'after'] as const)('%s the PDF is put', async (when) => {
    const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
    if (outcome.kind !== 'issued') throw new Error('not issued');
    const mortal = issuerOn(issuer.database, new MortalStore(store, when));
    await expect(mortal.render.run(issuer.actor, outcome.certificateId)).rejects.toThrow(Killed);
    expect((await certificates())[0]?.pdf_state).toBe('pending');
    await finishAll();
    await expectOne();
  });

  test.each(['before', 'after'] as const)('%s the PDF is marked ready', async (when) => {
    const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
    if (outcome.kind !== 'issued') throw new Error('not issued');
    const mortal = issuerOn(new MortalDatabase(issuer.database, 2, when), store);
    await expect(mortal.render.run(issuer.actor, outcome.certificateId)).rejects.toThrow(Killed);
    await finishAll();
    await expectOne();
  });
});

test('a store that refuses is no store that is away', async () => {
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  if (outcome.kind !== 'issued') throw new Error('not issued');
  const refusing = new MemoryObjectStore();
  refusing.put = () => Promise.reject(new StorageError('refused', 'no room'));
  await expect(issuerOn(issuer.database, refusing).render.run(issuer.actor, outcome.certificateId)).rejects.toThrow(StorageError);
});
