import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { setting } from './setting.js';

/** The demo's account for each role, by the words that `npm start` prints beside it. */
const PURPOSES = {
  learner: 'Peserta, PNS',
  secondLearner: 'Peserta, PPPK',
  instructor: 'Pengajar',
  agencyAdmin: 'Admin instansi',
  platformAdmin: 'Admin sistem',
  supervisor: 'Atasan langsung',
  auditor: 'Auditor',
} as const;
export type Role = keyof typeof PURPOSES;

const shape = z.object({ accounts: z.array(z.object({ role: z.string(), name: z.string(), login: z.string(), password: z.string() })) });
export type Account = z.output<typeof shape>['accounts'][number];

/** What the set-up wrote down: the accounts that a person reads on the terminal. */
export function accountOf(role: Role): Account {
  const { accounts } = shape.parse(JSON.parse(readFileSync(join(setting().folder, 'set-up.json'), 'utf8')));
  const found = accounts.find((account) => account.role === PURPOSES[role]);
  if (found === undefined) throw new Error(`The demo has no account for "${PURPOSES[role]}".`);
  return found;
}
