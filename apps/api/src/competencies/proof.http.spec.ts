import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { competenciesRoutes, type CompetencyView } from '@sinau/contracts/competencies';
import { WeighLevels } from '@sinau/application/competencies';
import { profileFor, type ProfileFit } from '@sinau/domain/competencies';
import { MemoryObjectStore } from '@sinau/storage';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { addTemplate, finish, startIssuer, type TestIssuer } from '../certificates/issuing.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

const routes = competenciesRoutes;
const levels = ['Mengenal', 'Memahami', 'Menerapkan', 'Menyempurnakan', 'Memimpin'].map((title) => ({ title, indicators: [] }));

let api: TestApi;
let world: LearningWorld;
let issuer: TestIssuer;
let admin: Client;
let risk: CompetencyView;
beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  issuer = await startIssuer(api, new MemoryObjectStore());
  await addTemplate(api, api.agency.id);
  admin = api.as(api.people.agencyAdmin);
  risk = await admin.call(routes.create, { body: { code: 'T.01', name: 'Manajemen risiko', competencyClass: 'technical', description: '', levels } });
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await api.close();
});

const levelOf = async (personId: string) => (await api.sql<{ level: number }>('select level from competency_levels where person_id = $1 and competency_id = $2', [personId, risk.id]))[0]?.level ?? null;

test('a certificate proves what its course says, once, and no more after it is revoked', async () => {
  const { learner } = api.people;
  await api.as(api.people.instructor).call(routes.changeCourseProof, { params: { courseId: world.courseId }, body: { competencies: [{ competencyId: risk.id, level: 4 }] } });
  const enrolmentId = await finish(api, world, learner, 92.5, await world.openRun());
  const outcome = await issuer.issue.run(issuer.actor, enrolmentId);
  if (outcome.kind !== 'issued') throw new Error('not issued');
  expect(await levelOf(learner.id)).toBe(4);
  expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('none');
  expect((await api.as(learner).call(routes.mine)).measurements).toMatchObject([{ source: 'certificate', level: 4, assessor: null, withdrawn: false }]);

  const { certificateId } = outcome;
  await admin.call(certificatesRoutes.revoke, { params: { certificateId }, body: { reason: 'Bukan peserta angkatan ini', class: 'not_entitled' } });
  expect(await levelOf(learner.id)).toBeNull();
  expect((await api.as(learner).call(routes.mine)).measurements).toMatchObject([{ source: 'certificate', withdrawn: true }]);
});

test('the role that answers requests can take a proof back but not write one, and nobody changes a row', async () => {
  const { learner } = api.people;
  const row = `insert into competency_measurements (id, agency_id, person_id, competency_id, source, level, measured_on) values (gen_random_uuid(), '${api.agency.id}', '${learner.id}', '${risk.id}', 'certificate', 5, '2026-01-01')`;
  await expect(api.sql(`set role sinau_app; ${row}`)).rejects.toThrow('row-level security');
  await expect(api.sql('update competency_measurements set level = 5')).rejects.toThrow();
});

test('a new rule is weighed into every level by the worker, and asked for again until it is', async () => {
  const { colleague } = api.people;
  const measure = (source: 'supervisor' | 'test', level: 2 | 4) => admin.call(routes.measure, { params: { personId: colleague.id }, body: { competencyId: risk.id, source, level, measuredOn: '2026-03-02', note: '' } });
  await measure('supervisor', 2);
  await measure('test', 4);
  // 30 × 2 + 40 × 4 = 220 over 70 is 3.14: 3. By the strongest alone it is the supervisor's 2.
  expect(await levelOf(colleague.id)).toBe(3);
  const weigh = new WeighLevels(issuer.database);
  expect(await weigh.due(issuer.actor)).toEqual([]);
  await admin.call(routes.decideRule, { body: { after: null, method: 'strongest', weights: { self: 0, supervisor: 50, test: 40, certificate: 10 }, ageLimitMonths: 12 } });
  expect(await levelOf(colleague.id)).toBe(3);
  expect(await weigh.due(issuer.actor)).toEqual([api.agency.id]);
  await weigh.run(issuer.actor);
  await weigh.run(issuer.actor);
  expect(await levelOf(colleague.id)).toBe(2);
  expect(await weigh.due(issuer.actor)).toEqual([]);
  expect((await admin.call(routes.rule)).applied).toBe(true);
  // A year later nothing counts. The stored day brings the worker there; here the day itself is moved.
  await api.sql(`update competency_levels set changes_on = current_date where person_id = $1`, [colleague.id]);
  expect(await weigh.due(issuer.actor)).toEqual([api.agency.id]);
  await weigh.run(issuer.actor);
  expect(await weigh.due(issuer.actor)).toEqual([]);
});

test('PostgreSQL and the domain choose the same profile for a post', async () => {
  const profiles: Omit<ProfileFit, 'id'>[] = [
    { positionKind: 'ahli_muda', titlePattern: '' }, { positionKind: null, titlePattern: 'Perawat*' }, { positionKind: 'ahli_muda', titlePattern: 'Perawat*' }, { positionKind: null, titlePattern: 'Perawat Gigi' },
    { positionKind: null, titlePattern: 'perawat g*' }, { positionKind: null, titlePattern: '*100% \\a_b*' }, { positionKind: 'mahir', titlePattern: 'Kepala*Puskesmas*' },
  ];
  const made: ProfileFit[] = [];
  for (const profile of profiles) made.push(await admin.call(routes.createProfile, { body: { ...profile, requirements: [] } }));
  const titles = ['Analis', 'Perawat Jiwa', '  perawat   GIGI ', 'Perawat Gizi', 'Pengawas 100% \\a_b', 'Pengawas 100x \\aXb', 'Kepala UPT Puskesmas Melati', ''];
  for (const positionTitle of titles) {
    for (const positionKind of ['ahli_muda', 'mahir', 'pelaksana']) {
      const [row] = await api.sql<{ id: string | null }>('select competency_profile_of($1, $2, $3) as id', [api.agency.id, positionKind, positionTitle]);
      expect({ positionTitle, positionKind, id: row?.id }).toEqual({ positionTitle, positionKind, id: profileFor({ positionKind, positionTitle }, made)?.id ?? null });
    }
  }
});
