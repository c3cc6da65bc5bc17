import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImportFramework } from '@sinau/application/competencies';
import { competenciesRoutes, type CompetencyView, type FrameworkFileKind } from '@sinau/contracts/competencies';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

const routes = competenciesRoutes;
const levels = ['Mengenal', 'Memahami', 'Menerapkan', 'Menyempurnakan', 'Memimpin'].map((title) => ({ title, indicators: [`${title} risiko unit`] }));
const file = (...lines: string[]) => ({ fileName: 'berkas.csv', content: Buffer.from(`${lines.join('\n')}\n`).toString('base64') });
const HEAD = 'Kode;Nama kompetensi;Kelas;Uraian;Level 1;Level 2;Level 3;Level 4;Level 5';

let api: TestApi;
let admin: Client;
let supervisor: Client;
let learner: Client;
let risk: CompetencyView;
let worker: Database;
let importing: ImportFramework;
let system: SystemActor;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  supervisor = api.as(api.people.supervisor);
  learner = api.as(api.people.learner);
  risk = await admin.call(routes.create, { body: { code: 't.01', name: 'Manajemen risiko', competencyClass: 'technical', description: '', levels } });
  worker = new Database(await createDataSource(api.database.urls.worker, { size: 4, name: 'spec-worker' }).initialize());
  importing = new ImportFramework(worker);
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
}, 60_000);
afterAll(async () => {
  await worker?.dataSource.destroy();
  await api?.close();
});

const tryFile = (kind: FrameworkFileKind, body: ReturnType<typeof file>) => admin.call(routes.tryFrameworkImport, { params: { kind }, body });
const begin = (kind: FrameworkFileKind, importId: string) => admin.post(`/api/competency-files/${kind}/${importId}/application`, {});

const measure = (who: Client, personId: string, change: object = {}) =>
  who.post(`/api/competency-levels/people/${personId}`, { competencyId: risk.id, source: 'supervisor', level: 2, measuredOn: '2026-03-02', note: 'Daftar risiko disusun dengan bantuan.', ...change });

test('a competency is made, changed by the one who saw it last, archived and put back', async () => {
  expect(risk).toMatchObject({ code: 'T.01', revision: 1, archived: false, levels: [{ level: 1, title: 'Mengenal' }, { level: 2 }, { level: 3 }, { level: 4 }, { level: 5 }] });
  const made = await admin.call(routes.create, { body: { code: 'M.01', name: 'Integritas', competencyClass: 'managerial', description: '', levels } });
  const form = { code: 'M.01', name: 'Integritas diri', competencyClass: 'managerial', description: '', levels };
  expect((await admin.put(`/api/competencies/${made.id}`, { revision: 1, ...form })).status).toBe(200);
  expect(await admin.put(`/api/competencies/${made.id}`, { revision: 1, ...form })).toMatchObject({ status: 409, code: 'conflict' });
  expect(await admin.post('/api/competencies', { ...form, code: 'm.01' })).toMatchObject({ status: 409, code: 'code_taken' });
  expect(await admin.post('/api/competencies', { ...form, code: 'M.09', levels: levels.slice(1) })).toMatchObject({ status: 400 });
  expect(await admin.call(routes.archive, { params: { competencyId: made.id }, body: {} })).toMatchObject({ archived: true, revision: 3 });
  expect(await admin.call(routes.archive, { params: { competencyId: made.id }, body: {} })).toMatchObject({ archived: true, revision: 3 });
  expect((await admin.call(routes.list, { query: { search: 'integ' } })).rows).toEqual([]);
  expect((await admin.call(routes.list, { query: { archived: 'yes' } })).rows.map(({ code }) => code)).toEqual(['M.01']);
  expect(await admin.call(routes.restore, { params: { competencyId: made.id } })).toMatchObject({ archived: false, name: 'Integritas diri' });
  expect((await learner.get('/api/competencies')).status).toBe(403);
});

test('a file of competencies is tried, applied, and applied again without effect', async () => {
  const text = file(HEAD, 'T.10;Pelayanan loket;Teknis;;a | b;b;c;d;e', 'T.11;;Teknis;;a;b;c;d;e', 'T.10;Kembar;Teknis;;a;b;c;d;e', 'T.01;Manajemen risiko;Teknis;Baru;a;b;c;d;e');
  const tried = await tryFile('framework', text);
  expect(tried).toMatchObject({
    state: 'checked', rows: 4, counts: { created: 1, changed: 1, unchanged: 0, wrong: 2 }, done: 0,
    errors: [{ line: 3, column: 'name', fault: 'missing', value: '' }, { line: 4, column: 'code', fault: 'twice', value: 'T.10' }],
  });
  expect((await begin('profiles', tried.id)).status).toBe(404);
  expect((await begin('framework', tried.id)).status).toBe(200);
  expect((await begin('framework', tried.id)).code).toBe('file_nothing_to_do');
  expect((await admin.call(routes.list, { query: { search: 'T.10' } })).rows).toEqual([]);
  expect(await importing.going(system)).toEqual([{ taskId: tried.id, kind: 'framework' }]);
  await Promise.all([1, 2].map(() => importing.run(system, { taskId: tried.id, kind: 'framework' })));
  expect(await importing.going(system)).toEqual([]);
  expect(await admin.call(routes.frameworkImport, { params: { kind: 'framework', importId: tried.id } })).toMatchObject({ state: 'done', done: 2 });
  expect((await admin.call(routes.list, { query: { search: 'T.10' } })).rows).toMatchObject([{ code: 'T.10', name: 'Pelayanan loket' }]);
  expect(await admin.call(routes.read, { params: { competencyId: risk.id } })).toMatchObject({ description: 'Baru', revision: 2 });
  const again = await tryFile('framework', text);
  expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 2, wrong: 2 });
  expect((await begin('framework', again.id)).code).toBe('file_nothing_to_do');
  expect((await admin.call(routes.frameworkImports, { params: { kind: 'framework' } })).rows.map(({ id }) => id)).toEqual([again.id, tried.id]);
  const wrong = (await admin.get(`/api/competency-files/framework/${tried.id}/wrong-rows?language=id`)).text.trim().split('\r\n');
  expect(wrong[0]).toContain('Yang perlu diperbaiki');
  expect(wrong.slice(1).map((line) => line.split(/[;,]/).at(-1))).toEqual(['Nama kompetensi: belum diisi', 'Kode: muncul dua kali dalam berkas']);
  expect((await admin.get(`/api/competency-files/framework/${tried.id}/wrong-rows?language=en`)).text).toContain('Name: empty');
  expect(await admin.post('/api/competency-files/framework', file('Kode;Nama', 'T.10;x'))).toMatchObject({ status: 400, code: 'columns_missing' });
  const written = (await admin.get('/api/competencies/file')).text;
  expect((await tryFile('framework', file(written.trim()))).counts).toMatchObject({ created: 0, changed: 0, wrong: 0 });
});

test('20,000 lines of profiles are written in steps; two files at once write each line once, and what was killed goes on', async () => {
  // 1,000 titles that ask for 20 competencies each.
  await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) select gen_random_uuid(), $1, 'P.' || lpad(n::text, 2, '0'), 'Kompetensi ' || n, 'technical', '[]' from generate_series(0, 19) n`, [api.agency.id]);
  const rows = Array.from({ length: 20_000 }, (_, at) => `Perancang ${Math.floor(at / 20)};P.${String(at % 20).padStart(2, '0')};${(at % 5) + 1}`);
  const large = file('Jabatan;Kode kompetensi;Level', ...rows);
  const [one, two] = [await tryFile('profiles', large), await tryFile('profiles', large)];
  expect([one, two].map(({ counts }) => counts)).toEqual([1, 2].map(() => ({ created: 20_000, changed: 0, unchanged: 0, wrong: 0 })));
  for (const { id } of [one, two]) expect((await begin('profiles', id)).status).toBe(200);
  const from = performance.now();
  await Promise.all([one, two, one].map(({ id }) => importing.run(system, { taskId: id, kind: 'profiles' })));
  process.stdout.write(`20,000 lines of profiles, twice: ${Math.round(performance.now() - from)} ms\n`);
  const params = (importId: string) => ({ params: { kind: 'profiles' as const, importId } });
  for (const { id } of [one, two]) expect(await admin.call(routes.frameworkImport, params(id))).toMatchObject({ state: 'done', done: 20_000 });
  const [counted] = await api.sql<{ lines: number; profiles: number }>(
    `select count(*)::int as lines, count(distinct p.id)::int as profiles from competency_requirements r join competency_profiles p on p.id = r.profile_id where p.title_pattern like 'Perancang %'`);
  expect(counted).toEqual({ lines: 20_000, profiles: 1_000 });
  expect((await tryFile('profiles', large)).counts).toEqual({ created: 0, changed: 0, unchanged: 20_000, wrong: 0 });
  expect(await admin.post('/api/competency-files/profiles', file('Jabatan;Kode kompetensi;Level', ...rows, 'Satu lagi;P.01;1'))).toMatchObject({ status: 400, code: 'file_too_long' });
  await api.sql(`delete from competency_profiles where title_pattern like 'Perancang %'`);
}, 300_000);

test('profiles say what posts ask for, one for each kind and title, by screen and by file', async () => {
  const body = { positionKind: 'ahli_muda' as const, titlePattern: '', requirements: [{ competencyId: risk.id, level: 3 as const }] };
  const profile = await admin.call(routes.createProfile, { body });
  // Everybody of the cast is an Analis, ahli muda: 8 people in this agency.
  expect(profile).toMatchObject({ people: 8, requirements: [{ code: 'T.01', level: 3 }] });
  expect(await admin.post('/api/competency-profiles', body)).toMatchObject({ status: 409, code: 'profile_exists' });
  expect(await admin.post('/api/competency-profiles', { ...body, positionKind: null, titlePattern: '  ' })).toMatchObject({ status: 400, code: 'profile_without_post' });
  expect(await admin.put(`/api/competency-profiles/${profile.id}`, { ...body, revision: 9 })).toMatchObject({ status: 409, code: 'conflict' });
  const lines = file('Jenis jabatan;Jabatan;Kode kompetensi;Level', 'Ahli Muda;;T.01;3', 'Ahli Muda;;T.10;2', ';Bidan*;T.01;4', 'Raja;;T.01;1');
  const tried = await tryFile('profiles', lines);
  expect(tried.counts).toEqual({ created: 2, changed: 0, unchanged: 1, wrong: 1 });
  await begin('profiles', tried.id);
  // Lost, and asked for again: the outbox holds both.
  await importing.ask(system, { taskId: tried.id, kind: 'profiles' });
  await importing.run(system, { taskId: tried.id, kind: 'profiles' });
  expect((await tryFile('profiles', lines)).counts).toEqual({ created: 0, changed: 0, unchanged: 3, wrong: 1 });
  expect((await admin.get(`/api/competency-files/profiles/${tried.id}/wrong-rows?language=en`)).text).toContain('Kind of post: no known kind of post');
  const rows = (await admin.call(routes.profiles)).rows;
  expect(rows.map(({ titlePattern, people, requirements }) => [titlePattern, people, requirements.length])).toEqual([['Bidan*', 0, 1], ['', 8, 2]]);
  for (const row of rows.filter(({ titlePattern }) => titlePattern !== '')) expect((await admin.delete(`/api/competency-profiles/${row.id}`)).status).toBe(204);
  expect((await admin.delete(`/api/competency-profiles/${rows[0]?.id ?? ''}`)).status).toBe(404);
});

test('a self-assessment, a supervisor and a test come to one level; who may write which', async () => {
  const mine = await learner.call(routes.assessMyself, { body: { competencyId: risk.id, level: 4, note: '' } });
  expect(mine).toMatchObject({ hasProfile: true, positionTitle: 'Analis', standings: [{ code: 'T.01', required: 3, current: 4, gap: 0 }, { code: 'T.10', current: null, gap: null }] });
  // 10 × 4 + 30 × 2 = 100 over 40: 2.5, which goes down to 2.
  const after = (await measure(supervisor, api.people.learner.id)).as(routes.measure.returns);
  expect(after.standings[0]).toMatchObject({ required: 3, current: 2, gap: 1, sources: ['self', 'supervisor'] });
  expect(after.mayMeasure).toEqual(['supervisor']);
  expect((await measure(supervisor, api.people.elsewhere.id)).status).toBe(404);
  expect(await measure(supervisor, api.people.supervisor.id)).toMatchObject({ status: 409, code: 'own_assessment' });
  expect(await measure(supervisor, api.people.learner.id, { source: 'test' })).toMatchObject({ status: 403 });
  expect(await measure(admin, api.people.learner.id, { measuredOn: '2999-01-01' })).toMatchObject({ status: 400, code: 'date_in_future' });
  expect((await measure(admin, api.people.learner.id, { source: 'certificate' })).status).toBe(400);
  // And a test, 40 × 4: 260 over 80 is 3.25, so 3.
  const tested = (await measure(admin, api.people.learner.id, { source: 'test', level: 4 })).as(routes.measure.returns);
  expect(tested.standings[0]).toMatchObject({ current: 3, gap: 0, sources: ['self', 'supervisor', 'test'] });
  expect((await learner.call(routes.mine)).measurements.map(({ source, assessor }) => [source, assessor])).toEqual([['self', 'Siti Rahmawati'], ['test', 'Agus Setiawan'], ['supervisor', 'Ratna Dewi']]);
  expect((await learner.get(`/api/competency-levels/people/${api.people.colleague.id}`)).status).toBe(403);
});

test('the matrix counts people below their posts by unit, down to persons; a supervisor sees their units alone', async () => {
  await measure(admin, api.people.learner.id, { source: 'test', level: 1, measuredOn: '2026-04-01' });
  await measure(admin, api.people.colleague.id, { source: 'test', level: 1, measuredOn: '2026-04-01' });
  await measure(admin, api.people.elsewhere.id, { source: 'test', level: 5, measuredOn: '2026-04-01' });
  // The learner: (10 × 4 + 30 × 2 + 40 × 1) / 80 = 1.75, so 2: one level short of 3. The colleague: 1, two short.
  const matrix = await admin.call(routes.gaps);
  expect(matrix.people).toEqual({ all: 8, withProfile: 8 });
  expect(matrix.competencies.map(({ code }) => code)).toEqual(['T.01', 'T.10']);
  const [other, office] = matrix.rows;
  expect([other?.unitName, office?.unitName]).toEqual(['Dinas Kependudukan', 'Dinas Kesehatan']);
  expect(office?.cells[0]).toMatchObject({ people: 6, measured: 2, below: 2, missing: 3, mean: 1.5, band: 'heavy' });
  expect(other?.cells[0]).toMatchObject({ people: 2, measured: 1, below: 0, missing: 0, mean: 0, band: 'none' });
  expect(matrix.total[0]).toMatchObject({ people: 8, measured: 3, below: 2, missing: 3, mean: 1 });
  expect(matrix.total[1]).toMatchObject({ people: 8, measured: 0, band: 'unmeasured' });

  const below = await admin.call(routes.gaps, { query: { unitId: api.units.office } });
  expect(below.path.map(({ unitName }) => unitName)).toEqual(['Dinas Kesehatan']);
  expect(below.rows.map(({ unitId, unitName }) => [unitId === null, unitName])).toEqual([[true, 'Dinas Kesehatan'], [false, 'Puskesmas Melati']]);
  const people = await admin.call(routes.gapPeople, { query: { unitId: api.units.office, competencyId: risk.id, limit: 2 } });
  expect(people.rows.map(({ fullName, missing }) => [fullName, missing])).toEqual([['Bambang Prakoso', 2], ['Siti Rahmawati', 1]]);
  const rest = await admin.call(routes.gapPeople, { query: { unitId: api.units.office, competencyId: risk.id, ...(people.next ? { after: people.next } : {}) } });
  expect(rest.rows).toHaveLength(4);
  expect((await admin.call(routes.gapPeople, { query: { unitId: api.units.office, directly: 'yes' } })).rows).toHaveLength(4);

  const seen = await supervisor.call(routes.gaps);
  expect(seen.rows.map(({ unitName }) => unitName)).toEqual(['Dinas Kesehatan']);
  expect((await supervisor.get(`/api/gaps?unitId=${api.units.other}`)).status).toBe(404);
  expect((await supervisor.get(`/api/gaps/people?unitId=${api.units.other}`)).status).toBe(404);
  expect((await supervisor.call(routes.gapPeople)).rows.map(({ fullName }) => fullName)).not.toContain('Maria Wanggai');
  const csv = (await admin.get('/api/gaps/file', { 'accept-language': 'id' })).text;
  expect(csv).toContain('Dinas Kesehatan;T.01;Manajemen risiko;6;2;2;"1,5";berat');
});

test('a rule follows another; two that saw the same one: the second is refused', async () => {
  const first = await admin.call(routes.rule);
  expect(first).toMatchObject({ id: null, method: 'average', ageLimitMonths: 36, applied: true });
  const wish = { after: null, method: 'strongest', weights: { self: 0, supervisor: 30, test: 40, certificate: 50 }, ageLimitMonths: null };
  const answers = await Promise.all([admin.put('/api/competency-levels/rule', wish), admin.put('/api/competency-levels/rule', wish)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await admin.call(routes.rule)).toMatchObject({ method: 'strongest', decidedBy: 'Agus Setiawan', applied: false });
  expect(await admin.put('/api/competency-levels/rule', { ...wish, weights: { self: 0, supervisor: 0, test: 0, certificate: 0 } })).toMatchObject({ status: 400, code: 'rule_without_weight' });
  expect(await api.sql(`select job from outbox where job = 'weigh-competencies'`)).toHaveLength(1);
});
