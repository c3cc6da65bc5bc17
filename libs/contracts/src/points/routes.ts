import { z } from 'zod';
import { id, page, pageQuery, route } from '../core/index.js';
import { careerRoutes } from './career.js';
import { claimsRoutes } from './claims.js';
import { rulesRoutes } from './rules.js';
import { pointsView, teamMemberView } from './views.js';

const year = z.coerce.number().int().min(2000).max(2100);

export const pointsRoutes = {
  mine: route('GET', '/api/me/points', { summary: 'One\'s own learning hours of a year.', permission: 'session', query: z.strictObject({ year: year.optional() }), returns: pointsView }),
  mineCsv: route('GET', '/api/me/points/csv', { summary: 'One\'s own ledger of a year as CSV.', permission: 'session', query: z.strictObject({ year }), returns: z.unknown() }),
  team: route('GET', '/api/team', {
    summary: 'People of the units that one heads, with their learning hours of this year.', permission: 'team.read',
    query: z.strictObject({ ...pageQuery, search: z.string().trim().max(100).optional() }),
    returns: page(teamMemberView).extend({ year: z.number().int(), members: z.number().int() }),
  }),
  teamMember: route('GET', '/api/team/:personId', {
    summary: 'The learning hours of a person of one\'s team.', permission: 'team.read', params: z.strictObject({ personId: id }), query: z.strictObject({ year: year.optional() }),
    returns: z.object({ person: z.object({ id, name: z.string(), positionTitle: z.string().nullable(), unitName: z.string().nullable() }), points: pointsView }),
  }),
  ...claimsRoutes,
  ...rulesRoutes,
  ...careerRoutes,
} as const;
