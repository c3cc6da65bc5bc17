import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { decisionsRoutes } from '@sinau/contracts/decisions';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { programmesRoutes } from '@sinau/contracts/programmes';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';
import { changes, closeRun, decisionOn, goesOn } from './decisions.spec-kit.js';

let api: TestApi;
let admin: Client;
let author: Client;
let world: LearningWorld;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  author = api.as(api.people.instructor);
}, 60_000);
afterAll(() => api.close());
beforeEach(async () => {
  world = await learningWorld(api);
});

const one = (runId: string) => admin.call(decisionsRoutes.one, { params: { runId } });
const figure = (figures: Awaited<ReturnType<typeof one>>['figures'], name: string) => figures?.find((found) => found.name === name);

/** A course that its author made here, published once, with a run that ended yesterday. */
async function publishedCourse(): Promise<{ courseId: string; runId: string; retitled: (title: string) => Promise<number> }> {
  const made = await author.call(coursesRoutes.create, { body: { title: 'Register risiko', summary: 'Cara mengisi.', competencyClass: 'technical', activityKind: 16, hours: 2 } });
  const { courseId } = made;
  const [moduleId, lessonId] = [randomUUID(), randomUUID()];
  const outline = (title: string) => ({
    title, summary: 'Cara mengisi.', competencyClass: 'technical' as const, activityKind: 16 as const, hours: 2, objectives: ['Mengisi register'],
    modules: [{ id: moduleId, title: 'Mengisi', hours: 2, lessons: [{ id: lessonId, kind: 'article' as const, title: 'Langkah', minutes: 30 }] }],
    completion: { lessons: 'all' as const, finalLessonId: null, minimumScore: 0 },
  });
  let { revision } = await author.call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: made.revision, outline: outline('Register risiko') } });
  const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Isi kolom pertama.' }] }] };
  await author.call(coursesRoutes.saveArticle, { params: { courseId, lessonId }, body: { revision: 0, body } });
  ({ revision } = await author.call(coursesRoutes.draft, { params: { courseId } }));
  await author.call(coursesRoutes.publish, { params: { courseId }, body: { revision } });
  const runId = randomUUID();
  await api.sql(
    `insert into runs (id, agency_id, course_id, name, starts_on, ends_on, capacity) select $1, agency_id, id, 'Angkatan I', current_date - 30, current_date - 2, 10 from courses where id = $2`, [runId, courseId]);
  const retitled = async (title: string): Promise<number> => {
    const draft = await author.call(coursesRoutes.draft, { params: { courseId } });
    return (await author.call(coursesRoutes.saveDraft, { params: { courseId }, body: { revision: draft.revision, outline: outline(title) } })).revision;
  };
  return { courseId, runId, retitled };
}

describe('a run', () => {
  test('closes only with a decision, whose figures stay as they stood', async () => {
    const { runId } = world;
    const [first, second] = [await world.enrol(api.people.learner), await world.enrol(api.people.colleague)];
    await world.enrol(api.people.elsewhere);
    // 80 and 90: mean 85, deviation 5; two of three completed: 66.7 %.
    await api.sql(`update enrolments set state = 'completed', completed_at = now(), final_score = case id when $1 then 80 else 90 end where id in ($1, $2)`, [first, second]);
    const before = await one(runId);
    expect(before).toMatchObject({ decision: null, run: { name: 'Angkatan I', closedAt: null } });
    const closed = await closeRun(admin, runId);
    expect(closed).toMatchObject({ figures: null, decision: { kind: 'continue', reasons: goesOn.reasons, decidedBy: 'Agus Setiawan', versionNumber: 1, withdrawn: null }, run: { phase: 'ended' } });
    expect(closed.decision?.figures).toEqual(before.figures);
    const { figures = null } = closed.decision ?? {};
    expect(figure(figures, 'participants')).toMatchObject({ known: true, value: 3 });
    expect(figure(figures, 'completion')).toMatchObject({ value: 66.7, unit: 'percent', count: 3 });
    expect(figure(figures, 'marks')).toMatchObject({ value: 85, spread: 5, count: 2 });
    expect(figure(figures, 'attendance')).toEqual({ name: 'attendance', known: false, why: 'no_sessions' });
    expect(figure(figures, 'cost')).toEqual({ name: 'cost', known: false, why: 'no_programme' });
    expect(figures?.map(({ name }) => name)).toEqual(['participants', 'completion', 'marks', 'attendance', 'reaction', 'learning', 'behaviour', 'results', 'cost']);
    await api.sql(`update enrolments set final_score = 10 where id = $1`, [first]);
    expect((await one(runId)).decision?.figures).toEqual(figures);
    const actions = await api.sql(`select action, facts from audit_entries where subject_id = $1`, [runId]);
    expect(actions).toEqual([{ action: 'run.decided', facts: { kind: 'continue', reason: goesOn.reasons } }]);
  });

  test('counts who came to its sessions: 3 of 4 places at two of them are 75 %', async () => {
    const { runId } = world;
    await world.enrol(api.people.learner);
    await world.enrol(api.people.colleague);
    for (const [session, present] of [[randomUUID(), [true, true]], [randomUUID(), [true, false]]] as const) {
      await api.sql(
        `insert into run_sessions (id, agency_id, run_id, title, kind, starts_at, ends_at, time_zone, activity_kind, competency_class, hours, state)
         select $1, agency_id, id, 'Lokakarya', 'workshop', now() - interval '5 hours', now() - interval '2 hours', 'Asia/Jakarta', 4, 'technical', 3, 'planned' from runs where id = $2`, [session, runId]);
      for (const [index, person] of [api.people.learner, api.people.colleague].entries()) {
        // The first word was mistaken for everybody; the second holds.
        for (const number of [1, 2]) {
          await api.sql(`insert into attendance_decisions (id, agency_id, session_id, person_id, number, present, share, basis) values ($1, $2, $3, $4, $5, $6, 100, 'paper')`,
            [randomUUID(), person.agencyId, session, person.id, number, number === 1 ? !present[index] : present[index]]);
        }
      }
    }
    expect(figure((await one(runId)).figures, 'attendance')).toMatchObject({ value: 75, count: 2 });
  });

  test('tells by how much the service of the trained units moved around it: from 70 to 76.5 is 6.5', async () => {
    const runId = await world.openRun(null, { from: -40, to: -20 });
    const enrolmentId = await world.enrol(api.people.learner, runId);
    await api.sql(`update enrolments set state = 'completed', completed_at = now() - interval '25 days' where id = $1`, [enrolmentId]);
    const index = (unitId: string, period: string, from: number, to: number, value: number) => api.sql(
      `insert into service_indices (id, agency_id, unit_id, period, starts_on, ends_on, elements, index_value, respondents, imported_by) values ($1, $2, $3, $4, current_date - $5::int, current_date - $6::int, '{}', $7, 100, $8)`,
      [randomUUID(), api.agency.id, unitId, period, from, to, value, api.people.agencyAdmin.id]);
    expect(figure((await one(runId)).figures, 'results')).toMatchObject({ known: false, why: 'not_evaluated' });
    await index(api.units.field, 'Triwulan I', 140, 60, 70);
    expect(figure((await one(runId)).figures, 'results')).toMatchObject({ known: false, why: 'not_due' });
    await index(api.units.field, 'Triwulan II', 15, 1, 76.5);
    // Another unit, whose people were not trained, is left out.
    await index(api.units.other, 'Triwulan I', 140, 60, 60);
    await index(api.units.other, 'Triwulan II', 15, 1, 90);
    expect(figure((await one(runId)).figures, 'results')).toMatchObject({ known: true, value: 6.5, unit: 'points', count: 1 });
  });

  test('is closed once: the same call gives the same decision, another is refused, two at once leave one', async () => {
    const asked = await decisionOn(admin, world.runId);
    await admin.call(decisionsRoutes.decide, asked);
    expect((await admin.call(decisionsRoutes.decide, asked)).decision?.id).toBe(asked.body.id);
    expect((await admin.post(`/api/runs/${world.runId}/decision`, { ...goesOn, id: randomUUID(), revision: asked.body.revision + 1 })).code).toBe('run_decided');
    const other = await world.openRun();
    const tries = await Promise.all([1, 2, 3].map(() => admin.post(`/api/runs/${other}/decision`, { ...goesOn, id: randomUUID(), revision: 1 })));
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await api.sql('select 1 from decisions where run_id = $1', [other])).toHaveLength(1);
  });

  test('changed since it was read is not closed', async () => {
    const asked = await decisionOn(admin, world.runId);
    await api.sql('update runs set revision = revision + 1 where id = $1', [world.runId]);
    expect((await admin.post(`/api/runs/${world.runId}/decision`, asked.body)).code).toBe('conflict');
    expect(await api.sql('select 1 from decisions where run_id = $1', [world.runId])).toEqual([]);
  });

  test('is not closed past the constraint, nor by another run’s decision, nor by one that nobody made', async () => {
    await expect(api.sql('update runs set closed_at = now() where id = $1', [world.runId])).rejects.toThrow('runs_closed_with_decision');
    const other = await world.openRun();
    const { decision } = await closeRun(admin, other);
    await api.sql('update runs set decision_id = null, closed_at = null where id = $1', [other]);
    await expect(api.sql('update runs set closed_at = now(), decision_id = $2 where id = $1', [world.runId, decision?.id])).rejects.toThrow('closed by a decision of its own');
    expect((await admin.post(`/api/runs/${world.runId}/decision`, { id: randomUUID(), revision: 1, kind: 'not_recorded', reasons: 'x' })).status).toBe(400);
  });

  test('opens again when its decision is taken back, with a reason, and may then be decided anew', async () => {
    await closeRun(admin, world.runId, changes);
    const opened = await admin.call(decisionsRoutes.withdraw, { params: { runId: world.runId }, body: { reason: 'Keliru angkatan' } });
    expect(opened).toMatchObject({ decision: null, run: { phase: 'open', closedAt: null }, earlier: [{ kind: 'change_curriculum', withdrawn: { reason: 'Keliru angkatan', by: 'Agus Setiawan' }, request: { state: 'withdrawn' } }] });
    expect(opened.figures).not.toBeNull();
    expect((await admin.post(`/api/runs/${world.runId}/decision/withdrawal`, { reason: 'Lagi' })).code).toBe('run_not_decided');
    expect((await closeRun(admin, world.runId)).decision?.kind).toBe('continue');
  });

  test('waits on the list from the day after its last, and stands on the other once decided', async () => {
    const ended = await world.openRun(null, { from: -40, to: -3 });
    await world.openRun(null, { from: -40, to: 0 });
    const listed = async (state: 'awaiting' | 'decided') => (await admin.call(decisionsRoutes.list, { query: { state, limit: 100 } })).rows.map((row) => row.runId);
    expect(await listed('awaiting')).toContain(ended);
    expect(await listed('awaiting')).not.toContain(world.runId);
    await closeRun(admin, ended);
    expect(await listed('awaiting')).not.toContain(ended);
    expect((await listed('decided'))[0]).toBe(ended);
    const first = await admin.call(decisionsRoutes.list, { query: { state: 'decided', limit: 1 } });
    expect((await admin.call(decisionsRoutes.list, { query: { state: 'decided', limit: 1, after: first.next ?? '' } })).rows[0]?.runId).not.toBe(ended);
    // Another instructor's run is nobody's to see but the agency's.
    expect((await author.call(decisionsRoutes.list, { query: { state: 'decided', limit: 100 } })).rows.map((row) => row.runId)).toContain(ended);
  });
});

describe('a need', () => {
  const found = (decisionId: string) => api.sql(`select title, origin, state, people, weight::float8 as weight, competency_id, reason, evidence, year from needs where found_by = $1`, [`decision:${decisionId}`]);
  const inbox = () => api.sql(`select id from needs where found_by like 'decision:%'`);

  test('is found by a decision to develop or to change the curriculum, once, and by no other', async () => {
    await world.enrol(api.people.learner);
    await world.enrol(api.people.colleague);
    const before = (await inbox()).length;
    const asked = await decisionOn(admin, world.runId, { kind: 'develop', reasons: 'Semua puas; dua unit lain memintanya.' });
    await admin.call(decisionsRoutes.decide, asked);
    await admin.call(decisionsRoutes.decide, asked);
    const year = new Date().getFullYear() + 1;
    // Two took part: 2 of 100 people are 0.6 of 30; an evaluation counts 10.
    const [need] = await found(asked.body.id);
    expect(need).toMatchObject({ origin: 'evaluation', state: 'open', people: 2, weight: 10.6, competency_id: null, year, evidence: { kind: 'evaluation', finding: 'Semua puas; dua unit lain memintanya.' } });
    expect(need?.['title']).toContain(': Semua puas; dua unit lain memintanya.');
    expect(await inbox()).toHaveLength(before + 1);
    await closeRun(admin, await world.openRun());
    await closeRun(admin, await world.openRun(), { kind: 'stop', reasons: 'Tidak diminta lagi.' });
    expect(await inbox()).toHaveLength(before + 1);
  });

  test('is refused with the decision that is taken back, unless somebody decided it before', async () => {
    const { decision } = await closeRun(admin, world.runId, changes);
    const other = await world.openRun();
    const kept = (await closeRun(admin, other, changes)).decision?.id ?? '';
    await api.sql(`update needs set state = 'accepted', reason = 'Penting' where found_by = $1`, [`decision:${kept}`]);
    for (const runId of [world.runId, other]) await admin.call(decisionsRoutes.withdraw, { params: { runId }, body: { reason: 'Keliru angkatan' } });
    expect(await found(decision?.id ?? '')).toMatchObject([{ state: 'refused', reason: 'Keliru angkatan', evidence: { finding: 'Praktik terlalu singkat.' } }]);
    expect(await found(kept)).toMatchObject([{ state: 'accepted', reason: 'Penting' }]);
  });
});

describe('a change of the curriculum', () => {
  test('stays open until a published version of the course names it', async () => {
    const { courseId, runId, retitled } = await publishedCourse();
    const { decision } = await closeRun(admin, runId, changes);
    expect(decision?.request).toMatchObject({ state: 'open', what: 'Tambah satu hari praktik', version: null });
    const requestId = decision?.request?.id ?? '';
    const open = { query: { courseId, state: 'open' as const } };
    expect((await author.call(decisionsRoutes.requests, open)).rows).toMatchObject([{ id: requestId, runName: 'Angkatan I' }]);
    const draft = await author.call(coursesRoutes.draft, { params: { courseId } });
    const answers = [{ requestId, answer: 'Menambah satu hari praktik mengisi register.' }];
    expect((await author.post(`/api/courses/${courseId}/versions`, { revision: draft.revision, answers })).code).toBe('request_needs_new_version');
    // A version that names nothing leaves it open.
    await author.call(coursesRoutes.publish, { params: { courseId }, body: { revision: await retitled('Register risiko puskesmas') } });
    expect((await author.call(decisionsRoutes.requests, open)).rows).toHaveLength(1);
    const published = await author.call(coursesRoutes.publish, { params: { courseId }, body: { revision: await retitled('Register risiko dengan praktik'), answers } });
    expect(published.number).toBe(3);
    expect((await author.call(decisionsRoutes.requests, open)).rows).toEqual([]);
    expect((await one(runId)).decision?.request).toMatchObject({ state: 'answered', answer: answers[0]?.answer, version: { number: 3 } });
    expect((await author.post(`/api/courses/${courseId}/versions`, { revision: await retitled('Sekali lagi'), answers })).code).toBe('request_not_open');
    expect((await admin.post(`/api/runs/${runId}/decision/withdrawal`, { reason: 'Batal' })).code).toBe('decision_answered');
    expect(await api.as(api.people.learner).call(decisionsRoutes.courseChanges, { params: { courseId } })).toMatchObject({
      rows: [{ versionNumber: 3, answer: answers[0]?.answer, why: 'Peserta belum pernah mengisi register sendiri', runName: 'Angkatan I' }],
    });
  });

  test('is not answered by a version of another course, nor by another agency’s', async () => {
    const [asked, other] = [await publishedCourse(), await publishedCourse()];
    const requestId = (await closeRun(admin, asked.runId, changes)).decision?.request?.id ?? '';
    const answers = [{ requestId, answer: 'Menambah praktik' }];
    const refused = await author.post(`/api/courses/${other.courseId}/versions`, { revision: await other.retitled('Judul lain'), answers });
    expect(refused.code).toBe('request_other_course');
    const versions = await api.sql('select number from course_versions where course_id = $1', [other.courseId]);
    expect(versions).toHaveLength(1);
    const [version] = await api.sql<{ id: string }>('select current_version_id as id from courses where id = $1', [other.courseId]);
    await expect(
      api.sql(`update change_requests set state = 'answered', version_id = $2, answer = 'x', answered_by = $3, answered_at = now() where id = $1`, [requestId, version?.id, api.people.instructor.id]),
    ).rejects.toThrow('later version of its course');
    await expect(api.sql(`update change_requests set state = 'answered' where id = $1`, [requestId])).rejects.toThrow('change_requests_answered_by_a_version');
  });
});

describe('a change of the instructor', () => {
  const expert = { personId: null, guestName: 'dr. Sari Wulandari', guestFrom: 'UGM', topic: '' };

  test('keeps the same one from the next run of the course, until somebody writes why not', async () => {
    const { runId } = world;
    const teacher = { personId: api.people.instructor.id, guestName: null, guestFrom: null, topic: '' };
    const { rows } = await admin.call(programmesRoutes.instructors, { params: { runId }, body: { instructors: [teacher, expert] } });
    const gone = rows.find(({ personId }) => personId === null);
    const closed = await closeRun(admin, runId, { kind: 'change_instructor', reasons: 'Tidak hadir dua kali.', instructorIds: [gone?.id ?? ''] });
    expect(closed.decision?.instructors).toEqual(['dr. Sari Wulandari']);
    const next = await world.openRun();
    const put = (instructors: readonly unknown[]) => admin.put(`/api/runs/${next}/instructors`, { instructors });
    expect(await put([{ ...expert, guestName: 'DR. Sari  Wulandari' }])).toMatchObject({ status: 409, code: 'instructor_blocked', body: { facts: { names: 'dr. Sari Wulandari' } } });
    expect((await put([teacher])).status).toBe(200);
    const { rows: [block] } = await admin.call(decisionsRoutes.blocks, { params: { runId: next } });
    expect(block).toMatchObject({ name: 'dr. Sari Wulandari', fromRun: 'Angkatan I', teaches: false, override: null });
    const written = await admin.call(decisionsRoutes.override, { params: { runId: next }, body: { blockId: block?.id ?? '', reason: 'Satu-satunya ahli di provinsi' } });
    expect(written.rows[0]?.override).toMatchObject({ reason: 'Satu-satunya ahli di provinsi', by: 'Agus Setiawan' });
    expect((await put([expert])).status).toBe(200);
    expect((await admin.call(decisionsRoutes.blocks, { params: { runId: next } })).rows[0]?.teaches).toBe(true);
    // Only for this run.
    expect((await admin.put(`/api/runs/${await world.openRun()}/instructors`, { instructors: [expert] })).code).toBe('instructor_blocked');
    const written2 = await api.sql(`select facts from audit_entries where action = 'run.instructor_allowed' and subject_id = $1`, [next]);
    expect(written2).toEqual([{ facts: { name: 'dr. Sari Wulandari', reason: 'Satu-satunya ahli di provinsi' } }]);
  });

  test('holds for the programme, ends with the decision, and meets a run that is put under the programme', async () => {
    const programmeId = randomUUID();
    await api.sql(
      `insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, course_id) select $1, agency_id, 'Manajemen risiko', 2026, 'active', '["Menyusun register"]', array[owner_id], id from courses where id = $2`, [programmeId, world.courseId]);
    const [runId, next] = [await world.openRun(), await world.openRun()];
    await admin.call(programmesRoutes.settle, { params: { runId }, body: { revision: 1, programmeId, approval: 'none' } });
    const { rows } = await admin.call(programmesRoutes.instructors, { params: { runId }, body: { instructors: [expert] } });
    await admin.call(programmesRoutes.instructors, { params: { runId: next }, body: { instructors: [expert] } });
    await closeRun(admin, runId, { kind: 'change_instructor', reasons: 'Tidak hadir.', instructorIds: rows.map(({ id }) => id) });
    expect((await admin.put(`/api/runs/${next}/programme`, { revision: 1, programmeId, approval: 'none' })).code).toBe('instructor_blocked');
    await admin.call(decisionsRoutes.withdraw, { params: { runId }, body: { reason: 'Keliru' } });
    expect((await admin.put(`/api/runs/${next}/programme`, { revision: 1, programmeId, approval: 'none' })).status).toBe(200);
  });
});

test('the chain tells need, run, evidence, decision and version, and learners see no more than what was written for them', async () => {
  const { courseId, runId, retitled } = await publishedCourse();
  const [programmeId, needId] = [randomUUID(), randomUUID()];
  await api.sql(`insert into needs (id, agency_id, origin, year, title, people, weight, state) select $1, agency_id, 'gap', 2026, 'Register risiko belum ada', 40, 80, 'accepted' from courses where id = $2`, [needId, courseId]);
  await api.sql(`insert into programmes (id, agency_id, name, year, state, objectives, owner_ids, course_id) select $1, agency_id, 'Manajemen risiko', 2026, 'active', '["Menyusun"]', array[owner_id], id from courses where id = $2`, [programmeId, courseId]);
  await api.sql(`insert into programme_needs (programme_id, need_id, agency_id) select $1, $2, agency_id from courses where id = $3`, [programmeId, needId, courseId]);
  await api.sql('update runs set programme_id = $2 where id = $1', [runId, programmeId]);
  const chain = () => admin.call(decisionsRoutes.courseChain, { params: { courseId } });
  expect((await chain()).rows).toMatchObject([{ needs: [{ id: needId }], run: { id: runId }, decision: null, version: null, states: { need: 'done', run: 'done', evidence: 'none', decision: 'next', version: 'waiting' } }]);
  const { decision } = await closeRun(admin, runId, changes);
  expect((await chain()).rows).toMatchObject([{ decision: { kind: 'change_curriculum' }, states: { decision: 'done', version: 'next' } }]);
  await author.call(coursesRoutes.publish, { params: { courseId }, body: { revision: await retitled('Dengan praktik'), answers: [{ requestId: decision?.request?.id ?? '', answer: 'Praktik ditambah.' }] } });
  const expected = [{ version: { number: 2 }, states: { version: 'done' } }];
  expect((await chain()).rows).toMatchObject(expected);
  expect((await admin.call(decisionsRoutes.programmeChain, { params: { programmeId } })).rows).toMatchObject(expected);
  const seen = await api.as(api.people.learner).call(decisionsRoutes.courseChanges, { params: { courseId } });
  expect(JSON.stringify(seen)).not.toContain(changes.reasons);
  expect(Object.keys(seen.rows[0] ?? {}).toSorted()).toEqual(['answer', 'participants', 'publishedAt', 'runName', 'versionNumber', 'why']);
});

test('a run that was closed before says so, and its list goes on', async () => {
  const { runId } = world;
  const id = randomUUID();
  await api.sql(`insert into decisions (id, agency_id, run_id, course_id, kind, reasons) select $1, agency_id, id, course_id, 'not_recorded', 'closed before decisions were kept' from runs where id = $2`, [id, runId]);
  await api.sql('update runs set closed_at = now(), decision_id = $2 where id = $1', [runId, id]);
  expect(await one(runId)).toMatchObject({ figures: null, decision: { kind: 'not_recorded', decidedBy: null, figures: null } });
  expect(await admin.call(enrolmentsRoutes.run, { params: { runId } })).toMatchObject({ phase: 'ended' });
});
