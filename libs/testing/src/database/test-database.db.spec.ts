import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase, testQueueDatabase } from './test-database.js';

const opened: { drop(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((database) => database.drop())));

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each test database is migrated, empty and its own; each role enters as itself', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  opened.push(one, two);
  expect(one.name).not.toBe(two.name);

  for (const [role, url] of Object.entries(one.urls)) {
    const [row] = await ask<{ who: string; bypasses: boolean }>(
      url,
      'select current_user as who, rolbypassrls or rolsuper as bypasses from pg_roles where rolname = current_user',
    );
    expect(row).toEqual({ who: `sinau_${role}`, bypasses: false });
  }
  await ask(one.urls.owner, 'create table only_here (n int)');
  expect(await ask(two.urls.owner, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
  expect(await ask(one.superuserUrl, 'select count(*)::int as people from people')).toEqual([{ people: 0 }]);
});

test('the queue has a database that the application’s roles can’t enter', async () => {
  const [queue, application] = await Promise.all([testQueueDatabase(), testDatabase()]);
  opened.push(queue, application);
  await ask(queue.url, 'create table jobs (n int)');
  await expect(ask(application.urls.worker.replace(application.name, queue.name), 'select 1')).rejects.toThrow('permission denied');
});
