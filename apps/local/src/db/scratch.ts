import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { choosePort, ensureApplicationDatabase, ensureRoles, startCluster } from '@sinau/engines';

/** Runs `work` with the owner's address of an empty database on a PostgreSQL that is thrown away afterwards. */
export async function withEmptyDatabase(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sinau-db-'));
  const password = randomBytes(12).toString('hex');
  const { port } = await choosePort(15_532);
  const cluster = await startCluster({ folder: join(folder, 'postgres'), logFolder: folder, port, superuserPassword: password });
  try {
    await ensureRoles(cluster.url(), {
      sinau_owner: password,
      sinau_app: password,
      sinau_author: password,
      sinau_worker: password,
      sinau_queue: password,
    });
    await ensureApplicationDatabase(cluster.url(), 'sinau');
    await work(cluster.url('sinau', 'sinau_owner', password));
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
