import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AwardAttendance, ScanRoomCode, ShowRoomCode, signedText } from '@sinau/application/sessions';
import { pointsRoutes } from '@sinau/contracts/points';
import { attendanceRoutes, sessionsRoutes } from '@sinau/contracts/sessions';
import type { PersonActor, SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type TestApi, type TestPerson } from '../api.spec-kit.js';
import { at, sessionWorld, workshop, type SessionWorld } from './session-world.spec-kit.js';

let api: TestApi;
let source: ReturnType<typeof createDataSource>;
let award: AwardAttendance;
let made: SessionWorld;
let system: SystemActor;

beforeAll(async () => {
  api = await startTestApi();
  source = await createDataSource(api.database.urls.worker, { size: 4, name: 'spec-worker' }).initialize();
  award = new AwardAttendance(new Database(source));
  system = { kind: 'system', agencyId: api.agency.id, job: 'award-attendance' };
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await api.close();
});
beforeEach(async () => {
  made = await sessionWorld(api);
  await made.world.enrol(api.people.learner);
  await made.world.enrol(api.people.colleague);
});

const actorOf = (person: TestPerson): PersonActor => ({
  kind: 'person', personId: person.id, agencyId: person.agencyId, sessionId: 's', name: person.name, assignments: [{ role: 'learner', scope: { kind: 'agency', agencyId: person.agencyId } }],
});
const MINUTE = 60_000;
const params = () => ({ sessionId: made.sessionId });

/** What the room shows `minutes` from now. */
async function shown(minutes: number, direction: 'in' | 'out'): Promise<string> {
  const hendra = { ...actorOf(api.people.instructor), assignments: [{ role: 'instructor' as const, scope: { kind: 'agency' as const, agencyId: api.agency.id } }] };
  const { code } = await api.app.get(ShowRoomCode, { strict: false }).run(hendra, made.sessionId, direction, Date.now() + minutes * MINUTE);
  return code ?? '';
}
const scan = (person: TestPerson, code: string, minutes: number) => api.app.get(ScanRoomCode, { strict: false }).run(actorOf(person), { sessionId: made.sessionId, code }, Date.now() + minutes * MINUTE);

/** What the worker does with the jobs asked for; twice, because a job may come twice. */
async function work(): Promise<void> {
  const jobs = await api.sql<{ id: string }>(`select payload ->> 'decisionId' as id from outbox where job = 'award-attendance'`);
  for (const { id } of [...jobs, ...jobs]) await award.run(system, id);
}
async function hoursOf(person: TestPerson): Promise<number> {
  const [row] = await api.sql<{ hours: string }>(
    `select coalesce(sum(l.hours), 0) as hours from ledger_entries l join attendance_decisions d on d.id = l.evidence_id where l.person_id = $1 and d.session_id = $2 and l.evidence_kind = 'attendance'`,
    [person.id, made.sessionId],
  );
  return Number(row?.hours);
}
const ledgerLines = async () => (await api.sql(`select 1 from ledger_entries l join attendance_decisions d on d.id = l.evidence_id where d.session_id = $1`, [made.sessionId])).length;
const correct = (person: TestPerson, present: boolean) => api.as(api.people.instructor).call(attendanceRoutes.correct, { params: params(), body: { personId: person.id, present, reason: 'Diperiksa ulang' } });

/** What a webinar's provider does: stays of people, minutes from now, signed with the key. */
function provider(address: string) {
  const path = address.replace('https://sinau.test', '');
  const stay = (person: TestPerson, from: number, to: number) => ({ name: person.name, email: person.email, joinedAt: at(from), leftAt: at(to) });
  const signed = (key: string, events: ReturnType<typeof stay>[]) => {
    const timestamp = Math.floor(Date.now() / 1000);
    return { timestamp, events, signature: createHmac('sha256', key).update(signedText({ timestamp, events })).digest('hex') };
  };
  return { path, stay, signed, send: (key: string, events: ReturnType<typeof stay>[]) => api.as(null).post(path, signed(key, events)) };
}

describe('the room’s code', () => {
  test('in at the start and out 85 of 100 minutes later is present, and counts 2 JP once', async () => {
    const { learner } = api.people;
    expect(await scan(learner, await shown(-50, 'in'), -50)).toMatchObject({ direction: 'in', present: false, minimumShare: 80 });
    expect(await scan(learner, await shown(35, 'out'), 35)).toMatchObject({ direction: 'out', present: true, share: 85 });
    await work();
    expect(await hoursOf(learner)).toBe(2);
    expect((await api.sql<{ year: number; title: string }>(`select year, title, activity_kind, minutes from ledger_entries where person_id = $1 and evidence_kind = 'attendance' order by recorded_at desc limit 1`, [learner.id]))[0])
      .toMatchObject({ title: 'Lokakarya daftar risiko', activity_kind: 4, minutes: 90 });
    // From the hours one comes to the session: in one's calendar of the agency's month as long as one is in its run.
    const [session] = await api.sql<{ month: string; year: number }>(
      `select to_char(starts_at at time zone 'Asia/Jakarta', 'YYYY-MM') as month, extract(year from starts_at at time zone time_zone)::int as year from run_sessions where id = $1`, [made.sessionId],
    );
    const led = async () => (await api.as(learner).call(pointsRoutes.mine, { query: { year: session?.year ?? 0 } })).entries[0]?.session;
    expect(await led()).toEqual({ id: made.sessionId, month: session?.month, reportId: null, open: true });
    await api.sql(`update enrolments set state = 'withdrawn' where person_id = $1`, [learner.id]);
    expect(await led()).toMatchObject({ id: made.sessionId, open: false });
  });

  test('typed in small letters and groups it counts as well; over the wire, by the server’s clock', async () => {
    const { code, picture, address } = await api.as(api.people.instructor).call(sessionsRoutes.roomCode, { params: params(), query: { direction: 'in' } });
    expect(address).toBe(`https://sinau.test/hadir?sesi=${made.sessionId}&kode=${code ?? ''}`);
    expect(picture?.modules.length).toBe((picture?.size ?? 0) ** 2);
    const typed = `${code?.slice(0, 5).toLowerCase() ?? ''}-${code?.slice(5) ?? ''}`;
    expect(await api.as(api.people.learner).call(attendanceRoutes.scan, { body: { sessionId: made.sessionId, code: typed } })).toMatchObject({ direction: 'in' });
    // The page opened again adds nothing.
    await api.as(api.people.learner).post('/api/attendance/scans', { sessionId: made.sessionId, code: typed });
    expect((await api.sql(`select 1 from attendance_records where session_id = $1`, [made.sessionId])).length).toBe(1);
  });

  test('a photo of it is worth nothing after its window, nor is the code of another session', async () => {
    const photo = await shown(0, 'in');
    // Step and the one before: 60 s at most, so two minutes are past it.
    await expect(scan(api.people.colleague, photo, 2)).rejects.toThrow('room_code_expired');
    const other = made;
    made = await sessionWorld(api);
    await made.world.enrol(api.people.colleague);
    await expect(scan(api.people.colleague, await shown(0, 'in').then(() => photo), 0)).rejects.toThrow('room_code_expired');
    made = other;
    expect((await api.as(api.people.elsewhere).post('/api/attendance/scans', { sessionId: made.sessionId, code: photo })).status).toBe(404);
  });

  test('the room opens an hour before and closes an hour after', async () => {
    const closed = await sessionWorld(api, api.people.instructor, workshop(120, 200));
    const view = await api.as(api.people.instructor).call(sessionsRoutes.roomCode, { params: { sessionId: closed.sessionId }, query: { direction: 'in' } });
    expect(view).toMatchObject({ code: null, address: null, picture: null });
    await closed.world.enrol(api.people.learner);
    expect((await api.as(api.people.learner).post('/api/attendance/scans', { sessionId: closed.sessionId, code: '0000000000' })).code).toBe('room_closed');
  });
});

describe('a list on paper', () => {
  test('marks who signed; who is not on it is listed as absent', async () => {
    const { learner, colleague } = api.people;
    const file = `NIP;Nama\n${learner.identifier.slice(0, 8)} ${learner.identifier.slice(8)};Siti\n199912312020121009;Tamu`;
    const dry = await api.as(api.people.agencyAdmin).call(attendanceRoutes.paperFile, { params: params(), body: { content: file, dryRun: true } });
    expect(dry).toEqual({ people: 1, present: 1, unknown: [{ row: 1, value: 'nip' }, { row: 3, value: '199912312020121009' }] });
    expect((await api.sql(`select 1 from attendance_records where session_id = $1`, [made.sessionId])).length).toBe(0);
    await api.as(api.people.agencyAdmin).call(attendanceRoutes.paperFile, { params: params(), body: { content: file, dryRun: false } });
    const absent = await api.as(api.people.auditor).call(attendanceRoutes.attendees, { params: params(), query: { state: 'absent' } });
    expect(absent.rows.map(({ name }) => name)).toEqual([colleague.name]);
    const present = await api.as(api.people.instructor).call(attendanceRoutes.attendees, { params: params(), query: { state: 'present' } });
    expect(present.rows).toMatchObject([{ name: learner.name, basis: 'paper', share: 100, identifier: '19900101••••••••01' }]);
  });

  test('somebody who is not in the run can’t be written down', async () => {
    const answer = await api.as(api.people.instructor).post(`/api/run-sessions/${made.sessionId}/attendance/paper`, { marks: [{ personId: api.people.elsewhere.id, present: true }] });
    expect(answer.code).toBe('not_in_run');
  });
});

describe('JP follow what holds', () => {
  test('corrected to absent they go back at once, corrected again they count anew, and the total is the fold', async () => {
    const { learner } = api.people;
    await api.as(api.people.instructor).call(attendanceRoutes.paper, { params: params(), body: { marks: [{ personId: learner.id, present: true }] } });
    await work();
    expect([await hoursOf(learner), await ledgerLines()]).toEqual([2, 1]);
    await correct(learner, false);
    expect([await hoursOf(learner), await ledgerLines()]).toEqual([0, 2]);
    await correct(learner, false);
    await correct(learner, true);
    await work();
    expect([await hoursOf(learner), await ledgerLines()]).toEqual([2, 3]);
    const history = await api.as(api.people.auditor).call(attendanceRoutes.history, { params: { ...params(), personId: learner.id } });
    expect(history.decisions.map(({ number, present }) => [number, present])).toEqual([[1, true], [2, false], [3, true]]);
    expect(history.records.map(({ source, kind }) => `${source} ${kind}`)).toEqual(['paper present', 'correction absent', 'correction absent', 'correction present']);
  });

  test('by the row of the activity in force on the day, with its minutes; never more than the session says', async () => {
    const { learner } = api.people;
    // Kind 9 by 60 minutes a JP: 100 minutes are 1.5 JP, not the 2 that the session says; kind 4 has the general 45 only.
    await api.sql(`insert into regulations (id, regulation, article, valid_from, parameters, source) values ('spec-seminar', 'Peraturan', '1', '2020-01-01', '{"kind": "activity_conversion", "activityKinds": [9], "minutes": 60}', 'spec')`);
    await api.sql(`update run_sessions set activity_kind = 9 where id = $1`, [made.sessionId]);
    await api.as(api.people.instructor).call(attendanceRoutes.paper, { params: params(), body: { marks: [{ personId: learner.id, present: true }] } });
    await work();
    const entry = `select l.hours, l.minutes, l.rule_id, l.evidence_kind, l.kind from ledger_entries l join attendance_decisions d on d.id = l.evidence_id where d.session_id = $1 order by l.id`;
    expect(await api.sql(entry, [made.sessionId])).toEqual([{ hours: '1.5', minutes: 100, rule_id: 'spec-seminar', evidence_kind: 'attendance', kind: 'award' }]);
    await correct(learner, false);
    expect((await api.sql(entry, [made.sessionId])).at(-1)).toEqual({ hours: '-1.5', minutes: -100, rule_id: 'spec-seminar', evidence_kind: 'attendance', kind: 'reversal' });
  });

  test.each(['mentoring', 'coaching'])('%s counts as mentoring when it is confirmed, and what once counted as attendance is taken back as that', async (kind) => {
    const { learner, colleague } = api.people;
    await api.sql(`update run_sessions set kind = $2 where id = $1`, [made.sessionId, kind]);
    await api.as(api.people.instructor).call(attendanceRoutes.paper, { params: params(), body: { marks: [{ personId: learner.id, present: true }, { personId: colleague.id, present: true }] } });
    // The colleague's decision was counted before mentoring had a word of its own.
    await api.sql(
      `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind)
       select gen_random_uuid(), d.agency_id, d.person_id, 2026, 'award', 2, 90, 'attendance', d.id, 'Pendampingan', 'technical', 4 from attendance_decisions d where d.session_id = $1 and d.person_id = $2`, [made.sessionId, colleague.id]);
    await work();
    const kinds = async (person: TestPerson) => (await api.sql<{ kind: string }>(
      `select l.evidence_kind || ' ' || l.kind as kind from ledger_entries l join attendance_decisions d on d.id = l.evidence_id where d.session_id = $1 and l.person_id = $2 order by l.id`, [made.sessionId, person.id])).map((row) => row.kind);
    expect([await kinds(learner), await kinds(colleague)]).toEqual([['mentoring award'], ['attendance award']]);
    await correct(learner, false);
    await correct(colleague, false);
    expect([(await kinds(learner)).toSorted(), (await kinds(colleague)).toSorted()]).toEqual([['mentoring award', 'mentoring reversal'], ['attendance award', 'attendance reversal']]);
  });

  test('a job that comes after the correction counts nothing; a lost one is found', async () => {
    const { learner, colleague } = api.people;
    await api.as(api.people.instructor).call(attendanceRoutes.paper, { params: params(), body: { marks: [{ personId: learner.id, present: true }, { personId: colleague.id, present: true }] } });
    await correct(learner, false);
    await api.sql(`alter table attendance_decisions disable trigger frozen`);
    await api.sql(`update attendance_decisions set decided_at = now() - interval '1 minute' where session_id = $1`, [made.sessionId]);
    await api.sql(`alter table attendance_decisions enable trigger frozen`);
    for (const id of await award.owed(system)) await award.run(system, id);
    await work();
    expect([await hoursOf(learner), await hoursOf(colleague), await ledgerLines()]).toEqual([0, 2, 1]);
  });

  test('time and hours are fixed once somebody is decided about; the place is not', async () => {
    await correct(api.people.learner, true);
    const change = (values: object) => api.as(api.people.agencyAdmin).put(`/api/run-sessions/${made.sessionId}`, values);
    const now = await api.as(api.people.agencyAdmin).call(sessionsRoutes.one, { params: params() });
    const kept = { ...workshop(), startsAt: now.startsAt, endsAt: now.endsAt, revision: 1 };
    expect((await change({ ...kept, hours: 6 })).code).toBe('session_has_attendance');
    expect((await api.as(api.people.agencyAdmin).post(`/api/run-sessions/${made.sessionId}/cancel`, { reason: 'Salah' })).code).toBe('session_has_attendance');
    expect((await change({ ...kept, place: 'Ruang rapat' })).status).toBe(200);
    expect((await change({ ...kept, place: 'Aula' })).code).toBe('conflict');
  });
});

describe('a webinar', () => {
  const list = (rows: readonly string[]) => ['Nama;Surel;Join time;Leave time', ...rows].join('\n');
  /** Minutes from now as a list of the session's zone (UTC+8) writes them. */
  const clock = (minutes: number) => new Date(Date.parse(at(minutes)) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

  test('stays are united; a list that is imported twice changes nothing; a name that nobody has waits to be matched', async () => {
    const { learner, colleague } = api.people;
    const content = list([
      // 0–45 and 40–85 of 100 minutes make 85; the telephone is the colleague's, 90 minutes.
      `${learner.name};${learner.email};${clock(-50)};${clock(-5)}`, `${learner.name};${learner.email};${clock(-10)};${clock(35)}`, `Galaxy A14;;${clock(-50)};${clock(40)}`, 'rusak;;;',
    ]);
    const instructor = api.as(api.people.instructor);
    expect(await instructor.call(attendanceRoutes.webinarFile, { params: params(), body: { content, dryRun: true } })).toEqual({ people: 1, present: 1, unknown: [{ row: 5, value: 'rusak; ; ; ' }] });
    for (const dryRun of [false, false]) {
      const done = await instructor.call(attendanceRoutes.webinarFile, { params: params(), body: { content, dryRun } });
      expect(done).toMatchObject({ people: 1, present: 1 });
    }
    expect((await api.sql(`select 1 from attendance_records where session_id = $1`, [made.sessionId])).length).toBe(2);
    const waiting = await instructor.call(attendanceRoutes.unmatched, { params: params() });
    expect(waiting.rows).toMatchObject([{ label: 'galaxy a14', minutes: 90 }]);
    await instructor.call(attendanceRoutes.match, { params: { ...params(), attendeeId: waiting.rows[0]?.id ?? '' }, body: { personId: colleague.id } });
    const present = await instructor.call(attendanceRoutes.attendees, { params: params(), query: { state: 'present' } });
    expect(present.rows.map(({ name, share }) => [name, share])).toEqual([[colleague.name, 90], [learner.name, 85]]);
    await instructor.call(attendanceRoutes.webinarFile, { params: params(), body: { content, dryRun: false } });
    expect((await instructor.call(attendanceRoutes.unmatched, { params: params() })).rows).toEqual([]);
  });

  test('its provider reports by a signature; a wrong or old one is refused', async () => {
    const { address, secret } = await api.as(api.people.agencyAdmin).call(sessionsRoutes.makeHookKey, { params: params(), body: {} });
    const path = address.replace('https://sinau.test', '');
    const events = [{ name: 'Siti Rahmawati', email: api.people.learner.email, joinedAt: new Date(Date.now() - 50 * MINUTE).toISOString(), leftAt: new Date(Date.now() + 35 * MINUTE).toISOString() }];
    const signed = (timestamp: number) => ({ timestamp, events, signature: createHmac('sha256', secret).update(signedText({ timestamp, events })).digest('hex') });
    const now = Math.floor(Date.now() / 1000);
    const stranger = api.as(null);
    const first = await stranger.post(path, signed(now));
    expect([first.status, first.body]).toEqual([200, { people: 1, unmatched: 0 }]);
    expect((await stranger.post(path, { ...signed(now), signature: '0'.repeat(64) })).code).toBe('hook_signature_wrong');
    expect((await stranger.post(path, signed(now - 400))).code).toBe('hook_signature_wrong');
    expect((await stranger.post('/api/attendance/hooks/00000000000000000000000000', signed(now))).status).toBe(404);
    const present = await api.as(api.people.instructor).call(attendanceRoutes.attendees, { params: params(), query: { state: 'present' } });
    expect(present.rows).toMatchObject([{ personId: api.people.learner.id, share: 85, basis: 'measured' }]);
  });

  test('its key is told once and ends with the next; nobody reads it again', async () => {
    const admin = api.as(api.people.agencyAdmin);
    expect(await admin.call(sessionsRoutes.hook, { params: params() })).toMatchObject({ keyMadeAt: null });
    const [first, second] = [await admin.call(sessionsRoutes.makeHookKey, { params: params(), body: {} }), await admin.call(sessionsRoutes.makeHookKey, { params: params(), body: {} })];
    expect([second.address === first.address, second.secret === first.secret]).toEqual([true, false]);
    const again = await admin.get(`/api/run-sessions/${made.sessionId}/hook`);
    expect([again.text.includes(second.secret), again.text.includes(first.secret)]).toEqual([false, false]);
    const report = provider(first.address);
    expect((await report.send(first.secret, [report.stay(api.people.learner, -50, 0)])).code).toBe('hook_signature_wrong');
    expect((await report.send(second.secret, [report.stay(api.people.learner, -50, 0)])).status).toBe(200);
    const { rows } = await admin.call(attendanceRoutes.attendees, { params: params(), query: { search: api.people.learner.name } });
    expect(rows).toMatchObject([{ present: null }]); // 50 of 100 minutes decide nothing yet
    expect((await api.sql(`select 1 from audit_entries where action = 'session.key_made' and subject_id = $1`, [made.sessionId])).length).toBe(2);
  });

  test('reports that come twice, late or in another order come to the same; a changed one is refused', async () => {
    const { address, secret: key } = await api.as(api.people.agencyAdmin).call(sessionsRoutes.makeHookKey, { params: params(), body: {} });
    const { learner, colleague } = api.people;
    const report = provider(address);
    // Of 100 minutes: the learner 60–90, then 0–40, then 30–70 make 90; the colleague 0–20 and 50–80 make 50.
    const parts = [[report.stay(learner, 10, 40), report.stay(colleague, 0, 30)], [report.stay(learner, -50, -10)], [report.stay(colleague, -50, -30), report.stay(learner, -20, 20)]];
    for (const part of [...parts, ...parts.toReversed()]) expect((await report.send(key, part)).status).toBe(200);
    const { rows } = await api.as(api.people.instructor).call(attendanceRoutes.attendees, { params: params(), query: {} });
    expect(rows.map(({ name, present, share }) => [name, present, share])).toEqual([[colleague.name, null, null], [learner.name, true, 90]]);
    expect((await api.sql(`select 1 from attendance_records where session_id = $1`, [made.sessionId])).length).toBe(5);
    await work();
    expect(await hoursOf(learner)).toBe(2);

    const sent = report.signed(key, [report.stay(colleague, -50, 50)]);
    const [stay] = sent.events;
    const changed = { ...sent, events: [{ ...stay, email: learner.email }] };
    expect((await api.as(null).post(report.path, changed)).code).toBe('hook_signature_wrong');
    expect((await api.as(null).post(report.path, { ...sent, timestamp: sent.timestamp + 1 })).code).toBe('hook_signature_wrong');
  });

  test('a file without times is refused with what to do', async () => {
    const answer = await api.as(api.people.instructor).post(`/api/run-sessions/${made.sessionId}/attendance/webinar-file`, { content: 'Nama;Kota\nSiti;Palu', dryRun: true });
    expect([answer.status, answer.code]).toEqual([400, 'attendance_columns_missing']);
  });
});

describe('moving and cancelling', () => {
  test('whoever is in the run hears of it once, by notification and mail', async () => {
    const coming = await sessionWorld(api, api.people.instructor, workshop(2_000, 2_100));
    await coming.world.enrol(api.people.learner);
    const told = (event: string) => api.sql(`select 1 from notifications where dedupe like $1 union all select 1 from mails where dedupe like $1`, [`${event}:${coming.sessionId}:%`]);
    const admin = api.as(api.people.agencyAdmin);
    const before = await admin.call(sessionsRoutes.one, { params: { sessionId: coming.sessionId } });
    const same = { ...workshop(2_000, 2_100), startsAt: before.startsAt, endsAt: before.endsAt };
    await admin.call(sessionsRoutes.change, { params: { sessionId: coming.sessionId }, body: { ...same, title: 'Judul lain', revision: 1 } });
    expect((await told('session-moved')).length).toBe(0);
    await admin.call(sessionsRoutes.change, { params: { sessionId: coming.sessionId }, body: { ...same, place: 'Gedung B', revision: 2 } });
    expect((await told('session-moved')).length).toBe(2);
    await admin.call(sessionsRoutes.cancel, { params: { sessionId: coming.sessionId }, body: { reason: 'Narasumber berhalangan' } });
    expect((await told('session-cancelled')).length).toBe(2);
    expect((await admin.post(`/api/run-sessions/${coming.sessionId}/cancel`, { reason: 'Lagi' })).code).toBe('session_cancelled');
    expect((await admin.put(`/api/run-sessions/${coming.sessionId}`, { ...same, revision: 4 })).code).toBe('session_cancelled');
  });

  test('makes no session that ends before it starts or is nowhere', async () => {
    const admin = api.as(api.people.agencyAdmin);
    const create = (values: object) => admin.post(`/api/runs/${made.world.runId}/sessions`, { ...workshop(), id: '0193f6a0-0000-7000-8000-000000000001', ...values });
    expect((await create({ endsAt: workshop(-60).startsAt })).code).toBe('session_ends_before_start');
    expect((await create({ place: null })).code).toBe('session_without_place');
    expect((await create({ link: 'javascript:alert(1)' })).status).toBe(400);
  });
});
