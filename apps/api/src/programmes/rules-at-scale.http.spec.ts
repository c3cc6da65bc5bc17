import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { fillAgency, PEOPLE, timesOf } from '../agency-at-scale.spec-kit.js';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

let api: TestApi;
let admin: Client;
let runId: string;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  runId = await (await learningWorld(api)).openRun(500);
  await fillAgency(api);
}, 300_000);
afterAll(() => api.close());

test('whom a sentence describes among 20,000 people is counted in one statement, and its times are told', async () => {
  const [unit] = await api.sql<{ id: string }>(`select spec_id('unit0') as id`);
  const [competency] = await api.sql<{ id: string }>(`select spec_id('competency7') as id`);
  const params = { runId };
  const title = { kind: 'position_title' as const, text: 'pertama' };
  const gap = { kind: 'competency_gap' as const, competencyId: competency?.id ?? '', levels: 1 };
  const count = (conditions: Parameters<typeof admin.call<typeof programmesRoutes.previewEnrolmentRule>>[1]) => admin.call(programmesRoutes.previewEnrolmentRule, conditions);
  const everybody = await count({ params, body: { conditions: [title], exceptions: [] } });
  expect(everybody).toMatchObject({ fitting: PEOPLE, newcomers: PEOPLE, seated: 500, left: PEOPLE - 500, seats: { before: 0, after: 500 } });
  expect(everybody.sample).toHaveLength(10);
  // The unit at the top and nine below it hold a twentieth of everybody.
  expect(await count({ params, body: { conditions: [{ kind: 'unit', unitIds: [unit?.id ?? ''] }], exceptions: [] } })).toMatchObject({ fitting: PEOPLE / 20 });
  const lacking = await count({ params, body: { conditions: [gap], exceptions: [] } });
  const [found] = await api.sql<{ people: number }>(
    `select count(*)::int as people from competency_levels l join appointments a on a.person_id = l.person_id and a.valid_to is null where l.competency_id = $1 and l.level < 3`, [competency?.id]);
  expect(lacking).toMatchObject({ fitting: found?.people });
  expect(lacking.fitting).toBeGreaterThan(0);
  const times = [
    `a rule of a title over ${PEOPLE} people: ${await timesOf(() => count({ params, body: { conditions: [title], exceptions: [] } }))}`,
    `a rule of a gap over ${PEOPLE} people: ${await timesOf(() => count({ params, body: { conditions: [gap], exceptions: [] } }))}`,
  ];
  process.stdout.write(`${times.join('\n')}\n`);
}, 300_000);
