import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decisionsRoutes } from '@sinau/contracts/decisions';
import { behaviourRoutes, evaluationsRoutes, learningRoutes, resultsRoutes } from '@sinau/contracts/evaluations';
import { routeTables } from '@sinau/contracts/routes';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { decisionOn } from '../decisions/decisions.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { comment, register } from './behaviour-world.spec-kit.js';
import { secondQuiz } from './evaluation-levels.matrix.js';
import { crowd, formOf, items, reactionOf } from './evaluations.spec-kit.js';

// Whatever four people said, wrote or reached is nowhere; the fifth makes it readable. The answers lie open in the database, as
// those do that were given while the agency asked for groups of three.

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

const WRITTEN = 'penandakelompok';
type Small = { readonly world: LearningWorld; readonly runId: string; readonly evaluationId: string; readonly pre: string };

/** A run that ended, evaluated at every level, with nobody in it. */
async function evaluatedRun(): Promise<Small> {
  const world = await learningWorld(api);
  const runId = await world.openRun(null, { from: -60, to: -30 });
  await reactionOf(api, runId, api.people.agencyAdmin);
  const { versionId } = await formOf(api, api.people.agencyAdmin, 3, [register, comment]);
  const { setting } = await admin.call(behaviourRoutes.changeBehaviour, { params: { runId }, body: { formVersionId: versionId, days: [30], colleagues: 0 } });
  expect(setting?.days).toEqual([30]);
  const [{ id: evaluationId = '' } = {}] = await api.sql<{ id: string }>(`select id from evaluations where run_id = $1 and level = 3`, [runId]);
  const pre = await secondQuiz(api, world);
  await api.sql(`insert into quiz_pairs (id, agency_id, course_id, pre_lesson_id, post_lesson_id) values ($1, $2, $3, $4, $5)`, [randomUUID(), api.agency.id, world.courseId, pre, world.lessons.quiz]);
  return { world, runId, evaluationId, pre };
}

/** An answer to the run that lies open: 2 of 4 for the material. */
async function liked(runId: string): Promise<void> {
  await api.sql(
    `insert into evaluation_answers (id, agency_id, evaluation_id, marks, texts, held) select gen_random_uuid(), agency_id, id, $2, $3, false from evaluations where run_id = $1 and level = 1`,
    [runId, JSON.stringify({ [items.material.id]: 2 }), JSON.stringify({ [items.comment.id]: WRITTEN })],
  );
}

/** So many complete and answer: 41 to 62 points, 3 of 4 for behaviour, 71 to 77.5 in the appraisal. */
async function people({ world, runId, evaluationId, pre }: Small, count: number): Promise<void> {
  for (const personId of await crowd(api, runId, count)) {
    await api.sql(`insert into evaluation_receipts (evaluation_id, person_id, agency_id) select id, $2, agency_id from evaluations where run_id = $1 and level = 1`, [runId, personId]);
    await liked(runId);
    for (const [lessonId, score] of [[pre, 41], [world.lessons.quiz, 62]] as const) {
      await api.sql(
        `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, state, paper, submitted_at, points, max_points, score, passed, graded_at)
         select gen_random_uuid(), agency_id, id, person_id, $3, $4, 1, 'graded', '[]', now() + make_interval(mins => $5), 1, 1, $5, true, now() from enrolments where run_id = $1 and person_id = $2`,
        [runId, personId, lessonId, world.quizVersionId, score],
      );
    }
    await api.sql(
      `insert into behaviour_answers (id, agency_id, evaluation_id, days, rater_group, moved, marks, texts, held) values (gen_random_uuid(), $1, $2, 30, 'self', false, $3, $4, false)`,
      [api.agency.id, evaluationId, JSON.stringify({ [register.id]: 3 }), JSON.stringify({ [comment.id]: WRITTEN })],
    );
    await api.sql(`insert into behaviour_follow_ups (id, agency_id, evaluation_id, alumnus_id, days, due_on, state) values (gen_random_uuid(), $1, $2, $3, 30, current_date, 'opened')`, [api.agency.id, evaluationId, personId]);
    for (const [period, from, to, mark] of [['2025', 150, 70, 71], ['2026', 25, 1, 77.5]] as const) {
      await api.sql(
        `insert into appraisal_marks (id, agency_id, person_id, period, starts_on, ends_on, mark, imported_by) values (gen_random_uuid(), $1, $2, $3, current_date - $4::int, current_date - $5::int, $6, $7)`,
        [api.agency.id, personId, period, from, to, mark, api.people.agencyAdmin.id],
      );
    }
  }
}

/** Every figure of every level: null where nothing is told. */
async function told({ runId }: Small) {
  const params = { runId };
  const reaction = await admin.call(evaluationsRoutes.reaction, { params });
  const learning = await admin.call(learningRoutes.learning, { params });
  const behaviour = await admin.call(behaviourRoutes.behaviour, { params });
  const { appraisal } = await admin.call(resultsRoutes.results, { params });
  const { figures } = await admin.call(decisionsRoutes.one, { params });
  const figure = (name: string) => {
    const found = figures?.find((one) => one.name === name);
    return found?.known ? found.value : found?.why;
  };
  return {
    aspects: reaction.aspects.map(({ index }) => index), items: reaction.items.map(({ kind }) => kind), before: reaction.before, gain: learning.pairs.map(({ gain: { pre, post, points } }) => [pre, post, points]),
    behaviour: behaviour.figures.map(({ all }) => all?.mean ?? null), appraisal: [appraisal.n, appraisal.before, appraisal.after, appraisal.change],
    decision: ['reaction', 'learning', 'behaviour'].map(figure),
  };
}

/** Every GET that a run, its course and nothing else leads to, and every list: JSON, CSV and files alike; but for the stream of news, which never ends. */
function addresses({ runId, world }: Small): readonly string[] {
  const known: Readonly<Record<string, string>> = { runId, courseId: world.courseId };
  return Object.values(routeTables).flatMap((table) => Object.values(table)).flatMap(({ method, path }) => {
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    return method === 'GET' && names.every((name) => name in known) && path !== '/api/events' ? [path.replace(/:(\w+)/g, (_: string, name: string) => known[name] ?? '')] : [];
  });
}

async function texts(run: Small): Promise<readonly (readonly [address: string, status: number, text: string])[]> {
  const found = [];
  for (const person of [api.people.agencyAdmin, api.people.instructor, api.people.auditor]) {
    for (const address of addresses(run)) {
      const { status, text } = await api.as(person).get(address);
      found.push([address, status, text] as const);
    }
  }
  return found;
}

test('four people’s figures and comments are nowhere, the fifth makes them readable, and a decision freezes no more than was shown', async () => {
  const run = await evaluatedRun();
  await people(run, 4);
  expect(await told(run)).toEqual({
    aspects: [], items: [], before: null, gain: [[null, null, null]], behaviour: [null], appraisal: [null, null, null, null], decision: ['too_few', 'too_few', 'too_few'],
  });
  const small = await texts(run);
  expect(small.filter(([, status, text]) => status === 200 && text.includes(WRITTEN))).toEqual([]);
  expect(small.filter(([address, status]) => status === 200 && address.includes(run.runId)).length).toBeGreaterThan(20);

  // A run of the same course later is not compared with what four said.
  const later = await run.world.openRun(null, { from: -20, to: -10 });
  await reactionOf(api, later, api.people.agencyAdmin);
  for (let at = 0; at < 5; at += 1) await liked(later);
  const beside = async () => (await admin.call(evaluationsRoutes.reaction, { params: { runId: later } })).aspects.map(({ index, before }) => [index, before?.index ?? null]);
  expect(await beside()).toEqual([[33.3, null]]);

  const closed = await evaluatedRun();
  await people(closed, 4);
  const decided = await admin.call(decisionsRoutes.decide, await decisionOn(admin, closed.runId));
  expect(decided.decision?.figures?.filter(({ name, known }) => known && ['reaction', 'learning', 'behaviour'].includes(name))).toEqual([]);

  await people(run, 1);
  expect(await beside()).toEqual([[33.3, 33.3]]);
  // A third of the way from 1 to 4 is 33.3; 62 less 41 is 21; 77.5 less 71 is 6.5.
  expect(await told(run)).toEqual({
    aspects: [33.3], items: ['likert', 'hidden', 'hidden'], before: null, gain: [[41, 62, 21]], behaviour: [3], appraisal: [5, 71, 77.5, 6.5], decision: [33.3, 21, 3],
  });
  const large = new Set((await texts(run)).filter(([, status, text]) => status === 200 && text.includes(WRITTEN)).map(([address]) => address.replace(run.runId, ':runId')));
  expect([...large].sort()).toEqual(['/api/runs/:runId/behaviour', '/api/runs/:runId/evaluations/reaction', '/api/runs/:runId/evaluations/reaction/csv']);
}, 240_000);

test('four learners with two pairs of quizzes are still four', async () => {
  const run = await evaluatedRun();
  await api.sql(`insert into quiz_pairs (id, agency_id, course_id, pre_lesson_id, post_lesson_id) values ($1, $2, $3, $4, $5)`, [randomUUID(), api.agency.id, run.world.courseId, run.pre, run.world.lessons.article]);
  await people(run, 4);
  await api.sql(
    `insert into attempts (id, agency_id, enrolment_id, person_id, lesson_id, quiz_version_id, number, state, paper, submitted_at, points, max_points, score, passed, graded_at)
     select gen_random_uuid(), agency_id, id, person_id, $2, $3, 1, 'graded', '[]', now() + interval '2 hours', 1, 1, 70, true, now() from enrolments where run_id = $1`,
    [run.runId, run.world.lessons.article, run.world.quizVersionId],
  );
  expect((await told(run)).decision[1]).toBe('too_few');
  const { pairs } = await admin.call(learningRoutes.learning, { params: { runId: run.runId } });
  expect(pairs.map(({ gain }) => [gain.n, gain.points])).toEqual([[4, null], [4, null]]);
});
