import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PublicSite } from '@sinau/application/core';
import { WarnDueSoon } from '@sinau/application/enrolments';
import { GradeAttempt, ReleaseReview } from '@sinau/application/grading';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { finalSettings, learningWorld } from '../learning.spec-kit.js';

const site = new PublicSite('https://sinau.test');
type Mail = { readonly to_address: string; readonly template: string; readonly language: string; readonly facts: Readonly<Record<string, unknown>> };

let api: TestApi;
/** Statements of this process, counted at the driver's own door. */
let seen = 0;
const send = pg.Client.prototype.query;

let source: DataSource;
let worker: Database;
beforeAll(async () => {
  api = await startTestApi();
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      seen += 1;
      return Reflect.apply(send, this, given);
    },
  });
  source = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  worker = new Database(source);
}, 60_000);
afterAll(async () => {
  Object.assign(pg.Client.prototype, { query: send });
  await source.destroy();
  await api.close();
});
beforeEach(async () => {
  await api.sql(`update accounts set email = null where person_id = $1`, [api.people.colleague.id]);
  await api.sql(`update accounts set email = 'siti@sinau.test', language = 'id' where person_id = $1`, [api.people.learner.id]);
});

const system = () => ({ kind: 'system', agencyId: api.agency.id, job: 'spec' }) as const;
const mails = (dedupe: string) => api.sql<Mail>(`select to_address, template, language, facts from mails where dedupe like $1 order by created_at, dedupe`, [`${dedupe}%`]);
const asked = (dedupe: string) => api.sql(`select 1 from outbox o join mails m on m.id::text = o.payload ->> 'mailId' where o.job = 'send-mail' and m.dedupe like $1`, [`${dedupe}%`]);

describe('enrolment', () => {
  test('mails who has an address, in their language, and nobody twice', async () => {
    const world = await learningWorld(api);
    await api.sql(`update runs set ends_on = '2027-01-24' where id = $1`, [world.runId]);
    await api.sql(`update accounts set language = 'en' where person_id = $1`, [api.people.learner.id]);
    const enrol = () => api.as(api.people.agencyAdmin).call(enrolmentsRoutes.enrolPeople, { params: { runId: world.runId }, body: { personIds: [api.people.learner.id, api.people.colleague.id] } });
    await enrol();
    await enrol();
    const ids = await api.sql<{ id: string }>(`select id from enrolments where run_id = $1`, [world.runId]);
    const sent = (await Promise.all(ids.map(({ id }) => mails(`enrolled:${id}`)))).flat();
    expect(sent).toMatchObject([{ to_address: 'siti@sinau.test', template: 'enrolled', language: 'en', facts: { course: 'Manajemen risiko di puskesmas', due: '24 January 2027', recipient: api.people.learner.name } }]);
    expect((await Promise.all(ids.map(({ id }) => asked(`enrolled:${id}`)))).flat().length).toBe(1);
  });

  test('of 500 people at once takes as many statements as of one, and each is told and mailed', async () => {
    const ids = Array.from({ length: 500 }, () => v7());
    await api.sql(`insert into people (id, agency_id, full_name) select id, $1, 'Peserta' from unnest($2::uuid[]) as t (id)`, [api.agency.id, ids]);
    await api.sql(`insert into accounts (person_id, agency_id, email, must_change_password) select id, $1, id || '@sinau.test', false from unnest($2::uuid[]) as t (id)`, [api.agency.id, ids]);
    const statements = async (personIds: string[]) => {
      const { runId } = await learningWorld(api);
      seen = 0;
      await api.as(api.people.agencyAdmin).call(enrolmentsRoutes.enrolPeople, { params: { runId }, body: { personIds } });
      return { runId, count: seen };
    };
    await statements(ids.slice(1, 2)); // what is read once in a process
    const one = await statements(ids.slice(0, 1));
    const all = await statements(ids);
    expect(all.count).toBe(one.count);
    const of = async (table: string) => (await api.sql(`select 1 from ${table} n join enrolments e on n.dedupe = 'enrolled:' || e.id where e.run_id = $1`, [all.runId])).length;
    expect([await of('notifications'), await of('mails')]).toEqual([500, 500]);
  });
});

describe('a result', () => {
  async function taken(settings: typeof finalSettings) {
    const world = await learningWorld(api, settings);
    const enrolmentId = await world.enrol(api.people.learner);
    const learner = api.as(api.people.learner);
    const { id } = await learner.call(quizzesRoutes.start, { params: { enrolmentId, lessonId: world.lessons.quiz }, body: {} });
    await learner.post(`/api/attempts/${id}/submit`, {});
    const grading = new GradeAttempt(worker, site);
    await grading.run(system(), id);
    await grading.run(system(), id);
    return { world, attemptId: id };
  }

  test('whose review is released with the grade is mailed once, without the score', async () => {
    const { attemptId } = await taken({ ...finalSettings, review: { release: 'at_once', show: 'score_only' } });
    const facts = { agency: expect.any(String), recipient: api.people.learner.name, link: `https://sinau.test/pengerjaan/${attemptId}/hasil`, course: 'Manajemen risiko di puskesmas', quiz: 'Ujian akhir' };
    expect(await mails(`result-released:${attemptId}`)).toEqual([{ to_address: 'siti@sinau.test', template: 'result-released', language: 'id', facts }]);
  });

  test('that waits for the end of the run is mailed then', async () => {
    const { attemptId, world } = await taken({ ...finalSettings, review: { release: 'after_run_ends', show: 'score_only' } });
    expect(await mails(`result-released:${attemptId}`)).toEqual([]);
    await api.sql(`update runs set ends_on = current_date - 2 where id = $1`, [world.runId]);
    const release = new ReleaseReview(worker, site);
    await release.run(system(), attemptId);
    await release.run(system(), attemptId);
    expect(await mails(`result-released:${attemptId}`)).toHaveLength(1);
  });
});

describe('a run that ends on 24 January 2027', () => {
  // Jakarta is seven hours ahead: 07.00 there is 00.00 UTC.
  const warned = async (at: string, enrolmentId: string) => {
    const warn = new WarnDueSoon(worker, site);
    for (let round = 0; round < 2; round += 1) if ((await warn.find(system(), new Date(at))).length > 0) await warn.run(system(), new Date(at));
    return (await mails(`due-soon:${enrolmentId}`)).length;
  };
  const news = (enrolmentId: string) => api.sql(`select kind, link, facts from notifications where dedupe like $1`, [`due-soon:${enrolmentId}%`]);
  const seated = async (enrolledAt = '2027-01-02T02:00:00Z', person = api.people.learner) => {
    await api.sql(`update runs set ends_on = starts_on`);
    const world = await learningWorld(api);
    await api.sql(`update runs set starts_on = '2027-01-01', ends_on = '2027-01-24' where id = $1`, [world.runId]);
    const enrolmentId = await world.enrol(person);
    await api.sql(`update enrolments set enrolled_at = $2 where id = $1`, [enrolmentId, enrolledAt]);
    return enrolmentId;
  };

  test('warns in the morning a week before and in the morning of the day before, once each', async () => {
    const enrolmentId = await seated();
    const counts: number[] = [];
    // 16 January; 17 January at 06.59 and 07.00; 22 January; 23 January; 24 January; 25 January.
    for (const at of ['2027-01-16T05:00:00Z', '2027-01-16T23:59:00Z', '2027-01-17T00:00:00Z', '2027-01-22T05:00:00Z', '2027-01-23T00:00:00Z', '2027-01-24T05:00:00Z', '2027-01-25T05:00:00Z']) counts.push(await warned(at, enrolmentId));
    expect(counts).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect((await mails(`due-soon:${enrolmentId}`))[0]).toMatchObject({ template: 'due-soon', facts: { due: '24 Januari 2027', link: `https://sinau.test/kursus/${enrolmentId}` } });
    expect(await asked(`due-soon:${enrolmentId}`)).toHaveLength(2);
    const told = await news(enrolmentId);
    expect(told).toEqual([1, 2].map(() => ({ kind: 'due_soon', link: `/kursus/${enrolmentId}`, facts: { course: 'Manajemen risiko di puskesmas', due: '2027-01-24' } })));
  });

  test('tells who has no address in the app alone', async () => {
    const enrolmentId = await seated('2027-01-02T02:00:00Z', api.people.colleague);
    expect(await warned('2027-01-17T05:00:00Z', enrolmentId)).toBe(0);
    expect(await news(enrolmentId)).toHaveLength(1);
  });

  test('warns nobody who is done, was taken out or enrolled after the day of warning', async () => {
    for (const state of ['completed', 'withdrawn']) {
      const done = await seated();
      await api.sql(`update enrolments set state = $2 where id = $1`, [done, state]);
      expect(await warned('2027-01-17T05:00:00Z', done)).toBe(0);
      expect(await news(done)).toEqual([]);
    }
    const late = await seated('2027-01-18T02:00:00Z');
    expect(await warned('2027-01-18T05:00:00Z', late)).toBe(0);
    expect(await news(late)).toEqual([]);
  });
});
