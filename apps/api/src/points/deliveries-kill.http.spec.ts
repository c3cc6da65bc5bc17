import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordClient, SendRecord } from '@sinau/application/points';
import type { Service } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { testQueueDatabase } from '@sinau/testing';
import { PUBLIC_URL, startTestApi, type TestApi } from '../api.spec-kit.js';
import { kill, startProgram } from '../processes.spec-kit.js';
import { addAward, ReceivingService, sendTo } from './records.spec-kit.js';

const folder = mkdtempSync(join(tmpdir(), 'sinau-deliveries-'));
let api: TestApi;
let queue: Awaited<ReturnType<typeof testQueueDatabase>>;
let receiver: ReceivingService;
let worker: Service | null = null;
beforeAll(async () => {
  api = await startTestApi();
  queue = await testQueueDatabase();
  await migrateQueue(queue.url);
  receiver = await ReceivingService.start();
}, 120_000);
afterAll(async () => {
  if (worker) await kill(worker);
  await receiver.close();
  await queue.drop();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Puts the award on its way, as the worker's reconciler does once a minute. */
async function begin(): Promise<void> {
  const source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec' }).initialize();
  const send = new SendRecord(new Database(source), new RecordClient(true));
  const system = { kind: 'system' as const, agencyId: api.agency.id, job: 'spec' };
  for (const award of await send.untold(system)) await send.begin(system, award);
  await source.destroy();
}

const startWorker = () => startProgram('worker', {
  PUBLIC_URL, DATABASE_WORKER_URL: api.database.urls.worker, QUEUE_DATABASE_URL: queue.url, WORKER_METRICS_PORT: '0', RECORD_SERVICE_PRIVATE: 'true',
  S3_ENDPOINT: 'http://127.0.0.1:9', S3_BUCKET: 'sinau', S3_ACCESS_KEY_ID: 'spec', S3_SECRET_ACCESS_KEY: 'spec-secret',
}, folder);

test('the worker\'s process is killed after the service recorded and before it was told: the next process asks, and sends nothing again', async () => {
  receiver.moods.push('holds');
  const recorded = receiver.nextRecord();
  await addAward(api, api.people.learner);
  await sendTo(api, receiver.address, api.people.agencyAdmin);
  await begin();
  worker = await startWorker();
  await recorded;
  await kill(worker);
  const [held] = await api.sql<{ id: string; state: string; external_id: string | null }>('select id, state, external_id from record_deliveries');
  expect(held).toMatchObject({ state: 'sending', external_id: null });
  await api.sql('update record_deliveries set leased_until = now()'); // instead of its minute

  worker = await startWorker();
  const deadline = Date.now() + 300_000;
  for (;;) {
    const [row] = await api.sql<{ state: string; external_id: string | null; attempts: number }>('select state, external_id, attempts from record_deliveries');
    if (row?.state === 'sent') {
      expect(row).toMatchObject({ external_id: 'SIASN-1', attempts: 2 });
      break;
    }
    if (Date.now() > deadline) throw new Error(`still ${row?.state}`);
    await pause(100);
  }
  expect([receiver.posts, receiver.records.size, receiver.records.get(held?.id ?? '')?.times]).toEqual([1, 1, 1]);
}, 500_000);
