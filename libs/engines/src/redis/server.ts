import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { stopLeftover, waitUntil } from '../process/processes.js';
import { Service } from '../process/service.js';

const NAMES = process.platform === 'win32' ? ['redis-server.exe'] : ['redis-server', 'valkey-server'];

/** The server program on PATH that runs, or null. */
export function findRedis(path = process.env['PATH'] ?? ''): string | null {
  const candidates = path.split(delimiter).filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (
    candidates.find((file) => existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0) ?? null
  );
}

/** Asks in the server's own protocol; true when it says PONG (it says LOADING while it reads its file). */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => settle(data.toString('latin1').startsWith('+PONG')));
    socket.once('error', () => settle(false));
  });
}

export interface RedisOptions {
  readonly file: string;
  readonly folder: string;
  readonly logFolder: string;
  readonly port: number;
}

export interface RedisServer {
  readonly service: Service;
  readonly url: string;
  stop(): Promise<void>;
}

/** An earlier run's server, known by its port: it rewrites its command line to name and address. */
async function stopServerLeftBehind(recordFile: string): Promise<void> {
  if (!existsSync(recordFile)) return;
  const record: unknown = JSON.parse(readFileSync(recordFile, 'utf8'));
  if (typeof record !== 'object' || record === null || !('pid' in record) || !('port' in record)) return;
  await stopLeftover(Number(record.pid), `127.0.0.1:${Number(record.port)}`, 'SIGTERM');
}

/**
 * Starts the server as BullMQ needs it: `noeviction`, since an evicted key is a lost job, and an append-only file synced
 * each second. Up to one second of acknowledged jobs can still be lost; the outbox, not the queue, is the truth.
 */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  mkdirSync(options.folder, { recursive: true });
  const recordFile = join(options.folder, 'server.json');
  await stopServerLeftBehind(recordFile);
  const logFile = join(options.logFolder, 'redis.log');
  const service = Service.start({
    name: 'redis',
    file: options.file,
    arguments: [
      ...['--bind', '127.0.0.1', '--port', String(options.port), '--dir', options.folder, '--daemonize', 'no'],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '', '--maxmemory-policy', 'noeviction'],
    ],
    logFile,
    stopSignal: 'SIGTERM',
  });
  writeFileSync(recordFile, JSON.stringify({ pid: service.pid, port: options.port }));
  const ready = await waitUntil(async () => !service.running || (await answers(options.port)), 30_000);
  if (!ready || !service.running) {
    await service.stop(2_000);
    throw new Error(`Redis did not start on port ${options.port}; its words are in ${logFile}.`);
  }
  return {
    service,
    url: `redis://127.0.0.1:${options.port}`,
    stop: async () => {
      await service.stop(5_000);
    },
  };
}
