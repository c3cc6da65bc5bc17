import { z } from 'zod';
import { route } from '../core/index.js';

export const openapiRoutes = {
  document: route('GET', '/api/openapi.json', { summary: 'This description of the API, OpenAPI 3.1.', permission: 'public', returns: z.unknown() }),
  page: route('GET', '/api/docs', { summary: 'The same as a page to read.', permission: 'public', returns: z.unknown() }),
} as const;
