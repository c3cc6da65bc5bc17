import { randomUUID } from 'node:crypto';
import type { TestApi } from '../api.spec-kit.js';

export type Where = 'agency' | 'foreign';
const ownerOf = (api: TestApi, where: Where) => (where === 'agency' ? api.people.agencyAdmin : api.people.foreignAdmin);

/** A competency, an accepted need of 60 people lacking 2 levels, weight 80, and a template of 30 seats that closes half of it for Rp 10 million. */
export async function planningWorld(api: TestApi, where: Where, year: number): Promise<{ competencyId: string; needId: string; templateId: string }> {
  const agencyId = ownerOf(api, where).agencyId;
  const [competencyId, needId, templateId] = [randomUUID(), randomUUID(), randomUUID()];
  await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, 'Manajemen risiko', 'technical', '[]')`, [competencyId, agencyId, competencyId.slice(0, 8)]);
  await api.sql(`insert into needs (id, agency_id, origin, origins, state, year, title, people, gap, weight, competency_id) values ($1, $2, 'gap', '{gap}', 'accepted', $3, 'Register risiko', 60, 2, 80, $4)`, [needId, agencyId, year, competencyId]);
  await api.sql(
    `insert into programme_templates (id, agency_id, name, cost_per_run, seats_per_run, instructor_days, hours, most_runs, effects) values ($1, $2, $3, 10000000, 30, 2, 10, 3, $4)`,
    [templateId, agencyId, `Templat ${templateId.slice(0, 13)}`, JSON.stringify([{ competencyId, closes: 50 }])],
  );
  return { competencyId, needId, templateId };
}

/** A plan of a year of its own with one run of one template. */
export async function planOf(api: TestApi, where: Where, state: 'draft' | 'signed'): Promise<string> {
  const owner = ownerOf(api, where);
  const year = 2020 + Math.floor(Math.random() * 80);
  const world = await planningWorld(api, where, year);
  const limits = { budget: 50_000_000, seats: 100, instructorDays: 20, hoursPerPerson: 20 };
  const candidate = { id: world.templateId, name: 'Manajemen risiko', costPerRun: 10_000_000, seatsPerRun: 30, instructorDays: 2, hours: 10, mostRuns: 3, effects: [{ competencyId: world.competencyId, closes: 50 }] };
  const basis = { needs: [{ id: world.needId, title: 'Register risiko', competencyId: world.competencyId, weight: 80, gap: 2, people: 60 }], candidates: [candidate], limits, people: 60, pinned: [] };
  await api.sql(`update plans set state = 'signed', signed_at = now() where agency_id = $1 and year = $2 and state = 'draft'`, [owner.agencyId, year]);
  const [row] = await api.sql<{ id: string }>(
    `insert into plans (id, agency_id, year, number, state, limits, basis, items, created_by) select gen_random_uuid(), $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from plans where agency_id = $1 and year = $2 returning id`,
    [owner.agencyId, year, state, JSON.stringify(limits), JSON.stringify(basis), JSON.stringify([{ templateId: world.templateId, runs: 1 }]), owner.id],
  );
  return row?.id ?? '';
}

/** A programme with one line: Rp 10 million planned for instructors. */
export async function budgetOf(api: TestApi, where: Where): Promise<{ programmeId: string; lineId: string }> {
  const owner = ownerOf(api, where);
  const [programmeId, lineId] = [randomUUID(), randomUUID()];
  await api.sql(`insert into programmes (id, agency_id, name, year, budget_planned) values ($1, $2, 'Manajemen risiko', 2026, 40000000)`, [programmeId, owner.agencyId]);
  await api.sql(
    `insert into programme_budget_lines (id, agency_id, programme_id, kind, item, amount, note, created_by) values ($1, $2, $3, 'planned', 'instructors', 10000000, 'Honorarium', $4)`,
    [lineId, owner.agencyId, programmeId, owner.id],
  );
  return { programmeId, lineId };
}
