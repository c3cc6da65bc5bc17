import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AwardClaim } from '@sinau/application/points';
import { claimForVerifier, pointsRoutes, type ClaimDetail, type ClaimForVerifier } from '@sinau/contracts/points';
import type { SystemActor } from '@sinau/domain/identity';
import { startGateway, type Gateway } from '@sinau/engines';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { addClaim } from './claims.spec-kit.js';

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local', bucket: 'sinau' };
const pdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

let api: TestApi;
let gateway: Gateway;
let folder: string;
let source: DataSource;
let award: AwardClaim;
let system: SystemActor;
let learner: Client;
let admin: Client;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sinau-claims-'));
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: ['sinau'] });
  api = await startTestApi((options) => ({ ...options, storage: { ...keys, endpoint: gateway.url, publicEndpoint: gateway.url, forcePathStyle: true } }));
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  award = new AwardClaim(new Database(source));
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
  learner = api.as(api.people.learner);
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => api.sql('delete from training_claims'));

const fields = { title: 'Analisis kebijakan publik', organiser: 'LAN RI', certificateNumber: '12/LAN/III/2026', startsOn: '2026-03-02', endsOn: '2026-03-04', hours: 24, activityKind: 3 as const, competencyClass: 'technical' as const };
const filed = (claim: Partial<typeof fields> = {}, bytes = pdf('asli'), as: Client = learner): Promise<ClaimDetail> =>
  as.call(pointsRoutes.fileClaim, { body: { claim: { ...fields, ...claim }, file: { fileName: 'sertifikat.pdf', content: bytes.toString('base64') } } });
const accept = (claim: { id: string; revision: number }, hours = 20): Promise<ClaimForVerifier> =>
  admin.call(pointsRoutes.acceptClaim, { params: { claimId: claim.id }, body: { revision: claim.revision, hours, activityKind: 3, competencyClass: 'technical' } });
const points = () => learner.call(pointsRoutes.mine, { query: { year: 2026 } });
const entriesOf = (claimId: string) => api.sql<{ kind: string; hours: string; year: number; minutes: number; rule_id: string }>('select kind, hours, year, minutes, rule_id from ledger_entries where evidence_id = $1 order by kind', [claimId]);

test('filed, previewed, accepted with corrected JP, counted once by the worker, and taken back with its JP in one act', async () => {
  const before = (await points()).total;
  const claim = await filed();
  expect(claim).toMatchObject({ state: 'submitted', file: { name: 'sertifikat.pdf', type: 'application/pdf', bytes: pdf('asli').length }, alike: [] });
  expect((await points()).claims).toMatchObject([{ id: claim.id, state: 'submitted', hours: 24 }]);

  const { viewUrl } = await admin.call(pointsRoutes.claimFile, { params: { claimId: claim.id } });
  expect(Buffer.from(await (await fetch(viewUrl)).arrayBuffer())).toEqual(pdf('asli'));

  const accepted = await accept(claim);
  expect(accepted).toMatchObject({ state: 'accepted', hours: 24, hoursAccepted: 20, awarded: false, decided: { by: api.people.agencyAdmin.name } });
  expect(await api.sql(`select payload from outbox where job = 'award-claim' and payload ->> 'claimId' = $1`, [claim.id])).toHaveLength(1);
  expect((await points()).claims).toMatchObject([{ state: 'accepted', hours: 20 }]);
  await Promise.all([award.run(system, claim.id), award.run(system, claim.id)]);
  await award.run(system, claim.id);
  // 20 JP of 45 minutes are 900.
  expect(await entriesOf(claim.id)).toEqual([{ kind: 'award', hours: '20.0', year: 2026, minutes: 900, rule_id: 'jp-minutes' }]);
  const counted = await points();
  expect([counted.total, counted.claims]).toEqual([before + 20, []]);
  expect(counted.entries[0]).toMatchObject({ evidenceKind: 'external', evidenceId: claim.id, rule: { id: 'jp-minutes', verified: false }, counted: { hours: 20, over: 0 } });

  await admin.call(pointsRoutes.revokeClaim, { params: { claimId: claim.id }, body: { revision: accepted.revision, reason: 'Penyelenggara membantah' } });
  const after = await points();
  expect(after.total).toBe(before);
  expect(after.entries.filter(({ evidenceId }) => evidenceId === claim.id).map(({ kind, hours, remark, counted: what }) => [kind, hours, remark, what])).toEqual([['reversal', -20, 'Penyelenggara membantah', null], ['award', 20, null, null]]);
  await award.run(system, claim.id);
  expect(await entriesOf(claim.id)).toHaveLength(2);
  const told = await api.sql<{ kind: string }>(`select kind from notifications where link = $1 order by created_at`, [`/jp/klaim/${claim.id}`]);
  expect(told.map(({ kind }) => kind)).toEqual(['claim_accepted', 'claim_revoked']);
});

test('an acceptance taken back before the worker came counts nothing', async () => {
  const accepted = await accept(await filed());
  await admin.call(pointsRoutes.revokeClaim, { params: { claimId: accepted.id }, body: { revision: accepted.revision, reason: 'Salah pilih' } });
  await award.run(system, accepted.id);
  expect(await entriesOf(accepted.id)).toEqual([]);
});

test('accepted and forgotten by the queue: the reconciler finds it, until the ledger has it', async () => {
  const accepted = await accept(await filed());
  expect(await award.find(system)).not.toContain(accepted.id);
  await api.sql(`update training_claims set decided_at = now() - interval '1 minute' where id = $1`, [accepted.id]);
  expect(await award.find(system)).toContain(accepted.id);
  await award.run(system, accepted.id);
  expect(await award.find(system)).not.toContain(accepted.id);
});

test('asked back, mended by the learner, refused with a reason that the learner reads', async () => {
  const claim = await filed({ certificateNumber: null as never });
  const returned = await admin.call(pointsRoutes.returnClaim, { params: { claimId: claim.id }, body: { revision: claim.revision, reason: 'Mohon nomor sertifikatnya' } });
  expect((await points()).claims).toMatchObject([{ state: 'returned', reason: 'Mohon nomor sertifikatnya' }]);
  const changed = await learner.call(pointsRoutes.changeClaim, { params: { claimId: claim.id }, body: { revision: returned.revision, claim: fields, file: null } });
  expect(changed).toMatchObject({ state: 'submitted', certificateNumber: '12/LAN/III/2026', file: { name: 'sertifikat.pdf' } });
  expect((await learner.put(`/api/me/claims/${claim.id}`, { revision: returned.revision, claim: fields, file: null })).code).toBe('conflict');
  await admin.call(pointsRoutes.refuseClaim, { params: { claimId: claim.id }, body: { revision: changed.revision, reason: 'Bukan pengembangan kompetensi' } });
  expect((await points()).claims).toMatchObject([{ state: 'refused', reason: 'Bukan pengembangan kompetensi' }]);
  expect((await learner.put(`/api/me/claims/${claim.id}`, { revision: changed.revision + 1, claim: fields, file: null })).code).toBe('claim_state');
  expect((await learner.delete(`/api/me/claims/${claim.id}`)).code).toBe('claim_state');
});

describe('the same evidence', () => {
  const acceptance = (id: string, revision = 1) => admin.post(`/api/claims/${id}/acceptance`, { revision, hours: 8, activityKind: 3, competencyClass: 'technical' });

  test('never counts twice for a person: by the number however it is written, by the file, at once by two verifiers', async () => {
    const first = await filed();
    const [byNumber, byFile, another] = [await filed({ certificateNumber: '12 lan iii 2026' }, pdf('lain')), await filed({ certificateNumber: 'B-7' }), await filed({ certificateNumber: 'C-8' }, pdf('beda'))];
    const accepted = await accept(first);
    expect(await acceptance(byNumber.id)).toMatchObject({ status: 409, code: 'claim_counted_before', body: { facts: { title: fields.title } } });
    expect((await acceptance(byFile.id)).code).toBe('claim_counted_before');
    expect((await acceptance(another.id)).status).toBe(200);
    expect(await api.sql(`select 1 from outbox where job = 'award-claim' and payload ->> 'claimId' = any($1)`, [[byNumber.id, byFile.id]])).toEqual([]);
    // A colleague was in the same training and has the same file.
    const colleagues = await filed({}, pdf('asli'), api.as(api.people.colleague));
    expect((await acceptance(colleagues.id)).status).toBe(200);
    // What was taken back counts no more, so that one of the other two may; both at once leave one.
    await admin.call(pointsRoutes.revokeClaim, { params: { claimId: first.id }, body: { revision: accepted.revision, reason: 'Nomor salah ketik' } });
    await api.sql(`update training_claims set comparable_number = 'B7', certificate_number = 'B-7' where id = $1`, [byNumber.id]);
    expect((await Promise.all([acceptance(byNumber.id), acceptance(byFile.id)])).map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('nor beside a certificate of Sinau, as long as that is valid', async () => {
    const { id: personId, agencyId } = api.people.learner;
    const world = await learningWorld(api);
    const enrolmentId = await world.enrol(api.people.learner);
    const certificateId = randomUUID();
    await api.sql(
      `insert into certificates (id, agency_id, enrolment_id, run_id, person_id, code, number, snapshot) values ($1, $2, $3, $4, $5, $6, '0007/KOTA/11/2026', '{"course": {"title": "Manajemen risiko"}, "agency": {"name": "Kota Tirta"}, "studied": {"from": "2026-11-02", "to": "2026-11-20"}}')`,
      [certificateId, agencyId, enrolmentId, world.runId, personId, certificateId.replaceAll('-', '').slice(0, 26)],
    );
    const claim = await filed({ certificateNumber: '0007 kota 11 2026' }, pdf('sinau'));
    expect((await acceptance(claim.id)).code).toBe('claim_counted_before');
    await api.sql(`update certificates set state = 'revoked', revoked_class = 'issued_in_error', revoked_at = now() where id = $1`, [certificateId]);
    expect((await acceptance(claim.id)).status).toBe(200);
  });

  test('is kept apart by the table itself, and doubles of earlier times stay', async () => {
    const sha256 = 'a'.repeat(64);
    await addClaim(api, api.people.learner, { state: 'accepted', sha256 });
    await expect(addClaim(api, api.people.learner, { state: 'accepted', sha256 })).rejects.toThrow('training_claims_file_counts_once');
    const id = await addClaim(api, api.people.learner, { sha256 });
    await api.sql(`update training_claims set known_double = true, state = 'accepted' where id = $1`, [id]);
  });
});

test('two verifiers at once: one decides, the other is told', async () => {
  const claim = await filed();
  const path_ = `/api/claims/${claim.id}`;
  const answers = await Promise.all([
    admin.post(`${path_}/acceptance`, { revision: 1, hours: 8, activityKind: 3, competencyClass: 'technical' }),
    admin.post(`${path_}/refusal`, { revision: 1, reason: 'Tidak sesuai' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

describe('what is warned of and what is refused', () => {
  test('the same number however it is written, the same file of somebody else, the same days', async () => {
    await addClaim(api, api.people.learner, { number: '12 / LAN / III / 2026', organiser: 'Lain' });
    await filed({ certificateNumber: 'X-1', startsOn: '2026-01-05', endsOn: '2026-01-06' }, pdf('sama'), api.as(api.people.colleague));
    const claim = await filed({}, pdf('sama'));
    expect(claim.alike.map(({ why, own }) => [why, own])).toEqual([['number', true]]);
    const seen = (await admin.get(`/api/claims/${claim.id}`)).as(claimForVerifier);
    expect(seen.alike.map(({ why, own }) => [why, own]).sort()).toEqual([['file', false], ['number', true]]);
  });

  test.each([
    ['text under the name of a PDF', Buffer.from('halo'), 'claim_file_refused'],
    ['a page of markup', Buffer.from('<svg onload=alert(1)>'), 'claim_file_refused'],
    ['a PDF that is cut off', Buffer.from('%PDF-1.4\n'), 'claim_file_refused'],
    ['nothing', Buffer.alloc(0), 'claim_file_refused'],
    ['5 MiB and one byte', Buffer.concat([pdf('besar'), Buffer.alloc(5 * 1024 * 1024)]), 'claim_file_too_large'],
  ])('%s', async (_, bytes, code) => {
    const answer = await learner.post('/api/me/claims', { claim: fields, file: { fileName: 'a.pdf', content: bytes.toString('base64') } });
    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  test('days that are reversed or to come', async () => {
    const file = { fileName: 'a.pdf', content: pdf('a').toString('base64') };
    expect((await learner.post('/api/me/claims', { claim: { ...fields, endsOn: '2026-03-01' }, file })).code).toBe('claim_days_reversed');
    expect((await learner.post('/api/me/claims', { claim: { ...fields, endsOn: '2126-03-01' }, file })).code).toBe('claim_not_over');
  });

  test('nobody decides on a claim of their own', async () => {
    const claim = await filed({}, pdf('admin'), admin);
    const answer = await admin.post(`/api/claims/${claim.id}/acceptance`, { revision: 1, hours: 8, activityKind: 3, competencyClass: 'technical' });
    expect([answer.status, answer.code]).toEqual([403, 'claim_own']);
  });
});

test('the queue: the longest waiting first, page after page without a gap', async () => {
  const made: string[] = [];
  for (let index = 0; index < 7; index += 1) made.push(await addClaim(api, api.people.colleague));
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await admin.call(pointsRoutes.claims, { query: { limit: '3', ...(after === undefined ? {} : { after }) } });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(made);
});
