import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { organisationsRoutes, type PersonView } from '@sinau/contracts/organisations';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

const routes = organisationsRoutes;
const NI_PPPK = '199203042021012005'; // born 4 March 1992, first contract 2021
const NIP = '199203042024052005'; // appointed May 2024
const password = 'sembilan burung camar';

function cookieOf(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const line = [headers['set-cookie'] ?? []].flat().find((text) => text.startsWith('__Host-sid='));
  return line?.slice(0, line.indexOf(';')) ?? '';
}

async function signIn(login: string, secret = password): Promise<{ status: number; cookie: string }> {
  const answer = await api.as(null).post('/api/sessions', { login, password: secret });
  return { status: answer.status, cookie: cookieOf(answer.headers) };
}

async function statusSoon(cookie: string, wanted: number): Promise<void> {
  const deadline = Date.now() + 20_000; // a busy machine; doors.http.spec.ts counts the five seconds
  while ((await api.as(null).get('/api/me', { cookie })).status !== wanted) {
    if (Date.now() > deadline) throw new Error(`still not ${wanted}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const postsOf = (person: PersonView) => person.appointments.map(({ positionTitle, unitName, assignmentKind, validFrom, validTo }) => [positionTitle, unitName, assignmentKind, validFrom, validTo]);

describe('Wulan Sari is hired, moves, changes her number, leads and retires', () => {
  let id = '';
  const params = () => ({ personId: id });
  const seenBySupervisor = async () => (await api.as(api.people.supervisor).get(`/api/people/${id}`)).status;
  const appoint = (body: Record<string, unknown>) => admin.post(`/api/people/${id}/appointments`, { positionKind: 'pelaksana', rank: null, ...body });

  test('hired under a contract: her number, her post, a first password that she must change', async () => {
    const hired = await admin.call(routes.createPerson, {
      body: {
        fullName: 'Wulan Sari', birthPlace: 'Kendal', birthDate: '1992-03-04', email: 'wulan@kota.test', identifier: { kind: 'ni_pppk', value: NI_PPPK, validFrom: '2021-02-01' },
        appointment: { unitId: api.units.field, positionTitle: 'Perawat', positionKind: 'terampil', rank: 'IX', validFrom: '2021-02-01' },
      },
    });
    id = hired.id;
    expect(hired.roles.map(({ role }) => role)).toEqual(['learner']);
    expect(await seenBySupervisor()).toBe(200);

    const { password: first } = await admin.call(routes.issuePassword, { params: params(), body: { delivery: 'show' } });
    const opened = await signIn(NI_PPPK, first ?? '');
    expect((await api.as(null).get('/api/enrolments', { cookie: opened.cookie })).code).toBe('password_change_required');
    expect((await api.as(null).post('/api/me/password', { current: first, next: password }, { cookie: opened.cookie })).status).toBe(200);
  });

  test('a move ends the post before on the day before, and who oversaw her there sees her no longer', async () => {
    expect((await appoint({ unitId: api.units.other, positionTitle: 'Perawat Mahir', positionKind: 'mahir', rank: 'X', validFrom: '2023-07-01' })).status).toBe(200);
    const person = await admin.call(routes.person, { params: params() });
    expect(postsOf(person)).toEqual([
      ['Perawat Mahir', 'Dinas Kependudukan', 'definitive', '2023-07-01', null],
      ['Perawat', 'Puskesmas Melati', 'definitive', '2021-02-01', '2023-06-30'],
    ]);
    expect(await seenBySupervisor()).toBe(404);
  });

  test('posts that overlap, or that begin tomorrow, are refused; nothing is half done', async () => {
    const wish = { unitId: api.units.office, positionTitle: 'Kepala Seksi', positionKind: 'pengawas' };
    expect(await appoint({ ...wish, validFrom: '2022-01-01' })).toMatchObject({ status: 409, code: 'period_overlaps', body: { detail: 'Tanggal ini masuk ke masa yang sudah tercatat sejak 1 Jul 2023. Pilih tanggal sesudahnya.', facts: { from: '2023-07-01', to: null } } });
    expect(await appoint({ ...wish, validFrom: '2999-01-01' })).toMatchObject({ status: 400, code: 'date_in_future' });
    expect(await appoint({ ...wish, unitId: api.units.foreign, validFrom: '2024-01-01' })).toMatchObject({ status: 404 });
    expect(postsOf(await admin.call(routes.person, { params: params() }))).toHaveLength(2);
  });

  test('two administrators promote her at once: she holds one definitive post', async () => {
    const answers = await Promise.all(['2024-01-02', '2024-01-01', '2024-01-03'].map((validFrom) => appoint({ unitId: api.units.other, positionTitle: `Perawat ${validFrom}`, positionKind: 'penyelia', rank: 'XI', validFrom })));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const { appointments } = await admin.call(routes.person, { params: params() });
    expect(appointments.filter(({ validTo }) => validTo === null)).toHaveLength(1);
  });

  test('an acting post stands beside the definitive one until its last day', async () => {
    expect((await appoint({ unitId: api.units.field, positionTitle: 'Plt. Kepala Puskesmas', assignmentKind: 'plt', validFrom: '2024-02-01' })).status).toBe(200);
    expect(await seenBySupervisor()).toBe(200);
    const acting = (await admin.call(routes.person, { params: params() })).appointments.find(({ assignmentKind }) => assignmentKind === 'plt');
    const end = (validTo: string) => admin.put(`/api/people/${id}/appointments/${acting?.id ?? ''}/end`, { validTo });
    expect(await end('2024-01-31')).toMatchObject({ status: 400, code: 'date_order' });
    expect(await end('2999-01-31')).toMatchObject({ status: 400, code: 'date_in_future' });
    expect((await end('2024-06-30')).status).toBe(200);
    expect((await end('2024-07-31')).status).toBe(404);
    expect(await seenBySupervisor()).toBe(404);
  });

  test('from NI PPPK to NIP: the old number opens nothing more, the new one does, and both stay written', async () => {
    const give = (value: string, validFrom: string) => admin.post(`/api/people/${id}/identifiers`, { kind: 'nip', value, validFrom });
    expect(await give('199203042024132005', '2024-05-01')).toMatchObject({ status: 400, code: 'identifier_invalid' });
    expect(await give(api.people.colleague.identifier, '2024-05-01')).toMatchObject({ status: 409, code: 'identifier_taken' });
    expect(await give(NIP, '2021-01-31')).toMatchObject({ status: 409, code: 'period_overlaps' });
    expect((await signIn(NI_PPPK)).status).toBe(201);
    expect((await give(NIP, '2024-05-01')).status).toBe(200);
    const { identifiers } = await admin.call(routes.person, { params: params() });
    expect(identifiers.map(({ kind, value, validFrom, validTo }) => [kind, value, validFrom, validTo])).toEqual([
      ['nip', NIP, '2024-05-01', null],
      ['ni_pppk', NI_PPPK, '2021-02-01', '2024-04-30'],
    ]);
    expect([(await signIn(NI_PPPK)).status, (await signIn(NIP)).status]).toEqual([401, 201]);
  });

  test('a number entered wrongly today is corrected today: the wrong one never held', async () => {
    const wrong = '199203042024052006';
    const give = (value: string) => admin.post(`/api/people/${id}/identifiers`, { kind: 'nip', value });
    expect([(await give(wrong)).status, (await give('199203042024052007')).status]).toEqual([200, 200]);
    const { identifiers } = await admin.call(routes.person, { params: params() });
    const mistaken = identifiers.find(({ value }) => value === wrong);
    expect(mistaken && mistaken.validTo !== null && mistaken.validTo < mistaken.validFrom).toBe(true);
    expect([(await signIn(wrong)).status, (await signIn('199203042024052007')).status]).toEqual([401, 201]);
  });

  test('a role gives access with the next sign-in, and takes it within five seconds', async () => {
    const before = await signIn('wulan@kota.test');
    const held = await admin.call(routes.assignRole, { params: params(), body: { role: 'supervisor', scopeKind: 'unit', scopeId: api.units.other, validTo: null } });
    await statusSoon(before.cookie, 401); // a session never outlives a change of what it may do
    const leading = await signIn('wulan@kota.test');
    expect((await api.as(null).get(`/api/people/${api.people.elsewhere.id}`, { cookie: leading.cookie })).status).toBe(200);
    expect((await api.as(null).get(`/api/people/${api.people.colleague.id}`, { cookie: leading.cookie })).status).toBe(404);
    const assignmentId = held.roles.find(({ role }) => role === 'supervisor')?.id ?? '';
    const after = await admin.call(routes.endRole, { params: { personId: id, assignmentId } });
    expect(after.pastRoles.map(({ role, scopeName }) => [role, scopeName])).toEqual([['supervisor', 'Dinas Kependudukan']]);
    await statusSoon(leading.cookie, 401);
    const again = await signIn('wulan@kota.test');
    expect((await api.as(null).get('/api/people', { cookie: again.cookie })).status).toBe(403);
  });

  test('a role with a last day ends by itself', async () => {
    await admin.call(routes.assignRole, { params: params(), body: { role: 'auditor', scopeKind: 'agency', validTo: '2999-12-31' } });
    const { cookie } = await signIn('wulan@kota.test');
    expect((await api.as(null).get('/api/people', { cookie })).status).toBe(200);
    await api.sql(`update role_assignments set valid_from = current_date - 30, valid_to = current_date - 1 where person_id = $1 and role = 'auditor'`, [id]);
    expect((await api.as(null).get('/api/people', { cookie: (await signIn('wulan@kota.test')).cookie })).status).toBe(403);
    expect((await admin.call(routes.person, { params: params() })).roles.map(({ role }) => role)).toEqual(['learner']);
  });

  test('she retires: posts and roles end, every session dies, and nobody signs in by her name', async () => {
    const { cookie } = await signIn('wulan@kota.test');
    const retire = (body: unknown) => admin.post(`/api/people/${id}/retirement`, body);
    expect(await retire({ lastDay: '2999-01-01', reason: 'Pensiun' })).toMatchObject({ status: 400, code: 'date_in_future' });
    const retired = (await retire({ lastDay: '2025-06-30', reason: 'Batas usia pensiun' })).as(routes.retirePerson.returns);
    expect(retired).toMatchObject({ state: 'suspended', roles: [] });
    expect(retired.appointments.every(({ validTo }) => validTo !== null)).toBe(true);
    expect(retired.appointments[0]).toMatchObject({ validTo: '2025-06-30' });
    await statusSoon(cookie, 401);
    expect((await signIn('wulan@kota.test')).status).toBe(401);
    expect(retired.pastRoles.map(({ role }) => role).sort()).toEqual(['auditor', 'learner', 'supervisor']);

    const trail = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 and actor_id = $2 order by position`, [id, api.people.agencyAdmin.id]);
    expect(trail.map(({ action }) => action)).toEqual([
      'person.created', 'password.issued', 'person.appointed', ...trail.filter(({ action }) => action === 'person.appointed').slice(2).map(({ action }) => action), 'person.appointed', 'person.appointment_ended',
      'person.identifier_given', 'person.identifier_given', 'person.identifier_given', 'role.assigned', 'role.ended', 'role.assigned', 'person.retired',
    ]);
  });
});

test('nobody retires themselves, nor the last administrator, nor somebody of another agency', async () => {
  const body = { lastDay: '2025-06-30', reason: 'Pensiun' };
  expect(await admin.post(`/api/people/${api.people.agencyAdmin.id}/retirement`, body)).toMatchObject({ status: 409, code: 'own_account' });
  expect(await api.as(api.people.platformAdmin).post(`/api/people/${api.people.agencyAdmin.id}/retirement`, body)).toMatchObject({ status: 409, code: 'last_admin' });
  expect((await admin.post(`/api/people/${api.people.foreignLearner.id}/retirement`, body)).status).toBe(404);
  expect((await admin.post(`/api/people/${api.people.platformAdmin.id}/retirement`, body)).status).toBe(403);
  expect((await api.as(api.people.agencyAdmin).get('/api/me')).status).toBe(200);
});

test('a suspended person is out at once, and back with the old password', async () => {
  const { colleague } = api.people;
  await api.givePassword(colleague, password);
  const { cookie } = await signIn(colleague.identifier);
  await admin.call(routes.suspendPerson, { params: { personId: colleague.id }, body: { reason: 'Cuti di luar tanggungan negara' } });
  await statusSoon(cookie, 401);
  expect((await signIn(colleague.identifier)).status).toBe(401);
  await admin.call(routes.reactivatePerson, { params: { personId: colleague.id } });
  expect((await signIn(colleague.identifier)).status).toBe(201);
});

test('who is searched by a whole name is found, whatever signs are in it', async () => {
  const names = ['Rahayu Sekarwangi, A.Md.Kep.', "Ma'ruf Al-Amin, S.Kom., M.T.", 'I Gusti Ngurah R. Wédana', 'dr. Galuh Ratnaduhita, Sp.PD-KGH'];
  const born = (index: number) => `19900101201501200${index + 1}`;
  for (const [index, fullName] of names.entries()) {
    await admin.call(routes.createPerson, {
      body: {
        fullName, birthPlace: null, birthDate: null, email: null, identifier: { kind: 'nip', value: born(index), validFrom: '2015-01-01' },
        appointment: { unitId: api.units.field, positionTitle: 'Perawat', positionKind: 'terampil', rank: null, validFrom: '2015-01-01' },
      },
    });
  }
  const found = async (search: string) => (await admin.call(routes.people, { query: { search } })).rows.map(({ fullName }) => fullName);
  for (const name of names) expect(await found(name)).toEqual([name]);
  expect(await found('md kep')).toEqual(['Rahayu Sekarwangi, A.Md.Kep.']);
  expect(await found('amin ruf')).toEqual(["Ma'ruf Al-Amin, S.Kom., M.T."]);
  expect(await found('a.m.d')).toEqual([]);
});
