import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordClient, SendRecord } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import type { PersonActor, SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { reverseHours } from '@sinau/persistence/points';
import { createDataSource } from '@sinau/persistence/schema';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { addAward, ReceivingService, sendTo, type Mood } from './records.spec-kit.js';

let api: TestApi;
let receiver: ReceivingService;
let sources: DataSource[];
let worker: Database;
let serving: Database;
let send: SendRecord;
let system: SystemActor;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  sources = await Promise.all([api.database.urls.worker, api.database.urls.app].map((url) => createDataSource(url, { size: 4, name: 'spec' }).initialize()));
  [worker, serving] = sources.map((source) => new Database(source)) as [Database, Database];
  send = new SendRecord(worker, new RecordClient(true));
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
beforeEach(async () => {
  await api.sql('delete from record_deliveries');
  await api.sql(`delete from ledger_entries`);
  await api.sql('delete from record_services');
  receiver = await ReceivingService.start();
  await sendTo(api, receiver.address, api.people.agencyAdmin);
});
afterEach(() => receiver.close());
afterAll(async () => {
  for (const source of sources) await source.destroy();
  await api.close();
});

type Row = { id: string; state: string; attempts: number; external_id: string | null; problem: string | null };
const rows = () => api.sql<Row>('select id, state, attempts, external_id, problem from record_deliveries order by id');
const makeDue = () => api.sql(`update record_deliveries set next_at = now(), leased_until = null where state in ('waiting', 'sending')`);
async function begin(count = 1): Promise<string[]> {
  for (let made = 0; made < count; made += 1) await addAward(api, api.people.learner, { title: `Pendampingan ${made}` });
  for (const award of await send.untold(system)) await send.begin(system, award);
  return (await rows()).map(({ id }) => id);
}
class Died extends Error {}
/** A worker that ends at a place, as if its process had been killed there: nothing after it is done. */
const dying = (place: 'before' | 'after'): SendRecord => {
  const client = new RecordClient(true);
  return new SendRecord(worker, {
    ask: (doorway, id) => client.ask(doorway, id),
    tell: async (doorway, record) => {
      if (place === 'after') await client.tell(doorway, record);
      throw new Died();
    },
  });
};

test('an award goes out once, in the shape of the national system, and what the service calls it is kept', async () => {
  const [id = ''] = await begin();
  expect(await api.sql(`select 1 from outbox where job = 'send-record'`)).toHaveLength(1);
  for (const award of await send.untold(system)) await send.begin(system, award); // nothing is left to begin
  await Promise.all([send.run(system, id), send.run(system, id), send.run(system, id)]);
  await send.run(system, id);
  expect(await rows()).toEqual([{ id, state: 'sent', attempts: 1, external_id: 'SIASN-1', problem: null }]);
  expect(receiver.posts).toBe(1);
  expect(receiver.records.get(id)?.body).toMatchObject({ id, shape: 'kursus', record: { namaKursus: 'Pendampingan 0', jumlahJam: 4, pnsOrangId: api.people.learner.identifier, tanggalKursus: '02-03-2026', jenisDiklatId: '15' } });
  expect(receiver.keys).toEqual(['Bearer kunci-rahasia-1284']);
  expect((await admin.call(pointsRoutes.recordDeliveries, {})).rows).toMatchObject([{ id, state: 'sent', externalId: 'SIASN-1', title: 'Pendampingan 0', reversed: false }]);
});

test('a worker that dies between sending and writing down: the next one asks, and does not send again', async () => {
  const [id = ''] = await begin();
  await expect(dying('after').run(system, id)).rejects.toThrow(Died);
  expect(receiver.records.size).toBe(1);
  expect(await rows()).toMatchObject([{ state: 'sending', external_id: null }]);
  await send.run(system, id); // the dead worker's lease holds: nobody may know yet that it is dead
  expect(await rows()).toMatchObject([{ state: 'sending', attempts: 1 }]);
  await makeDue();
  expect(await send.due(system)).toEqual([id]);
  await send.run(system, id);
  expect(await rows()).toEqual([{ id, state: 'sent', attempts: 2, external_id: 'SIASN-1', problem: null }]);
  expect([receiver.posts, receiver.records.get(id)?.times]).toEqual([1, 1]);
});

test('an old worker that wakes after another took over settles nothing', async () => {
  const [id = ''] = await begin();
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((done) => {
    wake = done;
  });
  let begun: () => void = () => undefined;
  const began = new Promise<void>((done) => {
    begun = done;
  });
  const late = new SendRecord(worker, {
    ask: () => Promise.resolve(null),
    tell: async () => {
      begun();
      await asleep;
      return { kind: 'refused', problem: 'terlambat' };
    },
  });
  const sleeping = late.run(system, id);
  await began;
  await makeDue();
  await send.run(system, id);
  wake();
  await sleeping;
  expect(await rows()).toMatchObject([{ state: 'sent', external_id: 'SIASN-1' }]);
});

test('in every order of deaths, broken lines and refusals each record is there exactly once, and is known to be', async () => {
  const mood = fc.constantFrom<Mood>('kind', 'kind', 'records_then_breaks', 'breaks', 'busy', 'refuses', 'no_receipt');
  const step = fc.record({ which: fc.nat(2), mood, death: fc.constantFrom('none', 'none', 'before', 'after'), twice: fc.boolean(), due: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
    await api.sql('delete from record_deliveries');
    await api.sql('delete from ledger_entries');
    receiver.records.clear();
    receiver.moods.length = 0;
    const ids = await begin(3);
    for (const { which, mood: next, death, twice, due } of steps) {
      receiver.moods.splice(0, receiver.moods.length, next);
      const one = death === 'none' ? send : dying(death === 'before' ? 'before' : 'after');
      const id = ids[which] ?? '';
      const runs = twice ? [one.run(system, id), send.run(system, id)] : [one.run(system, id)];
      await Promise.allSettled(runs);
      if (due) await makeDue();
    }
    receiver.moods.length = 0;
    await api.sql(`update record_deliveries set state = 'waiting' where state in ('refused', 'failed')`);
    for (let round = 0; round < 2; round += 1) {
      await makeDue();
      for (const id of await send.due(system)) await send.run(system, id);
    }
    expect([...receiver.records.keys()].sort()).toEqual([...ids].sort());
    for (const { id, state, external_id } of await rows()) {
      const kept = receiver.records.get(id);
      expect([state, external_id, kept?.times]).toEqual(['sent', kept?.externalId, 1]);
    }
  }), { numRuns: 25 });
}, 300_000);

describe('what the service says', () => {
  test('busy or away: waits, longer each time; refused: ends with its words until somebody asks again', async () => {
    const [id = ''] = await begin();
    receiver.moods.push('busy');
    await send.run(system, id);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'sedang sibuk' }]);
    expect(await send.due(system)).toEqual([]);
    const [wait] = await api.sql<{ seconds: number }>(`select extract(epoch from next_at - now())::float8 as seconds from record_deliveries`);
    expect(wait?.seconds).toBeGreaterThan(30);
    await makeDue();
    receiver.moods.push('refuses');
    await send.run(system, id);
    expect(await rows()).toMatchObject([{ state: 'refused', problem: 'NIP tidak dikenal' }]);
    expect(await send.due(system)).toEqual([]);
    const again = await admin.call(pointsRoutes.retryDelivery, { params: { deliveryId: id }, body: {} });
    expect(again).toMatchObject({ state: 'waiting', problem: null });
    await send.run(system, id);
    expect(await rows()).toMatchObject([{ state: 'sent' }]);
    expect((await admin.post(`/api/record-deliveries/${id}/retry`, {})).code).toBe('delivery_state');
  });

  test('given up after the eighth try, and nothing goes out while sending is switched off', async () => {
    const [id = ''] = await begin();
    for (let tries = 0; tries < 8; tries += 1) {
      receiver.moods.push('breaks');
      await makeDue();
      await send.run(system, id);
    }
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 8, problem: 'unreachable' }]);
    await api.sql(`update record_services set active = false`);
    expect((await admin.post(`/api/record-deliveries/${id}/retry`, {})).code).toBe('record_service_off');
    await addAward(api, api.people.colleague);
    expect([await send.untold(system), await send.due(system)]).toEqual([[], []]);
  });

  test('evidence that is taken back before it went out stays here; after, the delivery says so', async () => {
    const { id: personId, agencyId, name } = api.people.agencyAdmin;
    const actor: PersonActor = { kind: 'person', personId, agencyId, name, sessionId: '0199aaaa-0000-7000-8000-000000000001', assignments: [] };
    const [first, second] = [await addAward(api, api.people.learner), await addAward(api, api.people.learner)];
    const ids = await begin(0);
    const evidence = await api.sql<{ id: string; evidence_id: string }>('select id, evidence_id from record_deliveries');
    const idOf = (wanted: string): string => evidence.find(({ evidence_id }) => evidence_id === wanted)?.id ?? '';
    await serving.transaction(actor, (transaction) => reverseHours(transaction, 'mentoring', first));
    for (const id of ids) await send.run(system, id);
    await serving.transaction(actor, (transaction) => reverseHours(transaction, 'mentoring', second));
    const { rows: seen } = await admin.call(pointsRoutes.recordDeliveries, {});
    expect(seen.find(({ id }) => id === idOf(first))).toMatchObject({ state: 'withdrawn', reversed: false });
    expect(seen.find(({ id }) => id === idOf(second))).toMatchObject({ state: 'sent', reversed: true, correctedAt: null });
    // What the other side must be told by hand is a list of its own, until somebody notes that it was.
    const owed = async () => [(await admin.call(pointsRoutes.recordService)).owing, (await admin.call(pointsRoutes.recordDeliveries, { query: { state: 'owing' } })).rows.map(({ id }) => id)];
    expect(await owed()).toEqual([1, [idOf(second)]]);
    expect(await admin.call(pointsRoutes.noteCorrection, { params: { deliveryId: idOf(second) }, body: {} })).toMatchObject({ reversed: true, correctedAt: expect.any(String) });
    expect(await owed()).toEqual([0, []]);
    for (const again of [second, first]) expect((await admin.post(`/api/record-deliveries/${idOf(again)}/correction`, {})).code).toBe('delivery_state');
    expect([...receiver.records.keys()]).toEqual([idOf(second)]);
  });
});

test('no address of an inner network is spoken to unless the operator lets it: by number, by name, without https', async () => {
  const strict = new RecordClient(false);
  const doorway = { key: 'kunci-rahasia', sinceYear: 2026 };
  const port = new URL(receiver.address).port;
  for (const address of [receiver.address, `https://127.0.0.1:${port}`, `https://localhost:${port}`, `https://[::1]:${port}`, `https://[::ffff:127.0.0.1]:${port}`, 'https://169.254.169.254/latest', 'http://example.com/']) {
    expect([address, await strict.tell({ ...doorway, address }, { deliveryId: 'x', shape: 'kursus', record: {} })]).toEqual([address, { kind: 'unknown', problem: 'refused_address' }]);
  }
  expect([receiver.posts, receiver.keys]).toEqual([0, []]);
});

test('the settings: the key is written and shown to nobody again, nor goes to another host', async () => {
  await api.sql('delete from record_services');
  expect((await admin.call(pointsRoutes.recordService, {})).service).toBeNull();
  const wish = { revision: 0, address: 'https://layanan.example.go.id/riwayat/', key: 'kunci-amat-rahasia-7788', active: true, sinceYear: 2026 };
  expect((await admin.put('/api/record-service', { ...wish, key: null })).code).toBe('record_key_missing');
  const made = await admin.put('/api/record-service', wish);
  expect(made.body).toMatchObject({ address: 'https://layanan.example.go.id/riwayat', keyHint: '7788', active: true, revision: 1 });
  expect((await admin.put('/api/record-service', wish)).code).toBe('conflict');
  expect((await admin.put('/api/record-service', { ...wish, revision: 1, key: null, address: 'https://lain.example.go.id/' })).code).toBe('record_key_again');
  const kept = await admin.put('/api/record-service', { ...wish, revision: 1, key: null, active: false });
  expect(kept.body).toMatchObject({ keyHint: '7788', active: false, revision: 2 });
  expect(await api.sql('select access_key from record_services')).toEqual([{ access_key: wish.key }]);
  const answers = [made, kept, await admin.get('/api/record-service'), await api.as(api.people.auditor).get('/api/record-service'), await admin.get('/api/audit')];
  for (const { text } of answers) expect(text).not.toContain('amat-rahasia');
  await expect(serving.dataSource.query('select access_key from record_services')).rejects.toThrow('permission denied');
  for (const address of ['ftp://x.go.id/', 'https://nama:sandi@x.go.id/', 'https://x.go.id/?a=1', 'bukan alamat']) {
    expect([address, (await admin.put('/api/record-service', { ...wish, revision: 2, address })).status]).toEqual([address, 400]);
  }
});
