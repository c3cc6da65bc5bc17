import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gradeAttempt, sendMail } from '@sinau/contracts/jobs';
import { queueRoutes } from '@sinau/contracts/queue';
import { migrateQueue, openQueues } from '@sinau/queue';
import { testQueueDatabase } from '@sinau/testing';
import { pino } from 'pino';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { failedJob } from './queue.matrix.js';

const ID = '0199aaaa-0000-7000-8000-000000000001';
const OTHER_ID = '0199aaaa-0000-7000-8000-000000000002';

describe('with the queue there', () => {
  let api: TestApi;
  let queueDatabase: Awaited<ReturnType<typeof testQueueDatabase>>;

  beforeAll(async () => {
    queueDatabase = await testQueueDatabase();
    await migrateQueue(queueDatabase.url);
    api = await startTestApi((options) => ({ ...options, queue: { kind: 'postgres', url: queueDatabase.url } }));
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await queueDatabase.drop();
  });

  test('says how much waits in each queue and since when', async () => {
    const queue = openQueues({ databaseUrl: queueDatabase.url }, { log: pino({ level: 'silent' }) });
    await queue.enqueue(gradeAttempt, { agencyId: ID, attemptId: ID });
    await queue.enqueue(gradeAttempt, { agencyId: ID, attemptId: OTHER_ID });
    await queue.enqueue(sendMail, { agencyId: null, mailId: ID }, { delayMs: 600_000 });
    await queue.close(0);

    const state = await api.as(api.people.agencyAdmin).call(queueRoutes.state);
    expect(state).toMatchObject({ backend: 'postgres', mayManage: true, outbox: { waiting: 0, relayed: 0, oldestSeconds: null } });
    const grading = state.queues?.find(({ queue: name }) => name === 'grading');
    expect(grading).toMatchObject({ waiting: 2, active: 0, delayed: 0, failed: 0, paused: false });
    expect(grading?.oldestSeconds).toBeGreaterThanOrEqual(0);
    expect(state.queues?.find(({ queue: name }) => name === 'notifications')).toMatchObject({ waiting: 0, delayed: 1, oldestSeconds: null });
  }, 30_000);

  test('counts the outbox of all agencies and shows none of its rows', async () => {
    const { agency, foreign } = api;
    await api.sql(
      `insert into outbox (id, agency_id, job, payload, created_at, relayed_at) values
       (gen_random_uuid(), $1, 'send-mail', '{"n":1}', now() - interval '90 seconds', null), (gen_random_uuid(), $2, 'send-mail', '{"n":2}', now(), null),
       (gen_random_uuid(), $1, 'send-mail', '{"n":3}', now(), now())`,
      [agency.id, foreign.id],
    );
    const { outbox } = await api.as(api.people.auditor).call(queueRoutes.state);
    expect(outbox).toMatchObject({ waiting: 2, relayed: 1 });
    expect(outbox.oldestSeconds).toBeGreaterThanOrEqual(90);
    expect(await api.as(api.people.auditor).call(queueRoutes.state)).toMatchObject({ mayManage: false });
    await api.sql('delete from outbox');
  });
});

describe('with the queue away', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi(); // its queue's address is one where nothing listens
  }, 60_000);
  afterAll(() => api.close());

  const arrange = async () => {
    await api.sql('delete from failed_jobs');
    await api.sql('delete from outbox');
  };

  test('the depth is unknown, the outbox and the failures are told all the same', async () => {
    await arrange();
    await failedJob(api, api.agency.id);
    const state = await api.as(api.people.agencyAdmin).call(queueRoutes.state);
    expect(state).toMatchObject({ queues: null, outbox: { waiting: 0 }, failures: [{ job: 'send-mail', count: 1 }] });
    const { rows } = await api.as(api.people.agencyAdmin).call(queueRoutes.failures);
    expect(rows).toMatchObject([{ job: 'send-mail', error: 'no route to host', attempts: 8, requestId: 'request-1', agency: { shortName: 'KOTA' } }]);
  }, 30_000);

  test('an agency sees its own failures; the system\'s administrator sees all, also those of no agency', async () => {
    await arrange();
    const { agency, foreign, people } = api;
    const [own, other, nobodys] = [await failedJob(api, agency.id), await failedJob(api, foreign.id), await failedJob(api, null)];
    const seenBy = async (person: typeof people.auditor) => (await api.as(person).call(queueRoutes.failures)).rows.map(({ id }) => id).sort();
    expect(await seenBy(people.agencyAdmin)).toEqual([own]);
    expect(await seenBy(people.foreignAdmin)).toEqual([other]);
    expect(await seenBy(people.platformAdmin)).toEqual([own, other, nobodys].sort());
  });

  test('a retry asks for the work anew, once, and stands in the audit', async () => {
    await arrange();
    const failureId = await failedJob(api, api.agency.id);
    const admin = api.as(api.people.agencyAdmin);
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post(`/api/queue/failures/${failureId}/retry`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404]);
    expect(await api.sql(`select agency_id, job from outbox`)).toEqual([{ agency_id: api.agency.id, job: 'send-mail' }]);
    expect(await api.sql(`select actor_name, facts from audit_entries where action = 'job.retried'`)).toEqual([{ actor_name: 'Agus Setiawan', facts: { job: 'send-mail' } }]);
    expect((await admin.call(queueRoutes.failures)).rows).toEqual([]);
  });

  test('work of no agency and of another one is asked for by the system\'s administrator only, under its own agency', async () => {
    await arrange();
    const { foreign, people } = api;
    const [other, nobodys] = [await failedJob(api, foreign.id), await failedJob(api, null)];
    for (const id of [other, nobodys]) expect((await api.as(people.agencyAdmin).post(`/api/queue/failures/${id}/retry`)).status).toBe(404);
    for (const id of [other, nobodys]) expect((await api.as(people.platformAdmin).post(`/api/queue/failures/${id}/retry`)).status).toBe(204);
    expect(await api.sql(`select agency_id from outbox order by agency_id nulls last`)).toEqual([{ agency_id: foreign.id }, { agency_id: null }]);
  });

  test('a whole kind is retried at once, at most 500, and only what the actor may see', async () => {
    await arrange();
    const { agency, foreign } = api;
    for (const owner of [agency.id, foreign.id]) {
      await api.sql(
        `insert into failed_jobs (id, agency_id, job, payload, error, attempts) select gen_random_uuid(), $1::uuid, 'grade-attempt', jsonb_build_object('agencyId', $1::uuid, 'n', n), 'x', 8 from generate_series(1, 620) n`,
        [owner],
      );
    }
    await failedJob(api, agency.id);
    const admin = api.as(api.people.agencyAdmin);
    // 620 of the agency: 500 now, 120 then, none after
    expect(await admin.call(queueRoutes.retryAll, { body: { job: 'grade-attempt' } })).toEqual({ retried: 500, left: 120 });
    expect(await admin.call(queueRoutes.retryAll, { body: { job: 'grade-attempt' } })).toEqual({ retried: 120, left: 0 });
    expect(await admin.call(queueRoutes.retryAll, { body: { job: 'grade-attempt' } })).toEqual({ retried: 0, left: 0 });
    expect(await api.sql(`select agency_id, count(*)::int as rows from outbox group by 1`)).toEqual([{ agency_id: agency.id, rows: 620 }]);
    expect(await api.sql(`select facts from audit_entries where action = 'jobs.retried' order by position`)).toEqual([
      { facts: { job: 'grade-attempt', count: 500 } }, { facts: { job: 'grade-attempt', count: 120 } },
    ]);
    const state = await admin.call(queueRoutes.state);
    expect(state.failures).toEqual([{ job: 'send-mail', count: 1 }]);
  }, 30_000);

  test('failures are paged, and found by kind', async () => {
    await arrange();
    for (let n = 0; n < 5; n += 1) await failedJob(api, api.agency.id);
    const admin = api.as(api.people.agencyAdmin);
    const first = await admin.call(queueRoutes.failures, { query: { limit: 3 } });
    const second = await admin.call(queueRoutes.failures, { query: { limit: 3, after: first.next ?? '' } });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(5);
    expect(second.next).toBeNull();
    expect((await admin.call(queueRoutes.failures, { query: { job: 'grade-attempt' } })).rows).toEqual([]);
    expect(await admin.get(`/api/queue/failures?job='--`)).toMatchObject({ status: 400 });
  });
});
