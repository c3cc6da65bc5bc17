import type { FrameworkEntry, LevelDescription } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import { statement, violatedConstraint, type Database, type Transaction } from '../core/index.js';

export type Competency = FrameworkEntry & { readonly id: string; readonly revision: number; readonly archived: boolean };
export type ListedCompetency = Pick<Competency, 'id' | 'code' | 'name' | 'competencyClass' | 'archived'> & { /** Profiles that ask for it. */ readonly profiles: number };
export type CompetencyFilter = { readonly search: string | null; readonly competencyClass: CompetencyClass | null; readonly archived: boolean };

type Row = { id: string; code: string; name: string; competency_class: CompetencyClass; description: string; levels: LevelDescription[]; revision: number; archived: boolean };

const columns = 'id, code, name, competency_class, description, levels, revision, archived_at is not null as archived';
const list = statement(
  'competencies.list',
  `select c.id, c.code, c.name, c.competency_class, c.archived_at is not null as archived, (select count(*) from competency_requirements r where r.competency_id = c.id)::int as profiles
   from competencies c
   where ($1::text is null or c.code > $1) and ($2::text is null or c.name ilike $2 or c.code ilike $2) and ($3::text is null or c.competency_class = $3) and (c.archived_at is not null) = $4::boolean
   order by c.code limit $5`,
);
const one = statement('competencies.one', `select ${columns} from competencies where id = $1`);
/** A framework has hundreds of entries, not thousands. */
const all = statement('competencies.all', `select ${columns} from competencies order by code limit 2000`);
const insert = statement(
  'competencies.insert',
  `insert into competencies (id, agency_id, code, name, competency_class, description, levels) values ($1, $2, $3, $4, $5, $6, $7)`,
);
const change = statement(
  'competencies.change',
  `update competencies set code = $3, name = $4, competency_class = $5, description = $6, levels = $7, revision = revision + 1 where id = $1 and revision = $2 returning id`,
);
const archive = statement('competencies.archive', `update competencies set archived_at = now(), revision = revision + 1 where id = $1 and archived_at is null returning id`);
const restore = statement('competencies.restore', `update competencies set archived_at = null, revision = revision + 1 where id = $1 and archived_at is not null returning id`);
const lockFramework = statement('competencies.lock', `select pg_advisory_xact_lock(hashtextextended('sinau.competencies.' || $1, 0))`);

function competencyOfRow(row: Row): Competency {
  return {
    id: row.id, code: row.code, name: row.name, competencyClass: row.competency_class, description: row.description, levels: row.levels, revision: row.revision, archived: row.archived,
  };
}

const valuesOf = ({ code, name, competencyClass, description, levels }: FrameworkEntry) => [code, name, competencyClass, description, JSON.stringify(levels)];
const likeOf = (search: string) => `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** By code, after a code. */
export async function listCompetencies(database: Database, actor: Actor, filter: CompetencyFilter, after: string | null, limit: number): Promise<ListedCompetency[]> {
  const values = [after, filter.search === null ? null : likeOf(filter.search), filter.competencyClass, filter.archived, limit];
  const rows = await database.run<Row & { profiles: number }>(actor, list, values);
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, competencyClass: row.competency_class, archived: row.archived, profiles: row.profiles }));
}

export async function competencyById(transaction: Transaction, id: string): Promise<Competency | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? competencyOfRow(row) : null;
}

/** The whole framework, archived entries too. */
export async function framework(transaction: Transaction): Promise<Competency[]> {
  return (await transaction.query<Row>(all)).map(competencyOfRow);
}

/** One import or profile change of an agency at a time. */
export async function lockCompetencies(transaction: Transaction): Promise<void> {
  await transaction.query(lockFramework, [transaction.agencyId]);
}

/** False when the code is taken. */
export async function insertCompetency(transaction: Transaction, id: string, entry: FrameworkEntry): Promise<boolean> {
  try {
    await transaction.query(insert, [id, transaction.agencyId, ...valuesOf(entry)]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return false;
  }
}

/** `stale` when another revision stands there. */
export async function changeCompetency(transaction: Transaction, id: string, revision: number, entry: FrameworkEntry): Promise<'done' | 'stale' | 'code_taken'> {
  try {
    return (await transaction.query(change, [id, revision, ...valuesOf(entry)])).length === 1 ? 'done' : 'stale';
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return 'code_taken';
  }
}

/** False when it was archived already. */
export async function archiveCompetency(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(archive, [id])).length === 1;
}

/** False when it was in use already. */
export async function restoreCompetency(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(restore, [id])).length === 1;
}
