import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { roles, type Role } from '@sinau/domain/identity';
import { relations, type Asked, type MatrixRow, type Relation } from './access-matrix.spec-kit.js';
import { filled, startTestApi, type Answer, type TestApi, type TestPerson } from './api.spec-kit.js';
import { keyTraces } from './learning.spec-kit.js';
import { matrices } from './matrices.spec-kit.js';

type Declared = { readonly feature: string; readonly name: string; readonly route: Route; readonly row: MatrixRow | undefined };

const declared: Declared[] = Object.entries(routeTables).flatMap(([feature, table]) =>
  Object.entries(table).map(([name, route]: [string, Route]) => ({ feature, name, route, row: matrices[feature]?.[name] })),
);
const titled = declared.map((entry) => [`${entry.route.method} ${entry.route.path}`, entry] as const);
const guarded = titled.filter(([, { route }]) => route.permission !== 'public');

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

function personOf(role: Role): TestPerson {
  const { learner, instructor, agencyAdmin, platformAdmin, supervisor, auditor } = api.people;
  return { learner, instructor, agency_admin: agencyAdmin, platform_admin: platformAdmin, supervisor, auditor }[role];
}

const FORM = 'application/x-www-form-urlencoded';

function formOf(body: unknown): string {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new URLSearchParams(Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))).toString();
}

/** With a session of its own, since some cells end the one they use. */
async function ask(route: Route, asked: Asked, who: TestPerson | null): Promise<Pick<Answer, 'status' | 'text'>> {
  const headers: Record<string, string> = who ? { cookie: await api.signIn(who) } : {};
  if (route.form) return api.wire.send({ method: route.method, path: filled(route, asked.params, asked.query), headers: { 'sec-fetch-site': 'same-origin', 'content-type': FORM, ...headers }, body: formOf(asked.body) });
  return api.as(null).send(route.method, filled(route, asked.params, asked.query), asked.body, headers);
}

function expectedOf(row: MatrixRow, role: Role, relation: Relation): number | undefined {
  const answers = row.answers[role];
  return typeof answers === 'number' ? answers : answers[relation];
}

test('every route has its row, and every row its route', () => {
  expect(declared.filter(({ row }) => !row).map(({ feature, name }) => `${feature}.${name}`)).toEqual([]);
  const rows = Object.entries(matrices).flatMap(([feature, table]) => Object.keys(table).map((name) => `${feature}.${name}`));
  const routes = declared.map(({ feature, name }) => `${feature}.${name}`);
  expect(rows.filter((name) => !routes.includes(name))).toEqual([]);
});

test('a route that names a thing is asked for a foreign one too', () => {
  const named = declared.filter(({ route, row }) => route.path.includes(':') && route.permission !== 'public' && !row?.ask.foreign);
  expect(named.map(({ route }) => route.path)).toEqual([]);
});

/** Names the members of a key, and holds nothing of anybody's. */
const DESCRIPTION = '/api/openapi.json';

/** Routes of a course's authors, who write the keys. Everywhere else a planted key or feedback must not appear (E08). */
const authorsOfKeys = /^\/api\/courses\/:courseId\/quizzes\/:quizId/;

describe.each(titled)('%s', (_, { route, row }) => {
  test.each(roles)('as %s', async (role) => {
    const who = personOf(role);
    const seen: Partial<Record<Relation, number>> = {};
    const wanted: Partial<Record<Relation, number | undefined>> = {};
    for (const relation of relations) {
      const make = row?.ask[relation];
      if (!row || !make) continue;
      const answer = await ask(route, await make(api, who), who);
      seen[relation] = answer.status;
      if (!authorsOfKeys.test(route.path) && route.path !== DESCRIPTION) expect(keyTraces(answer.text)).toEqual([]);
      wanted[relation] = expectedOf(row, role, relation);
    }
    expect(Object.keys(seen)).not.toEqual([]);
    expect(seen).toEqual(wanted);
  });

  test('as nobody', async () => {
    for (const make of Object.values(row?.ask ?? {})) {
      const answer = await ask(route, await make(api, api.people.learner), null);
      expect(answer.status).toBe(route.permission === 'public' ? row?.anonymous : 401);
    }
  });

  test('from another site', async () => {
    if (route.method === 'GET') return;
    const cookie = await api.signIn(api.people.agencyAdmin);
    const origins = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, { origin: 'https://evil.test' }, {}];
    for (const headers of origins) {
      const answer = await api.wire.send({ method: route.method, path: filled(route, sample(route)), headers: { cookie, 'content-type': 'application/json', ...headers }, body: '{}' });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('cross_site_request');
    }
  });
});

const SOME_ID = '0199aaaa-0000-7000-8000-000000000000';
const sample = (route: Route) => Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, SOME_ID]));

describe('a body that is no request', () => {
  const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  const bodies: readonly (readonly [string, string, string, number])[] = [
    ['broken JSON', 'application/json', '{"a":', 400],
    ['no object', 'application/json', '"text"', 400],
    ['an unknown field', 'application/json', '{"is_admin":true,"agency_id":"x","role":"platform_admin"}', 400],
    ['__proto__', 'application/json', '{"__proto__":{"role":"platform_admin"}}', 400],
    ['constructor.prototype', 'application/json', '{"constructor":{"prototype":{"role":"platform_admin"}}}', 400],
    ['20,000 deep', 'application/json', deep, 400],
    ['an endless number', 'application/json', '{"a":1e400}', 400],
    ['a form', 'application/x-www-form-urlencoded', 'a=1', 415],
    ['plain text', 'text/plain', '{}', 415],
  ];
  const writing = titled.filter(([, { route }]) => route.body !== undefined && route.bodyLimit === undefined && !route.form);

  test.each(writing)('%s', async (_, { route }) => {
    for (const [what, type, body, status] of bodies) {
      const got = await sendAs(route, type, body);
      expect({ what, status: got.status }).toEqual({ what, status });
    }
    const huge = await sendAs(route, 'application/json', `{"a":"${'a'.repeat(300_000)}"}`);
    expect(huge.status).toBe(413);
  });

  /** By somebody who may, so that the body is what is refused. */
  async function sendAs(route: Route, type: string, body: string) {
    const cookie = await api.signIn(allowed(route));
    return api.wire.send({ method: route.method, path: filled(route, sample(route)), headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }, body });
  }

  function allowed(route: Route): TestPerson {
    const row = declared.find((entry) => entry.route === route)?.row;
    const role = roles.find((candidate) => {
      const answers = row?.answers[candidate] ?? 403;
      const statuses = typeof answers === 'number' ? [answers] : Object.values(answers);
      return statuses.some((status) => status < 400 || status === 409); // 409: they may, but not now
    });
    return personOf(role ?? 'learner');
  }
});

describe('a path that is written oddly never skips the guard', () => {
  const odd: readonly ((path: string) => string)[] = [
    (path) => path.replace('/api', '/%61pi'),
    (path) => path.replace('/api', '//api'),
    (path) => path.replace('/api/', '/api//'),
    (path) => `${path}/`,
    (path) => `${path};x`,
    (path) => `${path}.`,
    (path) => `${path}%00`,
    (path) => path.replace('/api', '/API'),
    (path) => path.replace('/api/', '/api/./'),
    (path) => path.replace('/api/', '/api/x/../'),
    (path) => path.replace('/api/', '/api/x/%2e%2e/'),
  ];

  test.each(guarded)('%s', async (_, { route }) => {
    const path = filled(route, sample(route));
    for (const write of odd) {
      const answer = await api.wire.send({ method: route.method, path: write(path), headers: { 'sec-fetch-site': 'same-origin' } });
      expect([400, 401, 404]).toContain(answer.status);
    }
    for (const method of ['HEAD', 'OPTIONS', 'TRACE']) {
      const answer = await api.wire.send({ method, path });
      expect([400, 401, 404, 405]).toContain(answer.status);
    }
    for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const answer = await api.wire.send({ method: 'POST', path, headers: { [header]: route.method, 'sec-fetch-site': 'same-origin' } });
      expect([400, 401, 404]).toContain(answer.status);
    }
  });
});
