import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AskForReactions } from '@sinau/application/evaluations';
import { MemoryObjectStore } from '@sinau/storage';
import { evaluationsRoutes as routes } from '@sinau/contracts/evaluations';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { addTemplate, finish, startIssuer, type TestIssuer } from '../certificates/issuing.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { complete, crowd, formOf, items, reactionOf } from './evaluations.spec-kit.js';

let api: TestApi;
let world: LearningWorld;
let issuer: TestIssuer;
let admin: Client;
let learner: Client;
let runId: string;
beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
  issuer = await startIssuer(api, new MemoryObjectStore());
  await addTemplate(api, api.agency.id);
  admin = api.as(api.people.agencyAdmin);
  learner = api.as(api.people.learner);
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await api.close();
});
beforeEach(async () => {
  runId = await world.openRun();
});

const marks = { [items.material.id]: 1 };
const answerOf = (evaluationId: string) => ({ params: { evaluationId }, body: { marks, texts: { [items.comment.id]: 'Lebih banyak praktik' } } });
const today = async () => (await api.sql<{ day: string }>(`select (now() at time zone time_zone)::date::text as day from agencies where id = $1`, [api.agency.id]))[0]?.day ?? '';

describe('how a run is evaluated', () => {
  test('is set once, changed by who saw the latest, and its form stands with the first answer', async () => {
    const [one, other] = [await formOf(api, api.people.agencyAdmin), await formOf(api, api.people.agencyAdmin)];
    const behaviour = await formOf(api, api.people.agencyAdmin, 3);
    const body = { id: randomUUID(), formVersionId: one.versionId, opensOn: await today(), closesOn: null, requiredForCertificate: false, revision: null };
    const params = { runId };
    expect((await admin.call(routes.ofRun, { params })).reaction).toBeNull();
    expect((await admin.call(routes.setReaction, { params, body })).reaction).toMatchObject({ formVersionId: one.versionId, revision: 1, answered: 0 });
    expect((await admin.call(routes.setReaction, { params, body })).reaction).toMatchObject({ revision: 1 });
    expect(await admin.put(`/api/runs/${runId}/evaluations/reaction`, { ...body, id: randomUUID() })).toMatchObject({ status: 409, code: 'conflict' });
    expect(await admin.put(`/api/runs/${runId}/evaluations/reaction`, { ...body, revision: 1, formVersionId: behaviour.versionId })).toMatchObject({ status: 400, code: 'form_version_unknown' });
    expect(await admin.put(`/api/runs/${runId}/evaluations/reaction`, { ...body, revision: 1, closesOn: '2020-01-01' })).toMatchObject({ status: 400, code: 'evaluation_days' });
    expect((await admin.call(routes.setReaction, { params, body: { ...body, formVersionId: other.versionId, revision: 1 } })).reaction).toMatchObject({ formVersionId: other.versionId, revision: 2 });

    await complete(api, await world.enrol(api.people.learner, runId));
    await learner.call(routes.answer, answerOf(body.id));
    expect(await admin.put(`/api/runs/${runId}/evaluations/reaction`, { ...body, revision: 2 })).toMatchObject({ status: 409, code: 'evaluation_has_answers', body: { facts: { answered: 1 } } });
    const changed = await admin.call(routes.setReaction, { params, body: { ...body, formVersionId: other.versionId, requiredForCertificate: true, revision: 2 } });
    expect(changed.reaction).toMatchObject({ requiredForCertificate: true, answered: 1 });
  });
});

describe('an answer', () => {
  test('is given once, after completing, and fits the form', async () => {
    const { evaluationId } = await reactionOf(api, runId, api.people.instructor);
    const params = { evaluationId };
    const enrolmentId = await world.enrol(api.people.learner, runId);
    expect(await learner.call(routes.own, { params })).toMatchObject({ state: 'incomplete', items: [], smallestGroup: 5 });
    expect(await learner.post(`/api/evaluations/${evaluationId}/answer`, answerOf(evaluationId).body)).toMatchObject({ status: 409, code: 'evaluation_before_completion' });
    await complete(api, enrolmentId);
    expect((await learner.call(routes.own, { params })).items).toHaveLength(4);
    expect(await learner.post(`/api/evaluations/${evaluationId}/answer`, { marks: {}, texts: {} })).toMatchObject({ status: 400, code: 'answer_incomplete' });
    expect(await learner.post(`/api/evaluations/${evaluationId}/answer`, { marks: { ...marks, [randomUUID()]: 2 }, texts: {} })).toMatchObject({ status: 400, code: 'answer_unasked' });
    const sent = await Promise.all(Array.from({ length: 20 }, () => learner.post(`/api/evaluations/${evaluationId}/answer`, answerOf(evaluationId).body)));
    expect(sent.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(sent.filter(({ status }) => status !== 204).map(({ code }) => code))).toEqual(new Set(['evaluation_answered']));
    expect(await api.sql('select marks from evaluation_answers where evaluation_id = $1', [evaluationId])).toEqual([{ marks }]);
    expect(await learner.call(routes.own, { params })).toMatchObject({ state: 'answered', items: [] });
  });

  test('comes on its days', async () => {
    const late = await reactionOf(api, runId, api.people.instructor, { closesIn: -1 });
    await complete(api, await world.enrol(api.people.learner, runId));
    expect(await learner.call(routes.own, { params: { evaluationId: late.evaluationId } })).toMatchObject({ state: 'closed' });
    expect(await learner.post(`/api/evaluations/${late.evaluationId}/answer`, answerOf('').body)).toMatchObject({ status: 409, code: 'evaluation_closed' });
    await api.sql(`update evaluations set opens_on = current_date + 3, closes_on = null where id = $1`, [late.evaluationId]);
    expect(await learner.call(routes.own, { params: { evaluationId: late.evaluationId } })).toMatchObject({ state: 'early' });
  });

  test('is laid beside nobody: held until five are there, then written anew together; nothing in its row is the sender’s', async () => {
    const { evaluationId } = await reactionOf(api, runId, api.people.instructor);
    const people = await crowd(api, runId, 7);
    const rows = () => api.sql<{ id: string; held: boolean; marks: unknown; xmin: string }>('select id, held, marks, xmin::text from evaluation_answers where evaluation_id = $1', [evaluationId]);
    const seen: string[] = [];
    for (const [at, personId] of people.entries()) {
      // as the server writes it, under the learner-facing role, which can read no held answer
      await api.sql(`insert into evaluation_receipts (evaluation_id, person_id, agency_id) values ($1, $2, $3)`, [evaluationId, personId, api.agency.id]);
      await api.sql(`with entered as materialized (select set_config('sinau.agency', $1, true)) select put_evaluation_answer($2, $3, '{}', 5) from entered`, [api.agency.id, evaluationId, JSON.stringify({ [items.material.id]: (at % 4) + 1 })]);
      const now = await rows();
      expect(now.filter(({ held }) => !held)).toHaveLength(at < 4 ? 0 : 5);
      if (at === 3) seen.push(...now.map(({ id }) => id));
    }
    const released = (await rows()).filter(({ held }) => !held);
    expect(new Set(released.map(({ xmin }) => xmin)).size).toBe(1);
    expect(released.some(({ id }) => seen.includes(id))).toBe(false);
    const columns = await api.sql<{ name: string }>(`select attname as name from pg_attribute where attrelid = 'evaluation_answers'::regclass and attnum > 0`);
    expect(columns.map(({ name }) => name).sort()).toEqual(['agency_id', 'evaluation_id', 'held', 'id', 'marks', 'texts']);
    const receipts = await api.sql<{ name: string }>(`select attname as name from pg_attribute where attrelid = 'evaluation_receipts'::regclass and attnum > 0`);
    expect(receipts.map(({ name }) => name).sort()).toEqual(['agency_id', 'evaluation_id', 'person_id']);
  });
});

describe('a certificate that waits', () => {
  test('is issued after the evaluation, whatever it says, and once', async () => {
    const { evaluationId } = await reactionOf(api, runId, api.people.instructor, { required: true });
    const enrolmentId = await finish(api, world, api.people.learner, 92.5, runId);
    expect(await issuer.issue.run(issuer.actor, enrolmentId)).toMatchObject({ kind: 'none', why: { code: 'evaluation_required' } });
    expect(await api.sql('select state from enrolments where id = $1', [enrolmentId])).toEqual([{ state: 'completed' }]);
    expect(await api.sql('select kind, link from notifications where dedupe = $1', [`evaluation-open:${evaluationId}`])).toEqual([{ kind: 'evaluation_required', link: `/evaluasi/${evaluationId}` }]);

    await learner.call(routes.answer, answerOf(evaluationId));
    const asked = await api.sql(`select payload ->> 'enrolmentId' as id from outbox where job = 'issue-certificate' and payload ->> 'enrolmentId' = $1`, [enrolmentId]);
    expect(asked).toEqual([{ id: enrolmentId }]);
    expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('issued');
    expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('none');
  });

  test('waits for nothing that cannot be given, and for nothing that is not required', async () => {
    await reactionOf(api, runId, api.people.instructor, { required: true, closesIn: -1 });
    const enrolmentId = await finish(api, world, api.people.learner, 92.5, runId);
    expect((await issuer.issue.run(issuer.actor, enrolmentId)).kind).toBe('issued');
    const free = await world.openRun();
    await reactionOf(api, free, api.people.instructor);
    const other = await finish(api, world, api.people.learner, 92.5, free);
    expect((await issuer.issue.run(issuer.actor, other)).kind).toBe('issued');
  });
});

test('whoever completed is told once that the run can be evaluated', async () => {
  const { evaluationId } = await reactionOf(api, runId, api.people.instructor);
  const people = await crowd(api, runId, 3);
  await api.sql(`insert into evaluation_receipts (evaluation_id, person_id, agency_id) values ($1, $2, $3)`, [evaluationId, people[0], api.agency.id]);
  const ask = new AskForReactions(issuer.database);
  expect(await ask.find(issuer.actor)).toHaveLength(1);
  expect(await ask.run(issuer.actor)).toBeGreaterThanOrEqual(2);
  expect(await ask.run(issuer.actor)).toBe(0);
  expect(await api.sql('select count(*)::int as told from notifications where dedupe = $1 and kind = $2', [`evaluation-open:${evaluationId}`, 'evaluation_open'])).toEqual([{ told: 2 }]);
});

describe('what participants said', () => {
  /** Each of so many says this: written as the server writes it. */
  async function say(evaluationId: string, people: readonly string[], answer: (at: number) => { marks: Record<string, number | string>; texts?: Record<string, string> }): Promise<void> {
    for (const [at, personId] of people.entries()) {
      const { marks: given, texts = {} } = answer(at);
      await api.sql(`insert into evaluation_receipts (evaluation_id, person_id, agency_id) values ($1, $2, $3)`, [evaluationId, personId, api.agency.id]);
      await api.sql(`with entered as materialized (select set_config('sinau.agency', $1, true)) select put_evaluation_answer($2, $3, $4, 5) from entered`, [api.agency.id, evaluationId, JSON.stringify(given), JSON.stringify(texts)]);
    }
  }

  test('is shown from five answers on, in whole groups of five, with no name and beside the run before', async () => {
    const { evaluationId } = await reactionOf(api, runId, api.people.instructor);
    const params = { runId };
    await say(evaluationId, await crowd(api, runId, 4), () => ({ marks: { [items.material.id]: 4 } }));
    expect(await admin.call(routes.reaction, { params })).toMatchObject({ answered: 4, shown: 0, completed: 4, items: [], aspects: [], comments: [] });
    // the fifth makes the group; the sixth and seventh wait for three more: 4, 4, 4, 4, 3 → 3.8; index 14/15 = 93.3
    await say(evaluationId, await crowd(api, runId, 3), (at) => ({ marks: { [items.material.id]: at === 0 ? 3 : 1 }, texts: { [items.comment.id]: `Praktik ${at}, hubungi 081234567890` } }));
    const view = await admin.call(routes.reaction, { params });
    expect(view).toMatchObject({ answered: 7, shown: 5, aspects: [{ aspect: 'material', n: 5, index: 93.3, before: null }] });
    expect(view.items).toMatchObject([{ kind: 'likert', n: 5, mean: 3.8, counts: null }, { kind: 'hidden' }, { kind: 'hidden' }]);
    // one comment alone is in no group
    expect(view.comments).toMatchObject([{ n: 1, themes: [], others: [], hidden: 1 }]);

    const later = await world.openRun(null, { from: 1, to: 30 });
    const next = await reactionOf(api, later, api.people.instructor);
    await say(next.evaluationId, await crowd(api, later, 5), (at) => ({ marks: { [items.material.id]: 4 }, texts: { [items.comment.id]: `Praktik ${'abcde'[at]}, hubungi 081234567890` } }));
    const beside = await admin.call(routes.reaction, { params: { runId: later } });
    expect(beside).toMatchObject({ shown: 5, before: { n: 5 }, aspects: [{ index: 100, before: { n: 5, index: 93.3 } }] });
    expect(beside.comments[0]?.themes).toMatchObject([{ label: 'praktik hubungi', texts: expect.arrayContaining(['Praktik a, hubungi [telepon]']) }]);
    const file = await admin.get(`/api/runs/${later}/evaluations/reaction/csv`);
    expect(file.text).toContain('Materi;;5;100;');
    expect(file.text).not.toContain('0812');
  });

  test('is none where nothing is asked', async () => {
    expect(await admin.get(`/api/runs/${runId}/evaluations/reaction`)).toMatchObject({ status: 404, code: 'evaluation_none' });
  });

  test('whatever was answered, no answer of the API tells of fewer than five, nor do two of them less each other', async () => {
    const { evaluationId } = await reactionOf(api, runId, api.people.instructor);
    let before = 0;
    for (const size of [3, 1, 2, 4, 1, 6]) {
      await say(evaluationId, await crowd(api, runId, size), (at) => ({
        marks: { [items.material.id]: (at % 4) + 1, ...(at % 2 === 0 ? { [items.instructor.id]: 4 } : {}), ...(at % 3 === 0 ? { [items.pace.id]: items.pace.options[at % 2]?.id ?? '' } : {}) },
        texts: { [items.comment.id]: ['Praktik', 'Ruangan panas', 'Materi'][at % 3] ?? '' },
      }));
      const view = await admin.call(routes.reaction, { params: { runId } });
      expect(view.shown - before === 0 || view.shown - before >= 5).toBe(true);
      before = view.shown;
      const told = [...view.aspects.map(({ n }) => n), ...view.items.flatMap((item) => (item.kind === 'hidden' ? [] : [item.n, ...(item.kind === 'likert' ? (item.counts ?? []) : item.options.flatMap(({ n }) => n ?? []))])), ...view.comments.flatMap(({ themes, others }) => [...themes.map(({ texts }) => texts.length), others.length])];
      expect(told.filter((n) => n > 0 && n < 5)).toEqual([]);
    }
    expect(before).toBeGreaterThanOrEqual(10);
  });
});
