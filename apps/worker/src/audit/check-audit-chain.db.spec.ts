import { CheckAuditChain, VerifyInstallation } from '@sinau/application/audit';
import { Database, readAlarms } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { MemoryObjectStore } from '@sinau/storage';
import { testDatabase, type TestDatabase } from '@sinau/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';

// Two agencies with three entries each. Nights follow each other; in between somebody with the owner's rights is at work.

const OWN = '01930000-0000-7000-8000-000000000001';
const OTHER = '01930000-0000-7000-8000-000000000002';
const actor = { kind: 'system', agencyId: OWN, job: 'spec' } as const;
const key = (day: string): string => `audit-anchors/${OWN}/${day}.txt`;

let database: TestDatabase;
let superuser: pg.Pool;
let worker: Database;
let owner: Database;
let store: MemoryObjectStore;
let check: CheckAuditChain;

const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => (await superuser.query<Row>(text, values)).rows;
const text = async (name: string): Promise<string> => Buffer.concat(await (await store.get(name)).body.toArray()).toString();

/** Position, previous hash and hash are the trigger's. */
async function enter(agencyId: string, reason: string): Promise<void> {
  await sql(
    `insert into audit_entries (id, agency_id, actor_name, action, subject_kind, facts, position, hash) values (gen_random_uuid(), $1, 'Agus', 'run.closed', 'run', $2, 0, '\\x00')`,
    [agencyId, JSON.stringify({ reason })],
  );
}

/** Writes history anew so that it fits itself: the entries from `position` on again, with another reason, and the head with them. */
async function forgeFrom(position: number): Promise<void> {
  const kept = await sql<{ reason: string }>(`select facts ->> 'reason' as reason from audit_entries where agency_id = $1 and position >= $2 order by position`, [OWN, position]);
  await sql(`delete from audit_heads where agency_id = $1`, [OWN]);
  await sql(`delete from audit_entries where agency_id = $1 and position >= $2`, [OWN, position]);
  for (const { reason } of kept) await enter(OWN, `${reason}, dipalsukan`);
}

beforeAll(async () => {
  database = await testDatabase();
  superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
  worker = new Database(await createDataSource(database.urls.worker, { size: 2, name: 'spec' }).initialize());
  owner = new Database(await createDataSource(database.urls.owner, { size: 2, name: 'spec' }).initialize());
  for (const [id, code] of [[OWN, 'KOTA'], [OTHER, 'WANA']]) {
    await sql(`insert into agencies (id, name, short_name, code, settings) values ($1, $2, $2, $2, '{"certificateNumberPattern":"{sequence}"}')`, [id, code]);
  }
}, 60_000);
afterAll(async () => {
  await worker?.dataSource.destroy();
  await owner?.dataSource.destroy();
  await superuser?.end();
  await database?.drop();
});
beforeEach(async () => {
  store = new MemoryObjectStore();
  check = new CheckAuditChain(worker, store);
  await sql(`truncate audit_entries, audit_heads, audit_checks, upkeep`);
  for (const agencyId of [OWN, OTHER]) for (const reason of ['satu', 'dua', 'tiga']) await enter(agencyId, reason);
});

const upkeep = async () => (await readAlarms(worker)).upkeep.map(({ kind, findings }) => [kind, findings]);
const verified = async () => (await new VerifyInstallation(owner, store).run()).findings.map(({ what }) => what);

describe('the nightly look', () => {
  test('finds a whole chain whole, and keeps its end outside, once a day', async () => {
    expect(await check.run(actor, '2026-11-22')).toEqual({ day: '2026-11-22', entries: 3, brokenAt: null, unlikeDay: null });
    const [head] = await sql<{ hash: string }>(`select encode(hash, 'hex') as hash from audit_heads where agency_id = $1`, [OWN]);
    const written = `sinau-audit-1 ${OWN} 2026-11-22 3 ${head?.hash}\n`;
    expect(await text(key('2026-11-22'))).toBe(written);
    await enter(OWN, 'empat');
    await check.run(actor, '2026-11-22');
    expect(await text(key('2026-11-22'))).toBe(written); // what was kept is not written over
    expect(await check.run(actor, '2026-11-23')).toMatchObject({ entries: 4, brokenAt: null });
    expect(await text(key('2026-11-23'))).toContain(' 4 ');
    expect(await upkeep()).toEqual([['audit', 0]]);
    expect(await verified()).toEqual([]);
  });

  test('is due once a day, from one o\'clock in the agency\'s zone', async () => {
    // Zones in which it is between twelve and one now, at noon and at night: Etc/GMT-7 is UTC+7.
    const [{ hour } = { hour: 0 }] = await sql<{ hour: number }>(`select extract(hour from now() at time zone 'UTC')::int as hour`);
    const zoneAt = (wanted: number): string => `Etc/GMT${hour - wanted >= 0 ? '+' : '-'}${Math.abs(hour - wanted)}`;
    await sql(`update agencies set time_zone = $2 where id = $1`, [OWN, zoneAt(12)]);
    const [today = ''] = await check.due(actor);
    expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await check.run(actor, today);
    expect(await check.due(actor)).toEqual([]);
    await sql(`truncate audit_checks`);
    await sql(`update agencies set time_zone = $2 where id = $1`, [OWN, zoneAt(hour > 12 ? 24 : 0)]);
    expect(await check.due(actor)).toEqual([]);
    await sql(`update agencies set time_zone = 'Asia/Jakarta' where id = $1`, [OWN]);
  });

  test('names the entry that was changed or cut off, keeps nothing of it, and tells the installation', async () => {
    await sql(`alter table audit_entries disable trigger frozen`);
    await sql(`update audit_entries set facts = '{"reason":"lain"}' where agency_id = $1 and position = 2`, [OWN]);
    await sql(`alter table audit_entries enable trigger frozen`);
    expect(await check.run(actor, '2026-11-22')).toMatchObject({ brokenAt: 2, unlikeDay: null });
    await expect(store.head(key('2026-11-22'))).rejects.toMatchObject({ failure: 'not_found' });
    expect(await check.run({ ...actor, agencyId: OTHER }, '2026-11-22')).toMatchObject({ entries: 3, brokenAt: null });
    expect(await upkeep()).toEqual([['audit', 1]]);
  });

  test('finds a chain that was written anew, head and all, every night until somebody decides', async () => {
    await check.run(actor, '2026-11-22');
    await forgeFrom(2);
    expect(await sql(`select * from audit_breaks() where agency_id = $1`, [OWN])).toEqual([]); // the database alone sees nothing
    expect(await check.run(actor, '2026-11-23')).toMatchObject({ brokenAt: 3, unlikeDay: '2026-11-22' });
    expect(await check.run(actor, '2026-11-24')).toMatchObject({ brokenAt: 3, unlikeDay: '2026-11-22' });
    expect(await verified()).toEqual([`agency ${OWN}: entry 3 is not what was kept of it on 2026-11-22`]);
    expect(await upkeep()).toEqual([['audit', 1]]);
  });

  test('the whole record taken away, head and all, is missed too; so is a copy that was tampered with', async () => {
    await check.run(actor, '2026-11-22');
    await sql(`delete from audit_entries where agency_id = $1`, [OWN]);
    await sql(`delete from audit_heads where agency_id = $1`, [OWN]);
    expect(await check.run(actor, '2026-11-23')).toMatchObject({ entries: 0, brokenAt: 3, unlikeDay: '2026-11-22' });
    await store.put(key('2026-11-22'), Buffer.from('nothing'), { contentType: 'text/plain' });
    expect(await check.run(actor, '2026-11-24')).toMatchObject({ unlikeDay: '2026-11-22' });
  });

  test('a store that is away leaves the day open: it is tried again', async () => {
    store.away = true;
    await expect(check.run(actor, '2026-11-22')).rejects.toMatchObject({ failure: 'unavailable' });
    expect(await sql(`select * from audit_checks`)).toEqual([]);
  });
});

test('the worker says what its look found, and nothing else: not that a backup was made, not about another agency', async () => {
  const asWorker = async (statement: string): Promise<unknown> => worker.dataSource.query(statement);
  await expect(asWorker(`insert into upkeep (kind, findings) values ('backup', 0)`)).rejects.toThrow('permission denied');
  await expect(asWorker(`update upkeep set findings = 0`)).rejects.toThrow('permission denied');
  await expect(asWorker(`delete from audit_checks`)).rejects.toThrow('permission denied');
  await expect(asWorker(`insert into audit_checks (agency_id, day, entries) values ('${OTHER}', '2026-11-22', 3)`)).rejects.toThrow('row-level security');
  const app = new Database(await createDataSource(database.urls.app, { size: 1, name: 'spec' }).initialize());
  await expect(app.dataSource.query(`select note_audit_checks()`)).rejects.toThrow('permission denied');
  await expect(app.dataSource.query(`insert into audit_checks (agency_id, day, entries) values ('${OWN}', '2026-11-22', 3)`)).rejects.toThrow('permission denied');
  await app.dataSource.destroy();
});
