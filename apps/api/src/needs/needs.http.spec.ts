import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { needsRoutes, type NeedBody } from '@sinau/contracts/needs';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { needOf } from './needs.spec-kit.js';

let api: TestApi;
let admin: Client;
let guest: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
  guest = api.as(api.people.foreignAdmin);
}, 60_000);
afterAll(() => api.close());

const routes = needsRoutes;
const evidence = { kind: 'citizen', reference: 'LAPOR! 8812', receivedOn: '2026-09-14', reports: 12 } as const;
const body = (change: Partial<NeedBody> = {}): NeedBody & { id: string } => ({
  id: randomUUID(), title: 'Petugas loket belum ramah', description: '', year: 2027, competencyId: null, unitId: null, people: 40, gap: 1, priority: false, evidence, ...change,
});
const create = (change: Partial<NeedBody> = {}) => admin.call(routes.createNeed, { body: body(change) });

describe('the inbox', () => {
  test('a need is weighed when it is written, and anew when it is changed', async () => {
    // 40 of 100 people: 12. 1 of 2 levels: 17.5. Citizens: 15. Not in the regional plan: 0.
    const need = await create({ unitId: api.units.field });
    expect(need).toMatchObject({ weight: 44.5, origin: 'citizen', state: 'open', unitName: 'Puskesmas Melati', createdBy: 'Agus Setiawan', evidence });
    const { id: needId, revision } = need;
    const leader = { kind: 'leader', documentNumber: '800/1', documentDate: '2026-10-01', signer: 'Sekda' } as const;
    const { id: _, ...values } = body({ priority: true, evidence: leader });
    // In the plan: 15 more; a leader's instruction counts 20 instead of 15.
    expect(await admin.call(routes.changeNeed, { params: { needId }, body: { ...values, revision } })).toMatchObject({ weight: 64.5, origin: 'leader', origins: ['leader'] });
    expect(await admin.put(`/api/needs/${needId}`, { ...values, revision })).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('the heaviest first, page by page, by state, origin, year and words', async () => {
    for (const people of [7, 3, 9, 5]) await create({ title: 'Halaman uji', people, gap: null, year: 2031 });
    const query = { search: 'halaman', year: 2031, limit: 2 };
    const first = await admin.call(routes.needs, { query });
    const second = await admin.call(routes.needs, { query: { ...query, after: first.next ?? '' } });
    expect([...first.rows, ...second.rows].map(({ people }) => people)).toEqual([9, 7, 5, 3]);
    expect(second.next).toBeNull();
    expect((await admin.call(routes.needs, { query: { year: 2031, origin: 'leader' } })).rows).toEqual([]);
    expect((await admin.call(routes.needs, { query: { year: 2031, state: 'accepted' } })).rows).toEqual([]);
    expect((await admin.get('/api/needs?after=bogus')).status).toBe(400);
    expect((await guest.call(routes.needs, { query: { year: 2031 } })).rows).toEqual([]);
  });

  test('the same id again writes nothing, and words are words', async () => {
    const wish = body({ title: `<b>'; drop table needs;--` });
    const [one, again] = [await admin.call(routes.createNeed, { body: wish }), await admin.call(routes.createNeed, { body: { ...wish, title: 'Lain' } })];
    expect([again.title, again.revision]).toEqual([one.title, 1]);
    expect(await guest.post('/api/needs', wish)).toMatchObject({ status: 404 });
    expect(await admin.post('/api/needs', body({ unitId: api.units.foreign }))).toMatchObject({ status: 400, code: 'need_reference_unknown' });
  });
});

describe('a decision', () => {
  test('is made once, with its reason, though twenty ask for it', async () => {
    const { id, revision } = await create();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => admin.post(`/api/needs/${id}/${at % 2 === 0 ? 'acceptance' : 'refusal'}`, { revision, reason: `Alasan ${at}` })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set(['need_decided']));
    expect(await api.sql(`select 1 from audit_entries where subject_id = $1 and action in ('need.accepted', 'need.refused')`, [id])).toHaveLength(1);
    expect((await admin.call(routes.need, { params: { needId: id } })).decidedBy).toBe('Agus Setiawan');
  });

  test('merging adds the figures, counts known people once, and leaves one living weight', async () => {
    const { learner, colleague } = api.people;
    const [one, two] = [await needOf(api, 'agency', [learner.id, colleague.id]), await needOf(api, 'agency', [colleague.id])];
    // 2 known + 1 known of whom one is both = 2, and 10 + 10 others.
    const merged = await admin.call(routes.mergeNeeds, { params: { needId: one }, body: { revision: 1, needIds: [two] } });
    expect(merged).toMatchObject({ people: 22, named: 2, weight: 21.6, sources: [{ id: two, people: 11 }] });
    expect(await admin.call(routes.need, { params: { needId: two } })).toMatchObject({ state: 'merged', mergedInto: { id: one } });
    expect(await admin.post(`/api/needs/${two}/merging`, { revision: 2, needIds: [one] })).toMatchObject({ status: 409, code: 'need_decided' });
    expect(await admin.post(`/api/needs/${one}/merging`, { revision: 2, needIds: [one] })).toMatchObject({ status: 400, code: 'need_merge_itself' });
    expect(await admin.post(`/api/needs/${one}/merging`, { revision: 2, needIds: [await needOf(api, 'foreign')] })).toMatchObject({ status: 404 });
  });

  test('two merges of each other at the same time: one is done', async () => {
    const [one, two] = [await needOf(api, 'agency'), await needOf(api, 'agency')];
    const answers = await Promise.all([[one, two], [two, one]].map(([to, from]) => admin.post(`/api/needs/${to}/merging`, { revision: 1, needIds: [from] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('stakeholders of other agencies', () => {
  test('read and comment after their code was used, once, and no more when it is withdrawn', async () => {
    const need = await create({ title: 'Tanggap bencana bersama' });
    const params = { needId: need.id };
    await admin.call(routes.comment, { params, body: { id: randomUUID(), body: 'Kami usul bersama Kabupaten Wana.' } });
    const { code, invitation } = await admin.call(routes.invite, { params, body: { agencyCode: 'kab' } });
    expect(invitation).toMatchObject({ agencyName: 'Pemerintah Kabupaten Wana', state: 'waiting' });
    expect((await guest.get(`/api/shared-needs/${need.id}`)).status).toBe(404);
    expect(await admin.post('/api/need-invitations/acceptance', { code })).toMatchObject({ status: 404, code: 'invitation_unusable' });

    const uses = await Promise.all([1, 2, 3].map(() => guest.post('/api/need-invitations/acceptance', { code })));
    expect(uses.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    await guest.call(routes.commentShared, { params, body: { id: randomUUID(), body: 'Kami siap menyumbang 20 orang.' } });
    const seen = await guest.call(routes.sharedNeed, { params });
    expect(seen.comments.map(({ agencyName, own }) => [agencyName, own])).toEqual([['Pemerintah Kota Tirta', false], ['Pemerintah Kabupaten Wana', true]]);
    expect((await guest.call(routes.sharedNeeds)).rows).toMatchObject([{ id: need.id, host: 'Pemerintah Kota Tirta', people: 40 }]);
    expect((await admin.call(routes.need, { params })).comments).toHaveLength(2);
    // What the host sees stays the host's: evidence, unit, other needs.
    expect((await guest.get(`/api/shared-needs/${need.id}`)).text).not.toContain('LAPOR!');
    expect((await guest.get(`/api/needs/${need.id}`)).status).toBe(404);

    await admin.call(routes.withdrawInvitation, { params: { ...params, invitationId: invitation.id } });
    expect((await guest.get(`/api/shared-needs/${need.id}`)).status).toBe(404);
    expect((await guest.post(`/api/shared-needs/${need.id}/comments`, { id: randomUUID(), body: 'Masih?' })).status).toBe(404);
  });

  test('a code ends after 30 days, and nobody invites themselves or an agency that is not there', async () => {
    const need = await create();
    const { code, invitation } = await admin.call(routes.invite, { params: { needId: need.id }, body: { agencyCode: 'KAB' } });
    await api.sql(`update need_invitations set expires_at = now() - interval '1 second' where id = $1`, [invitation.id]);
    expect(await guest.post('/api/need-invitations/acceptance', { code })).toMatchObject({ code: 'invitation_unusable' });
    for (const agencyCode of ['KOTA', 'TIDAK-ADA']) expect(await admin.post(`/api/needs/${need.id}/invitations`, { agencyCode })).toMatchObject({ status: 400, code: 'agency_code_unknown' });
  });
});

test('gaps that were measured become needs, once; a group below five is told of nowhere', async () => {
  const [competencyId, profileId, rareId] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [id, name] of [[competencyId, 'Manajemen risiko'], [rareId, 'Sandi dan persandian']]) {
    await api.sql(`insert into competencies (id, agency_id, code, name, competency_class, levels) values ($1, $2, $3, $4, 'technical', '[]')`, [id, api.agency.id, id?.slice(0, 8), name]);
  }
  await api.sql(`insert into competency_profiles (id, agency_id, position_kind) values ($1, $2, 'ahli_muda')`, [profileId, api.agency.id]);
  for (const id of [competencyId, rareId]) await api.sql(`insert into competency_requirements (profile_id, competency_id, agency_id, level) values ($1, $2, $3, 4)`, [profileId, id, api.agency.id]);
  // Six of the cast lack 2 levels of one competency, three of them 1 of the other; no unit alone has five of them.
  const { learner, colleague, elsewhere, instructor, supervisor, auditor } = api.people;
  const lacking = [learner, colleague, elsewhere, instructor, supervisor, auditor];
  const measured = (person: { id: string }, id: string, level: number) =>
    api.sql(`insert into competency_levels (person_id, competency_id, agency_id, level, sources, measured_on) values ($1, $2, $3, $4, '{test}', current_date)`, [person.id, id, api.agency.id, level]);
  for (const person of lacking) await measured(person, competencyId, 2);
  for (const person of lacking.slice(0, 3)) await measured(person, rareId, 3);

  const answers = await Promise.all([1, 2].map(() => admin.call(routes.proposeNeeds, { body: { year: 2044 } })));
  expect(answers.map(({ added }) => added).sort()).toEqual([0, 1]);
  const { rows } = await admin.call(routes.needs, { query: { year: 2044 } });
  // 6 of 100 people: 1.8. 2 of 2 levels: 35. A gap: 12.
  expect(rows).toMatchObject([{ title: 'Manajemen risiko', origin: 'gap', people: 6, gap: 2, weight: 48.8, competencyName: 'Manajemen risiko' }]);
  expect(await admin.call(routes.need, { params: { needId: rows[0]?.id ?? '' } })).toMatchObject({ named: 6, evidence: { kind: 'gap', required: 4, average: 2, measured: 6 } });

  // With five, the other competency would be told of; who asks for one competency gets that one alone.
  for (const person of lacking.slice(3, 5)) await measured(person, rareId, 3);
  expect(await admin.call(routes.proposeNeeds, { body: { year: 2049, competencyId: rareId } })).toEqual({ found: 1, added: 1, already: 0 });
  const ofOne = await admin.call(routes.needs, { query: { year: 2049 } });
  expect(ofOne.rows.map(({ competencyName }) => competencyName)).toEqual(['Sandi dan persandian']);
});

describe('the latest survey of a unit', () => {
  const index = (unitId: string, period: string, from: string, to: string, elements: object, respondents: number | null) =>
    api.sql(
      `insert into service_indices (id, agency_id, unit_id, period, starts_on, ends_on, elements, index_value, respondents, imported_by) values ($1, $2, $3, $4, $5, $6, $7, 80, $8, $9)`,
      [randomUUID(), api.agency.id, unitId, period, from, to, JSON.stringify(elements), respondents, api.people.agencyAdmin.id],
    );
  const propose = (year: number) => admin.call(routes.proposeFromSurveys, { body: { year } });
  const at = async (year: number) => (await admin.call(routes.needs, { query: { year } })).rows;

  test('becomes two needs, of its lowest elements, once though asked twice at the same time', async () => {
    await index(api.units.field, '2025-S2', '2025-07-01', '2025-12-31', { time: 1.5, cost: 1.6 }, 90);
    // Of nine elements conduct (2.71) and time (2.84) are the lowest; the half year before is no longer asked.
    await index(api.units.field, '2026-S1', '2026-01-01', '2026-06-30', { requirements: 3.4, procedure: 3.2, time: 2.84, cost: 3.5, product: 3.3, competence: 3.1, conduct: 2.71, complaints: 3, facilities: 2.9 }, 212);
    // Four of at least five people; a survey that does not say how many answered.
    await index(api.units.other, '2026-S1', '2026-01-01', '2026-06-30', { time: 2 }, 4);
    await index(api.units.office, '2026-S1', '2026-01-01', '2026-06-30', { time: 2 }, null);
    const answers = await Promise.all([1, 2, 3].map(() => propose(2045)));
    expect(answers.map(({ added }) => added).sort()).toEqual([0, 0, 2]);
    expect(answers.map(({ found, untold, added, already }) => [found, untold, added + already])).toEqual([[2, 2, 2], [2, 2, 2], [2, 2, 2]]);
    const rows = await at(2045);
    expect(rows.map(({ title }) => title).sort()).toEqual(['Perilaku pelaksana · Puskesmas Melati', 'Waktu penyelesaian · Puskesmas Melati']);
    const conduct = rows.find(({ title }) => title.startsWith('Perilaku'));
    const need = await admin.call(routes.need, { params: { needId: conduct?.id ?? '' } });
    expect(need).toMatchObject({ origin: 'survey', state: 'open', unitName: 'Puskesmas Melati', evidence: { kind: 'survey', element: 'conduct', value: 2.71, respondents: 212, period: '2026-S1' } });
    // A survey counts 18; those who work in the unit 0.3 each.
    expect(need.weight).toBe(Math.round((18 + 0.3 * need.people) * 100) / 100);
    expect(need.people).toBeGreaterThan(0);
  });

  test('is not proposed again for another year, nor when its need was edited or refused, nor when somebody wrote it down by hand', async () => {
    const [one, two] = await at(2045);
    for (const need of [one, two]) {
      const { revision, ...known } = await admin.call(routes.need, { params: { needId: need?.id ?? '' } });
      const leader = { kind: 'leader', documentNumber: '800/1', documentDate: '2026-10-01', signer: 'Sekda' } as const;
      await admin.call(routes.changeNeed, { params: { needId: known.id }, body: { revision, title: 'Lain', description: '', year: 2045, competencyId: null, unitId: null, people: 3, gap: null, priority: false, evidence: leader } });
      await admin.call(routes.refuseNeed, { params: { needId: known.id }, body: { revision: revision + 1, reason: 'Ditangani unit' } });
    }
    await create({ year: 2045, unitId: api.units.field, evidence: { kind: 'survey', element: 'time', value: 2.5, respondents: 50, period: 'Semester II 2026' } });
    expect(await propose(2046)).toEqual({ found: 2, added: 0, already: 2, untold: 2 });
    // The next half year is another survey; of its two lowest elements one was told of by hand.
    await index(api.units.field, '2026-S2', '2026-07-01', '2026-12-31', { time: 2.5, cost: 2.6, product: 3 }, 50);
    expect(await propose(2046)).toEqual({ found: 2, added: 1, already: 1, untold: 2 });
    expect((await at(2046)).map(({ title }) => title)).toEqual(['Biaya/tarif · Puskesmas Melati']);
    expect(await guest.call(routes.proposeFromSurveys, { body: { year: 2046 } })).toEqual({ found: 0, added: 0, already: 0, untold: 0 });
  });
});

test('what citizens and evaluations ask for is written down by hand, with what it stands on', async () => {
  const finding = { kind: 'evaluation', programme: 'Manajemen risiko, angkatan I', finding: 'Satu hari praktik lagi' } as const;
  for (const told of [evidence, finding]) expect(await create({ evidence: told, year: 2047 })).toMatchObject({ origin: told.kind, evidence: told });
});
