import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditRoutes } from '@sinau/contracts/audit';
import { auditChain } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

const OTHER = '0199aaaa-0000-7000-8000-000000000001';

/** Position and hash are the trigger's. */
async function entry(agencyId: string, actorName: string, action: string, facts: object = {}, subject: { kind: string; id: string | null } = { kind: 'person', id: null }): Promise<void> {
  await api.sql(
    `insert into audit_entries (id, agency_id, actor_name, action, subject_kind, subject_id, facts, request_id, position, hash) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'request-7', 0, '\\x00')`,
    [agencyId, actorName, action, subject.kind, subject.id, JSON.stringify(facts)],
  );
}

beforeAll(async () => {
  const { agency, foreign, people } = api;
  await entry(agency.id, 'Agus Setiawan', 'certificate.revoked', { number: '12/KOTA', reason: 'Salah nama' }, { kind: 'certificate', id: OTHER });
  await entry(agency.id, 'Agus Setiawan', 'password.reset', {}, { kind: 'person', id: people.learner.id });
  await entry(agency.id, 'Siti Rahmawati', 'session.opened', { device: '=HYPERLINK("http://evil.test")' });
  await entry(agency.id, '@SUM(1)', 'certificate_batch.started', { run: 'Angkatan I' });
  await entry(foreign.id, 'Lestari Wulandari', 'certificate.revoked', { number: 'RAHASIA-WANA' });
});

const reader = () => api.as(api.people.auditor);

describe('the list', () => {
  test('shows the newest first, with the name of the person that was acted upon', async () => {
    const { rows, next } = await reader().call(auditRoutes.list);
    expect(rows.map(({ position, action }) => [position, action])).toEqual([
      [4, 'certificate_batch.started'], [3, 'session.opened'], [2, 'password.reset'], [1, 'certificate.revoked'],
    ]);
    expect(rows[2]?.subject).toEqual({ kind: 'person', id: api.people.learner.id, name: 'Siti Rahmawati' });
    expect(rows[3]).toMatchObject({ facts: { number: '12/KOTA', reason: 'Salah nama' }, requestId: 'request-7' });
    expect(next).toBeNull();
  });

  test('pages without losing or repeating an entry', async () => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await reader().call(auditRoutes.list, { query: { limit: 3, ...(after === undefined ? {} : { after }) } });
      seen.push(...page.rows.map(({ position }) => position));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual([4, 3, 2, 1]);
  });

  test.each([
    ['one action', { action: 'certificate.revoked' }, [1]],
    ['all actions on a thing, not those on its batches', { action: 'certificate' }, [1]],
    ['part of the name, in any case', { actor: 'setiawan' }, [2, 1]],
    ['a name that is a pattern', { actor: '%' }, []],
    ['a kind and a subject', { subjectKind: 'certificate', subjectId: OTHER }, [1]],
    ['days to come', { from: '2999-01-01' }, []],
    ['days gone by', { to: '2001-01-01' }, []],
    ['all days', { from: '2001-01-01', to: '2999-01-01' }, [4, 3, 2, 1]],
  ] as const)('finds by %s', async (_, query, positions) => {
    const { rows } = await reader().call(auditRoutes.list, { query });
    expect(rows.map(({ position }) => position)).toEqual(positions);
  });

  test.each(['actor=%00', 'action=%25', 'action=drop%20table', 'from=yesterday', 'after=eyJhIjoxfQ', 'limit=1000', 'agencyId=x'])('refuses %s', async (query) => {
    expect(await reader().get(`/api/audit?${query}`)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  test('another agency sees its own entries and no others', async () => {
    const { rows } = await api.as(api.people.foreignAdmin).call(auditRoutes.list);
    expect(rows.map(({ facts }) => facts)).toEqual([{ number: 'RAHASIA-WANA' }]);
    expect((await reader().get('/api/audit')).text).not.toContain('RAHASIA-WANA');
  });
});

describe('the file', () => {
  test('holds what the filter finds, and no cell that a spreadsheet would run', async () => {
    const file = await reader().get('/api/audit/export', { 'accept-language': 'en' });
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('attachment');
    const lines = file.text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(`"'@SUM(1)"`);
    expect(lines[2]).toContain(`"device: =HYPERLINK(""http://evil.test"")"`);
    expect(file.text).not.toMatch(/(^|,)"[=+\-@]/m);
    const filtered = await reader().get('/api/audit/export?action=password.reset');
    expect(filtered.text.trimEnd().split('\r\n')).toHaveLength(2);
    expect(filtered.text).toContain('"Pelaku";"Tindakan"');
  });

  test('above 10,000 entries asks for a narrower choice', async () => {
    const { foreign, people } = api;
    // the trigger takes the agency's lock once per row: 10,001 rows in one statement
    await api.sql(
      `insert into audit_entries (id, agency_id, actor_name, action, subject_kind, facts, position, hash)
       select gen_random_uuid(), $1, 'Lestari Wulandari', 'run.changed', 'run', '{}', 0, '\\x00' from generate_series(1, 10001)`,
      [foreign.id],
    );
    const refused = await api.as(people.foreignAdmin).get('/api/audit/export?action=run.changed');
    expect(refused).toMatchObject({ status: 422, code: 'audit_export_too_large', body: { facts: { rows: 10_001, limit: 10_000 } } });
  }, 60_000);
});

describe('the chain', () => {
  test('says what the last nightly look found, and that there was none', async () => {
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ nightly: null });
    await api.sql(
      `insert into audit_checks (agency_id, day, at, entries, broken_at, unlike_day) values ($1, '2026-11-20', '2026-11-19T18:05:00Z', 3, 3, '2026-11-19'), ($1, '2026-11-21', '2026-11-20T18:05:00Z', 4, null, null)`,
      [api.agency.id],
    );
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ nightly: { at: '2026-11-20T18:05:00.000Z', entries: 4, brokenAt: null, unlikeDay: null } });
    expect(await api.as(api.people.foreignAdmin).call(auditRoutes.chain)).toMatchObject({ nightly: null });
    await api.sql(`delete from audit_checks where day = '2026-11-21'`);
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ nightly: { brokenAt: 3, unlikeDay: '2026-11-19' } });
  });

  test('is whole until somebody with the owner\'s rights changes a row, and then says where it breaks', async () => {
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ entries: 4, breaks: [] });
    await api.sql(`alter table audit_entries disable trigger frozen`);
    await api.sql(`update audit_entries set facts = '{"reason":"lain"}' where agency_id = $1 and position = 2`, [api.agency.id]);
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ entries: 4, breaks: [2] });
    await api.sql(`delete from audit_entries where agency_id = $1 and position = 3`, [api.agency.id]);
    // 2 holds another content than its hash, 4 now follows 2: its place and its previous hash are wrong
    expect(await reader().call(auditRoutes.chain)).toMatchObject({ entries: 3, breaks: [2, 4] });
    expect(await api.as(api.people.foreignAdmin).call(auditRoutes.chain)).toMatchObject({ entries: 10_002, breaks: [] });
  });

  test('what is cut off its end is missed at once, and no later entry takes its place', async () => {
    const { foreign, people } = api;
    const chain = () => api.as(people.foreignAdmin).call(auditRoutes.chain);
    await api.sql(`delete from audit_entries where agency_id = $1 and position > 10000`, [foreign.id]);
    expect(await chain()).toMatchObject({ entries: 10_000, breaks: [10_002] });
    await api.sql(
      `insert into audit_entries (id, agency_id, actor_name, action, subject_kind, facts, position, hash) values (gen_random_uuid(), $1, 'Lestari Wulandari', 'run.closed', 'run', '{}', 0, '\\x00')`,
      [foreign.id],
    );
    // The new one is 10,003 and follows 10,000.
    expect(await chain()).toMatchObject({ entries: 10_001, breaks: [10_003] });
  });

  test('the operator verifies every agency\'s chain; no role can move a head', async () => {
    const owner = await createDataSource(api.database.urls.owner, { size: 1, name: 'spec' }).initialize();
    const breaksOf = async (agencyId: string) => (await new Database(owner).transaction({ kind: 'system', agencyId, job: 'spec' }, auditChain)).breaks;
    expect([await breaksOf(api.agency.id), await breaksOf(api.foreign.id)]).toEqual([[2, 4], [10_003]]);
    await owner.destroy();
    const worker = await createDataSource(api.database.urls.worker, { size: 1, name: 'spec' }).initialize();
    await expect(worker.query(`update audit_heads set position = 1`)).rejects.toThrow('permission denied');
    await expect(worker.query(`delete from audit_entries`)).rejects.toThrow('permission denied');
    await worker.destroy();
  });
});
