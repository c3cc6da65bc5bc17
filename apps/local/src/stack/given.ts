/** Services of one's own that the stack uses instead of starting its own. */
export interface Given {
  readonly database: boolean;
  readonly redis: boolean;
  readonly storage: boolean;
}

const DATABASE_VARIABLES = ['DATABASE_OWNER_URL', 'DATABASE_URL', 'DATABASE_AUTHOR_URL', 'DATABASE_WORKER_URL'] as const;
const STORAGE_VARIABLES = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** All of a group or none: half a database is a mistake, and the stack says which variables are missing. */
function allOrNone(environment: NodeJS.ProcessEnv, names: readonly string[]): boolean {
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length === names.length) return false;
  if (missing.length > 0) throw new Error(`To use a service of your own, set ${missing.join(', ')} too.`);
  return true;
}

export function givenServices(environment: NodeJS.ProcessEnv): Given {
  const given = {
    database: allOrNone(environment, DATABASE_VARIABLES),
    redis: (environment['REDIS_URL'] ?? '') !== '',
    storage: allOrNone(environment, STORAGE_VARIABLES),
  };
  if (given.database && !given.redis && (environment['QUEUE_DATABASE_URL'] ?? '') === '') {
    throw new Error('With a database of your own the queue needs a place too: set REDIS_URL or QUEUE_DATABASE_URL.');
  }
  return given;
}
