import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { isObject, type Json, type JsonObject } from './json-schema.js';

let api: TestApi;
let document: JsonObject;
let text: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ text } = await api.as(null).get('/api/openapi.json'));
  document = JSON.parse(text) as JsonObject;
}, 60_000);
afterAll(() => api.close());

const routes: readonly Route[] = Object.values(routeTables).flatMap((table) => Object.values<Route>(table));

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

function references(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '$ref' && typeof inner === 'string' ? [inner] : references(inner)));
}

describe('the document', () => {
  test('is of version 3.1 and describes each declared route, and no other', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Sinau', version: '1' }, servers: [{ url: 'https://sinau.test' }] });
    const described = Object.entries(document['paths'] as JsonObject).flatMap(([path, methods]) => Object.keys(methods as JsonObject).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort());
  });

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s is whole', (_, route) => {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const operation = at(document, 'paths', path, route.method.toLowerCase());
    expect(operation).toMatchObject({ summary: route.summary, 'x-permission': route.permission, operationId: expect.stringMatching(/^\w+\.\w+$/) });
    const parameters = (at(operation, 'parameters') ?? []) as readonly JsonObject[];
    const inPath = parameters.filter((parameter) => parameter['in'] === 'path');
    expect(inPath.map(({ name }) => name)).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
    expect(inPath.every(({ required }) => required === true)).toBe(true);
    expect(at(operation, 'security')).toEqual(route.permission === 'public' ? [] : [{ session: [] }]);
    expect(at(operation, 'responses', String(route.status ?? 200))).toBeDefined();
    expect(at(operation, 'responses', '503')).toEqual({ $ref: '#/components/responses/Problem' });
    expect(at(operation, 'requestBody') === undefined).toBe(route.body === undefined);
  });

  test('refers to nothing that it does not hold, and names no operation twice', () => {
    const broken = references(document).filter((reference) => at(document, ...reference.replace('#/', '').split('/')) === undefined);
    expect(broken).toEqual([]);
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refuses unknown fields of a body by its schema too', () => {
    expect(at(document, 'paths', '/api/sessions', 'post', 'requestBody', 'content', 'application/json', 'schema')).toMatchObject({
      type: 'object', additionalProperties: false, required: ['login', 'password'],
    });
  });

  test('holds no example, no secret and no address of a database', () => {
    expect(text).not.toMatch(/"examples?":/);
    expect(text).not.toMatch(/postgres:|spec-secret|change-me/);
  });
});

describe('the page', () => {
  test('names each route, runs no script and loads nothing', async () => {
    const page = await api.as(null).get('/api/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
    for (const { path, summary } of routes) {
      expect(page.text).toContain(path.replace(/:(\w+)/g, '{$1}'));
      expect(page.text).toContain(summary.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'));
    }
    expect(page.text).not.toMatch(/<script|src=|https?:\/\//i);
    expect(page.text.length).toBeLessThan(600_000);
  });
});
