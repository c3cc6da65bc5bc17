import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../../..');

export type RunningStack = {
  /** The supervisor: everything else descends from it. */
  readonly pid: number;
  readonly port: number;
  readonly databaseUrl: string;
  readonly superuserUrl: string;
  /** What PostgreSQL writes. */
  readonly databaseLog: string;
  readonly folder: string;
  stop(): Promise<void>;
};

function messageOf<T>(child: ChildProcess, read: (message: unknown) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const value = read(message);
      if (value !== null) resolve(value);
    });
    child.once('exit', (code) => reject(new Error(`a child of the bench ended with ${code}`)));
  });
}

function stopOf(child: ChildProcess): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
}

/** Starts the product as `npm start` does, on a data folder of its own, with the demo in it. */
export async function startStack(folder: string): Promise<RunningStack> {
  const child = fork(join(REPOSITORY, 'apps/local/dist/main.js'), [], { env: { ...process.env, SINAU_DATA: folder, VIDEO_QUIET_SECONDS: '86400' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const address = await messageOf(child, (message) => (typeof message === 'object' && message !== null && 'address' in message ? String(message.address) : null));
  const secrets: Secrets = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
  return { pid: child.pid ?? 0, port: Number(new URL(address).port), ...urls(folder, secrets), databaseLog: join(folder, 'log/postgres.log'), folder, stop: stopOf(child) };
}

type Secrets = { readonly superuser: string; readonly roles: Readonly<Record<string, string>> };

function urls(folder: string, secrets: Secrets): { databaseUrl: string; superuserUrl: string } {
  const port = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const at = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/sinau`;
  return { databaseUrl: at('sinau_owner', secrets.roles['sinau_owner'] ?? ''), superuserUrl: at('postgres', secrets.superuser) };
}

export async function startFloor(databaseUrl: string): Promise<{ readonly pid: number; readonly port: number; stop(): Promise<void> }> {
  const child = fork(join(REPOSITORY, 'apps/bench/dist/floor.js'), [], { env: { ...process.env, FLOOR_DATABASE_URL: databaseUrl }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await messageOf(child, (message) => (typeof message === 'object' && message !== null && 'port' in message ? Number(message.port) : null));
  return { pid: child.pid ?? 0, port, stop: stopOf(child) };
}
