import { randomBytes } from 'node:crypto';
import { migrate } from '@sinau/persistence/schema';
import { dropDatabase, ensureApplicationDatabase, ensureQueueDatabase, type Role } from '@sinau/engines';
import pg from 'pg';
import { testClusterOf, type TestCluster } from '../jest/test-cluster.js';

export interface TestDatabase {
  readonly name: string;
  /** The address for each role, with the rights that the migrations gave it. */
  readonly urls: { readonly owner: string; readonly app: string; readonly author: string; readonly worker: string };
  /** For arranging what no role may do; a test that asserts with it proves nothing about the walls. */
  readonly superuserUrl: string;
  /** Closes every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Serialises the making of the template among Jest's workers. */
const TEMPLATE_LOCK = 7_460_001;

function addressOf(cluster: TestCluster, database: string, role: Role): string {
  const url = new URL(cluster.superuserUrl);
  url.pathname = `/${database}`;
  url.username = role;
  url.password = cluster.passwords[role];
  return url.toString();
}

function superuserAddressOf(cluster: TestCluster, database: string): string {
  const url = new URL(cluster.superuserUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function isTemplate(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ datistemplate: boolean }>('select datistemplate from pg_database where datname = $1', [name]);
  return rows[0]?.datistemplate ?? false;
}

/** The migrated database that all others are copies of: made by whoever comes first, marked as template when it is whole. */
async function ensureTemplate(cluster: TestCluster): Promise<string> {
  const name = `${cluster.prefix}_template`;
  const client = new pg.Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (await isTemplate(client, name)) return name;
    await dropDatabase(cluster.superuserUrl, name);
    await ensureApplicationDatabase(cluster.superuserUrl, name);
    await migrate(addressOf(cluster, name, 'sinau_owner'));
    await client.query(`alter database ${pg.escapeIdentifier(name)} is_template true`);
    return name;
  } finally {
    await client.end(); // gives the lock back
  }
}

/** Random: a spec that failed may have left its database, and the next one must not find it. */
const nextName = (cluster: TestCluster): string => `${cluster.prefix}_${randomBytes(6).toString('hex')}`;

/** A migrated, empty database of its own; for specs named x.db.spec.ts or x.http.spec.ts. Drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = testClusterOf(process.env);
  const template = await ensureTemplate(cluster);
  const name = nextName(cluster);
  await ensureApplicationDatabase(cluster.superuserUrl, name, template);
  return {
    name,
    urls: {
      owner: addressOf(cluster, name, 'sinau_owner'),
      app: addressOf(cluster, name, 'sinau_app'),
      author: addressOf(cluster, name, 'sinau_author'),
      worker: addressOf(cluster, name, 'sinau_worker'),
    },
    superuserUrl: superuserAddressOf(cluster, name),
    drop: () => dropDatabase(cluster.superuserUrl, name),
  };
}

export interface BareDatabase {
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** A database of its own before its first migration: for specs of what a migration makes of older rows. */
export async function bareDatabase(): Promise<BareDatabase> {
  const cluster = testClusterOf(process.env);
  const name = nextName(cluster);
  await ensureApplicationDatabase(cluster.superuserUrl, name);
  return { ownerUrl: addressOf(cluster, name, 'sinau_owner'), drop: () => dropDatabase(cluster.superuserUrl, name) };
}

/** An empty database that the queue's role owns, for the queue's PostgreSQL backend. */
export async function testQueueDatabase(): Promise<{ readonly name: string; readonly url: string; drop(): Promise<void> }> {
  const cluster = testClusterOf(process.env);
  const name = nextName(cluster);
  await ensureQueueDatabase(cluster.superuserUrl, name);
  return { name, url: addressOf(cluster, name, 'sinau_queue'), drop: () => dropDatabase(cluster.superuserUrl, name) };
}
