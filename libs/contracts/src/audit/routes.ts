import { z } from 'zod';
import { route } from '../core/index.js';
import { auditChain, auditFilter, auditPage, auditQuery } from './views.js';

export const auditRoutes = {
  list: route('GET', '/api/audit', { summary: 'Who did what in the agency, newest first.', permission: 'audit.read', query: auditQuery, returns: auditPage }),
  chain: route('GET', '/api/audit/chain', { summary: 'Whether the chain of audit entries is whole.', permission: 'audit.read', returns: auditChain }),
  export: route('GET', '/api/audit/export', { summary: 'The filtered entries as CSV, at most 10,000.', permission: 'audit.read', query: auditFilter, returns: z.unknown() }),
} as const;
