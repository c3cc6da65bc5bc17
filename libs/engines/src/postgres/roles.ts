import pg from 'pg';

/**
 * The roles of one installation. Here they only come into being, with a password and the right to connect; what each may
 * touch is granted by the migrations, beside the tables.
 */
export const ROLES = ['sinau_owner', 'sinau_app', 'sinau_author', 'sinau_worker', 'sinau_queue'] as const;
export type Role = (typeof ROLES)[number];
export type RolePasswords = Readonly<Record<Role, string>>;

/** The roles that reach the application's database; the queue has a database of its own. */
const APPLICATION_ROLES = ['sinau_owner', 'sinau_app', 'sinau_author', 'sinau_worker'] as const;

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the roles that are missing and sets every password; can run any number of times. `url` is the superuser's. */
export async function ensureRoles(url: string, passwords: RolePasswords): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [ROLES]);
    const known = new Set(rows.map((row) => row.rolname));
    for (const role of ROLES) {
      const verb = known.has(role) ? 'alter' : 'create';
      const rights = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication';
      await client.query(`${verb} role ${role} ${rights} password ${pg.escapeLiteral(passwords[role])}`);
    }
  });
}

async function ensureDatabase(url: string, name: string, owner: Role, readers: readonly Role[], template?: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    const database = pg.escapeIdentifier(name);
    if (rowCount === 0) {
      const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
      await client.query(`create database ${database} owner ${owner}${from}`);
    }
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${readers.join(', ')}`);
  });
}

/** The application's database, owned by `sinau_owner`; a copy of `template` when one is named. */
export const ensureApplicationDatabase = (url: string, name: string, template?: string): Promise<void> =>
  ensureDatabase(url, name, 'sinau_owner', APPLICATION_ROLES, template);

/** The queue's database, owned by `sinau_queue`: no role of the application reaches it, and it reaches nothing else. */
export const ensureQueueDatabase = (url: string, name: string): Promise<void> =>
  ensureDatabase(url, name, 'sinau_queue', ['sinau_queue']);

/** Removes a database and whoever is connected to it. */
export const dropDatabase = (url: string, name: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  });
