import { MakePlan, ManageBudget, PlanTemplates, WritePlan, type BudgetLineWish } from '@sinau/application/planning';
import type { TemplateBody } from '@sinau/contracts/planning';
import { newId, statement, type Database } from '@sinau/persistence/core';
import type { Doors } from './doors.js';
import type { SeededNeeds } from './needs.js';
import type { Organisation } from './organisation.js';

type Template = Omit<TemplateBody, 'effects' | 'summary'> & { readonly effects: readonly { readonly of: keyof SeededNeeds['competencies']; readonly closes: number }[] };

const templates: readonly Template[] = [
  { name: 'Manajemen risiko puskesmas', methods: ['online_course', 'workshop', 'field_practice'], costPerRun: 42_500_000, seatsPerRun: 30, instructorDays: 4, hours: 12, mostRuns: 3, effects: [{ of: 'risk', closes: 60 }] },
  { name: 'Klinik daftar risiko', methods: ['mentoring'], costPerRun: 9_000_000, seatsPerRun: 10, instructorDays: 2, hours: 4, mostRuns: 4, effects: [{ of: 'risk', closes: 25 }] },
  { name: 'Layanan prima di loket', methods: ['workshop'], costPerRun: 28_000_000, seatsPerRun: 25, instructorDays: 3, hours: 8, mostRuns: 3, effects: [{ of: 'service', closes: 55 }] },
  { name: 'Pelayanan digital untuk semua', methods: ['online_course', 'webinar'], costPerRun: 18_000_000, seatsPerRun: 40, instructorDays: 2, hours: 10, mostRuns: 2, effects: [{ of: 'digital', closes: 50 }, { of: 'service', closes: 15 }] },
  { name: 'Analisis data untuk perencana', methods: ['workshop', 'coaching'], costPerRun: 36_000_000, seatsPerRun: 25, instructorDays: 5, hours: 16, mostRuns: 2, effects: [{ of: 'data', closes: 65 }] },
];

const taskOf = statement('seed.planTask', `select task_id from plans where id = $1`);

/** Templates, and the signed plans of two years as the planner proposed them. */
export async function seedPlans(doors: Doors, organisation: Organisation, serving: Database, { competencies, admin }: SeededNeeds): Promise<void> {
  const [write, make, chosen] = [new WritePlan(serving), new MakePlan(doors.worker), new PlanTemplates(serving)];
  for (const { effects, ...template } of templates) {
    await chosen.create(admin, { ...template, id: newId(), summary: '', effects: effects.map(({ of, closes }) => ({ competencyId: competencies[of], closes })) });
  }
  const wishes = [
    { year: 2026, limits: { budget: 60_000_000, seats: 60, instructorDays: 10, hoursPerPerson: 20 } },
    { year: 2027, limits: { budget: 175_000_000, seats: 180, instructorDays: 20, hoursPerPerson: 20 } },
  ];
  for (const wish of wishes) {
    const { id } = await write.propose(admin, { ...wish, pinned: [] });
    const task = await doors.owner.transaction(organisation.system, async (transaction) => (await transaction.query<{ task_id: string }>(taskOf, [id]))[0]?.task_id ?? '');
    await make.run(organisation.system, task);
    const signed = await write.sign(admin, id, (await write.one(admin, id)).revision);
    if (wish.year === 2026) await seedBudget(serving, admin, signed.programmes[0]?.id);
  }
}

const lines: readonly Omit<BudgetLineWish, 'revision'>[] = [
  { kind: 'planned', item: 'instructors', amount: 18_000_000, note: 'Honorarium narasumber, empat hari', document: null },
  { kind: 'planned', item: 'meals', amount: 9_500_000, note: 'Konsumsi peserta', document: null },
  { kind: 'committed', item: 'instructors', amount: 18_000_000, note: 'Kontrak narasumber manajemen risiko', document: '027/112/KONTRAK/2026' },
  { kind: 'spent', item: 'instructors', amount: 90_000_000, note: 'Honorarium hari pertama', document: 'SPM 318/2026' },
];

/** Money set aside, bound and paid, with a slip of one zero that was taken back. */
async function seedBudget(serving: Database, admin: SeededNeeds['admin'], programmeId: string | undefined): Promise<void> {
  if (programmeId === undefined) return;
  const budgets = new ManageBudget(serving);
  let seen = await budgets.read(admin, programmeId);
  for (const line of lines) seen = await budgets.add(admin, programmeId, { ...line, revision: seen.revision });
  const slip = seen.lines.find(({ amount }) => amount === 90_000_000);
  if (slip) seen = await budgets.reverse(admin, programmeId, slip.id, { revision: seen.revision, note: 'Tertulis satu nol terlalu banyak' });
  await budgets.add(admin, programmeId, { kind: 'spent', item: 'instructors', amount: 9_000_000, note: 'Honorarium hari pertama', document: 'SPM 318/2026', revision: seen.revision });
}
