import { readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration, type Reading } from '@sinau/config';
import { migrate } from '@sinau/persistence/schema';
import { migrateQueue } from '@sinau/queue';
import { demoLogins, seedDemo } from '../seed/seed-demo.js';

/** The step between the services and the apps, as a process of its own, so that the supervisor stays small. */
function valueOf<Value>(reading: Reading<Value>): Value {
  if (reading.ok) return reading.value;
  for (const problem of reading.problems) console.error(problem);
  process.exit(1);
}

const configuration = valueOf(readMigrateConfiguration(process.env));
const { database, queueDatabaseUrl } = configuration;
const [ran] = await Promise.all([
  migrate(database.ownerUrl),
  queueDatabaseUrl === null ? undefined : migrateQueue(queueDatabaseUrl),
]);
process.send?.({ kind: 'migrated', migrations: ran.length });
// A database that somebody else keeps gets no demo.
if (process.env['SINAU_DEMO'] === 'on') {
  await seedDemo({ migrate: configuration, api: valueOf(readApiConfiguration(process.env)), worker: valueOf(readWorkerConfiguration(process.env)) });
  process.send?.({ kind: 'accounts', accounts: demoLogins() });
}
process.disconnect?.();
