import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { behaviourRoutes } from '@sinau/contracts/evaluations';
import { v7 } from 'uuid';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { alumniWorld, comment, register } from './behaviour-world.spec-kit.js';
import { formOf } from './evaluations.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const at = (day: string) => new Date(`${day}T09:00:00+07:00`);

/** The run becomes one of a programme that plans so. */
async function programmeOf(runId: string, behaviourDays: readonly number[], state = 'active'): Promise<string> {
  const id = v7();
  await api.sql(
    `insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, evaluation_plan) values ($1, $2, 'Manajemen risiko puskesmas', 2026, $3, '["Menyusun register"]', $4, $5)`,
    [id, api.agency.id, state, [api.people.agencyAdmin.id], JSON.stringify({ reaction: true, learning: true, behaviourDays, resultMonths: null })],
  );
  await api.sql('update runs set programme_id = $2 where id = $1', [runId, id]);
  return id;
}

test('level 3 begins by itself as the programme plans it: with the first who completes, on its days, by the form of its other runs', async () => {
  const { world, complete, work, close } = await alumniWorld(api);
  const { runId } = world;
  const admin = api.as(api.people.agencyAdmin);
  const view = () => admin.call(behaviourRoutes.behaviour, { params: { runId } });
  const programmeId = await programmeOf(runId, [180, 90]);
  const planned = { programmeId, programme: 'Manajemen risiko puskesmas', days: [90, 180] };

  // Somebody completed, but there is no form: nothing begins, and the screen can say why.
  await complete(api.people.learner, '2026-11-02T09:00:00+07:00');
  await work(at('2026-11-03'));
  expect(await view()).toMatchObject({ setting: null, planned, forms: [] });

  const used = await formOf(api, api.people.agencyAdmin, 3, [register, comment]);
  const latest = await formOf(api, api.people.agencyAdmin, 3, [register]);
  const earlier = await world.openRun(null, { from: -90, to: -60 });
  await api.sql('update runs set programme_id = $2 where id = $1', [earlier, programmeId]);
  await admin.call(behaviourRoutes.changeBehaviour, { params: { runId: earlier }, body: { formVersionId: used.versionId, days: [30], colleagues: 0 } });
  await work(at('2026-11-04'));
  expect(await view()).toMatchObject({ planned, setting: { formVersionId: used.versionId, days: [90, 180], colleagues: 2, started: false }, followUps: { alumni: 1, planned: 2, nextOn: '2027-01-31' } });
  expect((await admin.call(behaviourRoutes.behaviour, { params: { runId: earlier } })).setting?.days).toEqual([30]);
  const deeds = await api.sql(`select actor_name as who, action, facts from audit_entries where subject_id = $1`, [runId]);
  expect(deeds).toEqual([{ who: 'system:behaviour', action: 'behaviour.started', facts: { programme: 'Manajemen risiko puskesmas', days: ['90', '180'], colleagues: 2 } }]);

  // What the programme plans later is for runs that begin later; whoever sets the run otherwise is not overruled.
  await api.sql(`update programmes set evaluation_plan = evaluation_plan || '{"behaviourDays": [30]}' where id = $1`, [programmeId]);
  await work(at('2026-11-05'));
  expect((await view()).setting?.days).toEqual([90, 180]);
  await admin.call(behaviourRoutes.changeBehaviour, { params: { runId }, body: { formVersionId: latest.versionId, days: [30], colleagues: 1 } });
  await work(at('2026-11-06'));
  expect((await view()).setting).toMatchObject({ formVersionId: latest.versionId, days: [30], colleagues: 1 });
  await close();
}, 120_000);

test.each([
  ['plans none', [] as number[], 'active', '2026-11-02'],
  ['is still a draft', [90], 'draft', '2026-11-02'],
  ['has alumni of so long ago that nobody could answer: 2 January + 90 + 30 days is 2 May', [90], 'active', '2026-01-02'],
])('nothing begins for a programme that %s', async (_why, days, state, completedOn) => {
  const { world, complete, work, close } = await alumniWorld(api);
  await formOf(api, api.people.agencyAdmin, 3, [register]);
  await programmeOf(world.runId, days, state);
  await complete(api.people.colleague, `${completedOn}T09:00:00+07:00`);
  await work(at(completedOn === '2026-01-02' ? '2026-05-03' : '2026-11-03'));
  expect((await api.as(api.people.agencyAdmin).call(behaviourRoutes.behaviour, { params: { runId: world.runId } })).setting).toBeNull();
  await close();
}, 60_000);
