import { readMigrateConfiguration } from '@sinau/config';
import { migrate } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { runningSetting } from '../operate/owner-door.js';
import { withRestingPostgres } from '../operate/resting-postgres.js';
import { foldersOf } from '../stack/folders.js';
import { DATABASE, QUEUE_DATABASE, roleUrl, type Setting } from '../stack/services.js';

/** `npm run db:migrate`: the database at DATABASE_OWNER_URL, else the one in the data folder of this machine's stack, running or not. */
async function migrateGiven(): Promise<void> {
  const configuration = readMigrateConfiguration(process.env);
  if (!configuration.ok) {
    for (const problem of configuration.problems) console.error(problem);
    process.exit(1);
  }
  await migrateBoth(configuration.value.database.ownerUrl, configuration.value.queueDatabaseUrl);
}

const migrateSetting = (setting: Setting): Promise<void> => migrateBoth(roleUrl(setting, DATABASE, 'sinau_owner'), roleUrl(setting, QUEUE_DATABASE, 'sinau_queue'));

/** The running stack's PostgreSQL, else the resting one's, which is started for the time. */
function migrateEmbedded(): Promise<void> {
  const folders = foldersOf(process.env);
  const running = runningSetting(folders);
  return running === null ? withRestingPostgres(folders, 'apps/local/dist/db/migrate.js', migrateSetting) : migrateSetting(running.setting);
}

async function migrateBoth(ownerUrl: string, queueUrl: string | null): Promise<void> {
  const ran = await migrate(ownerUrl);
  if (queueUrl !== null) await migrateQueue(queueUrl);
  console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.length}: ${ran.join(', ')}.`);
}

await ((process.env['DATABASE_OWNER_URL'] ?? '') === '' ? migrateEmbedded() : migrateGiven());
