import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AwardPractice, PracticeFiles, RewritePracticePhoto } from '@sinau/application/sessions';
import { pointsRoutes } from '@sinau/contracts/points';
import { practiceRoutes, sessionsRoutes, type OwnPracticeView, type PracticeToSignView } from '@sinau/contracts/sessions';
import type { SystemActor } from '@sinau/domain/identity';
import { startGateway, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { photoWithPlace } from './photo.spec-kit.js';
import { addReport, fieldPractice, practiceWorld } from './practice.spec-kit.js';

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const pdf = Buffer.from('%PDF-1.4\n% daftar risiko\n%%EOF\n');

let api: TestApi;
let gateway: Gateway;
let folder: string;
let source: DataSource;
let award: AwardPractice;
let rewrite: RewritePracticePhoto;
let system: SystemActor;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-practice-'));
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: ['sinau'] });
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true } }));
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  award = new AwardPractice(new Database(source));
  rewrite = new RewritePracticePhoto(new Database(source), api.app.get(PracticeFiles, { strict: false }));
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

const add = (person: TestPerson, sessionId: string, bytes: Buffer, fileName: string, fileId = v7()): Promise<OwnPracticeView> =>
  api.as(person).call(practiceRoutes.addFile, { params: { sessionId, fileId }, body: { fileName, content: bytes.toString('base64') } });
const submit = (person: TestPerson, sessionId: string, text = 'Menyusun daftar risiko ruang obat') => api.as(person).call(practiceRoutes.submit, { params: { sessionId }, body: { text } });
const one = (person: TestPerson, reportId: string): Promise<PracticeToSignView> => api.as(person).call(practiceRoutes.one, { params: { reportId } });

/** What the worker does with the jobs of a kind; twice, because a job may come twice. */
async function work(job: 'award-practice' | 'rewrite-practice-photo'): Promise<void> {
  const rows = await api.sql<{ step: string | null; file: string | null }>(`select payload ->> 'stepId' as step, payload ->> 'fileId' as file from outbox where job = $1`, [job]);
  for (const { step, file } of [...rows, ...rows]) {
    if (step !== null) await award.run(system, step);
    if (file !== null) await rewrite.run(system, file);
  }
}
const entries = (reportId: string) =>
  api.sql<{ kind: string; hours: string; year: number }>(`select l.kind, l.hours, l.year from ledger_entries l join practice_steps t on t.id = l.evidence_id where t.report_id = $1 and l.evidence_kind = 'sign_off' order by l.recorded_at, l.id`, [reportId]);
const total = async (reportId: string) => (await entries(reportId)).reduce((sum, { hours }) => sum + Number(hours), 0);

test('photographed, written anew without its place, handed in, signed off and counted once; withdrawn with its JP, signed again and counted anew', async () => {
  const { learner, supervisor } = api.people;
  const { sessionId } = await practiceWorld(api, learner);
  const photo = photoWithPlace();
  expect(photo.includes('-6.2088,106.8456')).toBe(true);
  const fileId = v7();
  const first = await add(learner, sessionId, photo, 'IMG_2041.jpeg', fileId);
  expect(first.report).toMatchObject({ state: 'draft', files: [{ id: fileId, state: 'pending', viewUrl: null }] });
  // The telephone sends again after a cut connection.
  expect((await add(learner, sessionId, photo, 'IMG_2041.jpeg', fileId)).report?.files.length).toBe(1);
  expect((await api.as(learner).post(`/api/me/practice/${sessionId}/submission`, { text: 'Sudah' })).code).toBe('practice_files_pending');

  await work('rewrite-practice-photo');
  await add(learner, sessionId, pdf, 'daftar-risiko.pdf');
  const ready = await api.as(learner).call(practiceRoutes.ownOne, { params: { sessionId } });
  expect(ready.report?.files.map(({ fileName, contentType, state }) => [fileName, contentType, state])).toEqual([['IMG_2041.jpg', 'image/jpeg', 'ready'], ['daftar-risiko.pdf', 'application/pdf', 'ready']]);
  const seen = Buffer.from(await (await fetch(ready.report?.files[0]?.viewUrl ?? '')).arrayBuffer());
  for (const word of ['Exif', 'GPS', '106.8456']) expect(seen.includes(word)).toBe(false);

  const { report } = await submit(learner, sessionId);
  const reportId = report?.id ?? '';
  const news = await api.sql<{ kind: string; link: string }>(`select kind, link from notifications where person_id = $1 and kind like 'practice%'`, [supervisor.id]);
  expect(news).toEqual([{ kind: 'practice_submitted', link: `/tim/praktik/${reportId}` }]);

  const shown = await one(supervisor, reportId);
  expect(shown).toMatchObject({ state: 'submitted', text: 'Menyusun daftar risiko ruang obat', hours: 4, person: { name: learner.name, identifier: '19900101••••••••01' } });
  // What changes after it was looked at is looked at again.
  await api.as(learner).call(practiceRoutes.write, { params: { sessionId }, body: { text: 'Menyusun dan membahas daftar risiko' } });
  expect((await api.as(supervisor).post(`/api/practice-reports/${reportId}/sign-off`, { revision: shown.revision })).code).toBe('conflict');
  const signed = await api.as(supervisor).call(practiceRoutes.sign, { params: { reportId }, body: { revision: (await one(supervisor, reportId)).revision } });
  await work('award-practice');
  expect(await entries(reportId)).toMatchObject([{ kind: 'award', hours: '4.0' }]);
  const { entries: [own] } = await api.as(learner).call(pointsRoutes.mine, {});
  expect(own?.session).toMatchObject({ id: sessionId, reportId, open: true });
  const { points } = await api.as(supervisor).call(pointsRoutes.teamMember, { params: { personId: learner.id }, query: {} });
  expect(points.entries[0]?.session?.reportId).toBe(reportId);
  expect((await api.as(learner).put(`/api/me/practice/${sessionId}`, { text: 'Lain' })).code).toBe('practice_state');

  const withdrawn = await api.as(supervisor).call(practiceRoutes.withdraw, { params: { reportId }, body: { revision: signed.revision, reason: 'Ruangnya keliru' } });
  expect([await total(reportId), (await entries(reportId)).length]).toEqual([0, 2]);
  await api.as(supervisor).call(practiceRoutes.sign, { params: { reportId }, body: { revision: withdrawn.revision } });
  await work('award-practice');
  expect([await total(reportId), (await entries(reportId)).length]).toEqual([4, 3]);
  expect((await one(supervisor, reportId)).steps.map(({ number, state, reason }) => [number, state, reason]))
    .toEqual([[1, 'submitted', null], [2, 'signed', null], [3, 'withdrawn', 'Ruangnya keliru'], [4, 'signed', null]]);
  expect((await api.sql<{ kind: string }>(`select kind from notifications where person_id = $1 and kind like 'practice%' order by created_at, id`, [learner.id])).map(({ kind }) => kind))
    .toEqual(['practice_signed', 'practice_withdrawn', 'practice_signed']);
});

test('a job that comes after the withdrawal counts nothing; a lost one is found', async () => {
  const { supervisor, learner } = api.people;
  const late = await addReport(api, learner);
  const signed = await api.as(supervisor).call(practiceRoutes.sign, { params: { reportId: late.reportId }, body: { revision: 1 } });
  await api.as(supervisor).call(practiceRoutes.withdraw, { params: { reportId: late.reportId }, body: { revision: signed.revision, reason: 'Keliru orang' } });
  const lost = await addReport(api, api.people.colleague, 'signed');
  await api.sql(`alter table practice_steps disable trigger frozen`);
  await api.sql(`update practice_steps set at = now() - interval '1 minute'`);
  await api.sql(`alter table practice_steps enable trigger frozen`);
  expect(await award.owed(system)).toEqual([lost.stepId]);
  for (const stepId of await award.owed(system)) await award.run(system, stepId);
  await work('award-practice');
  expect([await entries(late.reportId), await total(lost.reportId), await award.owed(system)]).toEqual([[], 4, []]);
});

test('given back with a reason, mended and handed in again; the longest waiting is first', async () => {
  const { supervisor, learner, colleague } = api.people;
  await api.sql(`update practice_reports set state = 'returned' where state = 'submitted'`);
  const [early, later] = [await addReport(api, learner), await addReport(api, colleague)];
  await api.sql(`update practice_reports set submitted_at = now() - interval '2 days' where id = $1`, [early.reportId]);
  const inbox = await api.as(supervisor).call(practiceRoutes.inbox, { query: { limit: 1 } });
  expect([inbox.waiting, inbox.rows.map(({ id }) => id)]).toEqual([2, [early.reportId]]);
  const rest = await api.as(supervisor).call(practiceRoutes.inbox, { query: { limit: 1, after: inbox.next ?? '' } });
  expect([rest.rows.map(({ id }) => id), rest.next]).toEqual([[later.reportId], null]);

  await api.as(supervisor).call(practiceRoutes.giveBack, { params: { reportId: early.reportId }, body: { revision: 1, reason: 'Tambahkan foto ruang obat' } });
  expect((await api.as(supervisor).call(practiceRoutes.inbox, {})).rows.map(({ id }) => id)).toEqual([later.reportId]);
  const again = await submit(learner, early.sessionId);
  expect(again.report?.steps.at(-2)).toMatchObject({ state: 'returned', reason: 'Tambahkan foto ruang obat', by: supervisor.name });
  expect((await api.as(supervisor).call(practiceRoutes.inbox, {})).rows.map(({ id }) => id)).toEqual([later.reportId, early.reportId]);
});

test('what is no photo is refused, then and in the background; twelve files are enough', async () => {
  const { elsewhere } = api.people;
  const { sessionId } = await practiceWorld(api, elsewhere);
  const damaged = Buffer.concat([photoWithPlace().subarray(0, -80), Buffer.from([0xff, 0xd9])]);
  const { report } = await add(elsewhere, sessionId, damaged, 'rusak.jpg');
  await work('rewrite-practice-photo');
  const after = await api.as(elsewhere).call(practiceRoutes.ownOne, { params: { sessionId } });
  expect(after.report?.files).toMatchObject([{ state: 'refused', viewUrl: null }]);
  expect((await api.as(elsewhere).post(`/api/me/practice/${sessionId}/submission`, { text: 'Sudah' })).code).toBe('practice_incomplete');
  await api.as(elsewhere).call(practiceRoutes.removeFile, { params: { sessionId, fileId: report?.files[0]?.id ?? '' } });
  for (let count = 0; count < 12; count += 1) await add(elsewhere, sessionId, pdf, `bukti-${count}.pdf`);
  const thirteenth = await api.as(elsewhere).put(`/api/me/practice/${sessionId}/files/${v7()}`, { fileName: 'lagi.pdf', content: pdf.toString('base64') });
  expect(thirteenth.code).toBe('practice_files_full');
});

test('a report opens when its session begins, and of field practice alone; hours are fixed once it is signed off', async () => {
  const { learner, supervisor, agencyAdmin } = api.people;
  const coming = await practiceWorld(api, learner, fieldPractice(60, 120));
  expect((await api.as(learner).put(`/api/me/practice/${coming.sessionId}`, { text: 'Nanti' })).code).toBe('practice_not_begun');
  const { reportId, sessionId } = await addReport(api, learner);
  await api.as(supervisor).call(practiceRoutes.sign, { params: { reportId }, body: { revision: 1 } });
  const { startsAt, endsAt, decided } = await api.as(agencyAdmin).call(sessionsRoutes.one, { params: { sessionId } });
  expect(decided).toBe(1);
  expect((await api.as(agencyAdmin).put(`/api/run-sessions/${sessionId}`, { ...fieldPractice(), startsAt, endsAt, hours: 9, revision: 1 })).code).toBe('session_has_attendance');
});

test('nobody signs their own, however high they stand', async () => {
  const { agencyAdmin } = api.people;
  await api.assign(agencyAdmin, 'learner');
  const { reportId } = await addReport(api, agencyAdmin);
  expect((await api.as(agencyAdmin).post(`/api/practice-reports/${reportId}/sign-off`, { revision: 1 })).code).toBe('own_practice');
});
