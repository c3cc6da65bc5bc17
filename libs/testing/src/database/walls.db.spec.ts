import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from './test-database.js';

const OWN = '01930000-0000-7000-8000-000000000001';
const FOREIGN = '01930000-0000-7000-8000-000000000002';
const roles = ['app', 'author', 'worker'] as const;
type Role = (typeof roles)[number];

/**
 * Rows that a role sees beyond its agency, on purpose, and why:
 * the worker relays the outbox and records failures of every agency: both hold ids and an error, no person's data;
 * it sends the platform's own mails, which belong to no agency.
 */
const wider: Readonly<Record<string, { readonly role: Role; readonly policies: readonly string[] }>> = {
  outbox: { role: 'worker', policies: ['relay'] },
  failed_jobs: { role: 'worker', policies: ['record'] },
  mails: { role: 'worker', policies: ['send_platform'] },
};
const seesAll = new Set(['worker outbox', 'worker failed_jobs']);

let database: TestDatabase;
let owner: pg.Client;
const clients = new Map<Role, pg.Client>();
let walled: string[] = [];

async function entered(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function clientOf(role: Role): pg.Client {
  const client = clients.get(role);
  if (!client) throw new Error(`${role} has not entered`);
  return client;
}

type Column = { name: string; type: string };

/** A value of the type that satisfies most columns; the agency is given. Constraints are off while rows are arranged. */
function valueOf({ name, type }: Column, agency: string): string {
  if (name === 'agency_id') return `'${agency}'`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type.endsWith('[]') || type.endsWith('multirange')) return `'{}'`;
  if (/^(integer|bigint|smallint|numeric|real|double)/.test(type)) return '1';
  if (type === 'boolean') return 'false';
  if (type === 'date') return 'current_date';
  if (type.startsWith('timestamp')) return 'now()';
  if (type === 'jsonb') return `'{}'`;
  if (type === 'bytea') return 'uuid_send(gen_random_uuid())';
  if (type === 'tsvector') return `''`;
  return 'gen_random_uuid()::text';
}

/** One row per agency in every walled table, its triggers, foreign keys and checks set aside: only who sees it is asked here. */
async function fill(superuser: pg.Client, table: string): Promise<void> {
  const checks = await superuser.query<{ name: string }>(`select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`, [table]);
  for (const { name } of checks.rows) await superuser.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  const { rows } = await superuser.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and (attnotnull or attname = 'agency_id')`,
    [table],
  );
  const names = rows.map(({ name }) => pg.escapeIdentifier(name)).join();
  for (const agency of [OWN, FOREIGN]) {
    await superuser.query(`insert into ${table} (${names}) overriding system value values (${rows.map((column) => valueOf(column, agency)).join()})`);
  }
}

beforeAll(async () => {
  database = await testDatabase();
  owner = await entered(database.urls.owner);
  for (const role of roles) clients.set(role, await entered(database.urls[role]));
  const tables = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  walled = tables.rows.map(({ name }) => name);
  const superuser = await entered(database.superuserUrl);
  try {
    await superuser.query(`set session_replication_role = 'replica'`);
    for (const table of walled) await fill(superuser, table);
  } finally {
    await superuser.end();
  }
}, 120_000);

afterAll(async () => {
  for (const client of [owner, ...clients.values()]) await client.end();
  await database.drop();
});

type Sight = { readonly own: number; readonly others: number };

/** How many rows of the agency, and of others, the role sees while it acts in `agency`; null where nothing is granted. */
async function sight(role: Role, table: string, agency: string): Promise<Sight | null> {
  const client = clientOf(role);
  const granted = await client.query<{ may: boolean }>(`select has_column_privilege($1, 'agency_id', 'select') as may`, [table]);
  if (granted.rows[0]?.may !== true) return null;
  await client.query(`select set_config('sinau.agency', $1, false), set_config('sinau.person', '', false), set_config('sinau.platform', '', false)`, [agency]);
  const { rows } = await client.query<Sight>(
    `select count(agency_id) filter (where agency_id::text = $1)::int as own, count(agency_id) filter (where agency_id::text is distinct from $1)::int as others from ${table}`,
    [agency],
  );
  return rows[0] ?? null;
}

describe('row-level security', () => {
  test('stands on every table that has an agency; no serving role owns one or passes by it', async () => {
    expect(walled.length).toBeGreaterThan(35);
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace and not relrowsecurity`, [walled]);
    expect(rows).toEqual([]);
    // Not forced: the owner, whom only migrations and definer functions act as, passes by it.
    const owners = await owner.query(`select distinct tableowner as owner from pg_tables where schemaname = 'public'`);
    expect(owners.rows).toEqual([{ owner: 'sinau_owner' }]);
    const serving = await owner.query(`select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or pg_has_role(rolname, 'sinau_owner', 'member'))`, [roles.map((role) => `sinau_${role}`)]);
    expect(serving.rows).toEqual([]);
  });

  // A restrictive policy can only narrow what the others let through.
  test('no policy is wider than an agency but the named ones', async () => {
    const { rows } = await owner.query<{ tablename: string; policyname: string }>(
      `select tablename, policyname from pg_policies where permissive = 'PERMISSIVE' and tablename = any($1) and coalesce(qual, with_check) not like '%sinau.agency%' and coalesce(qual, with_check) not like '%sinau.person%' and coalesce(qual, with_check) not like '%sinau.platform%' order by 1`,
      [walled],
    );
    expect(rows).toEqual(Object.entries(wider).flatMap(([tablename, { policies }]) => policies.map((policyname) => ({ tablename, policyname }))).sort((a, b) => a.tablename.localeCompare(b.tablename)));
  });

  test('every walled table holds a row of either agency, so that nothing below is true of emptiness', async () => {
    const superuser = await entered(database.superuserUrl);
    try {
      for (const table of walled) {
        const { rows } = await superuser.query<{ agencies: number }>(`select count(distinct agency_id)::int as agencies from ${table}`);
        expect({ table, ...rows[0] }).toEqual({ table, agencies: 2 });
      }
    } finally {
      await superuser.end();
    }
  });

  test.each(roles)('%s sees the rows of the agency it acts in, and none without one or of another', async (role) => {
    const seen: string[] = [];
    const none = '00000000-0000-0000-0000-000000000000';
    for (const table of walled) {
      const own = await sight(role, table, OWN);
      if (own === null) continue;
      if (seesAll.has(`${role} ${table}`)) {
        expect({ table, ...own }).toEqual({ table, own: 1, others: 1 });
        continue;
      }
      const outside = await sight(role, table, '');
      const nobody = await sight(role, table, none);
      const expectedOwn = table === 'outbox' ? 0 : 1; // who serves people writes the outbox and reads none of it
      expect({ table, own, outside, nobody }).toEqual({ table, own: { own: expectedOwn, others: 0 }, outside: { own: 0, others: 0 }, nobody: { own: 0, others: 0 } });
      seen.push(table);
    }
    expect(seen.length).toBeGreaterThan(25);
  });

  test('the worker sees mails of the platform whatever agency it acts in, others do not', async () => {
    const superuser = await entered(database.superuserUrl);
    await superuser.query(`insert into mails (id, agency_id, to_address, template, language, facts, dedupe, state) values (gen_random_uuid(), null, 'a@b.id', 'welcome', 'id', '{}', 'platform', 'pending')`);
    await superuser.end();
    for (const role of roles) {
      const client = clientOf(role);
      await client.query(`select set_config('sinau.agency', $1, false), set_config('sinau.platform', '', false)`, [OWN]);
      const { rows } = await client.query<{ agency_id: string | null }>(`select agency_id from mails order by agency_id nulls last`);
      expect(rows).toEqual(role === 'worker' ? [{ agency_id: OWN }, { agency_id: null }] : [{ agency_id: OWN }]);
    }
  });
});

describe('what no role may do', () => {
  const forbidden = [
    'create table smuggled (n int)', 'alter table people add column smuggled int', 'alter table people disable row level security', 'drop table people', 'drop policy own_agency on people',
    'truncate people', `update audit_entries set action = 'x'`, 'delete from audit_entries', `update certificates set snapshot = '{}'`, `update certificates set number = 'x'`, `update certificates set issued_at = now()`,
    'delete from certificates', 'update ledger_entries set hours = 99', 'delete from ledger_entries', 'set role sinau_owner', `set session_replication_role = 'replica'`,
  ];
  test.each(roles.flatMap((role) => forbidden.map((sql) => [role, sql] as const)))('%s: %s', async (role, sql) => {
    await expect(clientOf(role).query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });
});
