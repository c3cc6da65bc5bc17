import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { organisationsRoutes, type UnitView } from '@sinau/contracts/organisations';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

const routes = organisationsRoutes;
const create = (name: string, parentId: string | null): Promise<UnitView> => admin.call(routes.createUnit, { body: { name, code: name.toUpperCase().replaceAll(' ', '-'), parentId } });
const move = (id: string, parentId: string | null) => admin.put(`/api/units/${id}/parent`, { parentId });
const close = (id: string, closedOn?: string) => admin.post(`/api/units/${id}/closing`, closedOn === undefined ? {} : { closedOn });
const tree = async () => new Map((await admin.call(routes.units)).units.map((unit) => [unit.id, unit]));

test('a unit is made, renamed and moved, never below itself', async () => {
  const bureau = await create('Biro Umum', null);
  const section = await create('Bagian Arsip', bureau.id);
  const team = await create('Tim Digitalisasi', section.id);
  expect(await admin.post('/api/units', { name: 'Kembar', code: 'BIRO-UMUM', parentId: null })).toMatchObject({ status: 409, code: 'code_taken' });
  expect((await admin.call(routes.changeUnit, { params: { unitId: section.id }, body: { name: 'Bagian Kearsipan', code: 'ARSIP' } })).name).toBe('Bagian Kearsipan');
  for (const below of [bureau.id, section.id, team.id]) expect(await move(bureau.id, below)).toMatchObject({ status: 409, code: 'unit_cycle' });
  expect((await move(team.id, bureau.id)).status).toBe(200);
  expect((await move(section.id, team.id)).status).toBe(200);
  expect((await tree()).get(section.id)?.parentId).toBe(team.id);
  expect((await move(team.id, api.units.foreign)).status).toBe(404);
});

test('two moves at once that would make a circle together: one of them is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = [await create(`Satu ${round}`, null), await create(`Dua ${round}`, null)];
    const answers = await Promise.all([move(one.id, other.id), move(other.id, one.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
});

test('a unit closes on a day, once nobody serves there and nothing open stands below', async () => {
  const office = await create('UPT Pasar', null);
  const post = await create('Pos Pasar Lama', office.id);
  const person = await admin.call(routes.createPerson, {
    body: { fullName: 'Tri Pasar', birthPlace: null, birthDate: null, email: null, identifier: null, appointment: { unitId: post.id, positionTitle: 'Juru pungut', positionKind: 'pelaksana', rank: null, validFrom: '2022-01-01' } },
  });
  expect(await close(post.id)).toMatchObject({ status: 409, code: 'unit_in_use', body: { facts: { people: 1, openUnits: 0 } } });
  expect(await close(office.id)).toMatchObject({ status: 409, code: 'unit_in_use', body: { facts: { people: 0, openUnits: 1 } } });

  await admin.call(routes.appoint, { params: { personId: person.id }, body: { unitId: office.id, positionTitle: 'Juru pungut', positionKind: 'pelaksana', rank: null, validFrom: '2024-03-01' } });
  expect(await close(post.id, '2024-02-28')).toMatchObject({ status: 409, code: 'closed_before_posts', body: { facts: { lastPost: '2024-02-29' } } });
  expect(await close(post.id, '2999-01-01')).toMatchObject({ status: 400, code: 'date_in_future' });
  expect((await close(post.id, '2024-02-29')).as(routes.closeUnit.returns)).toMatchObject({ closed: true, closedOn: '2024-02-29' });

  const back = { unitId: post.id, positionTitle: 'Juru pungut', positionKind: 'pelaksana', rank: null };
  expect((await admin.post(`/api/people/${person.id}/appointments`, back)).status).toBe(404);
  expect(await admin.post('/api/units', { name: 'Loket', code: 'LOKET', parentId: post.id })).toMatchObject({ status: 409, code: 'unit_closed' });
  expect(await admin.call(routes.reopenUnit, { params: { unitId: post.id } })).toMatchObject({ closed: false, closedOn: null });
  const trail = await api.sql<{ action: string; facts: { closedOn?: string } }>(`select action, facts from audit_entries where subject_id = $1 order by position`, [post.id]);
  expect(trail.map(({ action }) => action)).toEqual(['unit.created', 'unit.closed', 'unit.reopened']);
  expect(trail[1]?.facts.closedOn).toBe('2024-02-29');
});
