import type { NeedEvidence, NeedFigures, NeedNode, NeedOrigin, NeedState, Weight } from '@sinau/domain/needs';
import { peopleOf } from '@sinau/domain/needs';
import { statement, violatedConstraint, type Transaction } from '../core/index.js';

export type LockedNeed = NeedNode & { readonly revision: number; readonly origin: NeedOrigin };
export type NeedValues = {
  readonly title: string; readonly description: string; readonly year: number; readonly competencyId: string | null; readonly unitId: string | null; readonly evidence: NeedEvidence;
  /** The finding it is proposed by: no two needs of an agency have the same. Never changed. */
  readonly foundBy?: string;
};

type Row = { id: string; state: NeedState; year: number; merged_into: string | null; origins: NeedOrigin[]; origin: NeedOrigin; people: number; gap: string | null; priority: boolean; revision: number; named: string[] };

const lock = statement(
  'needs.lock',
  `select n.id, n.state, n.year, n.merged_into, n.origins, n.origin, n.people, n.gap, n.priority, n.revision, array(select p.person_id from need_people p where p.need_id = n.id) as named
   from needs n where n.id = any($1) order by n.id for update of n`,
);
const insert = statement(
  'needs.insert',
  `insert into needs (id, agency_id, origin, year, title, description, competency_id, unit_id, people, gap, priority, origins, weight, weighing, evidence, created_by, found_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing returning id`,
);
const change = statement(
  'needs.change',
  `update needs set origin = $3, year = $4, title = $5, description = $6, competency_id = $7, unit_id = $8, people = $9, gap = $10, priority = $11, origins = $12, weight = $13, weighing = $14, evidence = $15,
     revision = revision + 1
   where id = $1 and revision = $2 and state = 'open' returning id`,
);
const weighAnew = statement(
  'needs.weighAnew',
  `update needs set people = $3, gap = $4, priority = $5, origins = $6, weight = $7, weighing = $8, revision = revision + 1 where id = $1 and revision = $2 and state = 'open' returning id`,
);
const decide = statement(
  'needs.decide',
  `update needs set state = $3, reason = $4, decided_by = $5, decided_at = now(), revision = revision + 1 where id = $1 and revision = $2 and state = 'open' returning id`,
);
const merge = statement(
  'needs.merge',
  `update needs set state = 'merged', merged_into = $2, decided_by = $3, decided_at = now(), revision = revision + 1 where id = any($1) and state = 'open' returning id`,
);
const namePeople = statement(
  'needs.namePeople',
  `insert into need_people (need_id, person_id, agency_id) select $1, person_id, $2 from unnest($3::uuid[]) as given(person_id) on conflict do nothing`,
);

/** Needs held until the transaction ends, by their ids: in one order, so that two merges never wait for each other. */
export async function lockNeeds(transaction: Transaction, ids: readonly string[]): Promise<LockedNeed[]> {
  const rows = await transaction.query<Row>(lock, [ids]);
  return rows.map((row) => ({
    id: row.id, state: row.state, year: row.year, mergedInto: row.merged_into, revision: row.revision, origin: row.origin,
    figures: { origins: row.origins, named: row.named, unnamed: Math.max(0, row.people - row.named.length), gap: row.gap === null ? null : Number(row.gap), priority: row.priority },
  }));
}

async function unlessUnknown(work: Promise<readonly unknown[]>): Promise<'done' | 'none' | 'reference_unknown'> {
  try {
    return (await work).length > 0 ? 'done' : 'none';
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return 'reference_unknown';
  }
}

const weighed = (figures: NeedFigures, weight: Weight) => [peopleOf(figures), figures.gap, figures.priority, figures.origins, weight.total, JSON.stringify(weight.parts)] as const;

/** `none` when the id or the finding stands already. Competency and unit are the agency's own by the wall: the caller has looked. */
export async function insertNeed(transaction: Transaction, id: string, values: NeedValues, figures: NeedFigures, weight: Weight, createdBy: string | null): Promise<'done' | 'none' | 'reference_unknown'> {
  const inserted = transaction.query(insert, [
    id, transaction.agencyId, values.evidence.kind, values.year, values.title, values.description, values.competencyId, values.unitId, ...weighed(figures, weight), JSON.stringify(values.evidence), createdBy, values.foundBy ?? null,
  ]);
  const outcome = await unlessUnknown(inserted);
  if (outcome === 'done' && figures.named.length > 0) await transaction.query(namePeople, [id, transaction.agencyId, figures.named]);
  return outcome;
}

/** `none` when it was changed since `revision`, or is decided. */
export function changeNeed(transaction: Transaction, need: { id: string; revision: number }, values: NeedValues, figures: NeedFigures, weight: Weight): Promise<'done' | 'none' | 'reference_unknown'> {
  return unlessUnknown(transaction.query(change, [
    need.id, need.revision, values.evidence.kind, values.year, values.title, values.description, values.competencyId, values.unitId, ...weighed(figures, weight), JSON.stringify(values.evidence),
  ]));
}

/** False when it was decided or changed meanwhile. */
export async function decideNeed(transaction: Transaction, need: { id: string; revision: number }, state: 'accepted' | 'refused', reason: string, by: string): Promise<boolean> {
  return (await transaction.query(decide, [need.id, need.revision, state, reason, by])).length > 0;
}

const refuseFound = statement(
  'needs.refuseFound',
  `update needs set state = 'refused', reason = $3, decided_by = $4, decided_at = now(), revision = revision + 1 where agency_id = $1 and found_by = $2 and state = 'open' returning id`,
);

/** Refuses what was proposed by a finding that holds no longer. The need's id; null when there is none or it was decided. */
export async function refuseFoundNeed(transaction: Transaction, foundBy: string, reason: string, by: string): Promise<string | null> {
  const [row] = await transaction.query<{ id: string }>(refuseFound, [transaction.agencyId, foundBy, reason, by]);
  return row?.id ?? null;
}

/** Lets `others` live on in `survivor` with these figures. Answers how many were merged. */
export async function mergeNeeds(transaction: Transaction, survivor: { id: string; revision: number }, others: readonly string[], figures: NeedFigures, weight: Weight, by: string): Promise<number> {
  const weighedAnew = await transaction.query(weighAnew, [survivor.id, survivor.revision, ...weighed(figures, weight)]);
  if (weighedAnew.length === 0) return 0;
  if (figures.named.length > 0) await transaction.query(namePeople, [survivor.id, transaction.agencyId, figures.named]);
  return (await transaction.query(merge, [others, survivor.id, by])).length;
}

const ownReferences = statement(
  'needs.ownReferences',
  `select ($1::uuid is null or exists (select from competencies where id = $1 and archived_at is null)) and ($2::uuid is null or exists (select from units where id = $2)) as known`,
);

/** Foreign keys look across the wall; this does not. */
export async function referencesKnown(transaction: Transaction, competencyId: string | null, unitId: string | null): Promise<boolean> {
  const [row] = await transaction.query<{ known: boolean }>(ownReferences, [competencyId, unitId]);
  return row?.known === true;
}
