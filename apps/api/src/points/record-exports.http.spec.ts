import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { ExportRecords } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import type { SystemActor } from '@sinau/domain/identity';
import { startGateway, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { S3ObjectStore } from '@sinau/storage';
import type { DataSource } from 'typeorm';
import { PUBLIC_URL, startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { addAward } from './records.spec-kit.js';

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const site = new PublicSite(PUBLIC_URL);
const calm = { isLast: false, signal: new AbortController().signal };

let api: TestApi;
let gateway: Gateway;
let folder: string;
let source: DataSource;
let store: S3ObjectStore;
let records: ExportRecords;
let system: SystemActor;
let admin: Client;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-exports-'));
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: ['sinau'] });
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true } }));
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  store = new S3ObjectStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true });
  records = new ExportRecords(new Database(source), store, site);
  system = { kind: 'system', agencyId: api.agency.id, job: 'export-records' };
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(async () => {
  store.close();
  await source.destroy();
  await api.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

const mailsOf = () => api.sql<{ to: string; template: string; facts: Record<string, string> }>(`select to_address as to, template, facts from mails where template = 'export-ready' order by created_at`);
const list = () => admin.call(pointsRoutes.recordExports, {});

test('a year of an agency as a file: asked for once, made by the worker, fetched, and gone after its days; other agencies and years are not in it', async () => {
  for (let made = 0; made < 3; made += 1) await addAward(api, api.people.learner, { title: `Pendampingan ${made}` });
  await addAward(api, api.people.colleague, { title: 'Diklat kepemimpinan', activityKind: 1, hours: 40 });
  await addAward(api, api.people.colleague, { title: 'Tahun lalu', year: 2025 });
  await addAward(api, api.people.foreignLearner, { title: 'Instansi lain' });
  const body = { year: 2026, format: 'json' as const };
  const task = await admin.call(pointsRoutes.exportRecords, { body });
  expect(task).toMatchObject({ state: 'waiting', year: 2026, format: 'json' });
  expect((await admin.post('/api/record-exports', body)).code).toBe('record_export_going');
  expect((await admin.get(`/api/record-exports/${task.id}/file`)).code).toBe('record_export_gone');
  await records.run(system, task.id, calm);
  await records.run(system, task.id, calm); // may run twice
  expect((await list()).rows[0]).toMatchObject({ id: task.id, state: 'done', records: 4, done: 4, total: 4 });
  const mails = await mailsOf();
  expect(mails).toMatchObject([{ to: api.people.agencyAdmin.email, template: 'export-ready', facts: { link: `${PUBLIC_URL}/admin/catatan-karier`, recipient: api.people.agencyAdmin.name } }]);
  expect(mails[0]?.facts['file']).toContain('2026');
  expect(mails[0]?.facts['validUntil']).toMatch(/ pukul \d\d\.\d\d WIB$/);
  const { url } = await admin.call(pointsRoutes.recordExportFile, { params: { taskId: task.id } });
  const file: { kursus: { namaKursus: string; jenisDiklatId: string }[]; diklat: { latihanStrukturalNama: string; jumlahJam: number }[] } = JSON.parse(await (await fetch(url)).text());
  expect(file.kursus.map(({ namaKursus }) => namaKursus).sort()).toEqual(['Pendampingan 0', 'Pendampingan 1', 'Pendampingan 2']);
  expect(file.diklat).toMatchObject([{ latihanStrukturalNama: 'Diklat kepemimpinan', jumlahJam: 40 }]);

  expect(await records.expired(system)).toEqual([]);
  await api.sql(`update tasks set result = result || '{"expiresAt": "2020-01-01T00:00:00.000Z"}' where id = $1`, [task.id]);
  expect(await records.expired(system)).toEqual([task.id]);
  await records.expire(system, task.id);
  expect(await records.expired(system)).toEqual([]);
  expect((await list()).rows[0]).toMatchObject({ state: 'expired' });
  expect((await fetch(url)).status).toBe(404);
});

test('1,200 records are counted as they are read; a store that is away leaves the file waiting until the last try', async () => {
  await api.sql(
    `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
     select gen_random_uuid(), $1, $2, 2030, 'award', 1, 45, 'mentoring', gen_random_uuid(), 'Pendampingan', 'technical', 15 from generate_series(1, 1200)`,
    [api.agency.id, api.people.learner.id],
  );
  const task = await admin.call(pointsRoutes.exportRecords, { body: { year: 2030, format: 'kursus_csv' } });
  const nowhere = new S3ObjectStore({ ...keys, endpoint: 'http://127.0.0.1:9', publicEndpoint: null, pathStyle: true });
  const away = new ExportRecords(new Database(source), nowhere, site);
  const told = (await mailsOf()).length;
  await expect(away.run(system, task.id, calm)).rejects.toThrow();
  expect(await mailsOf()).toHaveLength(told);
  expect((await list()).rows.find(({ id }) => id === task.id)).toMatchObject({ state: 'running', done: 1000, total: 1200 });
  await records.run(system, task.id, calm);
  expect((await list()).rows.find(({ id }) => id === task.id)).toMatchObject({ state: 'done', records: 1200 });
  const lost = await admin.call(pointsRoutes.exportRecords, { body: { year: 2030, format: 'diklat_csv' } });
  await expect(away.run(system, lost.id, { ...calm, isLast: true })).rejects.toThrow();
  expect((await list()).rows.find(({ id }) => id === lost.id)).toMatchObject({ state: 'failed' });
  nowhere.close();
});
