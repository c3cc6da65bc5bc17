import type { LevelRow } from '@sinau/domain/competencies';
import { statement, type Transaction } from '../core/index.js';
import type { HeldRows } from './competency-imports.repository.js';

const known = statement(
  'levelImports.known',
  `select x.n::int as n from jsonb_to_recordset($1::jsonb) as x (n int, "personId" uuid, "competencyId" uuid, source text, level smallint, "measuredOn" date)
   where exists (select from competency_measurements m where m.person_id = x."personId" and m.competency_id = x."competencyId" and m.source = x.source and m.level = x.level and m.measured_on = x."measuredOn"
     and m.withdraws_id is null and not exists (select from competency_measurements w where w.withdraws_id = m.id))`,
);
const write = statement(
  'levelImports.write',
  `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on, assessor_id, note)
   select gen_random_uuid(), $1, x."personId", x."competencyId", x.source, x.level, x."measuredOn", $3, x.note
   from jsonb_to_recordset($2::jsonb) as x ("personId" uuid, "competencyId" uuid, source text, level smallint, "measuredOn" date, note text)
   join people p on p.id = x."personId" join competencies c on c.id = x."competencyId"
   where not exists (select from competency_measurements m where m.person_id = x."personId" and m.competency_id = x."competencyId" and m.source = x.source and m.level = x.level and m.measured_on = x."measuredOn"
     and m.withdraws_id is null and not exists (select from competency_measurements w where w.withdraws_id = m.id))`,
);

/** Places (from 0) of the findings that were written down before, just so. */
export async function knownFindings(transaction: Transaction, rows: readonly LevelRow[]): Promise<ReadonlySet<number>> {
  const found = await transaction.query<{ n: number }>(known, [JSON.stringify(rows.map((row, n) => ({ n, ...row })))]);
  return new Set(found.map(({ n }) => n));
}

/** Findings that are not written yet. Asked under the locks of these people. */
export async function writeLevelRows(transaction: Transaction, held: HeldRows<'level_import'>): Promise<void> {
  await transaction.query(write, [transaction.agencyId, JSON.stringify(held.rows), held.createdBy]);
}
