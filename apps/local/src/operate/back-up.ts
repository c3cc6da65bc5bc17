import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseUrl, SUPERUSER } from '@sinau/engines';
import { z } from 'zod';
import { removeData, type Folders } from '../stack/folders.js';
import type { Setting } from '../stack/services.js';
import { copyCluster } from './copy-cluster.js';
import { copyTree, giveTree } from './copy-tree.js';

const MANIFEST = 'backup.json';
const manifest = z.object({ format: z.literal(1), begunAt: z.string(), endedAt: z.string(), objects: z.number() });
export type BackupManifest = z.output<typeof manifest>;

/** Writes of the gateway that are not ended yet. */
const isAside = (path: string): boolean => path === '.aside' || path.startsWith('.aside/');

/**
 * Copies the running stack's PostgreSQL, then its files, then its passwords into an empty folder: in this order no row of the
 * copy names a file that is missing. The manifest comes last; without it a folder is no backup.
 */
export async function backUp({ folders, secrets, ports }: Setting, target: string): Promise<BackupManifest> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length > 0) throw new Error(`${target} is not empty; a backup needs a folder of its own.`);
  const begunAt = new Date().toISOString();
  await copyCluster(databaseUrl(ports.postgres, 'postgres', SUPERUSER, secrets.superuser), folders.postgres, join(target, 'postgres'));
  const { files } = await copyTree(folders.objects, join(target, 's3'), isAside);
  await copyFile(folders.secretsFile, join(target, 'secrets.json'));
  await chmod(join(target, 'secrets.json'), 0o600);
  const written: BackupManifest = { format: 1, begunAt, endedAt: new Date().toISOString(), objects: files };
  await writeFile(join(target, MANIFEST), JSON.stringify(written, null, 2));
  return written;
}

/** What a backup's folder says of itself. Throws a sentence when it is none, or was cut off. */
export async function readManifest(source: string): Promise<BackupManifest> {
  if (!existsSync(join(source, MANIFEST))) throw new Error(`${source} holds no whole backup: ${MANIFEST} is not there.`);
  return manifest.parse(JSON.parse(await readFile(join(source, MANIFEST), 'utf8')));
}

const UNPRIVILEGED = 65_534;

/** Puts a backup into a data folder that holds nothing of ours. The first start replays PostgreSQL's log. */
export async function restore(source: string, folders: Folders): Promise<BackupManifest> {
  const read = await readManifest(source);
  for (const path of [folders.postgres, folders.objects, folders.secretsFile]) {
    if (existsSync(path)) throw new Error(`${folders.data} holds data already. Restore into another folder (SINAU_DATA), or move this one away.`);
  }
  removeData(folders); // what a restore that was cut off has left beside
  await copyTree(join(source, 's3'), folders.objects);
  await copyFile(join(source, 'secrets.json'), folders.secretsFile);
  await chmod(folders.secretsFile, 0o600);
  const aside = `${folders.postgres}.new`;
  await copyTree(join(source, 'postgres'), aside);
  if (process.getuid?.() === 0) await giveTree(aside, UNPRIVILEGED); // PostgreSQL refuses root, and files that are not its own
  await rename(aside, folders.postgres);
  return read;
}
