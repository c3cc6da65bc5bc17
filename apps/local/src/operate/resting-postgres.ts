import { choosePort, startCluster } from '@sinau/engines';
import type { Folders } from '../stack/folders.js';
import { readSecrets } from '../stack/secrets.js';
import { bootstrapPostgres, type Setting } from '../stack/services.js';
import { takeFolder } from '../stack/session.js';

/** Starts the PostgreSQL of a stack that does not run, for the time of `work`; the folder is locked meanwhile. */
export async function withRestingPostgres<Result>(folders: Folders, mark: string, work: (setting: Setting) => Promise<Result>): Promise<Result> {
  const lock = takeFolder(folders, mark);
  const secrets = readSecrets(folders.secretsFile);
  const { port } = await choosePort(15_432);
  const cluster = await startCluster({ folder: folders.postgres, logFolder: folders.logs, port, superuserPassword: secrets.superuser });
  const setting: Setting = { folders, secrets, ports: { api: 0, web: 0, redis: 0, s3: 0, metrics: 0, postgres: port } };
  try {
    await bootstrapPostgres(setting);
    return await work(setting);
  } finally {
    await cluster.stop();
    lock.release();
  }
}
