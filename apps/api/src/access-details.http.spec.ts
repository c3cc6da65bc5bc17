import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { roles, type Role } from '@sinau/domain/identity';
import { relations, type Asked, type MatrixRow } from './access-matrix.spec-kit.js';
import { filled, startTestApi, testOptions, type Answer, type TestApi, type TestPerson } from './api.spec-kit.js';
import { createApi } from './create-api.js';
import { matrices } from './matrices.spec-kit.js';
import { Wire } from './wire.spec-kit.js';

/** What the matrix's rows say, asked a second time with one thing changed. */
type Entry = { readonly route: Route; readonly row: MatrixRow };
const entries = Object.entries(routeTables).flatMap(([feature, table]) =>
  Object.entries(table).flatMap(([name, route]: [string, Route]): (readonly [string, Entry])[] => {
    const row = matrices[feature]?.[name];
    return row ? [[`${route.method} ${route.path}`, { route, row }]] : [];
  }),
);

let api: TestApi;
/** A second replica on the same database, whose connections can only read. */
let reader: Awaited<ReturnType<typeof createApi>>;
let readerWire: Wire;
beforeAll(async () => {
  api = await startTestApi();
  const readOnly = (url: string) => `${url}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`;
  const options = testOptions(api.database);
  reader = await createApi({ ...options, databaseUrl: readOnly(options.databaseUrl), authorDatabaseUrl: readOnly(options.authorDatabaseUrl) });
  await reader.listen(0, '127.0.0.1');
  readerWire = new Wire(Number(new URL(await reader.getUrl()).port));
}, 60_000);
afterAll(async () => {
  readerWire.close();
  await reader.close();
  await api.close();
});

function personOf(role: Role): TestPerson {
  const { learner, instructor, agencyAdmin, platformAdmin, supervisor, auditor } = api.people;
  return { learner, instructor, agency_admin: agencyAdmin, platform_admin: platformAdmin, supervisor, auditor }[role];
}

const answerOf = ({ answers }: MatrixRow, role: Role, relation: (typeof relations)[number]) => {
  const expected = answers[role];
  return typeof expected === 'number' ? expected : expected[relation];
};

async function ask(route: Route, asked: Asked, who: TestPerson): Promise<Answer> {
  return api.as(null).send(route.method, filled(route, asked.params, asked.query), asked.body, { cookie: await api.signIn(who) });
}

const withoutIds = (answer: Answer, asked: Asked): string => {
  const bare = answer.text.replace(/"requestId":"[^"]*"/, '');
  return Object.values(asked.params ?? {}).reduce((text, value) => text.replaceAll(value, '<id>'), bare);
};

describe('A02: what is not yours answers as what is not there', () => {
  const hidden = entries.filter(([, { route, row }]) => route.permission !== 'public' && route.path.includes(':') && roles.some((role) => answerOf(row, role, 'foreign') === 404));

  test.each(hidden)('%s', async (_, { route, row }) => {
    for (const role of roles.filter((one) => answerOf(row, one, 'foreign') === 404)) {
      const who = personOf(role);
      const foreign = await row.ask.foreign?.(api, who);
      if (!foreign) throw new Error('the row asks for nothing foreign');
      // Ids become random ones; other parameters (a language, a file name) stay.
      const params = Object.fromEntries(Object.entries(foreign.params ?? {}).map(([name, value]) => [name, /^[0-9a-f-]{36}$/.test(value) ? randomUUID() : value]));
      const unknown = { ...foreign, params };
      const [theirs, nobodys] = [await ask(route, foreign, who), await ask(route, unknown, who)];
      expect([theirs.status, withoutIds(theirs, foreign)]).toEqual([nobodys.status, withoutIds(nobodys, unknown)]);
    }
  });
});

/** The request was understood: done, or in conflict with how things stand. */
const isRead = (status: number | undefined): boolean => status !== undefined && (status < 300 || status === 409);

describe('A05: a right request with one field too many is no request', () => {
  const extra: Readonly<Record<string, unknown>> = {
    role: 'platform_admin', agencyId: randomUUID(), agency_id: randomUUID(), personId: randomUUID(), userId: randomUUID(), user_id: randomUUID(), score: 100, finalScore: 100, state: 'graded',
    submittedAt: '2026-01-01T00:00:00Z', deadline_at: '2030-01-01T00:00:00Z', isAdmin: true, is_admin: true, ownerId: randomUUID(), createdAt: '2020-01-01T00:00:00Z', passwordHash: 'x',
  };
  const writing = entries.filter(([, { route }]) => route.method !== 'GET' && route.body !== undefined && !route.form);

  test.each(writing)('%s', async (_, { route, row }) => {
    const role = roles.find((one) => relations.some((relation) => row.ask[relation] && isRead(answerOf(row, one, relation))));
    const relation = role && relations.find((one) => row.ask[one] && isRead(answerOf(row, role, one)));
    const who = personOf(role ?? 'learner');
    const asked = await row.ask[relation ?? 'own']?.(api, who);
    if (!asked) throw new Error('nobody may do this');
    const body = Object(asked.body ?? {});
    for (const [name, value] of Object.entries(extra).filter(([field]) => !Object.hasOwn(body, field))) {
      const refused = await ask(route, { ...asked, body: { ...body, [name]: value } }, who);
      if (route.permission === 'public' && refused.status === 429) continue;
      expect({ name, status: refused.status, code: refused.code }).toEqual({ name, status: 400, code: 'invalid_request' });
    }
    if (route.permission === 'public' || !role) return;
    expect(isRead((await ask(route, asked, who)).status)).toBe(true); // the request itself was right
  });
});

describe('A11: no GET writes: each answers the same on connections that can only read', () => {
  const reads = entries.filter(([, { route }]) => route.method === 'GET');

  test.each(reads)('%s', async (_, { route, row }) => {
    for (const role of roles) {
      for (const relation of relations.filter((one) => row.ask[one])) {
        const who = personOf(role);
        const asked = await row.ask[relation]?.(api, who);
        if (!asked) continue;
        const { status, text } = await read(filled(route, asked.params, asked.query), who);
        expect({ role, relation, status, text: status >= 500 ? text : '' }).toMatchObject({ status: answerOf(row, role, relation) });
      }
    }
  });

  test('and the connections are what they say: a save is refused by PostgreSQL', async () => {
    const headers = { cookie: await api.signIn(api.people.learner), 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const answer = await readerWire.send({ method: 'PATCH', path: '/api/me', headers, body: '{"language":"en"}' });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect((await api.as(api.people.learner).get('/api/me')).body).toMatchObject({ language: 'id' });
  });

  async function read(path: string, who: TestPerson) {
    return readerWire.send({ method: 'GET', path, headers: { cookie: await api.signIn(who), 'sec-fetch-site': 'same-origin' } });
  }
});
