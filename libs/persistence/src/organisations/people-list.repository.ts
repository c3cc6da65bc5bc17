import type { Actor, Role } from '@sinau/domain/identity';
import { statement, type Database, type Statement } from '../core/index.js';
import { heldOnce, lastNumberOf } from './last-number.js';

export type PeopleFilter = {
  /** Words of a name, each by its beginning. */
  readonly words: readonly string[];
  /** The beginning of an identifier. */
  readonly digits: string | null;
  /** With all units below it. */
  readonly unitId: string | null;
  readonly state: 'active' | 'suspended' | null;
  readonly role: Role | null;
  /** Only people posted to one of these; null is the whole agency. */
  readonly within: readonly string[] | null;
};

export type ListedPerson = {
  readonly id: string;
  readonly fullName: string;
  readonly state: 'active' | 'suspended';
  readonly identifier: string | null;
  readonly identifierKind: 'nip' | 'ni_pppk' | null;
  readonly email: string | null;
  readonly positionTitle: string | null;
  readonly rank: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly roles: Role[];
};

type Row = {
  id: string; full_name: string; state: 'active' | 'suspended'; value: string | null; kind: 'nip' | 'ni_pppk' | null; email: string | null;
  position_title: string | null; rank: string | null; unit_id: string | null; unit_name: string | null; roles: Role[];
};

const posted = (units: string) => `exists (select from appointments x where x.person_id = p.id and x.valid_to is null and x.unit_id = any(${units}))`;
const current = (alias: string) => `${alias}.valid_from <= current_date and (${alias}.valid_to is null or ${alias}.valid_to >= current_date)`;

/** Each filter is there or it is not: its own statement, so that each is planned for what it asks. */
const conditions = {
  words: `p.id = any(array(select people_by_words($4)))`,
  digits: `p.id in (select i.person_id from identifiers i where i.value >= $5 and i.value < $5 || ':' and ${heldOnce('i')})`,
  unit: posted('array(select unit_subtree($6::uuid))'),
  state: `p.state = $7`,
  role: `exists (select from role_assignments r where r.person_id = p.id and r.role = $8 and ${current('r')})`,
  within: posted('$9::uuid[]'),
} as const;
type Condition = keyof typeof conditions;

/** PostgreSQL wants to know the type of every parameter, also of one that this statement does not use. */
const types = `$4::text is null or $5::text is null or $6::uuid is null or $7::text is null or $8::text is null or $9::uuid[] is null`;

function listStatement(used: readonly Condition[]): Statement {
  const wheres = used.map((name) => ` and ${conditions[name]}`).join('');
  return statement(
    `people.list.${used.join('-')}`,
    `select p.id, p.full_name, p.state, i.value, i.kind, a.email, t.position_title, t.rank, t.unit_id, u.name as unit_name,
            array(select distinct r.role from role_assignments r where r.person_id = p.id and ${current('r')} order by r.role) as roles
     from (select p.id, p.full_name, p.state from people p
           where ($1::text is null or (p.full_name, p.id) > ($1, $2::uuid))${wheres} and (true or ${types})
           order by p.full_name, p.id limit $3) p
     left join accounts a on a.person_id = p.id
     left join lateral ${lastNumberOf('p.id')} i on true
     left join lateral (select position_title, rank, unit_id from appointments where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
     left join units u on u.id = t.unit_id
     order by p.full_name, p.id`,
  );
}

function usedOf(filter: PeopleFilter): Condition[] {
  const has: Readonly<Record<Condition, boolean>> = {
    words: filter.words.length > 0, digits: filter.digits !== null, unit: filter.unitId !== null, state: filter.state !== null, role: filter.role !== null, within: filter.within !== null,
  };
  return Object.entries(has).flatMap(([name, is]) => (is && name in conditions ? [name as Condition] : []));
}

const queryOf = (words: readonly string[]) => words.map((word) => `'${word.replace(/['\\]/g, '')}':*`).join(' & ');

/** People by name, after a name and id. */
export async function listPeople(
  database: Database, actor: Actor, filter: PeopleFilter, after: { name: string; id: string } | null, limit: number,
): Promise<ListedPerson[]> {
  const values = [
    after?.name ?? null, after?.id ?? null, limit, queryOf(filter.words), filter.digits, filter.unitId, filter.state, filter.role, filter.within,
  ];
  const rows = await database.run<Row>(actor, listStatement(usedOf(filter)), values);
  return rows.map((row) => ({
    id: row.id, fullName: row.full_name, state: row.state, identifier: row.value, identifierKind: row.kind, email: row.email,
    positionTitle: row.position_title, rank: row.rank, unitId: row.unit_id, unitName: row.unit_name, roles: row.roles,
  }));
}
