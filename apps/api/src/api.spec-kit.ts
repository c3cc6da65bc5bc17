import { randomBytes } from 'node:crypto';
import { PasswordHasher } from '@sinau/application/identity';
import type { Method, Route, RouteRequest, RouteReturns } from '@sinau/contracts/core';
import type { Role } from '@sinau/domain/identity';
import { testDatabase, type TestDatabase } from '@sinau/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import type { z } from 'zod';
import { castOf, type TestPerson, type World } from './cast.spec-kit.js';
import { createApi } from './create-api.js';
import { hashToken } from './http/session-cookie.js';
import type { ApiOptions } from './platform/api-options.js';
import { Wire, type WireAnswer } from './wire.spec-kit.js';

export type { TestPerson, World } from './cast.spec-kit.js';

export const PUBLIC_URL = 'https://sinau.test';
export const PASSWORD = 'kapal layar menuju timur';

export type Answer = {
  readonly status: number;
  readonly headers: WireAnswer['headers'];
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed JSON; undefined when the body is empty. */
  readonly body: unknown;
  /** `code` of a problem, else null. */
  readonly code: string | null;
  /** The body by its view; throws when it is of another shape. */
  as<S extends z.ZodType>(view: S): z.output<S>;
};

type Headers = Readonly<Record<string, string>>;

/** Speaks to the API as one person, as our own pages would. */
export type Client = {
  send(method: Method, path: string, body: unknown, headers?: Headers): Promise<Answer>;
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  delete(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  /** By declared route; throws with the problem when the answer is not 2xx. */
  call<R extends Route>(route: R, input?: Partial<RouteRequest<R>>): Promise<RouteReturns<R>>;
};

/** The whole API on a database of its own, with two agencies and a cast of people. */
export type TestApi = World & {
  readonly app: NestFastifyApplication;
  /** Raw HTTP to it. */
  readonly wire: Wire;
  readonly database: TestDatabase;
  /** Signed in as the person, by a real session; `null` is nobody. */
  as(person: TestPerson | null): Client;
  /** The `Cookie` header of a fresh session. */
  signIn(person: TestPerson): Promise<string>;
  /** Rows as the superuser: for arranging and for looking, never for proving a wall. */
  sql<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Adds a role; `scopeId` is the agency unless told. */
  assign(person: TestPerson, role: Role, scopeKind?: 'platform' | 'agency' | 'unit' | 'course' | 'run', scopeId?: string): Promise<void>;
  /** Gives the password, by which the person can sign in by HTTP. */
  givePassword(person: TestPerson, password?: string): Promise<void>;
  close(): Promise<void>;
};

/** What the API is started with in specs. Features that need more of the world pass it in. */
export function testOptions(database: TestDatabase): ApiOptions {
  return {
    databaseUrl: database.urls.app,
    authorDatabaseUrl: database.urls.author,
    poolSize: 6,
    publicUrl: PUBLIC_URL,
    cookieSecure: true,
    trustedProxies: ['127.0.0.1'],
    logLevel: 'silent',
    webRoot: null,
    queue: { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:9/queue' },
    metricsToken: null,
    // Nothing listens there: a spec that stores starts a gateway and passes it in.
    storage: { endpoint: 'http://127.0.0.1:9', publicEndpoint: 'http://127.0.0.1:9', region: 'local', bucket: 'sinau', accessKeyId: 'spec', secretAccessKey: 'spec-secret', forcePathStyle: true },
    maxVideoBytes: 4 * 1024 ** 3,
  };
}

/** The route's path with its parameters and query in place. */
export function filled(route: Route, params?: unknown, query?: unknown): string {
  const values = new Map(Object.entries(typeof params === 'object' && params !== null ? params : {}));
  return route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? ''))) + queryOf(query);
}

function queryOf(query: unknown): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(typeof query === 'object' && query !== null ? query : {})) if (value !== undefined) pairs.set(name, String(value));
  return pairs.size === 0 ? '' : `?${pairs.toString()}`;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function answer(got: WireAnswer): Answer {
  const body = parsed(got.text);
  const code = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : null;
  return { ...got, body, code, as: (view) => view.parse(body) };
}

function clientOf(wire: Wire, cookie: () => Promise<string | null>): Client {
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const held = await cookie();
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const all = { 'sec-fetch-site': 'same-origin', ...(held === null ? {} : { cookie: held }), ...json, ...headers };
    return answer(await wire.send({ method, path, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }));
  };
  return {
    send,
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, body, headers = {}) => send('POST', path, body, headers),
    put: (path, body, headers = {}) => send('PUT', path, body, headers),
    patch: (path, body, headers = {}) => send('PATCH', path, body, headers),
    delete: (path, body, headers = {}) => send('DELETE', path, body, headers),
    async call<R extends Route>(route: R, input: Partial<RouteRequest<R>> = {}): Promise<RouteReturns<R>> {
      const { params, query, body }: { params?: unknown; query?: unknown; body?: unknown } = input;
      const got = await send(route.method, filled(route, params, query), body, {});
      if (got.status >= 300) throw new Error(`${route.method} ${route.path}: ${got.status} ${got.text}`);
      return route.returns.parse(got.body) as RouteReturns<R>;
    },
  };
}

function portOf(app: NestFastifyApplication): number {
  const address: unknown = app.getHttpServer().address();
  if (typeof address !== 'object' || address === null || !('port' in address) || typeof address.port !== 'number') throw new Error('the API has no port');
  return address.port;
}

/** Starts everything. `change` replaces options, for features that need their own. */
export async function startTestApi(change: (options: ApiOptions) => ApiOptions = (options) => options): Promise<TestApi> {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.superuserUrl, max: 4 });
  pool.on('error', () => undefined); // dropping the database breaks idle connections
  const sql: TestApi['sql'] = async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => (await pool.query<R>(text, [...values])).rows;
  const world = await castOf(sql);
  const app = await createApi(change(testOptions(database)));
  await app.listen(0, '127.0.0.1');
  const wire = new Wire(portOf(app));
  const cookies = new Map<string, Promise<string>>();
  const signIn: TestApi['signIn'] = async (person) => {
    const token = randomBytes(32).toString('base64url');
    await sql(
      `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at) values (gen_random_uuid(), $1, $2, $3, 'spec', now() + interval '8 hours')`,
      [hashToken(token), person.id, person.agencyId],
    );
    return `__Host-sid=${token}`;
  };
  const cookieOf = (person: TestPerson): Promise<string> => {
    const held = cookies.get(person.id) ?? signIn(person);
    cookies.set(person.id, held);
    return held;
  };
  return {
    ...world,
    app,
    wire,
    database,
    sql,
    signIn,
    as: (person) => clientOf(wire, async () => (person === null ? null : cookieOf(person))),
    assign: async (person, role, scopeKind = 'agency', scopeId = person.agencyId) => {
      await sql(
        `insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) values (gen_random_uuid(), $1, $2, $3, $4, $5, current_date - 1)`,
        [person.agencyId, person.id, role, scopeKind, scopeId],
      );
    },
    givePassword: async (person, password = PASSWORD) => {
      const hash = await app.get(PasswordHasher, { strict: false }).hash(password);
      await sql(`update accounts set password_hash = $2, must_change_password = false where person_id = $1`, [person.id, hash]);
    },
    close: async () => {
      wire.close();
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
}
