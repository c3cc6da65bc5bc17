import type { Actor } from '@sinau/domain/identity';
import type { ActivityKind } from '@sinau/domain/courses';
import { statement, type Database, type Statement } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

/** Entries of one member's year, oldest first. */
export type MemberEntry = { readonly id: string; readonly kind: 'award' | 'reversal'; readonly hours: number; readonly activityKind: ActivityKind; readonly evidenceKind: string; readonly evidenceId: string };

export type TeamMember = {
  readonly personId: string; readonly name: string; readonly identifier: string | null; readonly identifierKind: 'nip' | 'ni_pppk' | null; readonly positionTitle: string | null; readonly unitName: string | null;
  readonly entries: readonly MemberEntry[]; readonly forecast: number; readonly courses: number; readonly openClaims: number;
};

type Row = {
  id: string; full_name: string; value: string | null; kind: 'nip' | 'ni_pppk' | null; position_title: string | null; unit_name: string | null;
  entries: MemberEntry[]; forecast: string | null; courses: number; open_claims: number;
};

const posted = `p.state = 'active' and p.id <> $5::uuid and exists (select from appointments x where x.person_id = p.id and x.valid_to is null and x.unit_id = any($4::uuid[]))`;
const conditions = {
  none: `$6::text is null and $7::text is null`,
  words: `$7::text is null and p.id = any(array(select people_by_words($6)))`,
  digits: `$6::text is null and p.id in (select i.person_id from identifiers i where i.valid_to is null and i.value >= $7 and i.value < $7 || ':')`,
} as const;

/* One page of people first, then what each has: nothing is summed for those who are not shown. */
function listStatement(search: keyof typeof conditions): Statement {
  return statement(
    `team.list.${search}`,
    `select p.id, p.full_name, i.value, i.kind, t.position_title, u.name as unit_name, f.forecast, coalesce(f.courses, 0)::int as courses,
       (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'hours', l.hours, 'activityKind', l.activity_kind, 'evidenceKind', l.evidence_kind, 'evidenceId', l.evidence_id)
          order by l.recorded_at, l.id), '[]') from ledger_entries l where l.person_id = p.id and l.year = $8::int) as entries,
       (select count(*)::int from training_claims c where c.person_id = p.id and c.state in ('submitted', 'returned')) as open_claims
     from (select p.id, p.full_name from people p where ($1::text is null or (p.full_name, p.id) > ($1, $2::uuid)) and ${posted} and ${conditions[search]} order by p.full_name, p.id limit $3) p
     left join lateral ${lastNumberOf('p.id')} i on true
     left join lateral (select position_title, unit_id from appointments where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
     left join units u on u.id = t.unit_id
     left join lateral (
       select sum((v.document ->> 'hours')::numeric) as forecast, count(*) as courses
       from enrolments e join runs r on r.id = e.run_id join courses c on c.id = e.course_id join course_versions v on v.id = coalesce(e.version_id, c.current_version_id)
       where e.person_id = p.id and e.state in ('enrolled', 'in_progress') and r.ends_on >= current_date) f on true
     order by p.full_name, p.id`,
  );
}

const about = statement(
  'team.about',
  `select extract(year from now() at time zone g.time_zone)::int as year,
     (select count(*)::int from people p where p.state = 'active' and p.id <> $2::uuid and exists (select from appointments x where x.person_id = p.id and x.valid_to is null and x.unit_id = any($1::uuid[]))) as members
   from agencies g where g.id = $3`,
);
const member = statement(
  'team.member',
  `select p.id, p.full_name, t.position_title, u.name as unit_name from people p
   left join lateral (select position_title, unit_id from appointments where person_id = p.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
   left join units u on u.id = t.unit_id
   where p.id = $1 and p.id <> $3::uuid and exists (select from appointments x where x.person_id = p.id and x.valid_to is null and x.unit_id = any($2::uuid[]))`,
);

export type TeamSearch = { readonly words: readonly string[]; readonly digits: string | null };

const queryOf = (words: readonly string[]) => words.map((word) => `'${word.replace(/['\\]/g, '')}':*`).join(' & ');

export async function teamSize(database: Database, actor: Actor, agencyId: string, head: { personId: string; unitIds: readonly string[] }): Promise<{ year: number; members: number }> {
  const [row] = await database.run<{ year: number; members: number }>(actor, about, [head.unitIds, head.personId, agencyId]);
  return { year: row?.year ?? new Date().getUTCFullYear(), members: row?.members ?? 0 };
}

/** People posted to units, but for their head, by name after a name and id. `year` of the ledger. */
export async function teamPage(
  database: Database, actor: Actor, head: { personId: string; unitIds: readonly string[] }, search: TeamSearch & { year: number }, after: { name: string; id: string } | null, limit: number,
): Promise<TeamMember[]> {
  const by = search.digits !== null ? 'digits' : search.words.length > 0 ? 'words' : 'none';
  const words = by === 'words' ? queryOf(search.words) : null;
  const rows = await database.run<Row>(actor, listStatement(by), [after?.name ?? null, after?.id ?? null, limit, head.unitIds, head.personId, words, by === 'digits' ? search.digits : null, search.year]);
  return rows.map((row) => ({
    personId: row.id, name: row.full_name, identifier: row.value, identifierKind: row.kind, positionTitle: row.position_title, unitName: row.unit_name,
    entries: row.entries, forecast: Number(row.forecast ?? 0), courses: row.courses, openClaims: row.open_claims,
  }));
}

export type TeamPerson = { readonly id: string; readonly name: string; readonly positionTitle: string | null; readonly unitName: string | null };

/** Somebody of these units, or null. */
export async function teamMember(database: Database, actor: Actor, personId: string, head: { personId: string; unitIds: readonly string[] }): Promise<TeamPerson | null> {
  const [row] = await database.run<{ id: string; full_name: string; position_title: string | null; unit_name: string | null }>(actor, member, [personId, head.unitIds, head.personId]);
  return row ? { id: row.id, name: row.full_name, positionTitle: row.position_title, unitName: row.unit_name } : null;
}
