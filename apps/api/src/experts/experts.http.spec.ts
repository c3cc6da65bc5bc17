import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { expertFileView, expertsRoutes, expertView, type ExpertView } from '@sinau/contracts/experts';
import { sessionsRoutes } from '@sinau/contracts/sessions';
import { v7 } from 'uuid';
import { startTestApi, type Client, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { sessionWorld } from '../sessions/session-world.spec-kit.js';
import { addExpert } from './experts.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values (gen_random_uuid(), $1, 'T-01', 'Manajemen risiko', 'technical', '[]')`, [api.agency.id]);
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  for (const table of ['expert_raters', 'expert_ratings', 'session_experts', 'expert_competencies', 'expert_periods', 'experts']) await api.sql(`delete from ${table}`);
});

const form = { name: 'Dr. Laksmi Pranandari', homeAgency: 'Universitas Tirta', competencies: ['T-01'], expertise: ['audit internal'], feeBand: 'standard' as const, availability: 'Selasa pagi', contact: 'laksmi@univ.example', periods: [] };
const add = (change: Partial<Omit<typeof form, 'periods' | 'feeBand' | 'contact'>> & { contact?: string | null; feeBand?: 'none' | 'standard' | 'above_standard'; periods?: { kind: 'available' | 'away'; startsOn: string; endsOn: string }[] } = {}): Promise<ExpertView> =>
  admin.call(expertsRoutes.create, { body: { ...form, ...change } });
const names = async (query: Record<string, string> = {}) => (await admin.call(expertsRoutes.list, { query })).rows.map(({ name }) => name);
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('found by words, competency, fee and day; changed by the revision that was seen; archived and restored', async () => {
  const laksmi = await add();
  await add({ name: 'Satrio Wibisana', competencies: [], expertise: ['layanan digital'], feeBand: 'above_standard', periods: [{ kind: 'away', startsOn: day(10), endsOn: day(12) }] });
  expect([await names({ search: 'manajemen' }), await names({ search: 'layanan' }), await names({ feeBand: 'above_standard' })]).toEqual([['Dr. Laksmi Pranandari'], ['Satrio Wibisana'], ['Satrio Wibisana']]);
  expect(await names({ competencyId: laksmi.competencies[0]?.id ?? '' })).toEqual(['Dr. Laksmi Pranandari']);
  expect([(await names({ day: day(11) })).length, (await names({ day: day(13) })).length]).toEqual([1, 2]);

  const params = { expertId: laksmi.id };
  await admin.call(expertsRoutes.change, { params, body: { ...form, revision: laksmi.revision, feeBand: 'none' } });
  expect((await admin.put(`/api/experts/${laksmi.id}`, { ...form, revision: laksmi.revision })).code).toBe('conflict');
  expect((await admin.post('/api/experts', form)).code).toBe('expert_exists');
  expect((await admin.post('/api/experts', { ...form, name: 'Lain', competencies: ['X-9'] })).code).toBe('expert_competency_unknown');
  await admin.call(expertsRoutes.archive, { params, body: {} });
  expect([await names(), await names({ archived: 'yes' })]).toEqual([['Satrio Wibisana'], ['Dr. Laksmi Pranandari']]);
  expect(await admin.call(expertsRoutes.restore, { params })).toMatchObject({ archived: false, feeBand: 'none' });
});

test('a page of one leads to the next, by name', async () => {
  for (const name of ['Anwar', 'Budi', 'Citra']) await add({ name });
  const first = await admin.call(expertsRoutes.list, { query: { limit: 2 } });
  const rest = await admin.call(expertsRoutes.list, { query: { limit: 2, after: first.next ?? '' } });
  expect([first.rows.map(({ name }) => name), rest.rows.map(({ name }) => name), rest.next]).toEqual([['Anwar', 'Budi'], ['Citra'], null]);
});

test('a file is tried, applied and written out again; the same file a second time changes nothing, and no cell is a formula', async () => {
  await add({ name: '=CMD()', contact: null });
  const file = (text: string) => ({ content: Buffer.from(text).toString('base64') });
  const rows = 'Nama;Instansi asal;Kompetensi;Keahlian;Honor\nHendra;Balai Pelatihan;t-01;audit | risiko;Standar\n;Tanpa nama;;;\nHendra;Balai Pelatihan;;;\nWati;Balai Pelatihan;X-9;;mahal\n';
  const tried = await admin.call(expertsRoutes.checkFile, { body: file(rows) });
  expect(tried).toEqual({
    rows: 4, counts: { created: 1, changed: 0, unchanged: 0, wrong: 3 },
    errors: [
      { line: 3, column: 'name', fault: 'missing', value: '' }, { line: 4, column: 'name', fault: 'twice', value: 'Hendra' },
      { line: 5, column: 'competencies', fault: 'competency_unknown', value: 'X-9' }, { line: 5, column: 'feeBand', fault: 'band_unknown', value: 'mahal' },
    ],
  });
  expect((await names()).length).toBe(1);
  await admin.call(expertsRoutes.applyFile, { body: file(rows) });
  const out = await admin.get('/api/experts/file');
  expect(out.text).toContain(`'=CMD()`);
  expect(out.text).toContain('Hendra;Balai Pelatihan;T-01;audit | risiko;Standar');
  const again = await admin.post('/api/experts/file/check', file(out.text));
  expect(again.as(expertFileView)).toMatchObject({ counts: { created: 0, changed: 0, unchanged: 2, wrong: 0 } });
  expect((await admin.post('/api/experts/file', file(out.text))).code).toBe('file_nothing_to_do');
});

test('invited on a day they can come, and to one session at a time', async () => {
  const { sessionId } = await sessionWorld(api);
  const session = await admin.call(sessionsRoutes.one, { params: { sessionId } });
  const today = new Date(session.startsAt).toLocaleDateString('en-CA', { timeZone: session.timeZone });
  const away = await add({ name: 'Pergi', periods: [{ kind: 'away', startsOn: today, endsOn: today }] });
  const expert = await add();
  const invite = (who: string, to: string) => admin.put(`/api/run-sessions/${to}/experts/${who}`, { topic: 'Daftar risiko' });
  expect((await invite(away.id, sessionId)).code).toBe('expert_away');
  expect((await invite(expert.id, sessionId)).status).toBe(200);
  const other = await sessionWorld(api);
  expect((await invite(expert.id, other.sessionId)).code).toBe('expert_elsewhere');
  await admin.call(expertsRoutes.answer, { params: { sessionId, expertId: expert.id }, body: { state: 'declined' } });
  expect((await invite(expert.id, other.sessionId)).status).toBe(200);
  expect((await admin.call(expertsRoutes.one, { params: { expertId: expert.id } })).invitedTo.map(({ state }) => state).toSorted()).toEqual(['declined', 'invited']);
  await admin.call(expertsRoutes.uninvite, { params: { sessionId: other.sessionId, expertId: expert.id } });
  expect((await invite(v7(), sessionId)).status).toBe(404);
});

test('rated by those who attended, once each; shown from the fifth on, and no row tells whose a mark is', async () => {
  const { sessionId, world } = await sessionWorld(api);
  const expertId = await addExpert(api, api.agency.id);
  await api.sql(`insert into session_experts (session_id, expert_id, agency_id) values ($1, $2, $3)`, [sessionId, expertId, api.agency.id]);
  await api.sql(`update run_sessions set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour' where id = $1`, [sessionId]);
  const { learner, colleague, elsewhere, instructor, auditor, supervisor } = api.people;
  const people: TestPerson[] = [learner, colleague, elsewhere, instructor, auditor];
  for (const person of [instructor, auditor, supervisor]) await api.assign(person, 'learner');
  for (const person of [...people, supervisor]) await world.enrol(person);
  const attend = (person: TestPerson, present: boolean) =>
    api.sql(`insert into attendance_decisions (id, agency_id, session_id, person_id, number, present, share, basis) values (gen_random_uuid(), $1, $2, $3, 1, $4, 100, 'paper')`, [api.agency.id, sessionId, person.id, present]);
  for (const person of people) await attend(person, true);
  await attend(supervisor, false);
  const rate = (person: TestPerson, mark: number) => api.as(person).post('/api/me/expert-ratings', { sessionId, expertId, mark });
  const rating = async () => (await admin.get(`/api/experts/${expertId}`)).as(expertView).rating;

  expect((await rate(supervisor, 1)).status).toBe(404); // was not there
  expect((await api.as(learner).call(expertsRoutes.toRate, {})).rows).toMatchObject([{ sessionId, expertId }]);
  // 5 + 4 + 4 + 5 = 18 of four is hidden; with 3 it is 21 of five: 4.2.
  for (const [index, mark] of [5, 4, 4, 5].entries()) expect((await rate(people[index] ?? learner, mark)).status).toBe(204);
  expect((await rate(learner, 1)).status).toBe(404);
  expect([await rating(), (await admin.call(expertsRoutes.list, {})).rows[0]?.rating]).toEqual([null, null]);
  expect((await rate(auditor, 3)).status).toBe(204);
  expect(await rating()).toEqual({ mean: 4.2, count: 5 });
  expect((await api.as(learner).call(expertsRoutes.toRate, {})).rows).toEqual([]);
  const columns = await api.sql<{ name: string }>(`select column_name as name from information_schema.columns where table_name = 'expert_ratings' order by 1`);
  expect(columns.map(({ name }) => name)).toEqual(['agency_id', 'expert_id', 'id', 'mark', 'session_id']);
  expect((await admin.delete(`/api/run-sessions/${sessionId}/experts/${expertId}`)).code).toBe('expert_was_rated');
});
