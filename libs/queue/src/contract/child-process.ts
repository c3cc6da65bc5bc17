import { build } from 'esbuild';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Inside the repository, so that the child finds node_modules. */
const bundles = fileURLToPath(new URL('../../../../.cache/queue-contract/', import.meta.url));

/** Starts a TypeScript file of this folder as a Node process with an IPC channel, from the source as it is now. */
export async function startChild(file: string, ...args: readonly string[]): Promise<ChildProcess> {
  mkdirSync(bundles, { recursive: true });
  const folder = mkdtempSync(join(bundles, 'child-'));
  const outfile = join(folder, 'main.mjs');
  await build({
    entryPoints: [join(here, file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@sinau/source'],
    external: ['bullmq', 'ioredis', 'pg', 'zod'],
  });
  const child = fork(outfile, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return child;
}
