import { statement, violatedConstraint, type Database, type Transaction } from '../core/index.js';
import { smallestGroup, workingWeek, type WorkingWeek } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';

export type Agency = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly timeZone: string;
  readonly people: number;
  readonly revision: number;
  readonly createdAt: Date;
};
export type NewAgency = Pick<Agency, 'id' | 'name' | 'shortName' | 'code' | 'timeZone'>;

type Row = { id: string; name: string; short_name: string; code: string; time_zone: string; people: number; revision: number; created_at: Date };

const columns = 'id, name, short_name, code, time_zone, revision, created_at';
/** People of other agencies are behind the wall; this function tells a platform administrator their number alone. */
const people = 'coalesce((select s.people from agency_sizes() s where s.agency_id = agencies.id), 0) as people';
const list = statement(
  'agencies.list',
  `select ${columns}, ${people} from agencies where ($1::text is null or (name, id) > ($1, $2::uuid)) order by name, id limit $3`,
);
const one = statement('agencies.one', `select ${columns}, ${people} from agencies where id = $1`);
const insert = statement(
  'agencies.insert',
  `insert into agencies (id, name, short_name, code, time_zone, settings) values ($1, $2, $3, $4, $5, '{"certificateNumberPattern": "{sequence}/{code}/{month}/{year}"}')`,
);
const change = statement(
  'agencies.change',
  `update agencies set name = $3, short_name = $4, time_zone = $5, revision = revision + 1 where id = $1 and revision = $2 returning id`,
);
const ownSettings = statement(
  'agencies.settings',
  `select name, short_name, code, time_zone, coalesce((settings ->> 'captionsRequired')::boolean, false) as captions_required,
     settings -> 'smallestGroup' as smallest_group, settings -> 'workingWeek' as working_week, revision
   from agencies where id = $1`,
);
const changeOwnSettings = statement(
  'agencies.changeSettings',
  `update agencies set time_zone = $3, settings = settings || jsonb_build_object('captionsRequired', $4::boolean, 'smallestGroup', $5::int, 'workingWeek', $6::jsonb), revision = revision + 1
   where id = $1 and revision = $2 returning id`,
);
const headings = statement('agencies.headings', `select coalesce(settings -> 'peopleFileHeadings', '{}') as headings from agencies where id = $1`);
const rememberHeadings = statement(
  'agencies.rememberHeadings',
  `update agencies set settings = settings || jsonb_build_object('peopleFileHeadings', $2::jsonb) where id = $1`,
);

function agencyOfRow(row: Row): Agency {
  return {
    id: row.id, name: row.name, shortName: row.short_name, code: row.code, timeZone: row.time_zone, people: row.people, revision: row.revision, createdAt: row.created_at,
  };
}

/** Agencies by name, after a name and id. */
export async function listAgencies(database: Database, actor: Actor, after: { name: string; id: string } | null, limit: number): Promise<Agency[]> {
  const rows = await database.run<Row>(actor, list, [after?.name ?? null, after?.id ?? null, limit]);
  return rows.map(agencyOfRow);
}

export async function agencyById(transaction: Transaction, id: string): Promise<Agency | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? agencyOfRow(row) : null;
}

/** False when the code is taken. */
export async function insertAgency(transaction: Transaction, agency: NewAgency): Promise<boolean> {
  try {
    await transaction.query(insert, [agency.id, agency.name, agency.shortName, agency.code, agency.timeZone]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return false;
  }
}

/** False when another revision stands there. */
export async function changeAgency(transaction: Transaction, wanted: { id: string; revision: number; name: string; shortName: string; timeZone: string }): Promise<boolean> {
  const rows = await transaction.query(change, [wanted.id, wanted.revision, wanted.name, wanted.shortName, wanted.timeZone]);
  return rows.length === 1;
}

export type OwnAgencySettings = Pick<Agency, 'name' | 'shortName' | 'code' | 'timeZone' | 'revision'> & { readonly captionsRequired: boolean; readonly smallestGroup: number; readonly workingWeek: WorkingWeek };
type SettingsRow = Pick<Row, 'name' | 'short_name' | 'code' | 'time_zone' | 'revision'> & { captions_required: boolean; smallest_group: unknown; working_week: unknown };

/** Of the agency acted in. */
export async function agencySettings(transaction: Transaction): Promise<OwnAgencySettings | null> {
  const [row] = await transaction.query<SettingsRow>(ownSettings, [transaction.agencyId]);
  if (!row) return null;
  return {
    name: row.name, shortName: row.short_name, code: row.code, timeZone: row.time_zone, captionsRequired: row.captions_required, smallestGroup: smallestGroup(row.smallest_group),
    workingWeek: workingWeek(row.working_week), revision: row.revision,
  };
}

/** False when another revision stands there. */
export async function changeAgencySettings(transaction: Transaction, wanted: Pick<OwnAgencySettings, 'revision' | 'timeZone' | 'captionsRequired' | 'smallestGroup' | 'workingWeek'>): Promise<boolean> {
  const rows = await transaction.query(changeOwnSettings, [transaction.agencyId, wanted.revision, wanted.timeZone, wanted.captionsRequired, wanted.smallestGroup, JSON.stringify(wanted.workingWeek)]);
  return rows.length === 1;
}

/** Headings of the file of people by column, as last chosen. */
export async function peopleFileHeadings(transaction: Transaction): Promise<Readonly<Record<string, string>>> {
  const [row] = await transaction.query<{ headings: Record<string, string> }>(headings, [transaction.agencyId]);
  return row?.headings ?? {};
}

export async function rememberPeopleFileHeadings(transaction: Transaction, chosen: Readonly<Record<string, string>>): Promise<void> {
  await transaction.query(rememberHeadings, [transaction.agencyId, JSON.stringify(chosen)]);
}
