import type { Route } from '@sinau/contracts/core';
import type { FastifyRequest } from 'fastify';
import { z, type ZodType } from 'zod';
import type { RequestFacts } from './sinau-request.js';

const none = z.strictObject({});

function parsed(schema: ZodType | undefined, value: unknown): unknown {
  return schema ? schema.parse(value) : (none.parse(value ?? {}), undefined);
}

/** What the route's schemas declare, and nothing else; throws ZodError for more or other. */
export function inputOf(route: Route, request: FastifyRequest): RequestFacts['input'] {
  return {
    params: parsed(route.params, request.params),
    query: parsed(route.query, request.query),
    body: route.method === 'GET' || (!route.body && request.body === undefined) ? undefined : parsed(route.body, request.body),
  };
}
