import { randomUUID } from 'node:crypto';
import type { organisationsRoutes } from '@sinau/contracts/organisations';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';

const unique = () => randomUUID().slice(0, 13);
const staff = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer, platform_admin: answer });
const readers = (answer: MatrixRow['answers']['auditor'], supervisor: MatrixRow['answers']['supervisor'] = answer) =>
  everyone(403, { agency_admin: answer, platform_admin: answer, auditor: answer, supervisor });
const importers = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer });

async function unitOf(api: TestApi, agencyId: string): Promise<string> {
  const [row] = await api.sql<{ id: string }>(`insert into units (id, agency_id, name, code) values (gen_random_uuid(), $1, 'Bagian Uji', $2) returning id`, [agencyId, unique()]);
  return row?.id ?? '';
}

/** Somebody new, posted to `field` (or the other agency's unit). */
async function personOf(api: TestApi, where: 'agency' | 'foreign'): Promise<string> {
  const agencyId = where === 'agency' ? api.agency.id : api.foreign.id;
  const unitId = where === 'agency' ? api.units.field : api.units.foreign;
  const [row] = await api.sql<{ id: string }>(`insert into people (id, agency_id, full_name) values (gen_random_uuid(), $1, 'Orang Uji') returning id`, [agencyId]);
  const id = row?.id ?? '';
  await api.sql(`insert into accounts (person_id, agency_id, email) values ($1, $2, $3)`, [id, agencyId, `${unique()}@sinau.test`]);
  await api.sql(`insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) values (gen_random_uuid(), $1, $2, $3, 'Staf', 'pelaksana', '2020-01-01')`, [agencyId, id, unitId]);
  return id;
}

async function importOf(api: TestApi, where: 'agency' | 'foreign', state = 'mapping'): Promise<string> {
  const owner = where === 'agency' ? api.people.agencyAdmin : api.people.foreignAdmin;
  const input = { fileName: 'uji.csv', encoding: 'utf-8', delimiter: ';', columns: ['NIP', 'Nama'], sample: [], mapping: { identifier: 0, fullName: 1 }, rows: 1 };
  const [row] = await api.sql<{ id: string }>(
    `insert into tasks (id, agency_id, kind, created_by, state, total, input, result, finished_at) values (gen_random_uuid(), $1, 'people_import', $2, $3, 1, $4, '{}', now()) returning id`,
    [owner.agencyId, owner.id, state, JSON.stringify(input)],
  );
  return row?.id ?? '';
}

const both = (make: (api: TestApi, where: 'agency' | 'foreign') => Promise<Asked>): MatrixRow['ask'] => ({ agency: (api) => make(api, 'agency'), foreign: (api) => make(api, 'foreign') });
const onPerson = (body?: unknown) => both(async (api, where) => ({ params: { personId: await personOf(api, where) }, ...(body === undefined ? {} : { body }) }));
const onUnit = (body?: unknown) => both(async (api, where) => ({ params: { unitId: await unitOf(api, where === 'agency' ? api.agency.id : api.foreign.id) }, ...(body === undefined ? {} : { body }) }));
const onImport = (state: string, body?: unknown) => both(async (api, where) => ({ params: { importId: await importOf(api, where, state) }, ...(body === undefined ? {} : { body }) }));
/** A checked import whose one row, line 2, has a number of three digits. */
const onWrongRow = both(async (api, where) => {
  const importId = await importOf(api, where, 'checked');
  const agencyId = where === 'agency' ? api.agency.id : api.foreign.id;
  const errors = [{ column: 'identifier', fault: 'identifier_length', value: '123' }];
  await api.sql(`insert into task_items (task_id, agency_id, position, input, state, outcome) values ($1, $2, 2, '["123","Orang Uji"]', 'failed', $3)`, [importId, agencyId, JSON.stringify({ errors })]);
  return { params: { importId, line: '2' }, body: { cells: [{ column: 'identifier', value: newNumber() }] } };
});
const csv = Buffer.from('NIP;Nama\n199001012015031901;Orang Berkas\n').toString('base64');
const here = { agency: 200, foreign: 404 };

/** A number that nobody holds: born 1991-02-03, appointed 2016-04. */
let numbers = 0;
const newNumber = () => `199102032016041${String((numbers = (numbers % 999) + 1)).padStart(3, '0')}`;

export const organisationsMatrix: Matrix<typeof organisationsRoutes> = {
  agencies: { ask: { agency: () => ({}) }, answers: everyone(403, { platform_admin: 200 }) },
  createAgency: {
    ask: { agency: () => ({ body: { name: 'Instansi Baru', shortName: 'IB', code: unique(), timeZone: 'Asia/Jakarta', admin: { fullName: 'Admin Baru', email: `${unique()}@sinau.test` } } }) },
    answers: everyone(403, { platform_admin: 201 }),
  },
  changeAgency: {
    ask: both(async (api, where) => {
      const { id } = where === 'agency' ? api.agency : api.foreign;
      const [row] = await api.sql<{ revision: number }>('select revision from agencies where id = $1', [id]);
      return { params: { agencyId: id }, body: { revision: row?.revision ?? 0, name: 'Instansi', shortName: 'I', timeZone: 'Asia/Makassar' } };
    }),
    answers: everyone(403, { platform_admin: 200 }),
  },

  agencySettings: { ask: { agency: () => ({}) }, answers: readers(200, 403) },
  changeAgencySettings: {
    ask: {
      agency: async (api) => {
        const [row] = await api.sql<{ revision: number }>('select revision from agencies where id = $1', [api.agency.id]);
        return { body: { revision: row?.revision ?? 0, timeZone: 'Asia/Jakarta', captionsRequired: false, smallestGroup: 5, workingWeek: [null, null, null, null, null, { from: 480, to: 720 }, null] } };
      },
    },
    answers: staff({ agency: 200 }),
  },

  units: { ask: { agency: () => ({}) }, answers: readers(200, 403) },
  createUnit: { ask: { agency: () => ({ body: { name: 'Bagian Baru', code: unique(), parentId: null } }), foreign: (api) => ({ body: { name: 'Bagian', code: unique(), parentId: api.units.foreign } }) }, answers: staff({ agency: 201, foreign: 404 }) },
  changeUnit: { ask: both(async (api, where) => ({ params: { unitId: await unitOf(api, where === 'agency' ? api.agency.id : api.foreign.id) }, body: { name: 'Nama Baru', code: unique() } })), answers: staff(here) },
  moveUnit: { ask: onUnit({ parentId: null }), answers: staff(here) },
  closeUnit: { ask: onUnit({}), answers: staff(here) },
  reopenUnit: { ask: onUnit(), answers: staff(here) },

  people: { ask: { agency: () => ({}) }, answers: readers(200) },
  person: {
    ask: {
      ...onPerson(),
      own: (_, who) => ({ params: { personId: who.id } }),
      // `elsewhere` is of the agency, but of no unit that the supervisor oversees.
      course: (api) => ({ params: { personId: api.people.elsewhere.id } }),
    },
    answers: readers({ own: 200, course: 200, ...here }, { own: 200, course: 404, ...here }),
  },
  createPerson: {
    ask: {
      agency: () => ({ body: { fullName: 'Orang Baru', birthPlace: null, birthDate: null, email: `${unique()}@sinau.test`, identifier: null, appointment: null } }),
      foreign: (api) => ({
        body: {
          fullName: 'Orang Baru', birthPlace: null, birthDate: null, email: null, identifier: null,
          appointment: { unitId: api.units.foreign, positionTitle: 'Staf', positionKind: 'pelaksana', rank: null },
        },
      }),
    },
    answers: staff({ agency: 201, foreign: 404 }),
  },
  changePerson: { ask: onPerson({ revision: 1, fullName: 'Nama Baru', birthPlace: null, birthDate: null, email: null }), answers: staff(here) },
  suspendPerson: { ask: onPerson({ reason: 'Cuti di luar tanggungan negara' }), answers: staff(here) },
  reactivatePerson: {
    ask: both(async (api, where) => {
      const personId = await personOf(api, where);
      await api.sql(`update people set state = 'suspended' where id = $1`, [personId]);
      return { params: { personId } };
    }),
    answers: staff(here),
  },
  retirePerson: { ask: onPerson({ lastDay: '2025-01-31', reason: 'Pensiun' }), answers: staff(here) },
  giveIdentifier: { ask: both(async (api, where) => ({ params: { personId: await personOf(api, where) }, body: { kind: 'nip', value: newNumber() } })), answers: staff(here) },
  appoint: {
    ask: both(async (api, where) => ({ params: { personId: await personOf(api, where) }, body: { unitId: api.units.other, positionTitle: 'Staf', positionKind: 'pelaksana', rank: null } })),
    answers: staff(here),
  },
  endAppointment: {
    ask: both(async (api, where) => {
      const personId = await personOf(api, where);
      const [row] = await api.sql<{ id: string }>('select id from appointments where person_id = $1', [personId]);
      return { params: { personId, appointmentId: row?.id ?? '' }, body: { validTo: '2024-12-31' } };
    }),
    answers: staff(here),
  },
  assignRole: { ask: onPerson({ role: 'auditor', scopeKind: 'agency' }), answers: staff(here) },
  roleScopes: { ask: { agency: () => ({ query: { kind: 'course' } }) }, answers: staff({ agency: 200 }) },
  endRole: {
    ask: both(async (api, where) => {
      const personId = await personOf(api, where);
      const agencyId = where === 'agency' ? api.agency.id : api.foreign.id;
      const [row] = await api.sql<{ id: string }>(
        `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) values (gen_random_uuid(), $1, $2, 'auditor', 'agency', $1, '2020-01-01') returning id`, [agencyId, personId],
      );
      return { params: { personId, assignmentId: row?.id ?? '' } };
    }),
    answers: staff(here),
  },
  issuePassword: { ask: onPerson({ delivery: 'show' }), answers: staff(here) },

  importTemplate: { ask: { agency: () => ({}) }, answers: importers(200) },
  imports: { ask: { agency: () => ({}) }, answers: importers(200) },
  startImport: { ask: { agency: () => ({ body: { fileName: 'uji.csv', content: csv } }) }, answers: importers(201) },
  import: { ask: onImport('mapping'), answers: importers(here) },
  checkImport: { ask: onImport('mapping', { mapping: { identifier: 0, fullName: 1 } }), answers: importers(here) },
  importErrors: { ask: onImport('checked'), answers: importers(here) },
  wrongRows: { ask: onImport('checked'), answers: importers(here) },
  rowsToMend: { ask: onImport('checked'), answers: importers(here) },
  mendRow: { ask: onWrongRow, answers: importers(here) },
  applyImport: { ask: onImport('checked', {}), answers: importers({ agency: 202, foreign: 404 }) },
  undoImport: { ask: onImport('done'), answers: importers(here) },
};
