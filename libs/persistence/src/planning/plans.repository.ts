import type { PlanBasis, PlanNeed, PlanProblem, PlanReason, RunCount } from '@sinau/domain/planning';
import { newId, statement, violatedConstraint, type Transaction } from '../core/index.js';

export type StoredProposal = { readonly state: 'solved' | 'infeasible'; readonly gap: number | null; readonly cost: number | null; readonly counts: readonly RunCount[]; readonly reasons: readonly PlanReason[]; readonly problems: readonly PlanProblem[] };
export type PlanHead = { readonly id: string; readonly year: number; readonly number: number; readonly state: 'draft' | 'signed'; readonly createdAt: Date; readonly signedAt: Date | null; readonly signedBy: string | null };
export type Plan = PlanHead & {
  readonly basis: PlanBasis; readonly items: readonly RunCount[]; readonly proposal: StoredProposal | null; readonly task: { readonly state: string; readonly done: number; readonly total: number } | null; readonly revision: number;
};
type HeadRow = { id: string; year: number; number: number; state: 'draft' | 'signed'; created_at: Date; signed_at: Date | null; signed_by_name: string | null };
type Row = HeadRow & { basis: PlanBasis; items: RunCount[]; proposal: StoredProposal | null; revision: number; task_state: string | null; task_done: number | null; task_total: number | null };

const head = `p.id, p.year, p.number, p.state, p.created_at, p.signed_at, p.signed_by_name`;
const list = statement('plans.list', `select ${head} from plans p order by p.year desc, p.number desc limit 100`);
const detail = `select ${head}, p.basis, p.items, p.proposal, p.revision, t.state as task_state, t.done as task_done, t.total as task_total from plans p left join tasks t on t.id = p.task_id`;
const one = statement('plans.one', `${detail} where p.id = $1`);
const ofTask = statement('plans.ofTask', `${detail} where p.task_id = $1`);
const lock = statement('plans.lock', `select id from plans where id = $1 for update`);
const basisNeeds = statement(
  'plans.needs',
  `select id, title, competency_id as "competencyId", weight::float8 as weight, gap::float8 as gap, people from needs where agency_id = $1 and year = $2 and state = 'accepted' order by id limit 500`,
);
const distinctPeople = statement(
  'plans.people',
  `with accepted as (select id, people from needs where agency_id = $1 and year = $2 and state = 'accepted'), named as (select need_id, person_id from need_people where need_id in (select id from accepted))
   select (coalesce((select sum(people) from accepted), 0) - (select count(*) from named) + (select count(distinct person_id) from named))::int as people`,
);
const addTask = statement('plans.addTask', `insert into tasks (id, agency_id, kind, created_by, total, input) values ($1, $2, 'plan', $3, $4, $5)`);
const insert = statement(
  'plans.insert',
  `insert into plans (id, agency_id, year, number, limits, basis, items, proposal, task_id, created_by)
   select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9 from plans where agency_id = $2 and year = $3 returning id`,
);
const replace = statement(
  'plans.replace',
  `update plans set limits = $3, basis = $4, items = '[]', proposal = null, task_id = $5, revision = revision + 1 where agency_id = $1 and year = $2 and state = 'draft' returning id`,
);
const edit = statement('plans.edit', `update plans set items = $3, revision = revision + 1 where id = $1 and revision = $2 and state = 'draft' returning id`);
const sign = statement(
  'plans.sign',
  `update plans set state = 'signed', signed_by = $3, signed_by_name = $4, signed_at = now(), snapshot = $5, revision = revision + 1 where id = $1 and revision = $2 and state = 'draft' returning id`,
);
const advance = statement('plans.advance', `update tasks set state = 'running', done = $2, total = $3 where id = $1 and state in ('waiting', 'running')`);
const finish = statement('plans.finish', `update tasks set state = 'done', done = total, finished_at = now() where id = $1 and state in ('waiting', 'running') returning id`);
const fail = statement('plans.fail', `update tasks set state = 'failed', finished_at = now() where id = $1 and kind = 'plan' and state in ('waiting', 'running')`);
const propose = statement('plans.propose', `update plans set proposal = $2, items = $3, revision = revision + 1 where task_id = $1 and state = 'draft' and proposal is null returning id`);
const programmes = statement(
  'plans.programmes',
  `select p.id, p.name, p.budget_planned::float8 as "budgetPlanned", coalesce(sum(b.amount) filter (where b.kind = 'committed'), 0)::float8 as committed, coalesce(sum(b.amount) filter (where b.kind = 'spent'), 0)::float8 as spent
   from programmes p left join programme_budget_lines b on b.programme_id = p.id where p.plan_id = $1 group by p.id order by p.name, p.id limit 200`,
);
const addProgramme = statement(
  'plans.addProgramme',
  `insert into programmes (id, agency_id, name, year, summary, methods, course_id, budget_planned, owner_ids, plan_id, template_id)
   select $1, $2, $8::text, $3, t.summary, t.methods, t.course_id, $4, array[$5::uuid], $6, t.id from programme_templates t where t.id = $7`,
);
const addProgrammeNeeds = statement('plans.addProgrammeNeeds', `insert into programme_needs (programme_id, need_id, agency_id) select $1, need_id, $2 from unnest($3::uuid[]) as given(need_id) on conflict do nothing`);
const supersede = statement(
  'plans.supersede',
  `select g.id from programmes g join plans p on p.id = g.plan_id where p.agency_id = $1 and p.year = $2 and g.template_id = $3 order by g.created_at desc limit 1`,
);
const rebudget = statement('plans.rebudget', `update programmes set budget_planned = $2, plan_id = $3, revision = revision + 1 where id = $1 returning id`);

const headOf = (row: HeadRow): PlanHead => ({ id: row.id, year: row.year, number: row.number, state: row.state, createdAt: row.created_at, signedAt: row.signed_at, signedBy: row.signed_by_name });
const planOf = (row: Row): Plan => ({
  ...headOf(row), basis: row.basis, items: row.items, proposal: row.proposal, revision: row.revision, task: row.task_state === null ? null : { state: row.task_state, done: row.task_done ?? 0, total: row.task_total ?? 0 },
});

export async function listPlans(transaction: Transaction): Promise<PlanHead[]> {
  return (await transaction.query<HeadRow>(list)).map(headOf);
}

export async function planById(transaction: Transaction, id: string): Promise<Plan | null> {
  const [row] = await transaction.query<Row>(one, [id]);
  return row ? planOf(row) : null;
}

export async function planOfTask(transaction: Transaction, taskId: string): Promise<Plan | null> {
  const [row] = await transaction.query<Row>(ofTask, [taskId]);
  return row ? planOf(row) : null;
}

/** Holds the plan until the transaction ends. */
export async function lockPlan(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(lock, [id]);
}

export async function acceptedNeeds(transaction: Transaction, year: number): Promise<{ needs: PlanNeed[]; people: number }> {
  const needs = await transaction.query<PlanNeed>(basisNeeds, [transaction.agencyId, year]);
  const [row] = await transaction.query<{ people: number }>(distinctPeople, [transaction.agencyId, year]);
  return { needs, people: row?.people ?? 0 };
}

/** Keeps a task that is to reckon a draft, in the place of the year's draft or as the next number. */
export async function askForPlan(transaction: Transaction, wish: { year: number; basis: PlanBasis; by: string }): Promise<{ planId: string; taskId: string }> {
  const taskId = newId();
  await transaction.query(addTask, [taskId, transaction.agencyId, wish.by, wish.basis.candidates.length, JSON.stringify({ year: wish.year })]);
  const [limits, basis] = [JSON.stringify(wish.basis.limits), JSON.stringify(wish.basis)];
  const [replaced] = await transaction.query<{ id: string }>(replace, [transaction.agencyId, wish.year, limits, basis, taskId]);
  if (replaced) return { planId: replaced.id, taskId };
  const planId = newId();
  await transaction.query(insert, [planId, transaction.agencyId, wish.year, limits, basis, '[]', null, taskId, wish.by]);
  return { planId, taskId };
}

/** The next revision as a draft; null when the year has a draft already. */
export async function copyPlan(transaction: Transaction, plan: Plan, by: string): Promise<string | null> {
  const id = newId();
  try {
    await transaction.query(insert, [id, transaction.agencyId, plan.year, JSON.stringify(plan.basis.limits), JSON.stringify(plan.basis), JSON.stringify(plan.items), plan.proposal === null ? null : JSON.stringify(plan.proposal), null, by]);
    return id;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return null;
  }
}

/** False when it was changed since `revision`, or signed. */
export async function editPlan(transaction: Transaction, id: string, revision: number, items: readonly RunCount[]): Promise<boolean> {
  return (await transaction.query(edit, [id, revision, JSON.stringify(items)])).length > 0;
}

/** False when it was changed since `revision`, or signed. */
export async function signPlan(transaction: Transaction, id: string, revision: number, by: { id: string; name: string }, snapshot: unknown): Promise<boolean> {
  return (await transaction.query(sign, [id, revision, by.id, by.name, JSON.stringify(snapshot)])).length > 0;
}

export async function planProgress(transaction: Transaction, taskId: string, done: number, total: number): Promise<void> {
  await transaction.query(advance, [taskId, done, total]);
}

/** The plan that was asked for will not come by itself any more. */
export async function planFailed(transaction: Transaction, taskId: string): Promise<void> {
  await transaction.query(fail, [taskId]);
}

/** Writes the proposal down, once; its runs are the draft's until a person changes them. */
export async function planProposed(transaction: Transaction, taskId: string, proposal: StoredProposal): Promise<void> {
  await transaction.query(propose, [taskId, JSON.stringify(proposal), JSON.stringify(proposal.counts.filter(({ runs }) => runs > 0))]);
  await transaction.query(finish, [taskId]);
}

export type PlannedProgramme = { readonly id: string; readonly name: string; readonly budgetPlanned: number; readonly committed: number; readonly spent: number };

export function programmesOfPlan(transaction: Transaction, planId: string): Promise<PlannedProgramme[]> {
  return transaction.query<PlannedProgramme>(programmes, [planId]);
}

/** A draft programme by a template; a revision of the year's plan takes over the programme that the one before made. */
export async function planProgramme(transaction: Transaction, wish: { planId: string; year: number; templateId: string; name: string; budget: number; ownerId: string; needIds: readonly string[] }): Promise<void> {
  const [before] = await transaction.query<{ id: string }>(supersede, [transaction.agencyId, wish.year, wish.templateId]);
  const id = before?.id ?? newId();
  if (before) await transaction.query(rebudget, [id, wish.budget, wish.planId]);
  else await transaction.query(addProgramme, [id, transaction.agencyId, wish.year, wish.budget, wish.ownerId, wish.planId, wish.templateId, wish.name]);
  await transaction.query(addProgrammeNeeds, [id, transaction.agencyId, wish.needIds]);
}
