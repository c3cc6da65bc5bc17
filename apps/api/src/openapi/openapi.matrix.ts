import type { openapiRoutes } from '@sinau/contracts/openapi';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';

const nothing = () => ({});

export const openapiMatrix: Matrix<typeof openapiRoutes> = {
  document: { ask: { own: nothing }, answers: everyone(200), anonymous: 200 },
  page: { ask: { own: nothing }, answers: everyone(200), anonymous: 200 },
};
