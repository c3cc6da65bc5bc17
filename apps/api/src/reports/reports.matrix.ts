import { randomUUID } from 'node:crypto';
import type { reportsRoutes } from '@sinau/contracts/reports';
import { everyone, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

const readers = everyone(403, { agency_admin: 200, auditor: 200 });

async function exported(api: TestApi, by: TestPerson): Promise<{ params: { exportId: string } }> {
  const exportId = randomUUID();
  const input = { report: 'needs', format: 'csv', year: 2026, unitId: null, language: 'id' };
  await api.sql(`insert into tasks (id, agency_id, kind, created_by, input, state) values ($1, $2, 'report', $3, $4, 'waiting')`, [exportId, by.agencyId, by.id, JSON.stringify(input)]);
  return { params: { exportId } };
}

/** One's own files alone: another's are not there. */
const ofFiles = (own: number): MatrixRow => ({
  ask: { own: (api, who) => exported(api, who), agency: (api) => exported(api, api.people.elsewhere), foreign: (api) => exported(api, api.people.foreignAdmin) },
  answers: everyone(403, { agency_admin: { own, agency: 404, foreign: 404 }, auditor: { own, agency: 404, foreign: 404 } }),
});

const byUnit = { agency: (api: TestApi) => ({ params: { report: 'hours' }, query: { unitId: api.units.office } }), foreign: (api: TestApi) => ({ params: { report: 'hours' }, query: { unitId: api.units.foreign } }) };
const onUnits = { agency: 200, foreign: 404 };

export const reportsMatrix: Matrix<typeof reportsRoutes> = {
  units: { ask: { own: () => ({}) }, answers: readers },
  one: { ask: byUnit, answers: everyone(403, { agency_admin: onUnits, auditor: onUnits }) },
  platform: { ask: { own: () => ({}) }, answers: everyone(403, { platform_admin: 200 }) },
  exportReport: {
    ask: {
      agency: (api) => ({ params: { report: 'hours' }, body: { format: 'csv', language: 'id', unitId: api.units.office } }),
      foreign: (api) => ({ params: { report: 'hours' }, body: { format: 'csv', language: 'id', unitId: api.units.foreign } }),
    },
    answers: everyone(403, { agency_admin: { agency: 202, foreign: 404 }, auditor: { agency: 202, foreign: 404 } }),
  },
  exportState: ofFiles(200),
  // Nothing has made it yet.
  exportFile: ofFiles(409),
};
