import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { findRedis, isRunning, waitUntil } from '@sinau/engines';
import { exitOf, PATIENCE, TriedStack, type Trace } from './stack.spec-kit.js';

// `npm start` from nothing to its end, with kill -9 on the way. The tests are the steps of one story: each goes on where the one before ended.

let stack: TriedStack;
let stranger: Server;
let strangersPort: number;
const traces: Trace[] = [];

const eventually = (condition: () => boolean | Promise<boolean>): Promise<boolean> => waitUntil(() => Promise.resolve(condition()).catch(() => false), PATIENCE, 100);
/** Everything that was acknowledged before the kill is there, and done once. */
const nothingIsLost = async (): Promise<readonly Trace[]> => {
  const lost: Trace[] = [];
  for (const trace of traces) if (!(await eventually(() => stack.kept(trace)))) lost.push(trace);
  return lost;
};
const orphans = async (): Promise<readonly number[]> => {
  await eventually(() => stack.processes().length === 0);
  return stack.processes();
};

beforeAll(async () => {
  stack = new TriedStack();
  strangersPort = await stack.choosePort();
  stranger = createServer();
  await new Promise<void>((resolve) => stranger.listen(strangersPort, '127.0.0.1', resolve));
});
afterAll(async () => {
  await stack.remove();
  await new Promise((resolve) => stranger.close(resolve));
}, PATIENCE);

test('it starts from nothing with the demo, beside a stranger on its port, and only once per folder', async () => {
  await stack.start();
  expect(stack.said).toContain(`Port ${strangersPort}`);
  expect(stack.said).toMatch(/is busy; api takes \d+\./);
  expect(stack.place.ports.api).toBeGreaterThan(strangersPort);
  expect(stack.said).toContain(`${stack.place.address}\n`);
  expect(stack.said).toContain('belajar setiap hari'); // the demo accounts' password
  expect(await stack.answers()).toBe(true);
  expect(await stack.sql('select 1 from certificates')).not.toEqual([]);
  traces.push(await stack.leaveTrace());

  expect(await exitOf(stack.run())).toBe(1);
  expect(stack.said).toContain('Sinau runs already');
  expect(await exitOf(stack.run('--reset', '--yes'))).toBe(1);
  expect(await nothingIsLost()).toEqual([]);
}, PATIENCE * 2);

test('kill -9 of any one part: it is started again, and what was acknowledged before is there', async () => {
  const parts = stack.parts();
  const redis = findRedis() === null ? [] : ['redis'];
  expect(parts.map(({ name }) => name).toSorted()).toEqual(['api', 'postgres', 's3', 'worker', ...redis].toSorted());
  for (const { name, pid, mark } of parts) {
    traces.push(await stack.leaveTrace());
    process.kill(pid, 'SIGKILL');
    expect([name, await eventually(() => !isRunning(pid, mark) && stack.part(name) !== undefined)]).toEqual([name, true]);
    expect([name, await eventually(() => stack.answers())]).toEqual([name, true]);
  }
  expect(await nothingIsLost()).toEqual([]);
}, PATIENCE * 4);

test('kill -9 of the supervisor takes everything along; the next start goes on, here with the queue in PostgreSQL', async () => {
  traces.push(await stack.leaveTrace());
  await stack.end('SIGKILL');
  if (process.platform === 'linux') expect(await orphans()).toEqual([]);
  await stack.start({ SINAU_REDIS: 'off' });
  expect(stack.parts().map(({ name }) => name).toSorted()).toEqual(['api', 'postgres', 's3', 'worker']);
  expect(stack.said).toContain('up to date');
  expect(await nothingIsLost()).toEqual([]);
}, PATIENCE * 3);

test('kill -9 of everything at once, as when the power goes: the next start goes on', async () => {
  traces.push(await stack.leaveTrace());
  const parts = stack.parts();
  await stack.end('SIGKILL');
  for (const { pid, mark } of parts) if (isRunning(pid, mark)) process.kill(pid, 'SIGKILL');
  await stack.start();
  expect(await nothingIsLost()).toEqual([]);
}, PATIENCE * 3);

test('Ctrl-C stops everything in order and leaves nothing running', async () => {
  const seen: string[] = [];
  const watch = setInterval(() => seen.push(stack.parts().map(({ name }) => name).join(' ')), 10);
  const code = await stack.end('SIGINT');
  clearInterval(watch);
  expect(code).toBe(0);
  const left = (names: string): boolean => !names.includes('postgres') && /api|worker/.test(names);
  expect(seen.filter(left)).toEqual([]); // who serves ends before what it stands on
  expect(stack.said).toContain('Nothing is lost');
  expect(await orphans()).toEqual([]);
  expect(existsSync(stack.folders.lockFile)).toBe(false);
}, PATIENCE);

test('--reset where nobody can answer removes nothing; with --yes it begins anew', async () => {
  stack.said = '';
  expect(await exitOf(stack.run('--reset'))).toBe(1);
  expect(stack.said).toContain('nobody is there to answer; add --yes');
  expect(existsSync(stack.folders.postgres)).toBe(true);
  await stack.start({}, '--reset', '--yes');
  expect(await stack.sql(`select 1 from mails where template = 'password-reset'`)).toEqual([]);
  expect(await stack.withStore((store) => store.list('kept/'))).toMatchObject({ objects: [] });
  expect(await stack.answers()).toBe(true);
  expect(await stack.end('SIGTERM')).toBe(0);
}, PATIENCE * 2);
