import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MakeReport } from '@sinau/application/reports';
import { reportsRoutes } from '@sinau/contracts/reports';
import { reportNames, reportShapes } from '@sinau/domain/reports';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { MemoryObjectStore } from '@sinau/storage';
import exceljs from 'exceljs';
import { startTestApi, type Client, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

const YEAR = 2026;
const report = (name: (typeof reportNames)[number], query: { year?: number; unitId?: string } = { year: YEAR }) => admin.call(reportsRoutes.one, { params: { report: name }, query });

async function award(person: TestPerson, hours: number): Promise<void> {
  await api.sql(
    `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind) values ($1, $2, $3, $4, 'award', $5, $6, 'certificate', $7, 'Kursus', 'technical', 16)`,
    [randomUUID(), person.agencyId, person.id, YEAR, hours, Math.round(hours * 45), randomUUID()]);
}

describe('JP by unit', () => {
  test('tells who reached the hours owed, unit by unit and below', async () => {
    const { learner, colleague, elsewhere, foreignLearner } = api.people;
    // 20 JP are owed: the learner has 12 + 8, the colleague of the same unit 19.5, somebody of another unit 30.
    for (const [person, hours] of [[learner, 12], [learner, 8], [colleague, 19.5], [elsewhere, 30], [foreignLearner, 40]] as const) await award(person, hours);
    const all = await report('hours');
    const units = await api.sql<{ name: string; id: string }>('select name, id from units where id in ($1, $2)', [api.units.field, api.units.other]);
    const rowOf = (id: string) => all.rows.find(([name]) => name === units.find((unit) => unit.id === id)?.name);
    // unit, people, hours, obliged, reached, share
    expect(rowOf(api.units.field)).toMatchObject([expect.anything(), 2, 39.5, 2, 1, 50]);
    expect(all.headline.value).toBe(2);
    const office = await report('hours', { year: YEAR, unitId: api.units.office });
    expect(office.rows.map(([name]) => name)).not.toContain(units.find((unit) => unit.id === api.units.other)?.name);
    expect(office.headline.value).toBe(1);
    expect((await report('hours', { year: YEAR - 1 })).headline.value).toBe(0);
    expect((await admin.get(`/api/reports/hours?unitId=${api.units.foreign}`)).status).toBe(404);
  });
});

test('decisions wait from the longest ended on; needs are unmet until a programme that has begun answers; budgets are of the year', async () => {
  const world = await learningWorld(api);
  await world.openRun(null, { from: -60, to: -20 });
  const before = await report('decisions');
  expect(before.rows[0]).toMatchObject(['Angkatan I', 'Manajemen risiko di puskesmas', expect.anything(), 20, 0, 0]);
  const [needId, programmeId] = [randomUUID(), randomUUID()];
  const { agencyId } = api.people.agencyAdmin;
  await api.sql(`insert into needs (id, agency_id, origin, year, title, people, weight, state, unit_id) values ($1, $2, 'gap', $3, 'Register risiko belum ada', 40, 80.5, 'accepted', $4)`, [needId, agencyId, YEAR, api.units.field]);
  expect((await report('needs')).rows).toMatchObject([['Register risiko belum ada', 'gap', expect.anything(), 40, 80.5]]);
  expect((await report('needs', { year: YEAR, unitId: api.units.other })).total).toBe(0);
  await api.sql(`insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, course_id, budget_planned, evaluation_plan) values ($1, $2, 'Manajemen risiko', $3, 'draft', '["x"]', $4, $5, 40000000, '{"reaction": true, "learning": true, "behaviourDays": [30], "resultMonths": null}')`,
    [programmeId, agencyId, YEAR, [api.people.agencyAdmin.id], world.courseId]);
  await api.sql('insert into programme_needs (programme_id, need_id, agency_id) values ($1, $2, $3)', [programmeId, needId, agencyId]);
  expect((await report('needs')).total).toBe(1);
  await api.sql(`update programmes set state = 'active' where id = $1`, [programmeId]);
  expect((await report('needs')).total).toBe(0);
  await api.sql(`insert into programme_budget_lines (id, agency_id, programme_id, kind, amount, created_by) values ($1, $2, $3, 'spent', 10000000, $4)`, [randomUUID(), agencyId, programmeId, api.people.agencyAdmin.id]);
  // 10 of 40 million: 25 %
  expect(await report('budget')).toMatchObject({ rows: [['Manajemen risiko', 40_000_000, 0, 10_000_000, 25]], headline: { value: 10_000_000, of: 40_000_000 } });
  expect((await report('budget', { year: YEAR + 1 })).total).toBe(0);
  // Its run ended 40 days ago: reaction was due a week after, behaviour after 30 days.
  const runId = await world.openRun(null, { from: -60, to: -40 });
  await api.sql('update runs set programme_id = $2 where id = $1', [runId, programmeId]);
  expect((await report('evaluations')).rows.map((row) => [row[1], row[3]])).toEqual([['reaction', 33], ['behaviour', 10]]);
});

test('the platform sees sums of every agency, and an agency nothing of another', async () => {
  const { rows } = await api.as(api.people.platformAdmin).call(reportsRoutes.platform, { query: { year: YEAR } });
  expect(rows).toHaveLength(2);
  const [own] = rows.filter((row) => Number(row[4]) > 0);
  expect(own).toMatchObject([expect.anything(), 8, expect.anything(), 2, expect.anything(), 0, 40_000_000, 10_000_000, 0]);
});

describe('a file', () => {
  const store = new MemoryObjectStore();

  async function made(format: 'csv' | 'xlsx'): Promise<Buffer> {
    const asked = await admin.call(reportsRoutes.exportReport, { params: { report: 'decisions' }, body: { format, language: 'id', year: YEAR } });
    expect(asked.state).toBe('waiting');
    const source = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec-worker' }).initialize();
    const make = new MakeReport(new Database(source), store);
    const actor = { kind: 'system', agencyId: api.agency.id, job: 'spec' } as const;
    // A job may run twice.
    for (let round = 0; round < 2; round += 1) await make.run(actor, asked.id, false);
    const state = await admin.call(reportsRoutes.exportState, { params: { exportId: asked.id } });
    expect(state).toMatchObject({ state: 'done', format });
    expect(state.done).toBe(state.total);
    const stored = await store.get(`reports/${api.agency.id}/${asked.id}.${format}`);
    const parts: Buffer[] = [];
    for await (const part of stored.body) parts.push(Buffer.from(part as Uint8Array));
    await api.sql(`update tasks set finished_at = now() - interval '8 days' where id = $1`, [asked.id]);
    for (const old of await make.find(actor)) await make.forget(actor, old);
    expect((await admin.get(`/api/report-exports/${asked.id}/address`)).code).toBe('report_not_ready');
    await source.destroy();
    return Buffer.concat(parts);
  }

  test('in CSV has all rows, and what begins like a formula is text', async () => {
    await api.sql(`update runs set name = '=HYPERLINK("x")' where id = (select id from runs where closed_at is null and ends_on < current_date - 30 order by ends_on limit 1)`);
    const text = (await made('csv')).toString('utf8');
    expect(text.split('\r\n')[0]).toBe('\uFEFF"Angkatan";"Kursus";"Berakhir";"Hari lewat";"Peserta";"Selesai"');
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('in XLSX has figures as figures and text as text', async () => {
    const book = new exceljs.Workbook();
    const bytes = await made('xlsx');
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    const sheet = book.worksheets[0];
    expect(sheet?.rowCount).toBe((await report('decisions')).total + 1);
    expect(sheet?.getRow(2).getCell(1).value).toBe('=HYPERLINK("x")');
    expect(typeof sheet?.getRow(2).getCell(4).value).toBe('number');
  });
});

test('every report has a row of as many cells as it has columns', async () => {
  for (const name of reportNames) for (const row of (await report(name)).rows) expect(row).toHaveLength(reportShapes[name].columns.length);
});
