import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@sinau/testing';
import { DatabaseListener } from './database-listener.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.drop());

class Listener extends DatabaseListener {
  constructor() {
    super(database.urls.app, 'spec', ['spec']);
  }

  protected heard(): void {}
  protected connected(): void {}
}

test('a listener that is stopped while it still connects stops', async () => {
  const listener = new Listener();
  listener.onApplicationBootstrap();
  await expect(listener.onApplicationShutdown()).resolves.toBeUndefined();
});
