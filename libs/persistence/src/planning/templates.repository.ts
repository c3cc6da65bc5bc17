import type { TemplateEffect } from '@sinau/domain/planning';
import type { ProgrammeMethod } from '@sinau/domain/programmes';
import { statement, violatedConstraint, type Transaction } from '../core/index.js';

export type Template = {
  readonly id: string; readonly name: string; readonly summary: string; readonly methods: ProgrammeMethod[]; readonly costPerRun: number; readonly seatsPerRun: number; readonly instructorDays: number;
  readonly hours: number; readonly mostRuns: number; readonly effects: (TemplateEffect & { readonly competencyName: string })[]; readonly revision: number;
};
export type TemplateValues = Omit<Template, 'id' | 'revision' | 'effects'> & { readonly effects: readonly TemplateEffect[] };
type Row = {
  id: string; name: string; summary: string; methods: ProgrammeMethod[]; cost_per_run: string; seats_per_run: number; instructor_days: string; hours: string; most_runs: number; revision: number; effects: Template['effects'];
};

const columns = `t.id, t.name, t.summary, t.methods, t.cost_per_run, t.seats_per_run, t.instructor_days, t.hours, t.most_runs, t.revision,
  coalesce((select jsonb_agg(jsonb_build_object('competencyId', c.id, 'competencyName', c.name, 'closes', (e.effect ->> 'closes')::int) order by c.name, c.id)
    from jsonb_array_elements(t.effects) as e(effect) join competencies c on c.id = (e.effect ->> 'competencyId')::uuid), '[]') as effects`;
const list = statement('planTemplates.list', `select ${columns} from programme_templates t where t.archived_at is null order by t.name, t.id limit 200`);
const one = statement('planTemplates.one', `select ${columns} from programme_templates t where t.id = $1 and t.archived_at is null`);
const insert = statement(
  'planTemplates.insert',
  `insert into programme_templates (id, agency_id, name, summary, methods, cost_per_run, seats_per_run, instructor_days, hours, most_runs, effects) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (id) do nothing returning id`,
);
const change = statement(
  'planTemplates.change',
  `update programme_templates set name = $3, summary = $4, methods = $5, cost_per_run = $6, seats_per_run = $7, instructor_days = $8, hours = $9, most_runs = $10, effects = $11, revision = revision + 1
   where id = $1 and revision = $2 and archived_at is null returning id`,
);
/** Its name is free again. */
const archive = statement('planTemplates.archive', `update programme_templates set archived_at = now(), name = name || ' (' || id || ')', revision = revision + 1 where id = $1 and archived_at is null returning id`);
const unknownCompetencies = statement('planTemplates.unknownCompetencies', `select count(*)::int as unknown from unnest($1::uuid[]) as given(id) where not exists (select from competencies c where c.id = given.id and c.archived_at is null)`);

const templateOf = (row: Row): Template => ({
  id: row.id, name: row.name, summary: row.summary, methods: row.methods, costPerRun: Number(row.cost_per_run), seatsPerRun: row.seats_per_run, instructorDays: Number(row.instructor_days), hours: Number(row.hours),
  mostRuns: row.most_runs, effects: row.effects, revision: row.revision,
});
const valuesOf = (values: TemplateValues) => [
  values.name, values.summary, JSON.stringify(values.methods), values.costPerRun, values.seatsPerRun, values.instructorDays, values.hours, values.mostRuns, JSON.stringify(values.effects),
];

async function unlessTaken(work: Promise<readonly unknown[]>): Promise<'done' | 'none' | 'name_taken'> {
  try {
    return (await work).length > 0 ? 'done' : 'none';
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return 'name_taken';
  }
}

export async function listTemplates(transaction: Transaction): Promise<Template[]> {
  return (await transaction.query<Row>(list)).map(templateOf);
}

export async function templateById(transaction: Transaction, id: string): Promise<Template | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? templateOf(row) : null;
}

/** `none` when the id stands already. */
export function insertTemplate(transaction: Transaction, id: string, values: TemplateValues): Promise<'done' | 'none' | 'name_taken'> {
  return unlessTaken(transaction.query(insert, [id, transaction.agencyId, ...valuesOf(values)]));
}

/** `none` when another revision stands there. */
export function changeTemplate(transaction: Transaction, id: string, revision: number, values: TemplateValues): Promise<'done' | 'none' | 'name_taken'> {
  return unlessTaken(transaction.query(change, [id, revision, ...valuesOf(values)]));
}

export async function archiveTemplate(transaction: Transaction, id: string): Promise<boolean> {
  return (await transaction.query(archive, [id])).length > 0;
}

/** Competencies that the agency's framework does not have. */
export async function competenciesKnown(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  const [row] = await transaction.query<{ unknown: number }>(unknownCompetencies, [ids]);
  return row?.unknown === 0;
}
