import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { pointsRoutes } from '@sinau/contracts/points';
import { startGateway, type Gateway } from '@sinau/engines';
import { pictureHead } from '@sinau/media';
import { S3ObjectStore } from '@sinau/storage';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { finish, startIssuer, template, type TestIssuer } from './issuing.spec-kit.js';

// Drawing a PDF with a picture takes a good part of a second on a busy machine.
jest.setTimeout(30_000);

const keys = { accessKeyId: 'spec', secretAccessKey: 'spec-secret-0123456789' };
const folder = mkdtempSync(join(tmpdir(), 'sinau-certificates-'));
const logo = readFileSync(join(import.meta.dirname, '../../../local/demo/logo.png'));
let gateway: Gateway;
let store: S3ObjectStore;
let api: TestApi;
let world: LearningWorld;
let issuer: TestIssuer;
let admin: Client;
let learner: Client;

beforeAll(async () => {
  gateway = await startGateway({ folder, port: 0, buckets: ['sinau'], region: 'local', ...keys });
  const storage = { endpoint: gateway.url, publicEndpoint: gateway.url, region: 'local', bucket: 'sinau', ...keys, forcePathStyle: true };
  api = await startTestApi((options) => ({ ...options, storage }));
  store = new S3ObjectStore({ endpoint: gateway.url, publicEndpoint: gateway.url, region: 'local', bucket: 'sinau', ...keys, pathStyle: true });
  world = await learningWorld(api);
  issuer = await startIssuer(api, store);
  admin = api.as(api.people.agencyAdmin);
  learner = api.as(api.people.learner);
}, 60_000);
afterAll(async () => {
  store.close();
  await issuer.close();
  await api.close();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

async function issued(score = 92.5): Promise<{ certificateId: string; enrolmentId: string }> {
  const enrolmentId = await finish(api, world, api.people.learner, score, await world.openRun());
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  if (outcome.kind !== 'issued') throw new Error(JSON.stringify(outcome));
  await issuer.render.run(issuer.actor, outcome.certificateId);
  return { certificateId: outcome.certificateId, enrolmentId };
}

describe('templates', () => {
  let templateId: string;

  test('the first template becomes the default, with a logo known by its bytes', async () => {
    const added = await admin.call(certificatesRoutes.addTemplate, { body: { name: 'Utama', content: { ...template, wording: [...template.wording], signatories: [...template.signatories] } } });
    expect(added).toMatchObject({ isDefault: true, revision: 1, hasLogo: false });
    templateId = added.id;
    const polyglot = Buffer.concat([logo, Buffer.from('PK\x03\x04 <script>alert(1)</script>')]);
    const set = await admin.call(certificatesRoutes.setLogo, { params: { templateId }, body: { revision: 1, base64: polyglot.toString('base64') } });
    expect(set).toMatchObject({ hasLogo: true, revision: 2 });
    const shown = await admin.get(`/api/certificate-templates/${templateId}/logo`);
    // written anew: the same picture, and no byte that is not of it
    expect([shown.headers['content-type'], pictureHead(shown.bytes), shown.bytes.includes('script')]).toEqual(['image/png', pictureHead(logo), false]);
  });

  test('a logo that is no picture, is cut off or too large is refused', async () => {
    const put = (bytes: Buffer) => admin.put(`/api/certificate-templates/${templateId}/logo`, { revision: 2, base64: bytes.toString('base64') });
    expect((await put(Buffer.from('<svg onload="alert(1)"/>'))).code).toBe('image_kind_refused');
    expect((await put(logo.subarray(0, 2_000))).code).toBe('image_damaged');
    expect((await put(Buffer.concat([logo, Buffer.alloc(512 * 1024 + 1 - logo.length)]))).code).toBe('image_too_large');
    expect((await put(Buffer.alloc(2 * 1024 * 1024))).status).toBe(413);
  });

  test('two who edit: the second is told, and nothing of the first is lost', async () => {
    const body = { revision: 2, name: 'Utama', content: { ...template, issuePlace: 'Semarang' } };
    expect((await admin.put(`/api/certificate-templates/${templateId}`, body)).status).toBe(200);
    expect((await admin.put(`/api/certificate-templates/${templateId}`, body)).code).toBe('conflict');
    expect((await admin.post('/api/certificate-templates', { name: 'Utama', content: template })).code).toBe('template_name_taken');
  });

  test('a template that cannot be printed is not stored', async () => {
    const save = (content: object) => admin.put(`/api/certificate-templates/${templateId}`, { revision: 3, name: 'Utama', content: { ...template, ...content } });
    expect((await save({ title: 'Sertifikat 🎓' })).code).toBe('text_unprintable');
    expect((await save({ wording: ['untuk {nama}'] })).code).toBe('template_placeholder');
    expect((await save({ signatories: [] })).code).toBe('invalid_request');
    const long = 'panjang sekali '.repeat(19).trim();
    const signatory = { name: long.slice(0, 150).trim(), title: long.slice(0, 200).trim(), nip: null };
    expect((await save({ wording: [long, long, long, long], signatories: [signatory, signatory, signatory] })).code).toBe('text_too_long');
  });

  test('the preview is a PDF of the same renderer, with the longest name too', async () => {
    for (const sample of ['usual', 'longest']) {
      const shown = await admin.post('/api/certificate-templates/preview', { templateId, content: template, sample });
      expect([shown.status, shown.headers['content-type'], shown.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    }
  });

  test('the number pattern must number', async () => {
    expect((await admin.put('/api/certificate-numbering', { pattern: 'BKPSDM/{year}' })).code).toBe('number_pattern');
    const set = await admin.call(certificatesRoutes.setNumbering, { body: { pattern: '800/{sequence:4}/{code}/{year}' } });
    expect(set.next).toMatch(/^800\/0001\/KOTA\/20\d\d$/);
  });

  test('the default and those of a run stay', async () => {
    expect((await admin.delete(`/api/certificate-templates/${templateId}`)).code).toBe('template_in_use');
  });
});

describe('a learner', () => {
  test('sees the certificate at once, being prepared; then downloads it with its stated size and hash', async () => {
    const enrolmentId = await finish(api, world, api.people.learner, 88, await world.openRun());
    const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
    if (outcome.kind !== 'issued') throw new Error('not issued');
    const path = `/api/me/certificates/${outcome.certificateId}`;
    const before = await learner.call(certificatesRoutes.mineOne, { params: { certificateId: outcome.certificateId } });
    expect(before).toMatchObject({ state: 'valid', pdf: { state: 'pending', bytes: null } });
    expect((await learner.get(`${path}/pdf`)).code).toBe('certificate_pdf_pending');
    await issuer.render.run(issuer.actor, outcome.certificateId);
    const { pdf, number } = await learner.call(certificatesRoutes.mineOne, { params: { certificateId: outcome.certificateId } });
    const file = await learner.get(`${path}/pdf`);
    expect([file.status, file.headers['content-type'], file.headers['content-length']]).toEqual([200, 'application/pdf', String(pdf.bytes)]);
    expect(file.headers['content-disposition']).toContain(`filename="Sertifikat Siti Rahmawati ${number.replaceAll('/', '-')}.pdf"`);
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(pdf.sha256);
  });

  test('finds own JP of the year, the rule and the courses under way; the CSV holds no formula', async () => {
    await world.enrol(api.people.learner);
    await api.sql(
      `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
       values (gen_random_uuid(), $1, $2, 2025, 'award', 4.5, 203, 'certificate', gen_random_uuid(), '=HYPERLINK("http://jahat")', 'managerial', 9)`,
      [api.agency.id, api.people.learner.id],
    );
    const points = await learner.call(pointsRoutes.mine, {});
    expect(points).toMatchObject({ employee: 'pns', rule: { operator: 'at_least', hours: 20, verified: true }, byClass: [{ competencyClass: 'technical', hours: points.total }] });
    expect(points.entries.reduce((sum, entry) => sum + entry.hours, 0)).toBe(points.total);
    expect(points.forecast).toMatchObject([{ title: 'Manajemen risiko di puskesmas', hours: 10 }]);
    expect(points.pending).toEqual([]);
    const last = await learner.call(pointsRoutes.mine, { query: { year: 2025 } });
    expect(last).toMatchObject({ total: 4.5, forecast: [], pending: [], years: [points.thisYear, 2025] });
    const csv = await learner.get('/api/me/points/csv?year=2025');
    expect(csv.text).toContain(`"'=HYPERLINK(""http://jahat"")"`);
    expect(csv.text).toContain(';4,5');
  });
});

describe('revoking', () => {
  test('takes the JP back in the same act, tells the holder, and stays in the history', async () => {
    const { certificateId } = await issued();
    const before = (await learner.call(pointsRoutes.mine, {})).total;
    const detail = await admin.call(certificatesRoutes.revoke, { params: { certificateId }, body: { reason: 'Bukan peserta angkatan ini', class: 'not_entitled' } });
    expect(detail).toMatchObject({ state: 'revoked', revokedReason: 'Bukan peserta angkatan ini', revokedBy: api.people.agencyAdmin.name, revocation: { class: 'not_entitled' } });
    const after = await learner.call(pointsRoutes.mine, {});
    expect(after.total).toBe(before - 10);
    expect(after.entries.filter((entry) => entry.evidenceId === certificateId).map(({ kind, hours, reason }) => [kind, hours, reason])).toEqual([
      ['reversal', -10, 'not_entitled'],
      ['award', 10, null],
    ]);
    expect((await admin.post(`/api/certificates/${certificateId}/revocation`, { reason: 'Lagi', class: 'other' })).code).toBe('certificate_revoked');
    const own = await learner.get(`/api/me/certificates/${certificateId}`);
    expect(own.text).not.toContain('Bukan peserta');
    const [mail] = await api.sql<{ facts: { reason: string } }>('select facts from mails where dedupe = $1', [`certificate-revoked:${certificateId}`]);
    expect(mail?.facts.reason).toBe('syarat kelulusan ternyata tidak terpenuhi');
    expect(await api.sql('select actor_name from audit_entries where action = $1 and subject_id = $2', ['certificate.revoked', certificateId])).toEqual([{ actor_name: api.people.agencyAdmin.name }]);
  });

  test('one that is issued again gets a new number and today’s data; the JP count once', async () => {
    const { certificateId, enrolmentId } = await issued();
    const before = (await learner.call(pointsRoutes.mine, {})).total;
    await api.sql(`update people set full_name = 'Siti Rahmawati, S.K.M.' where id = $1`, [api.people.learner.id]);
    await admin.call(certificatesRoutes.reissue, { params: { certificateId }, body: { reason: 'Gelar belum tertulis', cause: 'holder_data' } });
    expect(await issuer.reconcile.due(issuer.actor)).toContain(enrolmentId);
    await issuer.issue.run(issuer.actor, enrolmentId);
    await issuer.issue.run(issuer.actor, enrolmentId);
    await api.sql(`update people set full_name = 'Siti Rahmawati' where id = $1`, [api.people.learner.id]);
    const { history } = await admin.call(certificatesRoutes.one, { params: { certificateId } });
    expect(history.map(({ state }) => state)).toEqual(['valid', 'revoked']);
    expect(history[0]?.number).not.toBe(history[1]?.number);
    const renewed = await learner.call(certificatesRoutes.mineOne, { params: { certificateId: history[0]?.id ?? '' } });
    expect(renewed.holder.name).toBe('Siti Rahmawati, S.K.M.');
    expect((await learner.call(pointsRoutes.mine, {})).total).toBe(before);
    const old = await api.as(null).get(`/verifikasi/${(await learner.call(certificatesRoutes.mineOne, { params: { certificateId } })).code}`);
    expect(old.text).toContain(`href="/verifikasi/${renewed.code}"`);
  });
});

describe('issuing again after a revocation', () => {
  const pageOf = async (certificateId: string) => (await api.as(null).get(`/verifikasi/${(await learner.call(certificatesRoutes.mineOne, { params: { certificateId } })).code}`)).text;
  const entriesOf = async (certificateId: string) => (await learner.call(pointsRoutes.mine, {})).entries.filter((entry) => entry.evidenceId === certificateId).map(({ kind, hours }) => [kind, hours]);
  const again = (certificateId: string) => admin.post(`/api/certificates/${certificateId}/reissue`, { reason: 'Nama sudah diperbaiki', cause: 'holder_data' });

  test('one revoked for wrong data is issued anew when asked: linked, JP a new entry, the old page leads on', async () => {
    const { certificateId, enrolmentId } = await issued();
    const before = (await learner.call(pointsRoutes.mine, {})).total;
    const revoked = await admin.call(certificatesRoutes.revoke, { params: { certificateId }, body: { reason: 'Nama keliru', class: 'data_error' } });
    expect(revoked).toMatchObject({ mayReissue: true, awaitsReplacement: false, replacedById: null });
    expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('none');
    expect(await pageOf(certificateId)).not.toContain('Sertifikat pengganti sedang disiapkan');

    const asked = await admin.call(certificatesRoutes.reissue, { params: { certificateId }, body: { reason: 'Nama sudah diperbaiki', cause: 'holder_data' } });
    expect(asked).toMatchObject({ state: 'revoked', mayReissue: false, awaitsReplacement: true, revocation: { class: 'data_error' }, revokedReason: 'Nama keliru' });
    expect((await again(certificateId)).code).toBe('reissue_under_way');
    expect(await pageOf(certificateId)).toContain('Sertifikat pengganti sedang disiapkan');
    expect(await issuer.reconcile.due(issuer.actor)).toContain(enrolmentId);
    await issuer.issue.run(issuer.actor, enrolmentId);
    await issuer.issue.run(issuer.actor, enrolmentId);
    expect(await issuer.reconcile.due(issuer.actor)).not.toContain(enrolmentId);

    const { history, replacedById } = await admin.call(certificatesRoutes.one, { params: { certificateId } });
    expect(history.map(({ id, state }) => [id, state])).toEqual([[replacedById, 'valid'], [certificateId, 'revoked']]);
    const renewed = await learner.call(certificatesRoutes.mineOne, { params: { certificateId: replacedById ?? '' } });
    expect(await pageOf(certificateId)).toContain(`href="/verifikasi/${renewed.code}"`);
    expect([await entriesOf(certificateId), await entriesOf(renewed.id)]).toEqual([[['reversal', -10], ['award', 10]], [['award', 10]]]);
    expect((await learner.call(pointsRoutes.mine, {})).total).toBe(before);
    expect((await again(certificateId)).code).toBe('certificate_replaced');

    // Replaced once more: the oldest page leads to the one in force, not to the one between.
    await admin.call(certificatesRoutes.reissue, { params: { certificateId: renewed.id }, body: { reason: 'Templat baru', cause: 'template' } });
    await issuer.issue.run(issuer.actor, enrolmentId);
    const newest = await learner.call(certificatesRoutes.mineOne, { params: { certificateId: (await admin.call(certificatesRoutes.one, { params: { certificateId } })).history[0]?.id ?? '' } });
    expect(newest.state).toBe('valid');
    expect(await pageOf(certificateId)).toContain(`href="/verifikasi/${newest.code}"`);
  });

  test('one whose holder was not entitled stays withheld, and its page promises no other', async () => {
    const { certificateId } = await issued();
    const revoked = await admin.call(certificatesRoutes.revoke, { params: { certificateId }, body: { reason: 'Nilai keliru', class: 'not_entitled' } });
    expect(revoked).toMatchObject({ mayReissue: false, awaitsReplacement: false });
    expect((await again(certificateId)).code).toBe('certificate_withheld');
    expect(await pageOf(certificateId)).not.toContain('Sertifikat yang diperbaiki terbit dengan nomor baru');
  });

  test('asked by five at once, one is heard', async () => {
    const { certificateId, enrolmentId } = await issued();
    await admin.call(certificatesRoutes.revoke, { params: { certificateId }, body: { reason: 'Lain', class: 'other' } });
    const answers = await Promise.all(Array.from({ length: 5 }, () => again(certificateId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    await Promise.all(Array.from({ length: 3 }, () => issuer.issue.run(issuer.actor, enrolmentId)));
    const { history } = await admin.call(certificatesRoutes.one, { params: { certificateId } });
    expect(history.map(({ state }) => state)).toEqual(['valid', 'revoked']);
  });
});

describe('issuing in bulk', () => {
  test('shows who is ready and who is not, issues to all, and retries only what failed', async () => {
    const runId = await world.openRun();
    const { learner: one, colleague, elsewhere, instructor } = api.people;
    for (const person of [one, colleague]) await finish(api, world, person, 90, runId);
    const unfinished = await finish(api, world, elsewhere, 20, runId);
    const unprintable = await finish(api, world, instructor, 90, runId);
    await api.sql(`update people set full_name = 'Hendra 王' where id = $1`, [instructor.id]);
    const preview = await admin.call(certificatesRoutes.batchPreview, { query: { runId } });
    expect(preview).toMatchObject({ blockers: [], counts: { ready: 2, incomplete: 1, blocked: 1, certified: 0 }, blocked: [{ enrolmentId: unprintable, code: 'text_unprintable' }] });
    expect(preview.blocked[0]?.sentence).toContain('王');
    const sequence = (number: string | undefined) => Number(number?.split('/')[1]);
    expect(sequence(preview.numbers?.last) - sequence(preview.numbers?.first)).toBe(1);
    const sample = await admin.get(`/api/certificate-batches/samples/${preview.samples[0]?.enrolmentId}`);
    expect(sample.bytes.subarray(0, 5).toString()).toBe('%PDF-');

    expect((await admin.post('/api/certificate-batches', { runId, count: 3 })).code).toBe('batch_count');
    const started = await admin.call(certificatesRoutes.startBatch, { body: { runId, count: 2 } });
    expect((await admin.post('/api/certificate-batches', { runId, count: 2 })).code).toBe('batch_open');
    const params = { batchId: started.id };
    expect((await admin.call(certificatesRoutes.steerBatch, { params, body: { act: 'pause' } })).state).toBe('paused');
    await issuer.batch.run(issuer.actor, started.id);
    expect((await admin.call(certificatesRoutes.batch, { params })).done).toBe(0);
    await admin.call(certificatesRoutes.steerBatch, { params, body: { act: 'resume' } });
    await api.sql(`update people set full_name = 'Bambang 北' where id = $1`, [colleague.id]);
    await Promise.all([issuer.batch.run(issuer.actor, started.id), issuer.batch.run(issuer.actor, started.id)]);
    const through = await admin.call(certificatesRoutes.batch, { params });
    expect(through).toMatchObject({ state: 'done', total: 2, done: 1, failed: 1, failures: [{ code: 'text_unprintable', name: 'Bambang Prakoso' }] });
    await api.sql(`update people set full_name = 'Bambang Prakoso' where id = $1`, [colleague.id]);
    await admin.call(certificatesRoutes.steerBatch, { params, body: { act: 'retry' } });
    await issuer.batch.run(issuer.actor, started.id);
    expect(await admin.call(certificatesRoutes.batch, { params })).toMatchObject({ state: 'done', done: 2, failed: 0, failures: [] });
    expect((await admin.post(`/api/certificate-batches/${started.id}/steering`, { act: 'cancel' })).code).toBe('batch_state');
    const rows = await api.sql<{ enrolment_id: string }>('select enrolment_id from certificates where run_id = $1', [runId]);
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.enrolment_id)).not.toContain(unfinished);
    await api.sql(`update people set full_name = 'Hendra Gunawan' where id = $1`, [instructor.id]);
  });

  test('of a finished one a ZIP is made, streamed to the store, fetched by an address, and gone after its days', async () => {
    const runId = await world.openRun();
    for (const person of [api.people.learner, api.people.colleague]) await finish(api, world, person, 90, runId);
    const { id } = await admin.call(certificatesRoutes.startBatch, { body: { runId, count: 2 } });
    const path = `/api/certificate-batches/${id}/archive`;
    const detail = () => admin.call(certificatesRoutes.batch, { params: { batchId: id } });
    await issuer.batch.run(issuer.actor, id);
    expect(await admin.post(path, {})).toMatchObject({ status: 409, code: 'batch_not_printed', body: { facts: { pending: 2 } } });
    const rows = await api.sql<{ id: string; holder: string; number: string }>(`select id, number, snapshot -> 'holder' ->> 'name' as holder from certificates where run_id = $1 order by 3`, [runId]);
    for (const row of rows) await issuer.render.run(issuer.actor, row.id);
    expect((await admin.get(path)).code).toBe('archive_gone');
    expect(await admin.call(certificatesRoutes.makeArchive, { params: { batchId: id }, body: {} })).toMatchObject({ certificates: 2, printed: 2, archive: { state: 'waiting' } });
    expect((await admin.post(path, {})).code).toBe('batch_state');
    const run = { isLast: true, signal: new AbortController().signal };
    await Promise.all([issuer.archive.run(issuer.actor, id, run), issuer.archive.run(issuer.actor, id, run)]);
    const made = await detail();
    if (made.archive?.state !== 'ready') throw new Error(`the archive is ${made.archive?.state}`);
    // kept for seven days
    expect(Date.parse(made.archive.expiresAt) - Date.parse(made.archive.madeAt)).toBe(7 * 86_400_000);
    const led = await admin.get(path);
    expect(led.status).toBe(302);
    const answer = await fetch(String(led.headers['location']));
    const zip = Buffer.from(await answer.arrayBuffer());
    expect([zip.length, answer.headers.get('content-disposition')]).toEqual([made.archive.bytes, expect.stringContaining('.zip')]);
    // the end record counts two files; the names are in order
    expect(zip.readUInt16LE(zip.length - 12)).toBe(2);
    const names = rows.map(({ holder, number }, index) => `000${index + 1} ${holder} ${number.replaceAll('/', '-')}.pdf`);
    expect(names.map((name) => zip.indexOf(name, 0, 'utf8')).every((at) => at >= 0)).toBe(true);
    expect(zip.toString('latin1').split('%PDF-').length - 1).toBe(2);
    await api.sql(`update tasks set result = jsonb_set(result, '{archive,expiresAt}', '"2020-01-01T00:00:00.000Z"') where id = $1`, [id]);
    expect(await issuer.archive.expired(issuer.actor)).toEqual([id]);
    await issuer.archive.expire(issuer.actor, id);
    expect((await detail()).archive).toEqual({ state: 'expired' });
    await expect(store.head(`certificate-archives/${api.agency.id}/${id}.zip`)).rejects.toMatchObject({ failure: 'not_found' });
  });

  test('what is cancelled issues no more', async () => {
    const runId = await world.openRun();
    for (const person of [api.people.learner, api.people.colleague]) await finish(api, world, person, 90, runId);
    const { id } = await admin.call(certificatesRoutes.startBatch, { body: { runId, count: 2 } });
    await admin.call(certificatesRoutes.steerBatch, { params: { batchId: id }, body: { act: 'cancel' } });
    await issuer.batch.run(issuer.actor, id);
    expect(await api.sql('select id from certificates where run_id = $1', [runId])).toEqual([]);
    expect(await api.sql('select distinct state from task_items where task_id = $1', [id])).toEqual([{ state: 'cancelled' }]);
  });
});

describe('the list', () => {
  test('is paged by key and searched by name and number', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await admin.call(certificatesRoutes.list, { query: { limit: 2, ...(after === undefined ? {} : { after }) } });
      seen.push(...rows.map((row) => row.id));
      after = next ?? undefined;
    } while (after !== undefined);
    const [{ count } = { count: 0 }] = await api.sql<{ count: number }>('select count(*)::int from certificates');
    expect([seen.length, new Set(seen).size]).toEqual([count, count]);
    const found = await admin.call(certificatesRoutes.list, { query: { search: 'bambang', state: 'valid' } });
    expect(new Set(found.rows.map((row) => row.holder))).toEqual(new Set(['Bambang Prakoso']));
    expect((await admin.call(certificatesRoutes.list, { query: { search: '100%' } })).rows).toEqual([]);
    expect((await admin.get('/api/certificates?after=x')).code).toBe('invalid_request');
  });
});

describe('the walls', () => {
  test('the serving role can change nothing that was issued, nor award hours', async () => {
    const { certificateId } = await issued();
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: api.database.urls.app });
    await client.connect();
    await client.query(`select set_config('sinau.agency', $1, false)`, [api.agency.id]);
    await expect(client.query(`update certificates set snapshot = '{}' where id = $1`, [certificateId])).rejects.toThrow('permission denied');
    await expect(client.query(`insert into certificates select * from certificates where id = $1`, [certificateId])).rejects.toThrow('permission denied');
    await expect(client.query(`delete from certificates where id = $1`, [certificateId])).rejects.toThrow('permission denied');
    await expect(
      client.query(`insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
        values (gen_random_uuid(), $1, $2, 2026, 'award', 5, 225, 'certificate', gen_random_uuid(), 'x', 'technical', 1)`, [api.agency.id, api.people.learner.id]),
    ).rejects.toThrow('row-level security');
    await client.end();
  });
});
