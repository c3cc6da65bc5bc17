import { join } from 'node:path';
import { choosePort, startCluster } from '@sinau/engines';
import { migrate } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { readMigrateConfiguration } from '@sinau/config';
import { foldersOf } from '../stack/folders.js';
import { readSecrets } from '../stack/secrets.js';
import { bootstrapPostgres, DATABASE, QUEUE_DATABASE, roleUrl, type Setting } from '../stack/services.js';
import { takeFolder } from '../stack/session.js';

/** `npm run db:migrate`: the database at DATABASE_OWNER_URL, else the one in the data folder of this machine's stack. */
async function migrateGiven(): Promise<void> {
  const configuration = readMigrateConfiguration(process.env);
  if (!configuration.ok) {
    for (const problem of configuration.problems) console.error(problem);
    process.exit(1);
  }
  await migrateBoth(configuration.value.database.ownerUrl, configuration.value.queueDatabaseUrl);
}

async function migrateEmbedded(): Promise<void> {
  const folders = foldersOf(process.env);
  const lock = takeFolder(folders, 'apps/local/dist/db/migrate.js');
  const secrets = readSecrets(folders.secretsFile);
  const { port } = await choosePort(15_432);
  const cluster = await startCluster({
    folder: folders.postgres,
    logFolder: join(folders.data, 'log'),
    port,
    superuserPassword: secrets.superuser,
  });
  const setting: Setting = { folders, secrets, ports: { api: 0, web: 0, redis: 0, s3: 0, metrics: 0, postgres: port } };
  try {
    await bootstrapPostgres(setting);
    await migrateBoth(roleUrl(setting, DATABASE, 'sinau_owner'), roleUrl(setting, QUEUE_DATABASE, 'sinau_queue'));
  } finally {
    await cluster.stop();
    lock.release();
  }
}

async function migrateBoth(ownerUrl: string, queueUrl: string | null): Promise<void> {
  const ran = await migrate(ownerUrl);
  if (queueUrl !== null) await migrateQueue(queueUrl);
  console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.length}: ${ran.join(', ')}.`);
}

await ((process.env['DATABASE_OWNER_URL'] ?? '') === '' ? migrateEmbedded() : migrateGiven());
