import { randomUUID } from 'node:crypto';
import type { pointsRoutes } from '@sinau/contracts/points';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { addClaim } from './claims.spec-kit.js';
import { addDelivery, addExport, sendTo } from './records.spec-kit.js';

const fields = { title: 'Analisis kebijakan publik', organiser: 'Pusat Pelatihan', certificateNumber: null, startsOn: '2026-03-02', endsOn: '2026-03-04', hours: 8, activityKind: 3, competencyClass: 'technical' };
/** Text, which no claim takes: told before the store is asked. */
const file = { fileName: 'bukti.pdf', content: Buffer.from('bukan PDF').toString('base64') };

const claimOf = async (api: TestApi, person: TestPerson, state?: string) => ({ claimId: await addClaim(api, person, state === undefined ? {} : { state }) });

/** One's own claim, a colleague's, and one of another agency. */
function own(answer: number, state?: string, body?: unknown): MatrixRow {
  const sent = body === undefined ? {} : { body };
  return {
    ask: {
      own: async (api, who) => ({ params: await claimOf(api, who, state), ...sent }),
      agency: async (api) => ({ params: await claimOf(api, api.people.colleague, state), ...sent }),
      foreign: async (api) => ({ params: await claimOf(api, api.people.foreignLearner, state), ...sent }),
    },
    answers: everyone({ own: answer, agency: 404, foreign: 404 }),
  };
}

function verifying(state?: string, body?: unknown): MatrixRow {
  const sent = body === undefined ? {} : { body };
  return {
    ask: {
      agency: async (api) => ({ params: await claimOf(api, api.people.colleague, state), ...sent }),
      foreign: async (api) => ({ params: await claimOf(api, api.people.foreignLearner, state), ...sent }),
    },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  };
}

let rules = 0;
const newRule = () => ({
  regulation: 'Peraturan uji', article: '1', validFrom: new Date(Date.UTC(2000, 0, (rules += 1))).toISOString().slice(0, 10), validTo: null,
  parameters: { kind: 'activity_cap', activityKinds: [22], hours: 6 }, source: 'Uji',
});

async function unverifiedRule(api: TestApi): Promise<string> {
  const id = randomUUID();
  await api.sql(`insert into regulations (id, regulation, article, valid_from, parameters, source) values ($1, 'Peraturan uji', '1', '1990-01-01', $2, 'Uji')`, [id, JSON.stringify({ kind: 'activity_cap', activityKinds: [22], hours: 6 })]);
  return id;
}

const readers = everyone(403, { agency_admin: 200, auditor: 200 });
const service = { revision: 0, address: 'https://layanan.example.go.id/riwayat', key: 'kunci-rahasia', active: true, sinceYear: 2026 };
/** Sent, and its evidence taken back since. */
const takenBackDelivery = async (api: TestApi, person: TestPerson) => {
  const deliveryId = await addDelivery(api, person, 'sent');
  await api.sql(
    `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
     select gen_random_uuid(), l.agency_id, l.person_id, l.year, 'reversal', -l.hours, -l.minutes, l.evidence_kind, l.evidence_id, l.title, l.competency_class, l.activity_kind
     from ledger_entries l join record_deliveries d on d.evidence_kind = l.evidence_kind and d.evidence_id = l.evidence_id where d.id = $1`,
    [deliveryId],
  );
  return { params: { deliveryId }, body: {} };
};
const refusedDelivery = async (api: TestApi, person: TestPerson) => {
  await sendTo(api, service.address, api.people.agencyAdmin);
  return { params: { deliveryId: await addDelivery(api, person, 'refused') }, body: {} };
};

export const pointsMatrix: Matrix<typeof pointsRoutes> = {
  mine: { ask: { own: () => ({}) }, answers: everyone(200) },
  mineCsv: { ask: { own: () => ({ query: { year: '2026' } }) }, answers: everyone(200) },
  ownCareer: { ask: { own: () => ({}) }, answers: everyone(200) },
  printCareer: {
    ask: { agency: (api) => ({ params: { personId: api.people.colleague.id }, body: {} }), foreign: (api) => ({ params: { personId: api.people.foreignLearner.id }, body: {} }) },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 }, auditor: { agency: 200, foreign: 404 }, supervisor: { agency: 200, foreign: 404 } }),
  },
  recordService: { ask: { agency: () => ({}) }, answers: readers },
  setRecordService: {
    ask: {
      agency: async (api) => {
        await api.sql('delete from record_services');
        return { body: service };
      },
    },
    answers: everyone(403, { agency_admin: 200 }),
  },
  recordDeliveries: { ask: { agency: () => ({}) }, answers: readers },
  retryDelivery: {
    ask: { agency: (api) => refusedDelivery(api, api.people.colleague), foreign: (api) => refusedDelivery(api, api.people.foreignLearner) },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  noteCorrection: {
    ask: { agency: (api) => takenBackDelivery(api, api.people.colleague), foreign: (api) => takenBackDelivery(api, api.people.foreignLearner) },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  recordExports: { ask: { agency: () => ({}) }, answers: readers },
  exportRecords: {
    ask: {
      agency: async (api) => {
        await api.sql(`delete from tasks where kind = 'record_export'`);
        return { body: { year: 2026, format: 'json' } };
      },
    },
    answers: everyone(403, { agency_admin: 202 }),
  },
  recordExportFile: {
    ask: { agency: async (api) => ({ params: { taskId: await addExport(api, api.people.agencyAdmin) } }), foreign: async (api) => ({ params: { taskId: await addExport(api, api.people.foreignAdmin) } }) },
    answers: everyone(403, { agency_admin: { agency: 200, foreign: 404 } }),
  },
  team: { ask: { own: () => ({}) }, answers: everyone(403, { supervisor: 200 }) },
  teamMember: {
    ask: {
      own: (api) => ({ params: { personId: api.people.colleague.id } }),
      agency: (api) => ({ params: { personId: api.people.elsewhere.id } }),
      foreign: (api) => ({ params: { personId: api.people.foreignLearner.id } }),
    },
    answers: everyone(403, { supervisor: { own: 200, agency: 404, foreign: 404 } }),
  },
  ownClaims: { ask: { own: () => ({}) }, answers: everyone(200) },
  ownClaim: own(200),
  ownClaimFile: own(200),
  fileClaim: { ask: { own: () => ({ body: { claim: fields, file } }) }, answers: everyone(400) },
  changeClaim: own(200, 'returned', { revision: 1, claim: fields, file: null }),
  withdrawClaim: own(200),
  claims: { ask: { agency: () => ({}) }, answers: everyone(403, { agency_admin: 200 }) },
  claim: verifying(),
  claimFile: verifying(),
  acceptClaim: verifying('submitted', { revision: 1, hours: 6, activityKind: 3, competencyClass: 'technical' }),
  revokeClaim: verifying('accepted', { revision: 1, reason: 'Sertifikatnya ternyata tidak sah' }),
  refuseClaim: verifying('submitted', { revision: 1, reason: 'Bukan pelatihan' }),
  returnClaim: verifying('submitted', { revision: 1, reason: 'Mohon unggah halaman belakang' }),
  rules: { ask: { agency: () => ({}) }, answers: everyone(403, { agency_admin: 200, platform_admin: 200, auditor: 200 }) },
  addRule: { ask: { agency: () => ({ body: newRule() }) }, answers: everyone(403, { platform_admin: 201 }) },
  verifyRule: {
    ask: {
      agency: async (api) => ({ params: { ruleId: await unverifiedRule(api) }, body: { source: 'Naskah di JDIH' } }),
      foreign: () => ({ params: { ruleId: randomUUID() }, body: { source: 'Naskah di JDIH' } }),
    },
    answers: everyone(403, { platform_admin: { agency: 200, foreign: 404 } }),
  },
};
