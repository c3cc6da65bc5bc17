import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyTree } from './copy-tree.js';

/** https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA: what a copy must not hold, or need not. */
const EMPTY = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'backup_label.old', 'tablespace_map', 'tablespace_map.old']);
const SCRATCH = /(^|\/)(pgsql_tmp|pg_internal\.init)/;

const skips = (path: string): boolean => LEFT_OUT.has(path) || SCRATCH.test(path) || (path.includes('/') && EMPTY.has(path.slice(0, path.indexOf('/'))));

/** Names of log segments sort by their place; of one timeline, since an embedded cluster is never a standby. */
const SEGMENT = /^[0-9A-F]{24}$/;

async function copyLog(folder: string, to: string, first: string, last: string): Promise<void> {
  await mkdir(join(to, 'pg_wal/archive_status'), { recursive: true, mode: 0o700 });
  const segments = (await readdir(join(folder, 'pg_wal'))).filter((name) => SEGMENT.test(name) && name >= first && name <= last);
  for (const name of segments) await copyFile(join(folder, 'pg_wal', name), join(to, 'pg_wal', name));
}

const segmentOf = async (client: pg.Client, place: string): Promise<string> =>
  (await client.query<{ name: string }>('select pg_walfile_name($1) as name', [place])).rows[0]?.name ?? '';

/**
 * A base backup of a running cluster, without pg_basebackup: the files as they lie there while people work, and the log of
 * what was written meanwhile. A server that is started on the copy replays it; everything acknowledged before the end is there.
 */
export async function copyCluster(superuserUrl: string, folder: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // keeps the log from being recycled; gone with this connection, however it ends
    await client.query(`select pg_create_physical_replication_slot('sinau_backup_' || pg_backend_pid(), true, true)`);
    const begun = await client.query<{ place: string }>(`select pg_backup_start('sinau', true)::text as place`);
    await copyTree(folder, to, skips);
    const ended = await client.query<{ place: string; label: string }>('select lsn::text as place, labelfile as label from pg_backup_stop(false)');
    const [start, stop] = [begun.rows[0]?.place ?? '', ended.rows[0]?.place ?? ''];
    await copyLog(folder, to, await segmentOf(client, start), await segmentOf(client, stop));
    await writeFile(join(to, 'backup_label'), ended.rows[0]?.label ?? '');
  } finally {
    await client.end();
  }
}
