import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createDataSource, dataSourceOptions, migrate } from '@sinau/persistence/schema';
import { bareDatabase, type BareDatabase } from './test-database.js';

/** The migration that asks a decision of every closed run. */
const DECISIONS = 1795369872000;

let database: BareDatabase;
let owner: ReturnType<typeof createDataSource>;
beforeEach(async () => {
  database = await bareDatabase();
  const pool = { size: 1, name: 'spec-before' };
  const { migrations } = dataSourceOptions(database.ownerUrl, pool);
  owner = await createDataSource(database.ownerUrl, pool).setOptions({ migrations: migrations.filter(({ name }) => Number(name.slice(-13)) < DECISIONS) }).initialize();
}, 60_000);
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

const [agencyId, personId, courseId, open, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];

test('runs that were closed before decisions were kept get one that nobody made and that rests on nothing; open ones get none', async () => {
  await owner.runMigrations();
  await owner.query(`insert into agencies (id, name, short_name, code, settings) values ($1, 'Kota Kembangsari', 'Kembangsari', 'KBS', '{}')`, [agencyId]);
  await owner.query(`insert into people (id, agency_id, full_name) values ($1, $2, 'Agus Setiawan')`, [personId, agencyId]);
  await owner.query('insert into courses (id, agency_id, owner_id) values ($1, $2, $3)', [courseId, agencyId, personId]);
  for (const [id, closedAt] of [[open, null], [first, '2025-03-01T02:00:00Z'], [second, '2025-09-01T02:00:00Z']] as const) {
    await owner.query(`insert into runs (id, agency_id, course_id, name, starts_on, ends_on, closed_at) values ($1, $2, $3, 'Angkatan I', '2025-01-06', '2025-01-31', $4)`, [id, agencyId, courseId, closedAt]);
  }
  const ran = await migrate(database.ownerUrl);
  expect(ran.some((name) => name.endsWith(String(DECISIONS)))).toBe(true);

  const kept: unknown = await owner.query(
    `select d.run_id as "runId", d.course_id as "courseId", d.kind, d.figures, d.decided_by as "decidedBy", d.decided_at as "decidedAt", r.decision_id = d.id as own
     from decisions d join runs r on r.id = d.run_id order by d.decided_at`,
  );
  const nobody = { courseId, kind: 'not_recorded', figures: null, decidedBy: null, own: true };
  expect(kept).toEqual([{ ...nobody, runId: first, decidedAt: new Date('2025-03-01T02:00:00Z') }, { ...nobody, runId: second, decidedAt: new Date('2025-09-01T02:00:00Z') }]);
  expect(await owner.query('select id, closed_at, decision_id from runs where closed_at is null')).toEqual([{ id: open, closed_at: null, decision_id: null }]);

  // From now on no run is closed without one of its own.
  await expect(owner.query('update runs set closed_at = now() where id = $1', [open])).rejects.toThrow('runs_closed_with_decision');
  await expect(owner.query('update runs set closed_at = now(), decision_id = (select id from decisions limit 1) where id = $1', [open])).rejects.toThrow('closed by a decision of its own');
}, 120_000);

test('the same with nothing in the database, and once more: nothing is left to run', async () => {
  await owner.runMigrations();
  expect((await migrate(database.ownerUrl)).length).toBeGreaterThan(0);
  expect(await migrate(database.ownerUrl)).toEqual([]);
}, 120_000);
