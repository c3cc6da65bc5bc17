import { spawnSync } from 'node:child_process';
import type { Folders } from './folders.js';
import type { Running } from './stack.js';

const hasFfmpeg = (): boolean => spawnSync(process.env['FFMPEG_PATH'] ?? 'ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0;

/** What one needs to know when everything runs. */
export function welcome({ address, accounts, queue }: Running, folders: Folders, elapsed: string): string {
  const width = Math.max(0, ...accounts.map(({ role }) => role.length));
  const loginWidth = Math.max(0, ...accounts.map(({ login }) => login.length));
  const people = accounts.map(({ role, login, password, name }) => `    ${role.padEnd(width)}  ${login.padEnd(loginWidth)}  ${password}  ${name}`);
  const notes = [
    queue === 'redis' ? 'Queue: Redis.' : 'Queue: in PostgreSQL; with redis-server or valkey-server on PATH it would be there.',
    hasFfmpeg() ? 'Video: ffmpeg makes several sizes of each.' : 'Video: repackaged in one size, since there is no ffmpeg on PATH.',
    (process.env['SMTP_URL'] ?? '') === '' ? 'Mail: kept on the outbox screen; nothing is sent.' : 'Mail: sent by SMTP_URL.',
  ];
  return [
    '',
    `  Sinau is ready after ${elapsed}:  ${address}`,
    '',
    ...(people.length > 0 ? ['  Demo accounts (role, login, password, name):', ...people, ''] : []),
    ...notes.map((note) => `  ${note}`),
    `  Data: ${folders.data}   Logs: ${folders.logs}`,
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
}
