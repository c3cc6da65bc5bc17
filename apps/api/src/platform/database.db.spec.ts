import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '@sinau/domain/identity';
import { Database, statement } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { testDatabase, type TestDatabase } from '@sinau/testing';

const health: Actor = { kind: 'system', agencyId: '00000000-0000-7000-8000-00000000000a', job: 'spec' };
const roads: Actor = { kind: 'system', agencyId: '00000000-0000-7000-8000-00000000000b', job: 'spec' };

const whoAmI = statement('spec.whoAmI', `select current_setting('sinau.agency', true) as agency, $1::text as asked`);
const write = statement('spec.write', `insert into spec_notes values ($1::int, current_setting('sinau.agency', true)) returning note`);
const divide = statement('spec.divide', `with kept as (insert into spec_notes values (99, 'lost') returning note) select note / $1::int as result from kept`);
const noSuch = statement('spec.noSuch', 'select * from no_such_table');
const notes = statement('spec.notes', 'select note, agency from spec_notes order by note');

describe('one statement in the name of an actor', () => {
  let cluster: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    cluster = await testDatabase();
    // One connection: whatever one call leaves behind on it, the next would find.
    database = new Database(await createDataSource(cluster.urls.owner, { size: 1, name: 'spec' }).initialize());
    await database.dataSource.query('create table spec_notes (note int primary key, agency text)');
  }, 60_000);
  beforeEach(() => database.dataSource.query('truncate spec_notes'));
  afterAll(async () => {
    await database.dataSource.destroy();
    await cluster.drop();
  });

  test('each call sees its own actor, and nothing of it stays on the connection', async () => {
    const seen = await Promise.all([health, roads, health].map((actor, index) => database.run(actor, whoAmI, [String(index)])));
    expect(seen).toEqual([
      [{ agency: health.agencyId, asked: '0' }],
      [{ agency: roads.agencyId, asked: '1' }],
      [{ agency: health.agencyId, asked: '2' }],
    ]);
    expect(await database.run({ kind: 'anonymous' }, whoAmI, ['nobody'])).toEqual([{ agency: '', asked: 'nobody' }]);
    expect(await database.dataSource.query(`select coalesce(current_setting('sinau.agency', true), '') as agency`)).toEqual([{ agency: '' }]);
  });

  test('a write is committed when its rows come back', async () => {
    expect(await database.run(roads, write, [7])).toEqual([{ note: 7 }]);
    await database.dataSource.query('rollback'); // were a transaction left open, this would take the row away
    expect(await database.run(health, notes)).toEqual([{ note: 7, agency: roads.agencyId }]);
  });

  test('a statement that fails undoes itself, tells why, and leaves the connection to the next', async () => {
    await expect(database.run(health, divide, [0])).rejects.toMatchObject({ code: '22012' }); // division by zero
    expect(await database.run(health, notes)).toEqual([]);
    await expect(database.run(health, noSuch)).rejects.toMatchObject({ code: '42P01' }); // undefined table: the parse fails
    expect(await database.run(health, divide, [3])).toEqual([{ result: 33 }]);
  });

  test('a failing statement among others on the same connection takes none of them along', async () => {
    const outcomes = await Promise.allSettled([1, 2, 2, 3].map((note) => database.run(health, write, [note])));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await database.run(health, notes)).length).toBe(3);
  });

  test('a transaction and single statements take turns', async () => {
    await database.transaction(roads, async (transaction) => {
      await transaction.query(write, [1]);
      await transaction.query(write, [2]);
    });
    await expect(database.transaction(roads, async (transaction) => {
      await transaction.query(write, [3]);
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
    expect(await database.run(health, notes)).toEqual([1, 2].map((note) => ({ note, agency: roads.agencyId })));
  });
});
