import { problem, type Route, type RouteTable } from '@sinau/contracts/core';
import { grants, type GrantedPermission, type Permission } from '@sinau/domain/identity';
import { ZodUndefined, ZodUnknown, type ZodType } from 'zod';
import { isObject, jsonSchema, type Json, type JsonObject } from './json-schema.js';

const refusals: Readonly<Record<string, string>> = {
  '400': 'The request could not be read, or holds what is not declared.',
  '401': 'Nobody is signed in, or the session has ended.',
  '403': 'The person may not do this.',
  '404': 'There is no such thing, or its existence is not this person\'s to know.',
  '409': 'It has changed meanwhile, or its state forbids this.',
  '413': 'The body is too large.',
  '429': 'Too many requests; `Retry-After` says how long to wait.',
  '503': 'The database, the queue or the store is away; `Retry-After` says when to try again.',
};
const problemAnswer: Json = { $ref: '#/components/responses/Problem' };
const OWN_LIMIT_BYTES = 256 * 1024;

function rolesOf(permission: Permission): readonly string[] {
  if (permission === 'public' || permission === 'session') return [];
  const granted: GrantedPermission = permission;
  return grants[granted];
}

function describe({ permission, bodyLimit }: Route): string {
  const roles = rolesOf(permission);
  const who = permission === 'public' ? 'Open to everybody.' : permission === 'session' ? 'Any signed-in person, about themselves.' : `Permission \`${permission}\`: ${roles.join(', ')}.`;
  return bodyLimit === undefined ? who : `${who} The body may have ${bodyLimit} bytes (others: ${OWN_LIMIT_BYTES}).`;
}

function parameters(schema: ZodType | undefined, place: 'path' | 'query', owner: string, shared: Map<string, Json>): JsonObject[] {
  if (!schema) return [];
  const { properties, required } = jsonSchema(schema, 'input', `${owner}.${place}`, shared);
  const needed = Array.isArray(required) ? required : [];
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(([name, value]) => ({ name, in: place, required: place === 'path' || needed.includes(name), schema: value }));
}

function pathParameters(route: Route, owner: string, shared: Map<string, Json>): JsonObject[] {
  const named = parameters(route.params, 'path', owner, shared);
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return names.map((name) => named.find((parameter) => parameter['name'] === name) ?? { name, in: 'path', required: true, schema: { type: 'string' } });
}

function success(route: Route, owner: string, shared: Map<string, Json>): Json {
  if (route.returns instanceof ZodUndefined) return { description: 'Done; no content.' };
  if (route.returns instanceof ZodUnknown) return { description: 'A file, a stream or a page: see the summary.' };
  return { description: 'Done.', content: { 'application/json': { schema: jsonSchema(route.returns, 'output', `${owner}.answer`, shared) } } };
}

function operation(feature: string, name: string, route: Route, shared: Map<string, Json>): JsonObject {
  const owner = `${feature}.${name}`;
  const open = route.permission === 'public';
  const codes = Object.keys(refusals).filter((code) => !(open && (code === '401' || code === '403')));
  const found = [...pathParameters(route, owner, shared), ...parameters(route.query, 'query', owner, shared)];
  return {
    operationId: owner,
    tags: [feature],
    summary: route.summary,
    description: describe(route),
    'x-permission': route.permission,
    security: open ? [] : [{ session: [] }],
    ...(found.length > 0 ? { parameters: found } : {}),
    ...(route.body ? { requestBody: { required: true, content: { [route.form ? 'application/x-www-form-urlencoded' : 'application/json']: { schema: jsonSchema(route.body, 'input', `${owner}.request`, shared) } } } } : {}),
    responses: { [String(route.status ?? 200)]: success(route, owner, shared), ...Object.fromEntries(codes.map((code) => [code, problemAnswer])) },
  };
}

/** The whole API as one OpenAPI 3.1 document, made from the same tables as the controllers and the web client. */
export function openapiDocument(tables: Readonly<Record<string, RouteTable>>, publicUrl: string): JsonObject {
  const shared = new Map<string, Json>();
  const paths: Record<string, JsonObject> = {};
  for (const [feature, table] of Object.entries(tables)) {
    for (const [name, route] of Object.entries(table)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(feature, name, route, shared) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sinau',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'The API that Sinau\'s own pages use. Bodies are JSON; unknown fields are refused. Unsafe methods must come from Sinau\'s own origin (`Sec-Fetch-Site` or `Origin`), or carry `X-Sinau-Client` when no browser sends them. Every refusal is `application/problem+json` (RFC 9457) with a stable `code` and a sentence in the language of `Accept-Language` (id, en).',
    },
    servers: [{ url: publicUrl }],
    tags: Object.keys(tables).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-sid', description: 'An opaque session, opened by `POST /api/sessions`.' } },
      responses: {
        Problem: {
          description: Object.entries(refusals).map(([code, words]) => `${code}: ${words}`).join(' '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: jsonSchema(problem, 'output', 'Problem', shared), ...Object.fromEntries(shared) },
    },
  };
}
