import { z } from 'zod';
import { logFileOf, type Folders } from './folders.js';
import { startProgram } from './node-program.js';

const account = z.object({ role: z.string(), name: z.string(), login: z.string(), password: z.string() });
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('migrated'), migrations: z.number() }),
  z.object({ kind: z.literal('accounts'), accounts: z.array(account) }),
]);
export type DemoAccount = z.output<typeof account>;

export interface SetUp {
  readonly migrations: number;
  readonly accounts: readonly DemoAccount[];
}

/** Migrates, and seeds the demo into an empty installation. */
export async function setUp(folders: Folders, environment: NodeJS.ProcessEnv): Promise<SetUp> {
  const program = startProgram({ name: 'set-up', script: 'apps/local/dist/set-up/main.js', environment, folders });
  let result: SetUp = { migrations: 0, accounts: [] };
  program.child.on('message', (sent) => {
    const told = message.parse(sent);
    result = told.kind === 'migrated' ? { ...result, migrations: told.migrations } : { ...result, accounts: told.accounts };
  });
  const { code } = await program.exited;
  if (code !== 0) throw new Error(`The database could not be set up; the reason is in ${logFileOf(folders, 'set-up')}.`);
  return result;
}
