import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PasswordHasher } from '@sinau/application/identity';
import { CreatePlatformAdmin, type PlatformAdminWish } from '@sinau/application/organisations';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { testDatabase, type TestDatabase } from '@sinau/testing';
import { adminCommand, WrongWord } from './admin-wish.js';
import { questioner } from './ask.js';

let database: TestDatabase;
let owner: Database;
beforeAll(async () => {
  database = await testDatabase();
  owner = new Database(await createDataSource(database.urls.owner, { size: 2, name: 'spec' }).initialize());
});
afterAll(async () => {
  await owner.dataSource.destroy();
  await database.drop();
});

const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => owner.dataSource.query(sql, values);
const acts = async (): Promise<unknown[]> => (await rows('select action from audit_entries order by position')).map(({ action }) => action);
const wish = (over: Partial<PlatformAdminWish> = {}): PlatformAdminWish => ({
  agency: { code: 'KOTA', name: 'Pemerintah Kota Contoh', shortName: 'Kota Contoh', timeZone: 'Asia/Jakarta' },
  person: { fullName: 'Ratna Wulandari, S.Kom.', email: 'Ratna@Contoh.go.id' },
  entry: { kind: 'password', password: 'kapal layar menuju timur' },
  operator: 'root',
  ...over,
});
const create = (over: Partial<PlatformAdminWish> = {}) => new CreatePlatformAdmin(owner, new PasswordHasher()).run(wish(over));

test('makes agency, person, roles and password once, and writes down each act', async () => {
  await expect(create({ entry: { kind: 'password', password: 'RatnaWulandari123' } })).rejects.toMatchObject({ code: 'weak_password' });
  expect(await rows('select 1 from agencies')).toEqual([]);

  expect(await create()).toEqual({ agencyMade: true, personMade: true, rolesGiven: ['learner', 'platform_admin'], passwordSet: true, linkValidUntil: null });
  const done = ['agency.created', 'person.created', 'role.assigned', 'role.assigned', 'password.issued'];
  expect(await acts()).toEqual(done);
  expect(await rows(`select distinct actor_name, facts ->> 'operator' as operator from audit_entries`)).toEqual([{ actor_name: 'system:create-admin', operator: 'root' }]);
  expect(await rows('select email, must_change_password from accounts')).toEqual([{ email: 'ratna@contoh.go.id', must_change_password: false }]);
  const [account] = await rows('select password_hash from accounts');
  expect(await new PasswordHasher().fits(String(account?.['password_hash']), 'kapal layar menuju timur')).toBe(true);

  expect(await create()).toEqual({ agencyMade: false, personMade: false, rolesGiven: [], passwordSet: false, linkValidUntil: null });
  expect(await acts()).toEqual(done);
  expect(await rows('select 1 from audit_breaks()')).toEqual([]);
});

test('gives a second person the way in, but not one of another agency, nor one who is suspended', async () => {
  const other = { agency: { code: 'PROV', name: 'Pemerintah Provinsi', shortName: 'Provinsi', timeZone: 'Asia/Makassar' } };
  await expect(create(other)).rejects.toMatchObject({ code: 'email_taken' });
  expect(await rows('select code from agencies')).toEqual([{ code: 'KOTA' }]);
  const second = { person: { fullName: 'Made Sudiarta', email: 'made@contoh.go.id' } };
  expect(await create(second)).toMatchObject({ agencyMade: false, personMade: true, passwordSet: true });
  await rows(`update people set state = 'suspended' where full_name = 'Made Sudiarta'`);
  await expect(create(second)).rejects.toMatchObject({ code: 'conflict' });
});

function command(words: readonly string[]): Promise<{ code: number; said: string }> {
  const environment = { ...process.env, NODE_OPTIONS: '', DATABASE_OWNER_URL: database.urls.owner, PUBLIC_URL: 'https://belajar.contoh.go.id' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['apps/local/dist/operate/create-admin.js', ...words], { env: environment }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
    child.stdin?.end();
  });
}

test('the command prints a link that is stored as a hash only, and says what is missing or wrong', async () => {
  const words = ['--agency-code', 'KOTA', '--agency-name', 'Pemerintah Kota Contoh', '--name', 'Sari Dewi', '--email', 'sari@contoh.go.id'];
  const { code, said } = await command([...words, '--link']);
  expect([code, said]).toEqual([0, expect.stringContaining('Sari Dewi is added.')]);
  const token = /^https:\/\/belajar\.contoh\.go\.id\/atur-ulang-sandi#kode=([\w-]{43})$/m.exec(said)?.[1] ?? '';
  const hash = createHash('sha256').update(token).digest();
  const [reset] = await rows('select p.full_name, r.used_at, r.expires_at > now() as valid from password_resets r join people p on p.id = r.person_id where token_hash = $1', [hash]);
  expect(reset).toEqual({ full_name: 'Sari Dewi', used_at: null, valid: true });

  expect(await command(words)).toEqual({ code: 1, said: expect.stringContaining('Nobody is there to answer "Password') });
  expect(await command(['--agency-code', 'no spaces', ...words.slice(2), '--link'])).toEqual({ code: 2, said: expect.stringContaining('The agency’s code "no spaces"') });
  expect(await command(['--help'])).toEqual({ code: 0, said: expect.stringContaining('--agency-code') });
}, 240_000); // four programs, each some seconds where the processors are busy

test('what is not given is asked for, the password twice and without being shown', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const typed = ['KOTA', 'Pemerintah Kota Contoh', 'Ratna', 'ratna@contoh.go.id', 'kuda laut berenang', 'kuda laut berenang'];
  const asked: string[] = [];
  output.on('data', (chunk: Buffer) => {
    asked.push(chunk.toString('utf8'));
    if (/: $/.test(asked.at(-1) ?? '')) input.write(`${typed.shift() ?? ''}\n`);
  });
  const read = await adminCommand([], questioner({ input, output }), 'root');
  expect(read?.wish).toMatchObject({ agency: { code: 'KOTA', timeZone: 'Asia/Jakarta' }, entry: { kind: 'password', password: 'kuda laut berenang' } });
  expect(asked.join('')).toContain('Password (at least 10 characters): ');
  expect(asked.join('')).not.toContain('kuda');

  typed.push('too short');
  await expect(adminCommand(['--agency-code', 'K', '--agency-name', 'K', '--name', 'R', '--email', 'r@contoh.go.id'], questioner({ input, output }), 'root')).rejects.toThrow(WrongWord);
});
