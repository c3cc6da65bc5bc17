import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { choosePort, takeLock } from '@sinau/engines';
import { wishOf } from './arguments.js';
import { askBeforeRemoving } from './ask-before-removing.js';
import { foldersOf, removeData } from './folders.js';
import { givenServices } from './given.js';
import { choosePorts } from './ports.js';
import { readSecrets } from './secrets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('words behind npm start are read, and a wrong one is named', () => {
  expect(wishOf([])).toEqual({ kind: 'start' });
  expect(wishOf(['--reset'])).toEqual({ kind: 'reset', sure: false });
  expect(wishOf(['--yes', '--reset'])).toEqual({ kind: 'reset', sure: true });
  expect(wishOf(['--rest'])).toEqual({ kind: 'unknown', word: '--rest' });
});

test('passwords are made once, kept, and readable by their owner only', () => {
  const file = join(folder, 'secrets.json');
  const first = readSecrets(file);
  expect(readSecrets(file)).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(new Set([first.superuser, first.s3.secretAccessKey, ...Object.values(first.roles)]).size).toBe(7);
});

test('a reset removes what the stack made and leaves what else lies in the folder', () => {
  const folders = foldersOf({ SINAU_DATA: folder });
  readSecrets(folders.secretsFile);
  writeFileSync(join(folder, 'my-own-notes.txt'), 'keep');
  removeData(folders);
  expect([existsSync(folders.secretsFile), existsSync(join(folder, 'my-own-notes.txt'))]).toEqual([false, true]);
});

test.each([
  ['yes', 'yes\n', 'yes'],
  ['YES with spaces', '  YES \n', 'yes'],
  ['no', 'no\n', 'no'],
  ['only y', 'y\n', 'no'],
  ['nothing', '\n', 'no'],
  ['a terminal that is closed', null, 'no'],
])('a reset asks first; answered with %s', async (_, typed, outcome) => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const answer = askBeforeRemoving('/srv/sinau', { input, output });
  input.end(typed ?? undefined);
  expect(await answer).toBe(outcome);
  expect(String(output.read())).toContain('/srv/sinau');
});

test('a reset without a terminal does not guess', async () => {
  expect(await askBeforeRemoving('/srv/sinau', { input: new PassThrough(), output: new PassThrough() })).toBe('nobody');
});

test('a busy port is stepped over, with a word on it, and no two parts get the same', async () => {
  const { port: wanted } = await choosePort(20_000 + (process.pid % 2_000));
  const busy = createServer();
  busy.listen(wanted, '127.0.0.1');
  await once(busy, 'listening');
  const said: string[] = [];
  const ports = await choosePorts({ PORT: String(wanted) }, (text) => said.push(text));
  expect(ports.api).toBeGreaterThan(wanted);
  expect(said[0]).toMatch(new RegExp(`^Port ${wanted}.* is busy; api takes ${ports.api}\\.$`));
  expect(new Set(Object.values(ports)).size).toBe(6);
  busy.close();
});

test('services of one’s own are used when they are named whole, and half a one is a mistake', () => {
  expect(givenServices({})).toEqual({ database: false, redis: false, storage: false });
  expect(() => givenServices({ DATABASE_URL: 'postgres://x' })).toThrow('set DATABASE_OWNER_URL, DATABASE_AUTHOR_URL, DATABASE_WORKER_URL too');
  const database = { DATABASE_OWNER_URL: 'a', DATABASE_URL: 'b', DATABASE_AUTHOR_URL: 'c', DATABASE_WORKER_URL: 'd' };
  expect(() => givenServices(database)).toThrow('set REDIS_URL or QUEUE_DATABASE_URL');
  expect(givenServices({ ...database, REDIS_URL: 'redis://x' })).toEqual({ database: true, redis: true, storage: false });
});

test('one data folder is one stack: the second is told who has it, and a dead holder’s lock is no lock', () => {
  const file = join(folder, 'running.json');
  const first = takeLock(file, 'node');
  expect(first.taken).toBe(true);
  expect(takeLock(file, 'node')).toEqual({ taken: false, holder: { pid: process.pid, mark: 'node' } });
  if (first.taken) first.release();
  writeFileSync(file, JSON.stringify({ pid: process.pid, mark: 'a program that does not run' }));
  expect(takeLock(file, 'node').taken).toBe(true);
});
