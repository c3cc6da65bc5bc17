import type { Database } from './database.js';
import { statement } from './statement.js';
import type { UpkeepEntity } from './upkeep.entity.js';

export type UpkeepKind = UpkeepEntity['kind'];
export type Upkeep = { readonly kind: UpkeepKind; readonly ageSeconds: number; readonly findings: number };
export type Alarms = {
  /** Age of the oldest row that waits for the relay; 0 when none does. */
  readonly outboxSeconds: number;
  /** Jobs that failed for good and nobody has retried, of all agencies. */
  readonly failedJobs: number;
  /** PostgreSQL's clock, milliseconds since 1970. */
  readonly now: number;
  readonly upkeep: readonly Upkeep[];
};

const read = statement(
  'upkeep.alarms',
  `select outbox_seconds, failed_jobs, extract(epoch from now)::float8 * 1000 as now,
     coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'ageSeconds', extract(epoch from clock_timestamp() - at), 'findings', findings)) from upkeep), '[]') as upkeep
   from alarms()`,
);
const note = statement(
  'upkeep.note',
  `insert into upkeep (kind, at, findings) values ($1, now(), $2) on conflict (kind) do update set at = excluded.at, findings = excluded.findings`,
);

/** What must wake somebody, as numbers. Any role may ask. */
export async function readAlarms(database: Database): Promise<Alarms> {
  const [row] = await database.run<{ outbox_seconds: number; failed_jobs: number; now: number; upkeep: Upkeep[] }>({ kind: 'anonymous' }, read);
  if (!row) throw new Error('alarms() gave no row');
  return { outboxSeconds: row.outbox_seconds, failedJobs: row.failed_jobs, now: row.now, upkeep: row.upkeep };
}

/** Notes that a backup was made or a verification ended, on the owner's connection. */
export async function noteUpkeep(owner: Database, kind: UpkeepKind, findings: number): Promise<void> {
  await owner.run({ kind: 'anonymous' }, note, [kind, findings]);
}
