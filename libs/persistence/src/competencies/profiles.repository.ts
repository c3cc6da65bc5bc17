import type { CompetencyLevel, RequirementRow } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import type { PositionKind } from '@sinau/domain/organisations';
import { newId, statement, violatedConstraint, type Database, type Transaction } from '../core/index.js';

export type NamedRequirement = {
  readonly competencyId: string; readonly code: string; readonly name: string; readonly competencyClass: CompetencyClass; readonly level: CompetencyLevel;
};
export type Profile = {
  readonly id: string; readonly positionKind: PositionKind | null; readonly titlePattern: string; readonly revision: number;
  /** Whose post is measured by it now. */
  readonly people: number;
  readonly requirements: readonly NamedRequirement[];
};
export type NewProfile = Pick<Profile, 'positionKind' | 'titlePattern'> & { readonly requirements: readonly { readonly competencyId: string; readonly level: CompetencyLevel }[] };

type Row = { id: string; position_kind: PositionKind | ''; title_pattern: string; revision: number; people: number; requirements: NamedRequirement[] };

/** Titles are matched once each, people counted by title. */
const shown = `
  with titles as materialized (
    select t.people, competency_profile_of(t.agency_id, t.position_kind, t.position_title) as profile_id from (
      select a.agency_id, a.position_kind, a.position_title, count(*) as people from appointments a join people p on p.id = a.person_id and p.state = 'active'
      where a.valid_to is null and a.assignment_kind = 'definitive' group by 1, 2, 3) t
  )
  select p.id, p.position_kind, p.title_pattern, p.revision, coalesce((select sum(t.people) from titles t where t.profile_id = p.id), 0)::int as people,
    coalesce((select jsonb_agg(jsonb_build_object('competencyId', c.id, 'code', c.code, 'name', c.name, 'competencyClass', c.competency_class, 'level', r.level) order by c.code)
      from competency_requirements r join competencies c on c.id = r.competency_id and c.archived_at is null where r.profile_id = p.id), '[]') as requirements
  from competency_profiles p`;
const list = statement(
  'profiles.list',
  `${shown} where ($1::text is null or (p.position_kind, p.title_pattern, p.id) > ($1, $2::text, $3::uuid)) order by p.position_kind, p.title_pattern, p.id limit $4`,
);
const one = statement('profiles.one', `${shown} where p.id = $1`);
const insert = statement('profiles.insert', `insert into competency_profiles (id, agency_id, position_kind, title_pattern) values ($1, $2, $3, $4)`);
const change = statement('profiles.change', `update competency_profiles set position_kind = $3, title_pattern = $4, revision = revision + 1 where id = $1 and revision = $2 returning id`);
const remove = statement('profiles.delete', `delete from competency_profiles where id = $1 returning id`);
const forget = statement(
  'profiles.forgetRequirements',
  `delete from competency_requirements r using competencies c where r.profile_id = $1 and c.id = r.competency_id and c.archived_at is null and not r.competency_id = any($2::uuid[])`,
);
const require = statement(
  'profiles.require',
  `insert into competency_requirements (profile_id, competency_id, agency_id, level)
   select $1, (x ->> 'competencyId')::uuid, $2, (x ->> 'level')::smallint from jsonb_array_elements($3::jsonb) x join competencies c on c.id = (x ->> 'competencyId')::uuid and c.archived_at is null
   on conflict (profile_id, competency_id) do update set level = excluded.level returning competency_id`,
);
const lines = statement(
  'profiles.lines',
  `select p.id, p.position_kind, p.title_pattern, r.competency_id, r.level from competency_profiles p left join competency_requirements r on r.profile_id = p.id`,
);
const applyLines = statement(
  'profiles.applyLines',
  `with wanted as (select * from jsonb_to_recordset($2::jsonb) x(profile_id uuid, position_kind text, title_pattern text, competency_id uuid, level smallint)),
   made as (insert into competency_profiles (id, agency_id, position_kind, title_pattern) select distinct profile_id, $1::uuid, position_kind, title_pattern from wanted on conflict do nothing)
   insert into competency_requirements (profile_id, competency_id, agency_id, level) select profile_id, competency_id, $1, level from wanted
   on conflict (profile_id, competency_id) do update set level = excluded.level`,
);

function profileOfRow(row: Row): Profile {
  return {
    id: row.id, positionKind: row.position_kind === '' ? null : row.position_kind, titlePattern: row.title_pattern, revision: row.revision, people: row.people, requirements: row.requirements,
  };
}

/** By kind and title, after a kind, title and id. */
export async function listProfiles(database: Database, actor: Actor, after: readonly [string, string, string] | null, limit: number): Promise<Profile[]> {
  const rows = await database.run<Row>(actor, list, [...(after ?? [null, null, null]), limit]);
  return rows.map(profileOfRow);
}

export async function profileById(transaction: Transaction, id: string): Promise<Profile | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? profileOfRow(row) : null;
}

/** False when the kind and title have a profile. */
export async function insertProfile(transaction: Transaction, id: string, profile: NewProfile): Promise<boolean> {
  try {
    await transaction.query(insert, [id, transaction.agencyId, profile.positionKind ?? '', profile.titlePattern]);
    return true;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return false;
  }
}

export async function changeProfile(transaction: Transaction, id: string, revision: number, profile: NewProfile): Promise<'done' | 'stale' | 'exists'> {
  try {
    return (await transaction.query(change, [id, revision, profile.positionKind ?? '', profile.titlePattern])).length === 1 ? 'done' : 'stale';
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return 'exists';
  }
}

/** What it asks for from now on. False when a competency is unknown or archived. What it asks of archived ones stays aside. */
export async function setRequirements(transaction: Transaction, profileId: string, wanted: NewProfile['requirements']): Promise<boolean> {
  await transaction.query(forget, [profileId, wanted.map(({ competencyId }) => competencyId)]);
  const set = await transaction.query(require, [profileId, transaction.agencyId, JSON.stringify(wanted)]);
  return set.length === wanted.length;
}

/** False when there is none. */
export async function deleteProfile(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(remove, [id])).length === 1;
}

const keyOf = (positionKind: string | null, titlePattern: string) => `${positionKind ?? ''}\n${titlePattern}`;

/** What profiles ask for, to compare the lines of a file with. */
export class KnownRequirements {
  private readonly profiles = new Map<string, string>();
  private readonly levels = new Map<string, number>();

  constructor(rows: readonly { id: string; position_kind: string; title_pattern: string; competency_id: string | null; level: number | null }[]) {
    for (const row of rows) {
      this.profiles.set(keyOf(row.position_kind, row.title_pattern), row.id);
      if (row.competency_id !== null && row.level !== null) this.levels.set(`${row.id} ${row.competency_id}`, row.level);
    }
  }

  /** The level that is asked now; null when none. */
  levelOf({ positionKind, titlePattern, competencyId }: RequirementRow): number | null {
    const profile = this.profiles.get(keyOf(positionKind, titlePattern));
    return profile === undefined ? null : (this.levels.get(`${profile} ${competencyId}`) ?? null);
  }

  /** Of the profile of a kind and title; a new one when there is none yet. */
  idFor({ positionKind, titlePattern }: RequirementRow): string {
    const key = keyOf(positionKind, titlePattern);
    const id = this.profiles.get(key) ?? newId();
    this.profiles.set(key, id);
    return id;
  }
}

export async function knownRequirements(transaction: Transaction): Promise<KnownRequirements> {
  return new KnownRequirements(await transaction.query(lines));
}

/** Writes lines of a file, with the profiles that they need. */
export async function applyRequirements(transaction: Transaction, known: KnownRequirements, rows: readonly RequirementRow[]): Promise<void> {
  const wanted = rows.map((row) => ({ profile_id: known.idFor(row), position_kind: row.positionKind ?? '', title_pattern: row.titlePattern, competency_id: row.competencyId, level: row.level }));
  await transaction.query(applyLines, [transaction.agencyId, JSON.stringify(wanted)]);
}
