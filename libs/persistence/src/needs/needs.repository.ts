import type { NeedEvidence, NeedOrigin, NeedState, WeightPart } from '@sinau/domain/needs';
import type { Actor } from '@sinau/domain/identity';
import { agencyOf, statement, type Database, type Transaction } from '../core/index.js';

export type ListedNeed = {
  readonly id: string; readonly title: string; readonly origin: NeedOrigin; readonly state: NeedState; readonly year: number; readonly people: number; readonly gap: number | null;
  readonly weight: number; readonly priority: boolean; readonly unitName: string | null; readonly competencyName: string | null; readonly comments: number; readonly sources: number; readonly createdAt: Date;
};
export type NeedDetail = Omit<ListedNeed, 'comments' | 'sources'> & {
  readonly description: string; readonly competencyId: string | null; readonly unitId: string | null; readonly evidence: NeedEvidence | null; readonly origins: NeedOrigin[]; readonly named: number;
  readonly weighing: WeightPart[]; readonly mergedInto: { readonly id: string; readonly title: string } | null; readonly sources: NeedSource[]; readonly programmes: NeedProgramme[];
  readonly reason: string | null; readonly createdBy: string | null; readonly decidedBy: string | null; readonly decidedAt: Date | null; readonly revision: number;
};
export type NeedSource = { readonly id: string; readonly title: string; readonly origin: NeedOrigin; readonly people: number; readonly weight: number };
export type NeedProgramme = { readonly id: string; readonly name: string; readonly year: number };
export type NeedsFilter = { readonly search: string | null; readonly state: NeedState | null; readonly origin: NeedOrigin | null; readonly year: number | null };

type ListRow = {
  id: string; title: string; origin: NeedOrigin; state: NeedState; year: number; people: number; gap: string | null; weight: string; priority: boolean; unit_name: string | null;
  competency_name: string | null; comments: number; sources: number; created_at: Date;
};
type DetailRow = Omit<ListRow, 'sources' | 'comments'> & {
  description: string; competency_id: string | null; unit_id: string | null; evidence: NeedEvidence | Record<string, never>; origins: NeedOrigin[]; named: number; weighing: WeightPart[];
  merged_into: string | null; merged_title: string | null; sources: NeedSource[]; programmes: NeedProgramme[]; reason: string | null; created_by: string | null; decided_by: string | null; decided_at: Date | null; revision: number;
};

const shown = `n.id, n.title, n.origin, n.state, n.year, n.people, n.gap, n.weight, n.priority, u.name as unit_name, c.name as competency_name, n.created_at`;
const tables = `needs n left join units u on u.id = n.unit_id left join competencies c on c.id = n.competency_id`;
const list = statement(
  'needs.list',
  `select ${shown}, (select count(*)::int from need_comments k where k.need_id = n.id) as comments, (select count(*)::int from needs s where s.merged_into = n.id) as sources
   from ${tables}
   where n.agency_id = $1 and ($2::text is null or n.title ilike $2 or n.description ilike $2) and ($3::text is null or n.state = $3) and ($4::text is null or n.origin = $4)
     and ($5::int is null or n.year = $5) and ($6::int is null or ((n.weight * 100)::int, n.id) < ($6, $7::uuid))
   order by (n.weight * 100)::int desc, n.id desc limit $8`,
);
const one = statement(
  'needs.one',
  `select ${shown}, n.description, n.competency_id, n.unit_id, n.evidence, n.origins, n.weighing, n.merged_into, m.title as merged_title, n.reason, w.full_name as created_by, d.full_name as decided_by,
     n.decided_at, n.revision, (select count(*)::int from need_people p where p.need_id = n.id) as named,
     coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'origin', s.origin, 'people', s.people, 'weight', s.weight) order by s.weight desc, s.id) from needs s where s.merged_into = n.id), '[]') as sources,
     coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'year', g.year) order by g.year, g.name) from programme_needs x join programmes g on g.id = x.programme_id where x.need_id = n.id), '[]') as programmes
   from ${tables} left join needs m on m.id = n.merged_into left join people w on w.id = n.created_by left join people d on d.id = n.decided_by
   where n.id = $1`,
);
const competencies = statement('needs.competencies', `select id, code, name from competencies where archived_at is null order by name, id limit 1000`);
const units = statement('needs.units', `select id, name from units where closed_at is null order by name, id limit 5000`);

function listed(row: Omit<ListRow, 'comments' | 'sources'>): Omit<ListedNeed, 'comments' | 'sources'> {
  return {
    id: row.id, title: row.title, origin: row.origin, state: row.state, year: row.year, people: row.people, gap: row.gap === null ? null : Number(row.gap), weight: Number(row.weight),
    priority: row.priority, unitName: row.unit_name, competencyName: row.competency_name, createdAt: row.created_at,
  };
}

function hasKind(evidence: NeedEvidence | Record<string, never>): evidence is NeedEvidence {
  return 'kind' in evidence;
}

/** The heaviest first, after a weight (in hundredths) and id. `search` is a pattern. */
export async function listNeeds(database: Database, actor: Actor, filter: NeedsFilter, after: { weight: number; id: string } | null, limit: number): Promise<ListedNeed[]> {
  const values = [agencyOf(actor), filter.search, filter.state, filter.origin, filter.year, after?.weight ?? null, after?.id ?? null, limit];
  const rows = await database.run<ListRow>(actor, list, values);
  return rows.map((row) => ({ ...listed(row), comments: row.comments, sources: row.sources }));
}

export async function needById(transaction: Transaction, needId: string): Promise<NeedDetail | null> {
  const [row] = await transaction.query<DetailRow>(one, [needId]);
  if (!row) return null;
  return {
    ...listed(row), description: row.description, competencyId: row.competency_id, unitId: row.unit_id, evidence: hasKind(row.evidence) ? row.evidence : null, origins: row.origins, named: row.named,
    weighing: row.weighing, mergedInto: row.merged_into === null ? null : { id: row.merged_into, title: row.merged_title ?? '' }, sources: row.sources, programmes: row.programmes,
    reason: row.reason, createdBy: row.created_by, decidedBy: row.decided_by, decidedAt: row.decided_at, revision: row.revision,
  };
}

export type Choice = { readonly id: string; readonly name: string };

/** What a need may be about: the framework's competencies and the open units. */
export async function needChoices(transaction: Transaction): Promise<{ competencies: (Choice & { code: string })[]; units: Choice[] }> {
  return { competencies: await transaction.query<Choice & { code: string }>(competencies), units: await transaction.query<Choice>(units) };
}
