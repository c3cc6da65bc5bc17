import { createDataSource } from './data-source.js';

/**
 * Brings a database to the newest schema, as the owner role. Safe to call from several
 * processes at once: an advisory lock lets one run and the others find nothing to do.
 * Returns the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const dataSource = createDataSource(ownerUrl, { size: 2, name: 'sinau-migrate' });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('sinau.migrate'))`);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}

/** The SQL that would bring the database to what the entities say: empty when both agree. */
export async function schemaDifference(ownerUrl: string): Promise<{ readonly up: readonly string[]; readonly down: readonly string[] }> {
  const dataSource = createDataSource(ownerUrl, { size: 2, name: 'sinau-schema' });
  await dataSource.initialize();
  try {
    const sql = await dataSource.driver.createSchemaBuilder().log();
    return { up: sql.upQueries.map((query) => query.query), down: sql.downQueries.map((query) => query.query) };
  } finally {
    await dataSource.destroy();
  }
}
