import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { behaviourRoutes } from '@sinau/contracts/evaluations';
import { inOfficeHours, localClock, usualWeek } from '@sinau/domain/evaluations';
import { v7 } from 'uuid';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { behaviourWorld, comment, register } from './behaviour-world.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const ZONE = 'Asia/Jakarta';
const at = (day: string, time: string) => new Date(`${day}T${time}+07:00`);
/** Every day from one to another, at night, in the morning, at noon and in the evening. */
function* moments(from: string, to: string): Generator<Date> {
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    const name = new Date(day).toISOString().slice(0, 10);
    for (const time of ['00:10', '07:45', '12:00', '20:00']) yield at(name, time);
  }
}

async function transfer(person: TestPerson, unitId: string, from: string): Promise<void> {
  await api.sql(`update appointments set valid_to = $2::date - 1 where person_id = $1 and valid_to is null`, [person.id, from]);
  await api.sql(`insert into appointments (id, agency_id, person_id, unit_id, position_title, position_kind, valid_from) values ($1, $2, $3, $4, 'Analis', 'ahli_muda', $5)`, [v7(), person.agencyId, person.id, unitId, from]);
}

async function oversee(person: TestPerson, unitId: string, from: string): Promise<void> {
  await api.sql(`insert into role_assignments (id, agency_id, person_id, role, scope_kind, scope_id, valid_from) values ($1, $2, $3, 'supervisor', 'unit', $4, $5)`, [v7(), person.agencyId, person.id, unitId, from]);
}

async function askedAbout(runId: string): Promise<string[]> {
  const rows = await api.sql<{ told: string }>(
    `select f.days || ' ' || split_part(p.full_name, ' ', 1) || ' (' || u.name || case when f.moved then ', pindah' else '' end || '): '
       || coalesce(string_agg(d.rater || ' ' || split_part(q.full_name, ' ', 1), ', ' order by array_position(array['self', 'supervisor_then', 'supervisor_now', 'colleague'], d.rater), q.full_name), f.state) as told
     from behaviour_follow_ups f join evaluations e on e.id = f.evaluation_id join people p on p.id = f.alumnus_id join units u on u.id = f.unit_id
     left join behaviour_dispatches d on d.follow_up_id = f.id left join people q on q.id = d.person_id
     where e.run_id = $1 group by f.id, p.full_name, u.name order by f.days, p.full_name`,
    [runId],
  );
  return rows.map(({ told }) => told);
}

test('a year with a transfer, a new head and a retirement: the right people are asked, in office hours, about the unit of completion', async () => {
  const { world, complete, work, close } = await behaviourWorld(api);
  const { learner, colleague, elsewhere, instructor, auditor } = api.people;
  await oversee(auditor, api.units.other, '2020-01-01');
  for (const person of [learner, colleague, elsewhere]) await complete(person, '2027-01-11T09:00:00+07:00');
  const told: Date[] = [];
  const live = async (from: string, to: string) => {
    for (const moment of moments(from, to)) if ((await work(moment)) > 0) told.push(moment);
  };
  // 30 days after Monday 11 January is Wednesday 10 February.
  await live('2027-01-12', '2027-02-10');
  const answered = await api.as(learner).call(behaviourRoutes.mine);
  expect(answered.rows.map(({ rater, days, until }) => [rater, days, until]).sort()).toEqual([['colleague', 30, '2027-03-12'], ['self', 30, '2027-03-12']]);
  const request = answered.rows.find(({ rater }) => rater === 'self')?.id ?? '';
  const { code } = await api.as(learner).call(behaviourRoutes.link, { params: { requestId: request }, body: {} });
  await api.as(null).call(behaviourRoutes.answer, { params: { code }, body: { marks: { [register.id]: 4 }, texts: {} } });

  await live('2027-02-11', '2027-02-28');
  await transfer(learner, api.units.other, '2027-03-01');
  await api.sql(`update role_assignments set valid_to = '2027-03-31' where person_id = $1 and role = 'supervisor'`, [api.people.supervisor.id]);
  await oversee(instructor, api.units.office, '2027-04-01');
  await live('2027-03-01', '2027-05-31');
  await api.sql(`update appointments set valid_to = '2027-05-31' where person_id = $1 and valid_to is null`, [colleague.id]);
  await live('2027-06-01', '2027-08-31');
  await close();

  // Siti keeps Puskesmas Melati as her unit; Ratna, head at completion, is asked to the end; Bambang, retired, neither asks nor is asked about.
  expect(await askedAbout(world.runId)).toEqual([
    '30 Bambang (Puskesmas Melati): self Bambang, supervisor_then Ratna, colleague Siti',
    '30 Maria (Dinas Kependudukan): self Maria, supervisor_then Yohanes',
    '30 Siti (Puskesmas Melati): self Siti, supervisor_then Ratna, colleague Bambang',
    '90 Bambang (Puskesmas Melati): self Bambang, supervisor_then Ratna, supervisor_now Hendra',
    '90 Maria (Dinas Kependudukan): self Maria, supervisor_then Yohanes, colleague Siti',
    '90 Siti (Puskesmas Melati, pindah): self Siti, supervisor_then Ratna, supervisor_now Yohanes, colleague Maria',
    '180 Bambang (Puskesmas Melati): left',
    '180 Maria (Dinas Kependudukan): self Maria, supervisor_then Yohanes, colleague Siti',
    '180 Siti (Puskesmas Melati, pindah): self Siti, supervisor_then Ratna, supervisor_now Yohanes, colleague Maria',
  ]);
  expect(told.every((moment) => inOfficeHours(moment.getTime(), ZONE, usualWeek))).toBe(true);
  // 90 days fall on a Sunday, 180 on a Saturday: the Mondays after. Each is asked once and reminded three times, a week apart.
  expect(told.map((moment) => localClock(moment.getTime(), ZONE).day)).toEqual([
    '2027-02-10', '2027-02-17', '2027-02-24', '2027-03-03', '2027-04-12', '2027-04-19', '2027-04-26', '2027-05-03', '2027-07-12', '2027-07-19', '2027-07-26', '2027-08-02',
  ]);
  const mails = await api.sql<{ state: string; sent: number; mails: number }>(
    `select d.state, d.sent, (select count(*)::int from mails m where m.dedupe like 'behaviour:' || d.id || ':%') as mails from behaviour_dispatches d join behaviour_follow_ups f on f.id = d.follow_up_id
     join evaluations e on e.id = f.evaluation_id where e.run_id = $1`, [world.runId],
  );
  // Who answered was told once; nobody else answered within 30 days.
  expect(mails.filter(({ state }) => state === 'answered')).toEqual([{ state: 'answered', sent: 1, mails: 1 }]);
  expect(mails.filter(({ state }) => state !== 'answered').every((one) => one.state === 'lapsed' && one.sent === 4 && one.mails === 4)).toBe(true);
  expect((await api.sql(`select 1 from behaviour_links`)).length).toBe(0);
  const { followUps, response } = await api.as(api.people.agencyAdmin).call(behaviourRoutes.behaviour, { params: { runId: world.runId } });
  expect(followUps).toEqual({ alumni: 3, planned: 0, opened: 8, moved: 2, left: 1, nextOn: null });
  expect(response.find(({ days, group }) => days === 30 && group === 'self')).toEqual({ days: 30, group: 'self', asked: 3, answered: 1, rate: 33, moved: 0 });
  expect(response.find(({ days, group }) => days === 90 && group === 'supervisor')).toEqual({ days: 90, group: 'supervisor', asked: 5, answered: 0, rate: 0, moved: 2 });
}, 300_000);

test('a link answers once, without a session; what four say and write is hidden, what five do is not, and nothing tells who it was', async () => {
  const { world, complete, work, worker, close } = await behaviourWorld(api);
  const people = await Promise.all(Array.from({ length: 5 }, () => worker(api.units.other)));
  for (const person of people) await complete(person, '2026-11-02T09:00:00+07:00');
  await complete(api.people.elsewhere, '2026-11-02T09:00:00+07:00');
  // 2 December 2026 is a Wednesday.
  await work(at('2026-12-02', '09:00'));
  await close();
  const admin = api.as(api.people.agencyAdmin);
  const view = () => admin.call(behaviourRoutes.behaviour, { params: { runId: world.runId } });
  const mine = await api.as(api.people.elsewhere).call(behaviourRoutes.mine);
  const own = mine.rows.find(({ rater }) => rater === 'self');
  const { code } = await api.as(api.people.elsewhere).call(behaviourRoutes.link, { params: { requestId: own?.id ?? '' }, body: {} });
  expect(await api.as(null).call(behaviourRoutes.asked, { params: { code } })).toMatchObject({ alumnus: 'Maria Wanggai', rater: 'self', days: 30, until: '2027-01-01', smallestGroup: 5 });
  // Not the code, only its hash, is in the database.
  expect((await api.sql(`select 1 from behaviour_links where encode(code_hash, 'escape') like '%' || $1 || '%'`, [code])).length).toBe(0);
  const send = (body: unknown) => api.as(null).post(`/api/answer/${code}`, body);
  expect(await send({ marks: {}, texts: {} })).toMatchObject({ status: 400, code: 'answer_incomplete' });
  expect(await send({ marks: { [register.id]: 5 }, texts: {} })).toMatchObject({ status: 400, code: 'answer_incomplete' });
  const texts = { [comment.id]: 'Rapat kini dimulai dari daftar, hubungi 0812-3456-7890' };
  const both = await Promise.all([send({ marks: { [register.id]: 4 }, texts }), send({ marks: { [register.id]: 1 }, texts })]);
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
  expect(await send({ marks: { [register.id]: 4 }, texts: {} })).toMatchObject({ status: 404, code: 'answer_link_unknown' });
  expect((await api.as(null).get(`/api/answer/${code}`)).status).toBe(404);

  // Three more alumni answer, then a fourth.
  const dispatches = await api.sql<{ id: string }>(`select d.id from behaviour_dispatches d join behaviour_follow_ups f on f.id = d.follow_up_id join evaluations e on e.id = f.evaluation_id where e.run_id = $1 and d.rater = 'self' and d.state = 'open' order by d.id`, [world.runId]);
  const say = async (index: number, mark: number) => {
    const words = `0000000000000000000000000${index}`;
    await api.sql(`insert into behaviour_links (code_hash, agency_id, dispatch_id) values (sha256(convert_to($1, 'UTF8')), $2, $3)`, [words, api.agency.id, dispatches[index]?.id]);
    expect((await api.as(null).post(`/api/answer/${words}`, { marks: { [register.id]: mark }, texts })).status).toBe(204);
  };
  for (const index of [0, 1, 2]) await say(index, 3);
  const before = await view();
  expect(before.response).toContainEqual({ days: 30, group: 'self', asked: 6, answered: 4, rate: 67, moved: 0 });
  expect(before.figures).toEqual([]);
  expect(before.comments).toEqual([{ itemId: comment.id, prompt: 'Contohnya?', n: 0, themes: [], others: [], hidden: 0 }]);
  await say(3, 3);
  const { figures: [figure], comments: [written] } = await view();
  expect(written).toMatchObject({ n: 5, others: [], hidden: 0 });
  expect(written?.themes.map((theme) => theme.texts)).toEqual([Array.from({ length: 5 }, () => 'Rapat kini dimulai dari daftar, hubungi [telepon]')]);
  expect(figure).toMatchObject({ days: 30, group: 'self', itemId: register.id, all: { n: 5 }, stayed: { n: 5 } });
  expect((await api.sql(`select 1 from behaviour_answers where held and evaluation_id in (select id from evaluations where run_id = $1)`, [world.runId])).length).toBe(0);
  const csv = await admin.get(`/api/runs/${world.runId}/behaviour/file`);
  expect(csv.text).toContain('Memperbarui daftar risiko tiap bulan');
  const missing = await admin.call(behaviourRoutes.missing, { params: { runId: world.runId } });
  expect(missing.rows.filter(({ rater }) => rater === 'self').length).toBe(1);
  expect(missing.rows.every(({ sent }) => sent === 1)).toBe(true);
  expect(JSON.stringify(missing)).not.toContain(register.id);
  // The form stays once people were asked.
  const [other] = await api.sql<{ id: string }>(`select v.id from evaluation_form_versions v join evaluations e on e.run_id = $1 and e.level = 3 where v.level = 3 and v.agency_id = $2 and v.id <> e.form_version_id limit 1`, [world.runId, api.agency.id]);
  expect(await admin.put(`/api/runs/${world.runId}/behaviour`, { formVersionId: other?.id, days: [30], colleagues: 0 })).toMatchObject({ status: 409, code: 'behaviour_started' });
}, 120_000);
