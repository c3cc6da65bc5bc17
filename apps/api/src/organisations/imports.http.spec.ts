import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ForgetImportFiles, ImportPeople } from '@sinau/application/organisations';
import { organisationsRoutes, type ImportView } from '@sinau/contracts/organisations';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { DataSource } from 'typeorm';
import { startTestApi, type TestApi } from '../api.spec-kit.js';

let api: TestApi;
let worker: DataSource;
let importPeople: ImportPeople;
beforeAll(async () => {
  api = await startTestApi();
  worker = await createDataSource(api.database.urls.worker, { size: 2, name: 'spec-worker' }).initialize();
  importPeople = new ImportPeople(new Database(worker));
}, 60_000);
afterAll(async () => {
  await worker.destroy();
  await api.close();
});

const routes = organisationsRoutes;
const admin = () => api.as(api.people.agencyAdmin);
const upload = (content: string | Buffer, fileName = 'pegawai.csv') => admin().post('/api/people-imports', { fileName, content: Buffer.from(content).toString('base64') });
const check = (batch: ImportView, mapping = batch.mapping) => admin().call(routes.checkImport, { params: { importId: batch.id }, body: { mapping } });
const work = (batch: ImportView) => importPeople.run({ kind: 'system', agencyId: api.agency.id, job: 'import-people' }, batch.id, 'https://sinau.test');
const read = (batch: ImportView) => admin().call(routes.import, { params: { importId: batch.id } });

async function started(content: string | Buffer): Promise<ImportView> {
  const answer = await upload(content);
  expect(answer.status).toBe(201);
  return answer.as(routes.startImport.returns);
}

/** A NIP of somebody born 1988-05-17, appointed 2012-01. */
const nip = (sequence: number) => `198805172012011${String(sequence).padStart(3, '0')}`;
const head = 'NIP/NI PPPK;Nama lengkap;E-mail;Tempat lahir;Tanggal lahir;Kode unit;Jabatan;Jenis jabatan;Golongan';

describe('reading a file', () => {
  test('the template opens in a spreadsheet and its own headings are understood', async () => {
    const template = await admin().get('/api/people-imports/template');
    expect(template.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(template.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const batch = await started(`${template.text.trimEnd()}\r\n${nip(1)};NIP;Rini Astuti;;;;;;;\r\n`);
    expect(batch.mapping).toEqual({ identifier: 0, identifierKind: 1, fullName: 2, email: 3, birthPlace: 4, birthDate: 5, unit: 6, positionTitle: 7, positionKind: 8, rank: 9 });
  });

  test.each([
    ['UTF-8 with commas', Buffer.from(`NIP,Nama\n${nip(2)},"Wahyu, S.Kom – Désirée"\n`), 'utf-8', ',', 'Wahyu, S.Kom – Désirée'],
    ['UTF-8 with its mark and semicolons', Buffer.from(`\uFEFFNIP;Nama\r\n${nip(2)};Désirée\r\n`), 'utf-8', ';', 'Désirée'],
    // é is 0xE9 and – is 0x96 in Windows-1252
    ['Windows-1252', Buffer.concat([Buffer.from(`NIP;Nama\r\n${nip(2)};D`), Buffer.from([0xe9]), Buffer.from('sir'), Buffer.from([0xe9]), Buffer.from('e '), Buffer.from([0x96]), Buffer.from(' S.T.\r\n')]), 'windows-1252', ';', 'Désirée – S.T.'],
    ['a line that names the separator', Buffer.from(`sep=,\r\nNIP,Nama\r\n${nip(2)},Ayu\r\n`), 'utf-8', ',', 'Ayu'],
  ])('%s', async (_, bytes, encoding, delimiter, name) => {
    const batch = await started(bytes);
    expect(batch).toMatchObject({ encoding, delimiter, rows: 1, state: 'mapping', mapping: { identifier: 0, fullName: 1 } });
    expect(batch.sample[0]?.[1]).toBe(name);
  });

  test.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'file_unreadable'],
    ['an open quote', Buffer.from('NIP;Nama\n"1;2\n3;4'), 'file_unreadable'],
    ['headings alone', Buffer.from(`${head}\n`), 'file_empty'],
    ['nothing', Buffer.from('\n\n'), 'file_unreadable'],
  ])('%s is refused: %s', async (_, bytes, code) => {
    expect(await upload(bytes)).toMatchObject({ status: 400, code });
  });
});

test('a file of more than 20,000 rows is refused with its number, and nothing of it is kept', async () => {
  const lines = Array.from({ length: 20_001 }, (_, n) => `${nip(1)};Nomor ${n}`);
  expect(await upload(['NIP;Nama', ...lines].join('\n'))).toMatchObject({ status: 400, code: 'file_too_long', body: { facts: { rows: 20_001, limit: 20_000 } } });
  expect(await api.sql(`select count(*)::int as n from task_items where input ->> 1 = 'Nomor 0'`)).toEqual([{ n: 0 }]);
});

describe('dry run, application, undo', () => {
  test('a file of six rows, each of another fate', async () => {
    const { learner, platformAdmin } = api.people;
    const file = [
      head,
      `${nip(11)};Rini Astuti, S.Kep;rini@kota.test;Solo;17-05-1988;PKM-01;Perawat Ahli Muda;ahli muda;III/c`, // line 2: new
      `'${learner.identifier};Siti Rahmawati, M.Kes;;;;;;;`, // line 3: changed; empty cells erase nothing
      `${api.people.colleague.identifier};${api.people.colleague.name};;;;;;;`, // line 4: unchanged
      `199001012015139001;;bukan-email;;31-02-1990;TIDAKADA;Staf;;V/z`, // line 5: all wrong: month 13, no name, address, day, unit, rank
      `${nip(11)};Kembar;;;;;;;`, // line 6: twice
      `${api.people.foreignLearner.identifier};Orang Lain;;;;;;;`, // line 7: another agency's
      `${platformAdmin.identifier};Nama Baru;${'ambil.alih@kota.test'};;;;;;`, // line 8: protected
    ].join('\r\n');
    const batch = await started(file);
    const checked = await check(batch);
    expect(checked).toMatchObject({ state: 'checked', counts: { created: 1, changed: 1, unchanged: 1, wrong: 4 } });

    const errors = await admin().call(routes.importErrors, { params: { importId: batch.id }, query: {} });
    expect(errors.rows.map(({ line, column, fault }) => `${line} ${column} ${fault}`)).toEqual([
      '5 identifier identifier_since', '5 fullName missing', '5 email email_invalid', '5 birthDate date_invalid', '5 unit unit_unknown', '5 rank rank_unknown',
      '6 identifier identifier_twice', '7 identifier identifier_elsewhere', '8 identifier person_protected',
    ]);
    expect(await api.sql(`select count(*)::int as n from people where full_name = 'Rini Astuti, S.Kep'`)).toEqual([{ n: 0 }]);

    expect((await admin().post(`/api/people-imports/${batch.id}/application`, {})).status).toBe(202);
    expect(await admin().post(`/api/people-imports/${batch.id}/application`, {})).toMatchObject({ status: 409, code: 'import_not_ready' });
    expect(await api.sql(`select payload from outbox where job = 'import-people' and payload ->> 'taskId' = $1`, [batch.id])).toHaveLength(1);
    await work(batch);
    await work(batch); // a job may run twice

    const done = await read(batch);
    expect(done).toMatchObject({ state: 'done', done: 2, failed: 0 });
    const [rini] = (await admin().call(routes.people, { query: { search: 'rin ast' } })).rows;
    expect(rini).toMatchObject({ fullName: 'Rini Astuti, S.Kep', identifier: nip(11), unitName: 'Puskesmas Melati', positionTitle: 'Perawat Ahli Muda', rank: 'III/c', roles: ['learner'] });
    const siti = await admin().call(routes.person, { params: { personId: learner.id } });
    expect(siti).toMatchObject({ fullName: 'Siti Rahmawati, M.Kes', email: learner.email, birthPlace: 'Semarang' });
    expect(await api.sql(`select full_name from people where id = $1`, [platformAdmin.id])).toEqual([{ full_name: platformAdmin.name }]);
    expect(await api.sql(`select count(*)::int as n from notifications where kind = 'import_finished' and person_id = $1`, [api.people.agencyAdmin.id])).toEqual([{ n: 1 }]);
    expect(await api.sql(`select template, facts ->> 'added' as added from mails where dedupe = $1`, [`people-import:${batch.id}`])).toEqual([{ template: 'import-finished', added: '1' }]);

    // The same file again: nothing is new, nothing changes.
    const again = await check(await started(file));
    expect(again.counts).toEqual({ created: 0, changed: 0, unchanged: 3, wrong: 4 });
    expect(await admin().post(`/api/people-imports/${again.id}/application`, {})).toMatchObject({ status: 409, code: 'import_nothing_to_do' });

    const undone = await admin().call(routes.undoImport, { params: { importId: batch.id } });
    expect(undone).toMatchObject({ state: 'undone', undone: { removed: 1, restored: 1, kept: 0 } });
    expect((await admin().get(`/api/people/${rini?.id ?? ''}`)).status).toBe(404);
    expect(await admin().call(routes.person, { params: { personId: learner.id } })).toMatchObject({ fullName: 'Siti Rahmawati' });
    const trail = await api.sql<{ action: string }>(`select action from audit_entries where subject_id = $1 order by position`, [batch.id]);
    expect(trail.map(({ action }) => action)).toEqual(['people_import.uploaded', 'people_import.applied', 'people_import.finished', 'people_import.undone']);
  });

  test('an undo keeps those on whom something hangs, and a day later there is none', async () => {
    const batch = await check(await started(`NIP;Nama\n${nip(21)};Tetap Tinggal\n${nip(22)};Boleh Pergi\n`));
    await admin().post(`/api/people-imports/${batch.id}/application`, {});
    await work(batch);
    await api.sql(
      `insert into sessions (id, token_hash, person_id, agency_id, device_label, expires_at)
       select gen_random_uuid(), sha256(id::text::bytea), id, agency_id, 'spec', now() from people where full_name = 'Tetap Tinggal'`,
    );
    expect((await admin().call(routes.undoImport, { params: { importId: batch.id } })).undone).toEqual({ removed: 1, restored: 0, kept: 1 });

    const late = await check(await started(`NIP;Nama\n${nip(23)};Kemarin\n`));
    await admin().post(`/api/people-imports/${late.id}/application`, {});
    await work(late);
    await api.sql(`update tasks set finished_at = now() - interval '25 hours' where id = $1`, [late.id]);
    expect(await admin().delete(`/api/people-imports/${late.id}/application`)).toMatchObject({ status: 409, code: 'undo_too_late' });
  });

  test('a changed post ends the one before, and an undo brings it back', async () => {
    const person = api.people.elsewhere;
    const batch = await check(await started(`NIP;Nama;Kode unit;Jabatan\n${person.identifier};${person.name};dinkes;Kepala Seksi\n`));
    expect(batch.counts).toMatchObject({ changed: 1 });
    await admin().post(`/api/people-imports/${batch.id}/application`, {});
    await work(batch);
    const posts = async () => (await admin().call(routes.person, { params: { personId: person.id } })).appointments.map(({ positionTitle, unitName, validTo }) => [positionTitle, unitName, validTo === null]);
    expect(await posts()).toEqual([['Kepala Seksi', 'Dinas Kesehatan', true], ['Analis', 'Dinas Kependudukan', false]]);
    await admin().call(routes.undoImport, { params: { importId: batch.id } });
    expect(await posts()).toEqual([['Analis', 'Dinas Kependudukan', true]]);
  });

  test('somebody enters one of the numbers while the file is applied: that row alone fails', async () => {
    const batch = await check(await started(`NIP;Nama;E-mail\n${nip(31)};Satu;satu@kota.test\n${nip(32)};Dua;dua@kota.test\n${nip(33)};Tiga;tiga@kota.test\n`));
    await admin().post(`/api/people-imports/${batch.id}/application`, {});
    await api.sql(`insert into accounts (person_id, agency_id, email) select id, agency_id, 'dua@kota.test' from people where id = (
      select p.id from people p left join accounts a on a.person_id = p.id where a.person_id is null limit 1)`);
    await api.sql(`update accounts set email = 'dua@kota.test' where person_id = $1`, [api.people.foreignLearner.id]);
    await work(batch);
    expect(await read(batch)).toMatchObject({ state: 'done', done: 2, failed: 1 });
    const errors = await admin().call(routes.importErrors, { params: { importId: batch.id }, query: {} });
    expect(errors.rows).toMatchObject([{ line: 3, column: 'email', fault: 'email_taken' }]);
  });

  test('the wrong rows come back as CSV in which no cell is a formula', async () => {
    const batch = await check(await started(`NIP;Nama;Kode unit;Jabatan\n123;"=HYPERLINK(""http://evil.test"")";@SUM(1);+1\n`));
    const file = await admin().get(`/api/people-imports/${batch.id}/wrong-rows`);
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''perbaiki-pegawai.csv");
    const [, row = ''] = file.text.split('\r\n');
    expect(row).toBe(`123;"'=HYPERLINK(""http://evil.test"")";'@SUM(1);'+1;"NIP/NI PPPK: harus 18 angka; Kode unit: unit tidak ditemukan; pakai kodenya"`);

    const english = await admin().get(`/api/people-imports/${batch.id}/wrong-rows?language=en`);
    expect(english.headers['content-disposition']).toContain("filename*=UTF-8''correct-pegawai.csv");
    expect(english.text.split('\r\n').map((line) => line.split(';').slice(4).join(';'))).toEqual(['To be corrected', '"NIP/NI PPPK: must be 18 digits; Unit code: no such unit; use its code"', '']);
    expect((await admin().get(`/api/people-imports/${batch.id}/wrong-rows`, { 'accept-language': 'en' })).text).toBe(english.text);
  });

  test('a wrong row is mended where it stands, judged by the same rules, and applied once', async () => {
    // Line 2 and line 3 hold one number: line 3 is wrong. Line 4 has three digits.
    const batch = await check(await started(`NIP;Nama;E-mail\n${nip(71)};Satu Baris;\n${nip(71)};Dua Baris;bukan-email\n123;Tiga Baris;\n`));
    expect(batch.counts).toEqual({ created: 1, changed: 0, unchanged: 0, wrong: 2 });
    const params = { importId: batch.id };
    const wrong = await admin().call(routes.rowsToMend, { params, query: {} });
    expect(wrong.rows.map(({ line, errors }) => [line, errors.map(({ fault }) => fault)])).toEqual([[3, ['email_invalid']], [4, ['identifier_length']]]);
    const mend = (line: number, cells: { column: 'identifier' | 'email' | 'fullName'; value: string }[]) => admin().put(`/api/people-imports/${batch.id}/rows-to-mend/${line}`, { cells });

    // The address is mended, and now the number is told: it stands in line 2 already.
    const still = (await mend(3, [{ column: 'email', value: 'dua@baris.test' }])).as(routes.mendRow.returns);
    expect(still.row).toMatchObject({ line: 3, errors: [{ column: 'identifier', fault: 'identifier_twice' }] });
    expect(still.import.counts).toEqual({ created: 1, changed: 0, unchanged: 0, wrong: 2 });
    const mended = { column: 'identifier', value: nip(72) } as const;
    const sound = (await mend(3, [mended])).as(routes.mendRow.returns);
    expect(sound).toMatchObject({ row: null, import: { counts: { created: 2, wrong: 1 } } });
    expect((await mend(3, [mended])).as(routes.mendRow.returns)).toEqual(sound); // the answer was lost, so it is sent again
    expect(await mend(3, [{ column: 'fullName', value: 'Nama Lain' }])).toMatchObject({ status: 409, code: 'import_row_sound' });
    expect(await mend(9, [mended])).toMatchObject({ status: 404 });
    expect(await mend(4, [{ column: 'identifier', value: nip(71) }])).toMatchObject({ status: 200, body: { row: { errors: [{ fault: 'identifier_twice' }] } } });
    expect((await mend(4, [{ column: 'identifier', value: nip(73) }])).body).toMatchObject({ row: null, import: { counts: { created: 3, wrong: 0 } } });

    await admin().post(`/api/people-imports/${batch.id}/application`, {});
    expect(await mend(4, [{ column: 'identifier', value: nip(74) }])).toMatchObject({ status: 409, code: 'import_not_ready' });
    await work(batch);
    expect(await read(batch)).toMatchObject({ state: 'done', done: 3, failed: 0 });
    expect(await api.sql(`select full_name from people where full_name like '% Baris' order by 1`)).toEqual([{ full_name: 'Dua Baris' }, { full_name: 'Satu Baris' }, { full_name: 'Tiga Baris' }]);
    expect(await api.sql(`select facts ->> 'line' as line from audit_entries where subject_id = $1 and action = 'people_import.row_mended' order by position`, [batch.id])).toEqual(['3', '3', '4', '4'].map((line) => ({ line })));
    for (const other of [api.people.instructor, api.people.auditor]) expect((await api.as(other).get(`/api/people-imports/${batch.id}/rows-to-mend`)).status).toBe(403);
  });

  test('the columns that were chosen are remembered for the next file', async () => {
    const odd = `Kolom A;Kolom B\n${nip(41)};Nama Aneh\n`;
    const first = await started(odd);
    expect(first.mapping).toEqual({});
    expect(await admin().put(`/api/people-imports/${first.id}/check`, { mapping: { identifier: 0 } })).toMatchObject({ status: 400, code: 'mapping_incomplete' });
    await check(first, { identifier: 0, fullName: 1 });
    expect((await started(odd)).mapping).toEqual({ identifier: 0, fullName: 1 });
  });
});

describe('how long a file is kept', () => {
  const forget = async () => {
    const files = new ForgetImportFiles(new Database(worker));
    const actor = { kind: 'system', agencyId: api.agency.id, job: 'old-people-files' } as const;
    const due = await files.find(actor);
    for (const id of [...due, ...due]) await files.run(actor, id); // a job may run twice
    return due;
  };
  const rowsOf = async (batch: ImportView) => (await api.sql<{ n: number }>(`select count(*)::int as n from task_items where task_id = $1`, [batch.id]))[0]?.n;

  test('thirty days after its end its rows are deleted; the counts, the people and the audit stay', async () => {
    const batch = await check(await started(`NIP;Nama\n${nip(51)};Tiga Puluh Hari\n123;Salah Nomor\n`));
    expect(batch.counts).toEqual({ created: 1, changed: 0, unchanged: 0, wrong: 1 });
    await admin().post(`/api/people-imports/${batch.id}/application`, {});
    await work(batch);
    const done = await read(batch);
    const days = (new Date(done.fileUntil ?? 0).getTime() - new Date(done.finishedAt ?? 0).getTime()) / 86_400_000;
    expect(days).toBe(30);
    expect(await forget()).toEqual([]);

    await api.sql(`update tasks set finished_at = now() - interval '30 days 1 second' where id = $1`, [batch.id]);
    expect(await forget()).toEqual([batch.id]);
    expect(await rowsOf(batch)).toBe(0);
    expect(await read(batch)).toMatchObject({ state: 'done', fileUntil: null, sample: [], counts: { created: 1, wrong: 1 }, rows: 2 });
    expect((await admin().call(routes.importErrors, { params: { importId: batch.id }, query: {} })).rows).toEqual([]);
    expect((await admin().call(routes.people, { query: { search: nip(51) } })).rows).toHaveLength(1);
    const trail = await api.sql<{ action: string; facts: unknown }>(`select action, facts from audit_entries where subject_id = $1 order by position desc limit 1`, [batch.id]);
    expect(trail).toEqual([{ action: 'people_import.file_deleted', facts: { rows: 2 } }]);
  });

  test('one that was never applied goes too, and can’t be applied any more', async () => {
    const batch = await check(await started(`NIP;Nama\n${nip(52)};Terlupa\n`));
    await api.sql(`update tasks set created_at = now() - interval '31 days' where id = $1`, [batch.id]);
    expect(await forget()).toEqual([batch.id]);
    expect(await read(batch)).toMatchObject({ state: 'cancelled', fileUntil: null });
    expect(await admin().post(`/api/people-imports/${batch.id}/application`, {})).toMatchObject({ status: 409, code: 'import_not_ready' });
    expect(await admin().put(`/api/people-imports/${batch.id}/check`, { mapping: { identifier: 0, fullName: 1 } })).toMatchObject({ status: 409, code: 'import_not_ready' });
  });
});

test('what somebody changed after an import stays when the import is taken back', async () => {
  const { elsewhere } = api.people;
  const batch = await check(await started(`NIP;Nama;Tempat lahir\n${elsewhere.identifier};Maria Wanggai, S.Sos;Biak\n${nip(61)};Langsung Diubah;\n`));
  expect(batch.counts).toEqual({ created: 1, changed: 1, unchanged: 0, wrong: 0 });
  await admin().post(`/api/people-imports/${batch.id}/application`, {});
  await work(batch);
  const [added] = (await admin().call(routes.people, { query: { search: nip(61) } })).rows;
  for (const personId of [elsewhere.id, added?.id ?? '']) {
    const person = await admin().call(routes.person, { params: { personId } });
    await admin().call(routes.changePerson, { params: { personId }, body: { revision: person.revision, fullName: person.fullName, birthPlace: 'Serui', birthDate: person.birthDate, email: person.email } });
  }
  expect((await admin().call(routes.undoImport, { params: { importId: batch.id } })).undone).toEqual({ removed: 0, restored: 0, kept: 2 });
  expect(await admin().call(routes.person, { params: { personId: elsewhere.id } })).toMatchObject({ fullName: 'Maria Wanggai, S.Sos', birthPlace: 'Serui' });
});

test('20,000 rows', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `${19700101 + (n % 28)}2000${String((Math.floor(n / 999) % 12) + 1).padStart(2, '0')}${(Math.floor(n / 11_988) % 2) + 1}${String((n % 999) + 1).padStart(3, '0')};Pegawai Nomor ${n};pegawai${n}@massal.test;Semarang;01-01-1970;PKM-01;Pelaksana;pelaksana;II/a`);
  const unique = [...new Map(lines.map((line) => [line.slice(0, 18), line])).values()];
  const clock = performance.now();
  const took: string[] = [];
  const lap = (what: string) => took.push(`${what} ${Math.round(performance.now() - clock)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  lap('begin');
  const batch = await started([head, ...unique].join('\n'));
  lap('upload');
  const checked = await check(batch);
  lap('check');
  expect(checked.counts).toEqual({ created: unique.length, changed: 0, unchanged: 0, wrong: 0 });
  await admin().post(`/api/people-imports/${batch.id}/application`, {});
  await work(batch);
  lap('apply');
  expect(await read(batch)).toMatchObject({ state: 'done', done: unique.length, failed: 0 });
  const page = await admin().call(routes.people, { query: { search: 'pegawai nomor 19', limit: '100' } });
  lap('search');
  expect(page.rows).toHaveLength(100);
  const undone = await admin().call(routes.undoImport, { params: { importId: batch.id } });
  lap('undo');
  expect(undone.undone).toEqual({ removed: unique.length, restored: 0, kept: 0 });
  process.stderr.write(`${unique.length} rows: ${took.join(' · ')}\n`);
}, 120_000);
