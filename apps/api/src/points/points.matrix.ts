import type { pointsRoutes } from '@sinau/contracts/points';
import { everyone, type Matrix } from '../access-matrix.spec-kit.js';

export const pointsMatrix: Matrix<typeof pointsRoutes> = {
  mine: { ask: { own: () => ({}) }, answers: everyone(200) },
  mineCsv: { ask: { own: () => ({ query: { year: '2026' } }) }, answers: everyone(200) },
};
