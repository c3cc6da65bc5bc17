import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PlanBatch } from '@sinau/application/certificates';
import { CourseVersions } from '@sinau/application/courses';
import { MyCourses } from '@sinau/application/enrolments';
import { AnswerBehaviour, MeasureLearning, ReadBehaviour, ReadReaction, ReadResults } from '@sinau/application/evaluations';
import { OwnNotifications } from '@sinau/application/notifications';
import { ReadImports } from '@sinau/application/organisations';
import { ReadPackages } from '@sinau/application/packages';
import { ReadOwnPoints } from '@sinau/application/points';
import { readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration, type Reading } from '@sinau/config';
import type { Assignment, PersonActor } from '@sinau/domain/identity';
import { startGateway, type Gateway } from '@sinau/engines';
import { certificatesOf, enrolmentsDue } from '@sinau/persistence/certificates';
import { AuthorDatabase, Database, newId } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { testDatabase, type TestDatabase } from '@sinau/testing';
import { readPeople, readProgress } from './demo-files.js';
import { demoLogins, seedDemo, type Configurations } from './seed-demo.js';

// What somebody sees who signs in for the first time: each of the seven accounts, by the use cases behind its screens.

const keys = { accessKeyId: 'AK', secretAccessKey: 'rahasia-sekali', region: 'local' };
const BUCKET = 'sinau';
const folder = mkdtempSync(join(tmpdir(), 'sinau-seed-'));
let database: TestDatabase;
let gateway: Gateway;
let owner: Database;
let serving: Database;
let seed: Configurations;

function valueOf<Value>(reading: Reading<Value>): Value {
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.value;
}

function configurations(): Configurations {
  const { owner, app, author, worker } = database.urls;
  const environment = {
    PUBLIC_URL: 'http://127.0.0.1:3000', COOKIE_SECURE: 'false',
    DATABASE_OWNER_URL: owner, DATABASE_URL: app, DATABASE_AUTHOR_URL: author, DATABASE_WORKER_URL: worker, QUEUE_DATABASE_URL: owner,
    S3_ENDPOINT: gateway.url, S3_PUBLIC_ENDPOINT: gateway.url, S3_REGION: keys.region, S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey, S3_FORCE_PATH_STYLE: 'true',
  };
  return { migrate: valueOf(readMigrateConfiguration(environment)), api: valueOf(readApiConfiguration(environment)), worker: valueOf(readWorkerConfiguration(environment)) };
}

beforeAll(async () => {
  database = await testDatabase();
  gateway = await startGateway({ ...keys, folder, port: 0, buckets: [BUCKET] });
  seed = configurations();
  await seedDemo(seed);
  owner = new Database(await createDataSource(database.urls.owner, { size: 1, name: 'spec' }).initialize());
  serving = new Database(await createDataSource(database.urls.app, { size: 2, name: 'spec' }).initialize());
}, 300_000);
afterAll(async () => {
  await serving?.dataSource.destroy();
  await owner?.dataSource.destroy();
  await gateway?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const loginOf = (wanted: string): string => demoLogins().find(({ role }) => role === wanted)?.login ?? '';

async function actorOf(login: string, roles: readonly Assignment['role'][] = []): Promise<PersonActor> {
  const [found]: { person_id: string; agency_id: string }[] = await owner.dataSource.query('select person_id, agency_id from identifiers where value = $1', [login]);
  if (!found) throw new Error(`nobody has the number ${login}`);
  const scope = { kind: 'agency', agencyId: found.agency_id } as const;
  return { kind: 'person', personId: found.person_id, agencyId: found.agency_id, sessionId: newId(), name: login, assignments: roles.map((role) => ({ role, scope })) };
}

describe.each(demoLogins())('$role, at first sight', ({ login }) => {
  test('goes on with a course, and has done one', async () => {
    const { continue: goOn, counts } = await new MyCourses(serving, new CourseVersions(serving)).home(await actorOf(login), new Date());
    expect(goOn).not.toBeNull();
    expect(counts.completed).toBeGreaterThan(0);
  });

  test('holds a certificate', async () => {
    const actor = await actorOf(login);
    const certificates = await certificatesOf(serving, actor, actor.personId);
    expect(certificates.filter(({ revokedAt }) => revokedAt === null).length).toBeGreaterThan(0);
  });

  test('has learning hours', async () => {
    const points = new ReadOwnPoints(serving);
    const actor = await actorOf(login);
    const { years } = await points.run(actor, undefined);
    // in January the hours are last year's
    const totals = await Promise.all(years.map(async (year) => (await points.run(actor, year)).total));
    expect(Math.max(...totals)).toBeGreaterThan(0);
  });

  test('has been told several things, the old ones are read and the newest come first', async () => {
    const { rows } = await new OwnNotifications(serving).list(await actorOf(login), { limit: 50 });
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(2);
    expect(rows.map(({ createdAt }) => createdAt)).toEqual(rows.map(({ createdAt }) => createdAt).sort().reverse());
    const certificate = rows.findIndex(({ kind }) => kind === 'certificate_issued');
    expect(rows[certificate + 1]).toMatchObject({ kind: 'quiz_passed', facts: { title: 'Ujian akhir' } });
    const long = Date.now() - 4 * 86_400_000;
    for (const { createdAt, readAt } of rows) if (Date.parse(createdAt) < long) expect(readAt).not.toBeNull();
  });
});

test('a file of newcomers has been taken in, one of its four rows is to be mended, and the administrator was told', async () => {
  const admin = await actorOf(loginOf('Admin instansi'), ['agency_admin']);
  const imports = new ReadImports(serving);
  const { rows } = await imports.list(admin, { limit: 10 });
  expect(rows).toMatchObject([{ state: 'done', fileName: 'pegawai-baru.csv', rows: 4, done: 3, counts: { created: 3, changed: 0, unchanged: 0, wrong: 1 } }]);
  expect((await imports.errors(admin, rows[0]?.id ?? '', { limit: 10 })).rows).toMatchObject([{ line: 5, column: 'unit', fault: 'unit_unknown', value: 'DISKOMINFO-SANDI' }]);
  const news = await new OwnNotifications(serving).list(admin, { limit: 20, unread: 'true' });
  expect(news.rows.filter(({ kind }) => kind === 'import_finished')).toMatchObject([{ kind: 'import_finished', facts: { file: 'pegawai-baru.csv', created: 3, changed: 0, failed: 1 } }]);
});

test('whom others enrolled was told on that day, and whoever tried a quiz after each try', async () => {
  // the plan: every enrolment that was not one's own, and every attempt, is one piece of news
  const { enrolments } = readProgress();
  // and two were put into the joint run besides
  const enrolled = enrolments.filter(({ source }) => source !== 'self').length + 2;
  const graded = enrolments.reduce((sum, { attempts }) => sum + attempts.length, 0);
  const counted: { kind: string; number: number; late: number }[] = await owner.dataSource.query(
    `select case when kind = 'enrolled' then 'enrolled' else 'graded' end as kind, count(*)::int as number,
       count(*) filter (where n.created_at is distinct from coalesce(e.enrolled_at, a.graded_at))::int as late
     from notifications n left join enrolments e on n.dedupe = 'enrolled:' || e.id left join attempts a on n.dedupe = 'graded:' || a.id
     where kind in ('enrolled', 'quiz_passed', 'quiz_not_passed') group by 1 order by 1`,
  );
  expect(counted).toEqual([{ kind: 'enrolled', number: enrolled, late: 0 }, { kind: 'graded', number: graded, late: 0 }]);
});

test('the course on risk has its programme: a need, two runs, seats kept for the health office, and two people put forward', async () => {
  const programmes = await owner.dataSource.query<unknown[]>(
    `select p.state, (select count(*)::int from runs r where r.programme_id = p.id) as runs, (select count(*)::int from programme_needs n where n.programme_id = p.id) as needs,
       (select sum(q.seats)::int from run_quotas q join runs r on r.id = q.run_id where r.programme_id = p.id) as kept, (select count(*)::int from nominations where state = 'waiting_admin') as nominated
     from programmes p where p.plan_id is null`,
  );
  expect(programmes).toEqual([{ state: 'active', runs: 2, needs: 1, kept: 8, nominated: 2 }]);
});

test('a province keeps four seats, two of which are taken, and a rule waits for its first day', async () => {
  const seats: unknown[] = await owner.dataSource.query(`select q.seats, q.taken, m.seats_taken from run_quotas q join runs m on m.joint_quota_id = q.id`);
  expect(seats).toEqual([{ seats: 4, taken: 2, seats_taken: 2 }]);
  const rules: unknown[] = await owner.dataSource.query(`select state, tried_revision = revision as tried, asked_by is null as unasked, starts_on > current_date as later from enrolment_rules`);
  expect(rules).toEqual([{ state: 'active', tried: true, unasked: true, later: true }]);
});

test('needs of every origin wait in the inbox, and two years are planned and signed', async () => {
  const needs: { origin: string }[] = await owner.dataSource.query(`select distinct origin from needs order by 1`);
  expect(needs.map(({ origin }) => origin)).toEqual(['citizen', 'evaluation', 'gap', 'leader', 'survey']);
  const plans: unknown[] = await owner.dataSource.query(`select year, state, proposal ->> 'state' as proposal, (select count(*)::int from programmes g where g.plan_id = p.id) > 0 as programmes from plans p order by year`);
  expect(plans).toEqual([2026, 2027].map((year) => ({ year, state: 'signed', proposal: 'solved', programmes: true })));
});

test('three of a run are ready for a bulk issue, and the worker leaves them to the administrator', async () => {
  const admin = await actorOf(loginOf('Admin instansi'), ['agency_admin']);
  const runs: { id: string; name: string }[] = await owner.dataSource.query('select r.id, r.name from runs r where r.agency_id = $1 order by r.starts_on', [admin.agencyId]);
  // One certificate waits for its replacement, which is the worker's to make; the others nobody issues by himself.
  const due = await enrolmentsDue(owner, { kind: 'system', agencyId: admin.agencyId, job: 'spec' }, 14, 100);
  const plans = new PlanBatch(serving);
  const left = [];
  for (const { id } of runs) {
    const [waiting]: { count: number }[] = await owner.dataSource.query('select count(*)::int as count from enrolments where run_id = $1 and id = any ($2)', [id, due]);
    left.push((await plans.preview(admin, id)).ready - (waiting?.count ?? 0));
  }
  expect([due.length, left.filter((count) => count > 0)]).toEqual([1, [3]]);
});

test('training elsewhere was claimed, one in each state; what was accepted is counted and what was taken back is not', async () => {
  const states: { state: string; awards: number; reversals: number }[] = await owner.dataSource.query(`
    select c.state, count(l.id) filter (where l.kind = 'award')::int as awards, count(l.id) filter (where l.kind = 'reversal')::int as reversals
    from training_claims c left join ledger_entries l on l.evidence_kind = 'external' and l.evidence_id = c.id group by c.state order by c.state`);
  expect(states.map(({ state, awards, reversals }) => [state, awards, reversals])).toEqual([
    ['accepted', 1, 0], ['refused', 0, 0], ['returned', 0, 0], ['revoked', 1, 1], ['submitted', 0, 0], ['withdrawn', 0, 0],
  ]);
});

test('records of training went to a service that answered, and none goes out by itself', async () => {
  const states: unknown[] = await owner.dataSource.query('select state, count(*)::int as count from record_deliveries group by state order by state');
  expect(states).toEqual([{ state: 'refused', count: 1 }, { state: 'sent', count: 3 }, { state: 'waiting', count: 1 }]);
  expect(await owner.dataSource.query('select active, key_hint from record_services')).toEqual([{ active: false, key_hint: 'demo' }]);
});

test('a course came from the province, with an update waiting; another waits for an answer; a programme was given', async () => {
  const admin = await actorOf(loginOf('Admin instansi'), ['agency_admin']);
  const received = await new ReadPackages(serving, new AuthorDatabase(serving.dataSource)).list(admin);
  expect(received.map(({ title, state, own, update }) => [title, state, own?.versionNumber ?? null, update?.state ?? null])).toEqual([
    ['Menata arsip digital', 'offered', null, null], ['Etika pelayanan publik', 'taken', 1, 'waiting'],
  ]);
  const given: unknown[] = await owner.dataSource.query(`select programme ->> 'name' as programme, answer from package_offers where agency_id = $1`, [admin.agencyId]);
  expect(given).toEqual([{ programme: 'Manajemen risiko puskesmas', answer: null }]);
});

test('is sown once', async () => {
  expect(readPeople().accounts).toHaveLength(7);
  expect(await seedDemo(seed)).toBe(false);
});

test('twelve of thirteen told how they liked the run on risk; the learner is asked, and two themes came of the comments', async () => {
  const admin = await actorOf(loginOf('Admin instansi'), ['agency_admin']);
  const [run]: { id: string }[] = await owner.dataSource.query(`select run_id as id from evaluations where level = 1`);
  const view = await new ReadReaction(serving).run(admin, run?.id ?? '');
  expect(view).toMatchObject({ completed: 13, answered: 12, shown: 10, smallestGroup: 5 });
  expect(view.aspects.map(({ aspect }) => aspect)).toEqual(['material', 'instructor', 'facilities', 'usefulness']);
  expect(view.comments[0]?.themes.map(({ label, texts }) => [label, texts.length])).toEqual([['praktik', 5], ['ruang', 5]]);
  expect(JSON.stringify(view)).not.toContain('0812');
  const news = await new OwnNotifications(serving).list(await actorOf(loginOf('Peserta, PNS')), { limit: 5, unread: 'true' });
  expect(news.rows.some(({ kind, link }) => kind === 'evaluation_open' && link?.startsWith('/evaluasi/'))).toBe(true);
});

test('the completed run shows what was learnt, what is done differently a month later, and how the services fared', async () => {
  const admin = await actorOf(loginOf('Admin instansi'), ['agency_admin']);
  const [run]: { id: string }[] = await owner.dataSource.query(`select run_id as id from evaluations where level = 3`);
  const runId = run?.id ?? '';
  const { pairs, learners } = await new MeasureLearning(serving).ofRun(admin, runId);
  expect(pairs.length).toBe(2);
  // 17 took both; the first module's quiz at 69, the final exam at 85 in the mean.
  expect(pairs.map(({ gain }) => gain.n)).toEqual([17, 17]);
  expect(pairs[0]?.gain.points).toBeGreaterThan(10);
  expect(learners.length).toBeGreaterThan(16);
  const behaviour = await new ReadBehaviour(serving).ofRun(admin, runId);
  expect(behaviour.response.map(({ days, group }) => [days, group])).toEqual([[30, 'colleague'], [30, 'self'], [30, 'supervisor']]);
  // The supervisor who tries the product has not answered; enough others have. Each group says three things.
  expect(behaviour.response.filter(({ asked, answered }) => answered >= 5 && answered < asked).map(({ group }) => group)).toEqual(['colleague', 'self', 'supervisor']);
  expect(behaviour.figures.filter(({ all }) => all !== null).map(({ group }) => group)).toEqual(['colleague', 'colleague', 'colleague', 'self', 'self', 'self', 'supervisor', 'supervisor', 'supervisor']);
  expect((await new AnswerBehaviour(serving).mine(await actorOf(loginOf('Atasan langsung')))).rows.some(({ rater }) => rater === 'supervisor_then')).toBe(true);
  const results = await new ReadResults(serving).ofRun(admin, runId);
  expect([results.trained.units, results.untrained.units]).toEqual([3, 3]);
  expect(results.difference).toBeGreaterThan(0);
  expect(results.appraisal.n).toBeGreaterThan(10);
});
