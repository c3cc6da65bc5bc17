import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { careerReport, careerYears } from '@sinau/application/points';
import { pointsRoutes } from '@sinau/contracts/points';
import type { PersonActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { careerOf, careerPerson, hoursRules, reverseHours } from '@sinau/persistence/points';
import { createDataSource } from '@sinau/persistence/schema';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { addClaim } from './claims.spec-kit.js';
import { addAward } from './records.spec-kit.js';

let api: TestApi;
let source: DataSource;
let serving: Database;
beforeAll(async () => {
  api = await startTestApi();
  source = await createDataSource(api.database.urls.app, { size: 2, name: 'spec' }).initialize();
  serving = new Database(source);
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});

const actorOf = ({ id, agencyId, name }: TestPerson): PersonActor => ({ kind: 'person', personId: id, agencyId, name, sessionId: randomUUID(), assignments: [] });
async function fileOf(person: TestPerson) {
  const actor = actorOf(person);
  const found = await careerPerson(serving, actor, person.id);
  if (!found) throw new Error('nobody');
  return { person: found, awards: await careerOf(serving, actor, person.id, null), rules: await serving.transaction(actor, hoursRules) };
}

test('what is printed equals the ledger: after random awards and reversals each year\'s sum is the fold, and what was taken back is left out', async () => {
  const act = fc.record({ year: fc.constantFrom(2024, 2025, 2026), halves: fc.integer({ min: 1, max: 40 }), back: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
    const person = api.people.colleague;
    for (const { year, halves, back } of acts) {
      const evidenceId = await addAward(api, person, { year, hours: halves / 2 });
      if (back) await serving.transaction(actorOf(person), (transaction) => reverseHours(transaction, 'mentoring', evidenceId));
    }
    const years = careerYears(await fileOf(person));
    for (const year of [2024, 2025, 2026]) {
      const screen = await api.as(person).call(pointsRoutes.mine, { query: { year } });
      const printed = years.find((one) => one.year === year);
      expect([year, printed?.total ?? 0, printed?.counted ?? 0]).toEqual([year, screen.total, screen.counted]);
      expect(screen.byClass.reduce((sum, { hours }) => sum + hours, 0)).toBe(printed === undefined ? 0 : printed.byClass.technical + printed.byClass.managerial + printed.byClass.sociocultural);
    }
  }), { numRuns: 8 });
});

test('the record names who, what and by which evidence: 24 JP claimed of which 20 were accepted, and 4 of mentoring', async () => {
  const { learner } = api.people;
  const claimId = await addClaim(api, learner, { state: 'accepted', number: '12/LAN/2026', organiser: 'LAN RI 😀', startsOn: '2026-03-03', endsOn: '2026-03-04' });
  await api.sql(`insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind) values ($1, $2, $3, 2026, 'award', 20, 900, 'external', $4, 'Analisis kebijakan publik', 'technical', 3)`, [randomUUID(), learner.agencyId, learner.id, claimId]);
  await addAward(api, learner, { title: '=HYPERLINK("x")' });
  const report = careerReport(await fileOf(learner), { at: new Date('2026-11-22T03:00:00Z'), language: 'id', checkAddress: 'https://sinau.test/verifikasi' });
  expect(report.facts).toEqual(expect.arrayContaining([{ label: 'Nama', value: learner.name }, { label: 'NIP', value: learner.identifier }]));
  const [totals, year] = report.tables;
  expect(totals?.rows.map((row) => row.slice(0, 6))).toEqual([['2026', '24', '0', '0', '24', '24']]);
  expect(year?.rows.map((row) => row)).toEqual([
    ['=HYPERLINK("x")', expect.any(String), 'Mentoring', 'Teknis', '2 Maret 2026', 'Mentoring', '4'],
    ['Analisis kebijakan publik', 'LAN RI ?', 'Pelatihan teknis', 'Teknis', '3 Maret 2026 – 4 Maret 2026', 'Pelatihan di luar Sinau, nomor 12/LAN/2026', '20'],
  ]);
  expect(year?.total?.at(-1)).toBe('24');

  const own = await api.as(learner).get('/api/me/career-record');
  expect([own.status, own.headers['content-type'], own.headers['content-disposition'], own.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', 'attachment; filename="catatan-kompetensi.pdf"', '%PDF-']);
  expect(own.bytes.toString('latin1')).toContain('/MarkInfo');

  const json = (await api.as(learner).get('/api/me/career-record?format=json&year=2026')).body;
  expect(json).toMatchObject({ kursus: [{ namaKursus: '=HYPERLINK("x")' }, { namaKursus: 'Analisis kebijakan publik', nomorSertipikat: '12/LAN/2026', jumlahJam: 20, pnsOrangId: learner.identifier, tanggalKursus: '03-03-2026', tanggalSelesaiKursus: '04-03-2026', tahunKursus: 2026, jenisDiklatId: '3', institusiPenyelenggara: 'LAN RI 😀' }], diklat: [] });
  const csv = (await api.as(learner).get('/api/me/career-record?format=kursus_csv')).text;
  const rows: string[][] = parse(csv.replace(/^\uFEFF/, ''), { delimiter: ';' });
  expect(rows.map((row) => row[5])).toEqual(['namaKursus', '\'=HYPERLINK("x")', 'Analisis kebijakan publik']);
  expect((await api.as(learner).get('/api/me/career-record?format=diklat_csv')).text).toBe('\uFEFFinstitusiPenyelenggara;jumlahJam;latihanStrukturalNama;nomor;pnsOrangId;tahun;tanggal;tanggalSelesai\r\n');
});

test('an administrator prints a person\'s record, a supervisor that of their team alone; the audit names who printed whose', async () => {
  const { agencyAdmin, supervisor, colleague, elsewhere, foreignLearner } = api.people;
  const print = (who: TestPerson, whose: TestPerson, body: { year?: number }) => api.as(who).post(`/api/people/${whose.id}/career-record`, body);
  const printed = await print(agencyAdmin, colleague, { year: 2026 });
  expect([printed.status, printed.headers['content-type'], printed.headers['content-disposition']]).toEqual([200, 'application/pdf', 'attachment; filename="catatan-kompetensi-2026.pdf"']);
  expect((await print(supervisor, colleague, {})).status).toBe(200);
  for (const refused of [await print(agencyAdmin, foreignLearner, {}), await print(supervisor, elsewhere, {}), await print(supervisor, supervisor, {})]) expect(refused.status).toBe(404);
  const kept = await api.sql<{ actor: string; subject: string; facts: unknown }>(`select actor_id as actor, subject_id as subject, facts from audit_entries where action = 'career.printed' order by position`);
  expect(kept).toEqual([{ actor: agencyAdmin.id, subject: colleague.id, facts: { year: 2026 } }, { actor: supervisor.id, subject: colleague.id, facts: { year: null } }]);
  // A look that changes nothing is all that a GET may be.
  expect((await api.as(agencyAdmin).get(`/api/people/${colleague.id}/career-record`)).status).toBe(404);
});

test('a name that cannot be printed is told, with the letters', async () => {
  await api.sql(`update people set full_name = 'Rani 王' where id = $1`, [api.people.elsewhere.id]);
  const answer = await api.as(api.people.elsewhere).get('/api/me/career-record');
  expect([answer.status, answer.code]).toEqual([409, 'record_unprintable']);
});
