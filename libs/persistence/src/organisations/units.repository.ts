import type { UnitNode } from '@sinau/domain/organisations';
import { statement, violatedConstraint, type Transaction } from '../core/index.js';

export type Unit = UnitNode & { readonly name: string; readonly code: string; readonly people: number; /** Its last day; null while it is open. */ readonly closedOn: string | null };

type Row = { id: string; parent_id: string | null; name: string; code: string; closed: boolean; closed_on: string | null; people: number };

/** An agency has hundreds of units, not thousands; beyond this the tree would not be a screen. */
const LIMIT = 5_000;
const list = statement(
  'units.list',
  `select u.id, u.parent_id, u.name, u.code, u.closed_at is not null as closed, (u.closed_at at time zone g.time_zone)::date::text as closed_on, coalesce(posted.people, 0)::int as people
   from units u join agencies g on g.id = u.agency_id left join (select unit_id, count(*) as people from appointments where valid_to is null group by unit_id) posted on posted.unit_id = u.id
   order by u.name, u.id limit ${LIMIT}`,
);
const lockTree = statement('units.lockTree', `select pg_advisory_xact_lock(hashtextextended('sinau.units.' || $1, 0))`);
const insert = statement('units.insert', `insert into units (id, agency_id, parent_id, name, code) values ($1, $2, $3, $4, $5)`);
const rename = statement('units.rename', `update units set name = $2, code = $3 where id = $1 returning id`);
const move = statement('units.move', `update units set parent_id = $2 where id = $1 returning id`);
const close = statement('units.close', `update units u set closed_at = $2::date::timestamp at time zone g.time_zone from agencies g where g.id = u.agency_id and u.id = $1 and u.closed_at is null`);
const lastPost = statement('units.lastPost', `select max(greatest(valid_from, valid_to))::text as day from appointments where unit_id = $1 and (valid_to is null or valid_to >= valid_from)`);
const reopen = statement('units.reopen', `update units set closed_at = null where id = $1`);

export async function unitTree(transaction: Transaction): Promise<Unit[]> {
  const rows = await transaction.query<Row>(list);
  return rows.map((row) => ({ id: row.id, parentId: row.parent_id, name: row.name, code: row.code, closed: row.closed, closedOn: row.closed_on, people: row.people }));
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

/** `closedOn` is its last day, where the agency is. */
export async function closeUnit(transaction: Transaction, id: string, closedOn: string): Promise<void> {
  await transaction.query(close, [id, closedOn]);
}

/** The latest day on which somebody's post there ended or began; null when nobody ever was. */
export async function lastPostIn(transaction: Transaction, id: string): Promise<string | null> {
  const [row] = await transaction.query<{ day: string | null }>(lastPost, [id]);
  return row?.day ?? null;
}

export async function reopenUnit(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(reopen, [id]);
}
