import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ForgetCompetencyFiles, ImportLevels } from '@sinau/application/competencies';
import { competenciesRoutes, type CompetencyView } from '@sinau/contracts/competencies';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

const routes = competenciesRoutes;
const levels = ['Mengenal', 'Memahami', 'Menerapkan', 'Menyempurnakan', 'Memimpin'].map((title) => ({ title, indicators: [] }));
const content = (text: string): string => Buffer.from(text).toString('base64');

let api: TestApi;
let admin: Client;
let risk: CompetencyView;
let worker: Database;
let importing: ImportLevels;
let system: SystemActor;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  risk = await admin.call(routes.create, { body: { code: 'TEK-MR', name: 'Manajemen risiko', competencyClass: 'technical', description: '', levels } });
  worker = new Database(await createDataSource(api.database.urls.worker, { size: 4, name: 'spec-worker' }).initialize());
  importing = new ImportLevels(worker);
  system = { kind: 'system', agencyId: api.agency.id, job: 'spec' };
}, 60_000);
afterAll(async () => {
  await worker?.dataSource.destroy();
  await api?.close();
});

const levelOf = async (personId: string) => (await api.sql<{ level: number }>('select level from competency_levels where person_id = $1 and competency_id = $2', [personId, risk.id]))[0]?.level ?? null;

test('a file is tried, written once by the worker, and its wrong rows come back with what is wrong', async () => {
  const { learner, colleague, agencyAdmin, foreignLearner } = api.people;
  const rows = [
    'NIP;Kode;Sumber;Tingkat;Tanggal;Catatan',
    `${learner.identifier};tek-mr;tes;4;02-03-2026;Uji tulis`,
    `${learner.identifier};TEK-MR;tes;4;2026-03-02;Uji tulis lagi`,
    `${colleague.identifier};TEK-MR;atasan;2;2/3/2026;=1+1`,
    `${agencyAdmin.identifier};TEK-MR;atasan;5;2026-03-02;`,
    `${foreignLearner.identifier};TEK-MR;tes;5;2026-03-02;`,
    `${colleague.identifier};TEK-ZZ;sendiri;9;besok;`,
  ].join('\n');
  const file = { fileName: 'asesmen.csv', content: content(rows) };
  const tried = await admin.call(routes.tryLevelImport, { body: file });
  // Six rows: two findings of which one comes twice, and three that are wrong: oneself, somebody of another agency, four wrong cells.
  expect(tried).toMatchObject({ state: 'checked', rows: 6, counts: { created: 2, unchanged: 1, wrong: 3 }, done: 0 });
  expect(tried.errors.map(({ line, column, fault }) => `${line} ${column} ${fault}`)).toEqual([
    '5 identifier person_own', '6 identifier person_unknown', '7 code competency_unknown', '7 source source_unknown', '7 level level_invalid', '7 measuredOn day_invalid',
  ]);
  expect(await levelOf(learner.id)).toBeNull();
  const params = { importId: tried.id };
  expect(await admin.call(routes.applyLevelImport, { params, body: {} })).toMatchObject({ state: 'waiting' });
  expect((await admin.post(`/api/competency-levels/imports/${tried.id}/application`, {})).code).toBe('file_nothing_to_do');
  expect(await importing.going(system)).toEqual([tried.id]);
  await Promise.all([importing.run(system, tried.id), importing.run(system, tried.id)]);
  expect(await importing.going(system)).toEqual([]);
  expect(await admin.call(routes.levelImport, { params })).toMatchObject({ state: 'done', done: 2 });
  expect([await levelOf(learner.id), await levelOf(colleague.id)]).toEqual([4, 2]);
  expect(await api.sql('select 1 from competency_measurements where competency_id = $1', [risk.id])).toHaveLength(2);
  const wrong = await admin.get(`/api/competency-levels/imports/${tried.id}/wrong-rows`);
  expect(wrong.text).toContain('Yang perlu diperbaiki');
  expect(wrong.text).toContain('NIP: tidak boleh menilai diri sendiri');
  expect(wrong.text.trim().split('\r\n')).toHaveLength(4);
  expect((await admin.get(`/api/competency-levels/imports/${tried.id}/wrong-rows?language=en`)).text).toContain('Level: write 1 to 5');

  // The same file again: nothing is new.
  const again = await admin.call(routes.tryLevelImport, { body: file });
  expect(again.counts).toEqual({ created: 0, unchanged: 3, wrong: 3 });
  expect((await admin.post(`/api/competency-levels/imports/${again.id}/application`, {})).code).toBe('file_nothing_to_do');
  expect((await admin.call(routes.levelImports)).rows.map(({ id }) => id)).toEqual([again.id, tried.id]);
});

test('a long file is written in steps, goes on where it was, and two files at once write each finding once', async () => {
  const made = await api.sql<{ value: string }>(
    `with made as (insert into people (id, agency_id, full_name) select gen_random_uuid(), $1, 'Pegawai ' || n from generate_series(1, 1200) n returning id)
     insert into identifiers (id, agency_id, person_id, kind, value, valid_from) select gen_random_uuid(), $1, id, 'nip', (198001012005010000 + row_number() over (order by id))::text, '2020-01-01' from made returning value`, [api.agency.id]);
  const text = ['NIP;Kode;Sumber;Tingkat;Tanggal', ...made.map(({ value }, at) => `${value};TEK-MR;tes;${(at % 5) + 1};2026-04-01`)].join('\n');
  const [one, two] = [await admin.call(routes.tryLevelImport, { body: { fileName: 'satu.csv', content: content(text) } }), await admin.call(routes.tryLevelImport, { body: { fileName: 'dua.csv', content: content(text) } })];
  for (const { id } of [one, two]) await admin.call(routes.applyLevelImport, { params: { importId: id }, body: {} });
  await Promise.all([importing.run(system, one.id), importing.run(system, two.id), importing.run(system, one.id)]);
  expect(await admin.call(routes.levelImport, { params: { importId: one.id } })).toMatchObject({ state: 'done', done: 1200 });
  const [counted] = await api.sql<{ n: number; people: number }>(`select count(*)::int as n, count(distinct person_id)::int as people from competency_measurements where measured_on = '2026-04-01'`);
  expect(counted).toEqual({ n: 1200, people: 1200 });
}, 120_000);

test('the cells of a file are dropped after 30 days, though no other file comes; the counts stay, and what is being written stays whole', async () => {
  const forget = new ForgetCompetencyFiles(worker);
  const file = (name: string) => ({ fileName: name, content: content(`NIP;Kode;Sumber;Tingkat;Tanggal\n${api.people.learner.identifier};TEK-MR;tes;5;2026-05-01\n1;TEK-MR;tes;3;2026-05-01`) });
  const [old, going, young] = [
    await admin.call(routes.tryLevelImport, { body: file('lama.csv') }), await admin.call(routes.tryLevelImport, { body: file('berjalan.csv') }), await admin.call(routes.tryLevelImport, { body: file('baru.csv') }),
  ];
  await admin.call(routes.applyLevelImport, { params: { importId: going.id }, body: {} });
  await api.sql(`update tasks set created_at = now() - interval '30 days 1 hour' where id = any($1)`, [[old.id, going.id]]);
  expect(await forget.find(system)).toEqual([old.id]);
  for (const id of [old.id, old.id, going.id, young.id]) await forget.run(system, id);
  expect(await forget.find(system)).toEqual([]);
  const wrongOf = async (id: string) => (await admin.get(`/api/competency-levels/imports/${id}/wrong-rows`)).text.trim().split('\r\n').length;
  expect([await wrongOf(old.id), await wrongOf(going.id), await wrongOf(young.id)]).toEqual([1, 2, 2]);
  expect(await admin.call(routes.levelImport, { params: { importId: old.id } })).toMatchObject({ state: 'checked', rows: 2, counts: { created: 1, wrong: 1 }, errors: [] });
  expect((await admin.post(`/api/competency-levels/imports/${old.id}/application`, {})).code).toBe('file_nothing_to_do');
  const told = await api.sql(`select subject_id, facts from audit_entries where action = 'competency.file_deleted'`);
  expect(told).toEqual([{ subject_id: old.id, facts: { fileName: 'lama.csv' } }]);
  await importing.run(system, going.id);
  expect(await forget.find(system)).toEqual([going.id]);
});
