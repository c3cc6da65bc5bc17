import type { UnitNode } from '@sinau/domain/organisations';
import { statement, violatedConstraint, type Transaction } from '../core/index.js';

export type Unit = UnitNode & { readonly name: string; readonly code: string; readonly people: number };

type Row = { id: string; parent_id: string | null; name: string; code: string; closed: boolean; people: number };

/** An agency has hundreds of units, not thousands; beyond this the tree would not be a screen. */
const LIMIT = 5_000;
const list = statement(
  'units.list',
  `select u.id, u.parent_id, u.name, u.code, u.closed_at is not null as closed, coalesce(posted.people, 0)::int as people
   from units u left join (select unit_id, count(*) as people from appointments where valid_to is null group by unit_id) posted on posted.unit_id = u.id
   order by u.name, u.id limit ${LIMIT}`,
);
const lockTree = statement('units.lockTree', `select pg_advisory_xact_lock(hashtextextended('sinau.units.' || $1, 0))`);
const insert = statement('units.insert', `insert into units (id, agency_id, parent_id, name, code) values ($1, $2, $3, $4, $5)`);
const rename = statement('units.rename', `update units set name = $2, code = $3 where id = $1 returning id`);
const move = statement('units.move', `update units set parent_id = $2 where id = $1 returning id`);
const close = statement('units.close', `update units set closed_at = now() where id = $1 and closed_at is null`);
const reopen = statement('units.reopen', `update units set closed_at = null where id = $1`);

export async function unitTree(transaction: Transaction): Promise<Unit[]> {
  const rows = await transaction.query<Row>(list);
  return rows.map((row) => ({ id: row.id, parentId: row.parent_id, name: row.name, code: row.code, closed: row.closed, people: row.people }));
}

/** One change of the tree at a time: two moves that are each sound could make a circle together. */
export async function lockUnitTree(transaction: Transaction): Promise<void> {
  await transaction.query(lockTree, [transaction.agencyId]);
}

async function unlessCodeTaken(work: Promise<{ id?: unknown }[]>): Promise<'done' | 'not_found' | 'code_taken'> {
  try {
    return (await work).length > 0 ? 'done' : 'not_found';
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return 'code_taken';
  }
}

/** False when the code is taken. */
export async function insertUnit(transaction: Transaction, unit: { id: string; parentId: string | null; name: string; code: string }): Promise<boolean> {
  const done = transaction.query(insert, [unit.id, transaction.agencyId, unit.parentId, unit.name, unit.code]).then(() => [{}]);
  return (await unlessCodeTaken(done)) === 'done';
}

export function renameUnit(transaction: Transaction, unit: { id: string; name: string; code: string }): Promise<'done' | 'not_found' | 'code_taken'> {
  return unlessCodeTaken(transaction.query(rename, [unit.id, unit.name, unit.code]));
}

export async function moveUnit(transaction: Transaction, id: string, parentId: string | null): Promise<void> {
  await transaction.query(move, [id, parentId]);
}

export async function closeUnit(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(close, [id]);
}

export async function reopenUnit(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(reopen, [id]);
}
