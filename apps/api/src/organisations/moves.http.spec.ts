import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ImportPeople } from '@sinau/application/organisations';
import { organisationsRoutes, type PersonView } from '@sinau/contracts/organisations';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let worker: DataSource;
let city: Client;
let county: Client;
beforeAll(async () => {
  api = await startTestApi();
  worker = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  city = api.as(api.people.agencyAdmin);
  county = api.as(api.people.foreignAdmin);
}, 60_000);
afterAll(async () => {
  await worker.destroy();
  await api.close();
});

const routes = organisationsRoutes;
/** Born 7 August 1990, appointed March 2015. */
const nip = (sequence: number) => `199008072015032${String(sequence).padStart(3, '0')}`;

const hire = (who: Client, fullName: string, identifier: string, email: string) =>
  who.post('/api/people', { fullName, birthPlace: null, birthDate: null, email, identifier: { kind: 'nip', value: identifier, validFrom: '2020-01-01' }, appointment: null });
const hired = async (who: Client, fullName: string, identifier: string, email: string): Promise<PersonView> => {
  const answer = await hire(who, fullName, identifier, email);
  expect(answer.status).toBe(201);
  return answer.as(routes.createPerson.returns);
};
const retire = (who: Client, personId: string, lastDay = '2026-06-30') => who.call(routes.retirePerson, { params: { personId }, body: { lastDay, reason: 'Pindah instansi' } });
const reactivate = (who: Client, personId: string) => who.delete(`/api/people/${personId}/suspension`);
const found = async (who: Client, search: string) => (await who.call(routes.people, { query: { search } })).rows.map(({ fullName, identifier, state }) => [fullName, identifier, state]);

/** Signs in by a first password that the administrator was shown; the status of the sign-in. */
async function signsIn(who: Client, personId: string, login: string): Promise<number> {
  const { password } = await who.call(routes.issuePassword, { params: { personId }, body: { delivery: 'show' } });
  return (await api.as(null).post('/api/sessions', { login, password })).status;
}

async function checked(who: Client, content: string) {
  const upload = (await who.post('/api/people-imports', { fileName: 'pegawai.csv', content: Buffer.from(content).toString('base64') })).as(routes.startImport.returns);
  return who.call(routes.checkImport, { params: { importId: upload.id }, body: { mapping: upload.mapping } });
}

describe('Ayu Kartika moves from the city to the county', () => {
  const number = nip(1);
  let there: PersonView;
  let here: PersonView;

  test('while she serves in the city, the county can’t add her', async () => {
    there = await hired(city, 'Ayu Kartika', number, 'ayu@asn.test');
    expect(await hire(county, 'Ayu Kartika', number, 'lain@asn.test')).toMatchObject({ status: 409, code: 'identifier_taken' });
    expect(await hire(county, 'Ayu Kartika', nip(9), 'ayu@asn.test')).toMatchObject({ status: 409, code: 'email_taken' });
  });

  test('the city ends her service: her number holds until that day, and finds her still', async () => {
    const retired = await retire(city, there.id);
    expect(retired.identifiers.map(({ value, validFrom, validTo }) => [value, validFrom, validTo])).toEqual([[number, '2020-01-01', '2026-06-30']]);
    expect(retired).toMatchObject({ state: 'suspended', email: null });
    expect(await found(city, number)).toEqual([['Ayu Kartika', number, 'suspended']]);
    expect(await found(city, number.slice(0, 15))).toEqual([['Ayu Kartika', number, 'suspended']]);
  });

  test('in the city itself she is no newcomer: by form and by file they are told to reactivate', async () => {
    expect(await hire(city, 'Ayu Kartika', number, 'ayu@asn.test')).toMatchObject({
      status: 409, code: 'identifier_retired',
      body: { detail: 'NIP/NI PPPK ini milik Ayu Kartika, yang masa tugasnya di instansi ini sudah diakhiri. Aktifkan kembali akun itu; jangan menambah pegawai baru.' },
    });
    const batch = await checked(city, `NIP;Nama\n${number};Ayu Kartika\n`);
    const errors = await city.call(routes.importErrors, { params: { importId: batch.id }, query: {} });
    expect(errors.rows).toMatchObject([{ line: 2, column: 'identifier', fault: 'identifier_retired' }]);
  });

  test('the county adds her with number and address, and she signs in there by both', async () => {
    here = await hired(county, 'Ayu Kartika', number, 'ayu@asn.test');
    expect(await signsIn(county, here.id, number)).toBe(201);
    expect(await signsIn(county, here.id, 'ayu@asn.test')).toBe(201);
    expect(await found(city, number)).toEqual([['Ayu Kartika', number, 'suspended']]);
    expect(await found(county, number)).toEqual([['Ayu Kartika', number, 'active']]);
  });

  test('the city can’t reactivate her meanwhile, and nothing is half done', async () => {
    expect(await reactivate(city, there.id)).toMatchObject({ status: 409, code: 'return_number_taken' });
    const still = await city.call(routes.person, { params: { personId: there.id } });
    expect(still).toMatchObject({ state: 'suspended', email: null, identifiers: [{ validTo: '2026-06-30' }] });
    expect(await signsIn(county, here.id, number)).toBe(201);
  });

  test('when the county ends her service, the city takes her back with number and address', async () => {
    await retire(county, here.id);
    const back = (await reactivate(city, there.id)).as(routes.reactivatePerson.returns);
    expect(back).toMatchObject({ state: 'active', email: 'ayu@asn.test', identifiers: [{ value: number, validFrom: '2020-01-01', validTo: null }] });
    expect(await signsIn(city, there.id, number)).toBe(201);
    expect((await reactivate(county, here.id)).code).toBe('return_number_taken');
  });
});

test('by a file: the county’s dry run counts a newcomer, who signs in after it', async () => {
  const person = await hired(city, 'Bagus Wiratama', nip(2), 'bagus@asn.test');
  const file = `NIP;Nama;E-mail\n${nip(2)};Bagus Wiratama;bagus@asn.test\n`;
  expect((await checked(county, file)).counts).toMatchObject({ created: 0, wrong: 1 });
  await retire(city, person.id);
  const batch = await checked(county, file);
  expect(batch.counts).toEqual({ created: 1, changed: 0, unchanged: 0, wrong: 0 });
  await county.post(`/api/people-imports/${batch.id}/application`, {});
  await new ImportPeople(new Database(worker)).run({ kind: 'system', agencyId: api.foreign.id, job: 'import-people' }, batch.id, 'https://sinau.test');
  const [added] = (await county.call(routes.people, { query: { search: nip(2) } })).rows;
  expect(added).toMatchObject({ fullName: 'Bagus Wiratama', email: 'bagus@asn.test', state: 'active' });
  expect(await signsIn(county, added?.id ?? '', nip(2))).toBe(201);
});

test('an address that somebody else took meanwhile is refused, and another one lets them return', async () => {
  const person = await hired(city, 'Citra Anggraini', nip(3), 'citra@asn.test');
  await retire(city, person.id);
  await hired(county, 'Citra Lainnya', nip(4), 'citra@asn.test');
  expect(await reactivate(city, person.id)).toMatchObject({ status: 409, code: 'return_email_taken', body: { facts: { email: 'citra@asn.test' } } });
  const { revision, fullName } = await city.call(routes.person, { params: { personId: person.id } });
  await city.call(routes.changePerson, { params: { personId: person.id }, body: { revision, fullName, birthPlace: null, birthDate: null, email: 'citra.a@asn.test' } });
  expect((await reactivate(city, person.id)).as(routes.reactivatePerson.returns)).toMatchObject({ state: 'active', email: 'citra.a@asn.test', identifiers: [{ value: nip(3), validTo: null }] });
});

test('a number that was entered after the last day had held until then', async () => {
  const person = await hired(city, 'Dimas Prakoso', nip(5), 'dimas@asn.test');
  const retired = await retire(city, person.id, '2019-12-31');
  expect(retired.identifiers).toMatchObject([{ validFrom: '2020-01-01', validTo: '2020-01-01' }]);
  expect(await found(city, nip(5))).toEqual([['Dimas Prakoso', nip(5), 'suspended']]);
});

test('two agencies at once: the number is one’s, never both’s', async () => {
  const person = await hired(city, 'Endah Lestari', nip(6), 'endah@asn.test');
  await retire(city, person.id);
  const answers = await Promise.all([reactivate(city, person.id), hire(county, 'Endah Lestari', nip(6), 'endah@asn.test')]);
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
  expect(await api.sql(`select count(*)::int as n from identifiers where value = $1 and valid_to is null`, [nip(6)])).toEqual([{ n: 1 }]);
});

test('a suspended person keeps number and address, so that nobody else gets them', async () => {
  const person = await hired(city, 'Fajar Nugroho', nip(7), 'fajar@asn.test');
  await city.call(routes.suspendPerson, { params: { personId: person.id }, body: { reason: 'Cuti' } });
  expect(await hire(county, 'Fajar Nugroho', nip(7), 'lain2@asn.test')).toMatchObject({ status: 409, code: 'identifier_taken' });
  expect(await hire(county, 'Fajar Nugroho', nip(8), 'fajar@asn.test')).toMatchObject({ status: 409, code: 'email_taken' });
});
