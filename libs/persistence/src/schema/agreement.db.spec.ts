import { expect, test } from '@jest/globals';
import { testDatabase } from '@sinau/testing';
import { migrate, schemaDifference } from './migrate.js';

test('entities and migrations agree: nothing is left to generate, and nothing left to run', async () => {
  const database = await testDatabase();
  try {
    expect((await schemaDifference(database.urls.owner)).up).toEqual([]);
    expect(await migrate(database.urls.owner)).toEqual([]);
  } finally {
    await database.drop();
  }
}, 60_000);
