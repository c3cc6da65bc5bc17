import { queues } from '@sinau/contracts/jobs';
import { runMigrations } from 'bullmq';
import pg from 'pg';

export const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes or updates the queue's tables in PostgreSQL, as the role that owns the schema, and lets `roles` use them.
 * Run it in the migration step; it is idempotent. Role names are plain identifiers.
 */
export async function migrateQueue(ownerUrl: string, roles: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`SET search_path TO ${QUEUE_SCHEMA}`);
    // a bulk insert makes the queue's sequence when it is missing, which the roles may not
    for (const queue of queues) await client.query('SELECT next_job_id($1)', [queue]);
    for (const role of roles) await grantUse(client, role);
  } finally {
    await client.end();
  }
}

async function grantUse(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  await client.query(`
    GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${name};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${name};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${name}`);
}
