import type { auditRoutes } from '@sinau/contracts/audit';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';

const nothing = () => ({});
const readers = everyone(403, { agency_admin: 200, platform_admin: 200, auditor: 200 });

export const auditMatrix: Matrix<typeof auditRoutes> = {
  list: { ask: { agency: nothing }, answers: readers },
  chain: { ask: { agency: nothing }, answers: readers },
  export: { ask: { agency: nothing }, answers: readers },
};
