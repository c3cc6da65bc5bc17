import { randomUUID } from 'node:crypto';
import type { planningRoutes } from '@sinau/contracts/planning';
import { everyone, type Asked, type Matrix, type MatrixRow } from '../access-matrix.spec-kit.js';
import type { TestApi } from '../api.spec-kit.js';
import { budgetOf, planningWorld, planOf, type Where } from './planning.spec-kit.js';

const both = (make: (api: TestApi, where: Where) => Promise<Asked>): MatrixRow['ask'] => ({ agency: (api) => make(api, 'agency'), foreign: (api) => make(api, 'foreign') });
const admins = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer });
const readers = (answer: MatrixRow['answers']['auditor']) => everyone(403, { agency_admin: answer, auditor: answer });
const here = { agency: 200, foreign: 404 };
const limits = { budget: 50_000_000, seats: 100, instructorDays: 20, hoursPerPerson: 20 };
const template = () => ({ name: `Templat ${randomUUID()}`, summary: '', methods: ['workshop'], costPerRun: 1_000_000, seatsPerRun: 20, instructorDays: 1, hours: 5, mostRuns: 2, effects: [] });
const onPlan = (state: 'draft' | 'signed', body?: unknown) => both(async (api, where) => ({ params: { planId: await planOf(api, where, state) }, ...(body === undefined ? {} : { body }) }));
const templateOf = async (api: TestApi, where: Where) => ({ params: { templateId: (await planningWorld(api, where, 2090)).templateId } });

export const planningMatrix: Matrix<typeof planningRoutes> = {
  budget: { ask: both(async (api, where) => ({ params: { programmeId: (await budgetOf(api, where)).programmeId } })), answers: readers(here) },
  addBudgetLine: {
    ask: both(async (api, where) => ({ params: { programmeId: (await budgetOf(api, where)).programmeId }, body: { revision: 1, kind: 'committed', item: 'venue', amount: 5_000_000, note: 'Sewa gedung', document: null } })),
    answers: admins({ agency: 201, foreign: 404 }),
  },
  reverseBudgetLine: { ask: both(async (api, where) => ({ params: await budgetOf(api, where), body: { revision: 1, note: 'Salah ketik' } })), answers: admins({ agency: 201, foreign: 404 }) },
  templates: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  createTemplate: {
    ask: {
      agency: () => ({ body: { ...template(), id: randomUUID() } }),
      foreign: async (api) => ({ body: { ...template(), id: randomUUID(), effects: [{ competencyId: (await planningWorld(api, 'foreign', 2090)).competencyId, closes: 10 }] } }),
    },
    answers: admins({ agency: 201, foreign: 400 }),
  },
  changeTemplate: { ask: both(async (api, where) => ({ ...(await templateOf(api, where)), body: { ...template(), revision: 1 } })), answers: admins(here) },
  archiveTemplate: { ask: both(templateOf), answers: admins({ agency: 204, foreign: 404 }) },
  plans: { ask: { agency: () => ({}) }, answers: readers({ agency: 200 }) },
  plan: { ask: onPlan('draft'), answers: readers(here) },
  planFile: { ask: both(async (api, where) => ({ params: { planId: await planOf(api, where, 'signed') }, query: { format: 'xlsx' } })), answers: readers(here) },
  proposePlan: {
    ask: {
      agency: () => ({ body: { year: 2099, limits, pinned: [] } }),
      foreign: async (api) => ({ body: { year: 2099, limits, pinned: [{ templateId: (await planningWorld(api, 'foreign', 2099)).templateId, runs: 1 }] } }),
    },
    answers: admins({ agency: 202, foreign: 400 }),
  },
  editPlan: { ask: onPlan('draft', { revision: 1, items: [] }), answers: admins(here) },
  signPlan: { ask: onPlan('draft', { revision: 1 }), answers: admins(here) },
  revisePlan: { ask: onPlan('signed', {}), answers: admins({ agency: 201, foreign: 404 }) },
};
