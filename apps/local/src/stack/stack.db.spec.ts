import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePort, isRunning, waitUntil } from '@sinau/engines';
import pg from 'pg';
import { z } from 'zod';

/** The whole stack as `npm start` boots it, from what is built, with data in a folder of its own. Steps of one story. */
const PROGRAM = 'apps/local/dist/main.js';
const records = z.array(z.object({ name: z.string(), pid: z.number(), mark: z.string() }));
let folder: string;
let port: number;
let stack: ChildProcess | null = null;
let said = '';

function run(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', SINAU_DATA: folder, PORT: String(port), SINAU_PORT_SHIFT: String(1_000 + (process.pid % 5_000)) },
  });
  const hear = (data: Buffer): void => void (said += data.toString('utf8'));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return child;
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));
const processes = () => records.parse(JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')));
const processOf = (name: string) => processes().find((entry) => entry.name === name);
const living = (): string[] => processes().filter(({ pid, mark }) => isRunning(pid, mark)).map(({ name }) => name).toSorted();
const addressInWords = (): string => /http:\/\/127\.0\.0\.1:\d+/.exec(said.slice(said.indexOf('ready after')))?.[0] ?? '';

async function start(): Promise<void> {
  said = '';
  stack = run();
  const ready = await waitUntil(() => said.includes('Ctrl-C stops everything') || stack?.exitCode !== null, 90_000);
  if (!ready || stack.exitCode !== null) throw new Error(`the stack did not start:\n${said}`);
}

/** A wrong login: the API has to ask the database before it can refuse. */
async function answers(): Promise<boolean> {
  const origin = addressInWords();
  const body = JSON.stringify({ login: 'nobody@sinau.test', password: 'not a password' });
  const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  return fetch(`${origin}/api/sessions`, { method: 'POST', headers, body }).then(({ status }) => status >= 400 && status < 500, () => false);
}

/** A row in the stack's own database, by the address that its API was given. */
async function inDatabase(sql: string): Promise<unknown[]> {
  const secrets = z.object({ superuser: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')));
  const at = /PostgreSQL .*127\.0\.0\.1:(\d+)/.exec(said)?.[1] ?? '';
  const client = new pg.Client({ host: '127.0.0.1', port: Number(at), user: 'postgres', password: secrets.superuser, database: 'sinau' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-stack-'));
  port = (await choosePort(27_000 + (process.pid % 1_000))).port;
});
afterAll(async () => {
  if (stack !== null && stack.exitCode === null) {
    stack.kill('SIGTERM');
    await exitOf(stack);
  }
  rmSync(folder, { recursive: true, force: true });
});

test('it starts from nothing, answers on the printed address, and only one runs per folder', async () => {
  await start();
  expect(addressInWords()).toBe(`http://127.0.0.1:${port}`);
  expect(await answers()).toBe(true);
  await inDatabase('create table kept (n int)');
  await inDatabase('insert into kept values (1)');

  const second = run();
  expect(await exitOf(second)).toBe(1);
  expect(said).toContain('Sinau runs already');
  const reset = run('--reset', '--yes');
  expect(await exitOf(reset)).toBe(1);
  expect(living()).toContain('postgres');
}, 120_000);

test('kill -9 of any one process: it is started again and the API answers', async () => {
  for (const name of living()) {
    const before = processOf(name)?.pid ?? 0;
    process.kill(before, 'SIGKILL');
    const back = await waitUntil(() => {
      const now = processOf(name);
      return now !== undefined && now.pid !== before && isRunning(now.pid, now.mark);
    }, 60_000);
    expect([name, back]).toEqual([name, true]);
    expect([name, await waitUntil(() => answers(), 60_000, 100)]).toEqual([name, true]);
  }
  expect(await inDatabase('select n from kept')).toEqual([1]);
}, 300_000);

test('kill -9 of the whole run leaves no orphan, and the next start loses nothing', async () => {
  await inDatabase('insert into kept values (2)');
  stack?.kill('SIGKILL');
  if (process.platform === 'linux') expect(await waitUntil(() => living().length === 0, 20_000)).toBe(true);
  await start();
  expect(await inDatabase('select n from kept order by n')).toEqual([1, 2]);
}, 120_000);

test('a signal stops everything in order and leaves nothing running', async () => {
  stack?.kill('SIGINT');
  if (stack !== null) expect(await exitOf(stack)).toBe(0);
  expect(living()).toEqual([]);
  expect(said).toContain('Nothing is lost');
  expect(existsSync(join(folder, 'running.json'))).toBe(false);
}, 60_000);

test('--reset --yes removes the data and starts anew', async () => {
  said = '';
  stack = run('--reset', '--yes');
  expect(await waitUntil(() => said.includes('Ctrl-C stops everything'), 90_000)).toBe(true);
  expect(await inDatabase("select to_regclass('kept')")).toEqual([null]);
  stack.kill('SIGTERM');
  expect(await exitOf(stack)).toBe(0);
}, 120_000);
