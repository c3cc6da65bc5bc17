import { createPostgresBackend, isPgPool, type IQueueBackend } from 'bullmq';
import pg from 'pg';
import { isAway } from '../errors.js';
import type { Backend, BackendReport } from './backend.js';
import { QUEUE_SCHEMA } from './schema.js';

/** One listening connection per worked queue, and a few for queries. */
const CONNECTIONS = 12;
/** BullMQ would sleep for an hour, trusting that no notification is ever lost. */
const LONGEST_SLEEP_SECONDS = 5;

/** BullMQ's own PostgreSQL backend, in a schema of its own. `migrateQueue` must have run. */
export function postgresBackend(databaseUrl: string, { report, untilBack }: BackendReport): Backend {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: `-c search_path=${QUEUE_SCHEMA}`,
    application_name: 'sinau-queue',
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    allowExitOnIdle: true,
  });
  pool.setMaxListeners(0); // each BullMQ object listens for the pool's errors
  pool.on('error', report);
  // a connection that breaks while it is lent out would otherwise end the process
  pool.on('connect', (client) => client.on('error', report));
  if (!isPgPool(pool)) throw new Error('pg.Pool is not what BullMQ knows as a pool'); // their types differ in overloads only
  return {
    kind: 'postgres',
    connect: (name, options, use) => {
      const backend = createPostgresBackend(name, { ...options, connection: pool }, use);
      Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_SLEEP_SECONDS });
      return use?.withBlockingConnection ? patient(backend, { report, untilBack }) : backend;
    },
    ping: async () => {
      await pool.query('SELECT 1 FROM migration LIMIT 1');
    },
    close: () => pool.end(),
  };
}

/** BullMQ asks a server that is starting up again without pause; here it waits until the server answers. */
function patient<B extends IQueueBackend>(backend: B, { report, untilBack }: BackendReport): B {
  const moveToActive = backend.moveToActive.bind(backend);
  backend.moveToActive = async (token, name) => {
    await untilBack();
    try {
      return await moveToActive(token, name);
    } catch (error) {
      report(error);
      if (isAway(error)) await untilBack();
      throw error;
    }
  };
  return backend;
}
