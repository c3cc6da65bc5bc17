import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePort, isRunning } from '@sinau/engines';
import { z } from 'zod';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRAM = join(REPOSITORY, 'apps/local/dist/main.js');
const FIRST_START = 180_000;

const readiness = z.object({ ready: z.literal(true), address: z.url() });
const records = z.array(z.object({ name: z.string(), pid: z.number(), mark: z.string() }));

export interface RunningStack {
  readonly address: string;
  readonly child: ChildProcess;
}

/** The whole product as `npm start` boots it, from what is built, with its data in `folder`. Rejects with what it said. */
export async function startStack(folder: string): Promise<RunningStack> {
  const port = (await choosePort(31_000 + (process.pid % 400) * 3)).port; // two runs that begin at once would find the same port free
  const child = fork(PROGRAM, [], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '', SINAU_DATA: folder, PORT: String(port), SINAU_PORT_SHIFT: String(8_500 + (process.pid % 400)), VIDEO_QUIET_SECONDS: '86400' },
  });
  let said = '';
  const hear = (data: Buffer): void => void (said += data.toString('utf8'));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The stack ${why}:\n${said}`));
    const timer = setTimeout(() => fail('was not ready in time'), FIRST_START);
    child.once('exit', () => fail('ended before it was ready'));
    child.on('message', (message) => {
      const told = readiness.safeParse(message);
      if (!told.success) return;
      clearTimeout(timer);
      resolve(told.data.address);
    });
  });
  return { address, child };
}

/** Stops all in order, by the signal that Ctrl-C sends. */
export async function stopStack({ child }: RunningStack): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}

/** The pid of one process of the stack (`worker`, `api`, `postgres`, …) that runs now; null while it doesn't. */
export function processOf(folder: string, name: string): number | null {
  const listed = records.parse(JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8')));
  const found = listed.find((entry) => entry.name === name && isRunning(entry.pid, entry.mark));
  return found?.pid ?? null;
}
