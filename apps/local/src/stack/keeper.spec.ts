import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf, isRunning, Service, waitUntil } from '@sinau/engines';
import { Keeper } from './keeper.js';
import { ProcessesFile } from './processes-file.js';

let folder: string;
let said: string[];
let mark: string;
let file: ProcessesFile;

/** A process that does nothing, known by a word in its command line. */
const startIdle = (): Service =>
  Service.start({
    name: 'idle',
    file: process.execPath,
    arguments: ['-e', 'setInterval(() => {}, 1000)', mark],
    environment: { ...process.env, NODE_OPTIONS: '' },
    logFile: join(folder, 'idle.log'),
    stopSignal: 'SIGTERM',
  });
const part = (start: () => Promise<Service>) => ({ name: 'idle', mark, stopSignal: 'SIGTERM' as const, graceMs: 2_000, start });
const comesBack = (keeper: Keeper, before: number | null): Promise<boolean> =>
  waitUntil(() => keeper.pid !== before && keeper.pid !== null && isRunning(keeper.pid, mark), 10_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinau-keeper-'));
  mark = `mark-of-${folder}`;
  said = [];
  file = new ProcessesFile(join(folder, 'processes.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a kept process', () => {
  test('is started again when it is killed, with a word on it, and stays stopped when it is stopped', async () => {
    const keeper = new Keeper(part(async () => startIdle()), file, (text) => said.push(text));
    await keeper.start();
    const first = keeper.pid;
    process.kill(first ?? 0, 'SIGKILL');
    expect(await comesBack(keeper, first)).toBe(true);
    expect(await waitUntil(() => said.length === 2, 10_000)).toBe(true);
    expect(said).toEqual(['idle ended by SIGKILL and is started again.', 'idle runs again.']);
    const second = keeper.pid ?? 0;
    await keeper.stop();
    expect(isRunning(second, mark)).toBe(false);
    expect(said.length).toBe(2);
  }, 30_000);

  test('that can’t be started again is tried again after a pause', async () => {
    let starts = 0;
    const start = async (): Promise<Service> => {
      starts += 1;
      if (starts === 2 || starts === 3) throw new Error(`no luck at start ${starts}`);
      return startIdle();
    };
    const keeper = new Keeper(part(start), file, (text) => said.push(text));
    await keeper.start();
    const first = keeper.pid;
    process.kill(first ?? 0, 'SIGKILL');
    expect(await comesBack(keeper, first)).toBe(true);
    expect(said.slice(1, 3)).toEqual(['idle did not start: no luck at start 2', 'idle did not start: no luck at start 3']);
    await keeper.stop();
  }, 30_000);

  test('that fails at its first start is not kept: the reason comes to the caller', async () => {
    const keeper = new Keeper(part(async () => { throw new Error('no such program'); }), file, (text) => said.push(text));
    await expect(keeper.start()).rejects.toThrow('no such program');
    expect(said).toEqual([]);
  });

  test('is restarted at once when its program has changed', async () => {
    const keeper = new Keeper(part(async () => startIdle()), file, (text) => said.push(text));
    await keeper.start();
    const first = keeper.pid;
    await keeper.restart();
    expect(await comesBack(keeper, first)).toBe(true);
    await keeper.stop();
  }, 30_000);

  test('that was left behind is found and stopped by the next run, and nothing else is', async () => {
    const left = startIdle();
    const stranger = startIdle();
    // A wrapper hands each over to Node; in the middle of that a process has no command line for a moment.
    for (const { pid } of [left, stranger]) expect(await waitUntil(() => commandLineOf(pid)?.startsWith(process.execPath) ?? false, 10_000)).toBe(true);
    file.note({ name: 'idle', pid: left.pid, mark, signal: 'SIGTERM' });
    file.note({ name: 'other', pid: stranger.pid, mark: 'a word that is not in its command line', signal: 'SIGTERM' });
    expect(await new ProcessesFile(join(folder, 'processes.json')).stopLeftovers()).toEqual(['idle']);
    expect([isRunning(left.pid, mark), isRunning(stranger.pid, mark)]).toEqual([false, true]);
    await stranger.stop(2_000);
  }, 30_000);
});
