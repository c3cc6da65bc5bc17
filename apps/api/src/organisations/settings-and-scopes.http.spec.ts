import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { organisationsRoutes as routes } from '@sinau/contracts/organisations';
import { usualWeek } from '@sinau/domain/evaluations';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

describe('what an agency sets about itself', () => {
  test('is saved, audited and asked for when publishing; the second of two who began alike is told so', async () => {
    const admin = api.as(api.people.agencyAdmin);
    const before = await admin.call(routes.agencySettings);
    expect(before).toMatchObject({ captionsRequired: false, smallestGroup: 5, workingWeek: usualWeek });
    // Six days: the usual five and Saturday until noon.
    const workingWeek = [...usualWeek.slice(0, 5), { from: 480, to: 720 }, null];
    const set = { timeZone: 'Asia/Makassar', captionsRequired: true, smallestGroup: 8, workingWeek };
    const wish = { revision: before.revision, ...set };
    expect((await admin.put('/api/agency', wish)).as(routes.changeAgencySettings.returns)).toEqual({ ...before, ...set, revision: before.revision + 1 });
    expect(await admin.put('/api/agency', { ...wish, captionsRequired: false })).toMatchObject({ status: 409, code: 'conflict' });
    expect(await admin.call(routes.agencySettings)).toMatchObject(set);

    const [audited] = await api.sql<{ facts: unknown }>(`select facts from audit_entries where agency_id = $1 and action = 'agency.changed'`, [api.agency.id]);
    expect(audited?.facts).toMatchObject({ ...set, workingWeek: [...Array.from({ length: 5 }, () => '07.30–16.00'), '08.00–12.00', '–'] });
    const [other] = await api.sql<{ settings: { captionsRequired?: boolean } }>('select settings from agencies where id = $1', [api.foreign.id]);
    expect(other?.settings.captionsRequired).toBeUndefined();
  });

  test('other settings stay, and no name can be sent along', async () => {
    const admin = api.as(api.people.agencyAdmin);
    await api.sql(`update agencies set settings = settings || '{"peopleFileHeadings": {"unit": "SKPD"}}' where id = $1`, [api.agency.id]);
    const { revision, name, smallestGroup, workingWeek } = await admin.call(routes.agencySettings);
    const body = { revision, timeZone: 'Asia/Jakarta' as const, captionsRequired: false, smallestGroup, workingWeek };
    expect((await admin.put('/api/agency', { ...body, name: 'Lain' })).status).toBe(400);
    await admin.call(routes.changeAgencySettings, { body });
    const [row] = await api.sql<{ name: string; settings: unknown }>('select name, settings from agencies where id = $1', [api.agency.id]);
    expect(row).toMatchObject({ name, settings: { captionsRequired: false, peopleFileHeadings: { unit: 'SKPD' } } });
  });
});

test('no group smaller than three, no week without a day of work, no day that ends before it begins', async () => {
  const admin = api.as(api.people.agencyAdmin);
  const { revision, timeZone, captionsRequired } = await admin.call(routes.agencySettings);
  const wish = { revision, timeZone, captionsRequired, smallestGroup: 3, workingWeek: usualWeek };
  const off = [null, null, null, null, null, null, null];
  const monday = (day: unknown) => [day, ...off.slice(1)];
  const refused = [
    { smallestGroup: 2 }, { smallestGroup: 51 }, { smallestGroup: 5.5 }, { workingWeek: off }, { workingWeek: off.slice(1) }, { workingWeek: monday({ from: 960, to: 450 }) }, { workingWeek: monday({ from: 480, to: 480 }) },
    { workingWeek: monday({ from: -1, to: 480 }) }, { workingWeek: monday({ from: 480, to: 1_441 }) },
  ];
  for (const change of refused) expect((await admin.put('/api/agency', { ...wish, ...change })).status).toBe(400);
  expect((await admin.put('/api/agency', wish)).status).toBe(200);
  expect(await admin.call(routes.agencySettings)).toMatchObject({ smallestGroup: 3, workingWeek: usualWeek });
});

describe('what a role may be limited to', () => {
  test('an instructor is given one course or run that was looked for by a part of its name; a foreign agency\'s is never found', async () => {
    const admin = api.as(api.people.agencyAdmin);
    const { courseId } = await api.as(api.people.instructor).call(coursesRoutes.create, { body: { title: 'Menata Arsip 100%', competencyClass: 'technical', activityKind: 16 } });
    await api.as(api.people.foreignInstructor).call(coursesRoutes.create, { body: { title: 'Menata Arsip Lain', competencyClass: 'technical', activityKind: 16 } });
    const find = (kind: 'course' | 'run', search: string) => admin.call(routes.roleScopes, { query: { kind, search } });
    expect(await find('course', 'ARSIP')).toEqual({ rows: [{ id: courseId, name: 'Menata Arsip 100%', courseTitle: null }] });
    expect((await find('course', '0%')).rows).toHaveLength(1);
    expect((await find('course', '_')).rows).toEqual([]);

    const { runId } = await learningWorld(api, undefined, api.people.instructor);
    const [run] = await api.sql<{ name: string }>('select name from runs where id = $1', [runId]);
    expect((await find('run', run?.name ?? '-')).rows.map(({ id }) => id)).toContain(runId);

    const personId = api.people.colleague.id;
    for (const [scopeKind, scopeId] of [['course', courseId], ['run', runId]] as const) {
      const person = await admin.call(routes.assignRole, { params: { personId }, body: { role: 'instructor', scopeKind, scopeId } });
      expect(person.roles).toEqual(expect.arrayContaining([expect.objectContaining({ role: 'instructor', scopeKind, scopeId })]));
    }
  });
});

describe('from when and until when a role holds', () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
  // Two days on: in every zone of the country that is a day to come.
  const later = days(2);
  const auditor = { role: 'auditor', scopeKind: 'agency' } as const;
  const mayRead = async () => (await api.as(null).get('/api/people', { cookie: await api.signIn(api.people.elsewhere) })).status;
  const assign = async (validFrom: string) => {
    const { roles } = await api.as(api.people.agencyAdmin).call(routes.assignRole, { params: { personId: api.people.elsewhere.id }, body: { ...auditor, validFrom } });
    return roles.find(({ role, inForce }) => role === 'auditor' && !inForce);
  };

  test('one that begins on a day to come gives nothing today, and begins by itself', async () => {
    const held = await assign(later);
    expect(held).toMatchObject({ validFrom: later, validTo: null });
    expect(await mayRead()).toBe(403);
    // the day has come
    await api.sql(`update role_assignments set valid_from = current_date where id = $1`, [held?.id]);
    expect(await mayRead()).toBe(200);
    await api.as(api.people.agencyAdmin).call(routes.endRole, { params: { personId: api.people.elsewhere.id, assignmentId: held?.id ?? '' } });
    expect(await mayRead()).toBe(403);
  });

  test('one that is taken back before it began was never held', async () => {
    const held = await assign(later);
    const person = await api.as(api.people.agencyAdmin).call(routes.endRole, { params: { personId: api.people.elsewhere.id, assignmentId: held?.id ?? '' } });
    expect([...person.roles, ...person.pastRoles].map(({ id }) => id)).not.toContain(held?.id);
  });

  test('one that would end before it begins is refused', async () => {
    const answer = await api.as(api.people.agencyAdmin).post(`/api/people/${api.people.elsewhere.id}/roles`, { ...auditor, validFrom: later, validTo: days(1) });
    expect(answer).toMatchObject({ status: 400, code: 'date_order' });
  });
});
