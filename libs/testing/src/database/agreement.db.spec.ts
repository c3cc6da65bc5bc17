import { expect, test } from '@jest/globals';
import { migrate, schemaDifference } from '@sinau/persistence/schema';
import { testDatabase } from './test-database.js';

test('entities and migrations agree: nothing is left to generate, and nothing left to run', async () => {
  const database = await testDatabase();
  try {
    expect((await schemaDifference(database.urls.owner)).up).toEqual([]);
    expect(await migrate(database.urls.owner)).toEqual([]);
  } finally {
    await database.drop();
  }
}, 60_000);
