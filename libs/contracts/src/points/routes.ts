import { z } from 'zod';
import { route } from '../core/index.js';
import { pointsView } from './views.js';

const year = z.coerce.number().int().min(2000).max(2100);

export const pointsRoutes = {
  mine: route('GET', '/api/me/points', { summary: 'One\'s own learning hours of a year.', permission: 'session', query: z.strictObject({ year: year.optional() }), returns: pointsView }),
  mineCsv: route('GET', '/api/me/points/csv', { summary: 'One\'s own ledger of a year as CSV.', permission: 'session', query: z.strictObject({ year }), returns: z.unknown() }),
} as const;
