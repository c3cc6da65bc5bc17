import { readMigrateConfiguration } from '@sinau/config';
import { migrate } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';

/** The step between the services and the apps, as a process of its own, so that the supervisor stays small. */
const configuration = readMigrateConfiguration(process.env);
if (!configuration.ok) {
  for (const problem of configuration.problems) console.error(problem);
  process.exit(1);
}
const { database, queueDatabaseUrl } = configuration.value;
const [ran] = await Promise.all([
  migrate(database.ownerUrl),
  queueDatabaseUrl === null ? undefined : migrateQueue(queueDatabaseUrl),
]);
process.send?.({ kind: 'migrated', migrations: ran.length });
process.disconnect?.();
