import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApi, type Client, type TestApi } from '../api.spec-kit.js';
import { planOf } from './planning.spec-kit.js';

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi();
  admin = api.as(api.people.agencyAdmin);
}, 60_000);
afterAll(() => api.close());

/** The files of a ZIP by its central directory (APPNOTE 4.3.12): nothing of the writer's own reads them. */
function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + size);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** Cells by their address: texts by the table of shared ones, numbers as numbers (ECMA-376 part 1, 18.3.1.4). */
function cellsOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, string | number> {
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) => plain([...inner.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text).join('')));
  const cells = new Map<string, string | number>();
  for (const [, address = '', attributes = '', inner = ''] of (files.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1];
    if (value !== undefined) cells.set(address, attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : Number(value));
  }
  return cells;
}

test('the HCDP table opens elsewhere: its columns, its rows, rupiah as numbers, and no formula whatever the words', async () => {
  const planId = await planOf(api, 'agency', 'draft');
  await api.sql(`update plans set basis = jsonb_set(basis, '{candidates,0,name}', '"=HYPERLINK(\\"https://evil.test\\")"'), items = jsonb_set(items, '{0,runs}', '2') where id = $1`, [planId]);
  const answer = await admin.get(`/api/plans/${planId}/file?format=xlsx`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  const files = unzipped(answer.bytes);
  const cells = cellsOf(files);
  const row = (number: number): readonly unknown[] => [...'ABCDEFGHIJKL'].map((column) => cells.get(`${column}${number}`));
  expect(cells.get('A1')).toMatch(/^Rencana Pengembangan Kompetensi 20\d\d$/);
  expect(row(7)).toEqual(['Unit kerja', 'Pegawai', 'Kompetensi', 'Kesenjangan (tingkat)', 'Program', 'Metode', 'Angkatan', 'JP', 'Biaya (Rp)', 'Triwulan', 'Sumber kebutuhan', 'Alasan']);
  // Two runs of 30 seats for 60 people, weight 0.8, 2 levels, half closed: 48; a third run finds nobody left.
  expect(row(8)).toEqual([
    'Seluruh instansi', 60, 'Manajemen risiko', 2, '=HYPERLINK("https://evil.test")', '–', 2, 10, 20_000_000, 'belum dijadwalkan', 'kesenjangan kompetensi', 'menutup kesenjangan berbobot 48; satu angkatan lagi tidak menutup apa pun',
  ]);
  expect(row(9).filter((cell) => cell !== undefined)).toEqual(['Jumlah', 2, 20_000_000]);
  expect([...files.values()].some((xml) => /<f[ >]/.test(xml))).toBe(false);
});

test('as PDF, and in no other format', async () => {
  const planId = await planOf(api, 'agency', 'signed');
  const answer = await admin.get(`/api/plans/${planId}/file?format=pdf`);
  expect([answer.status, answer.headers['content-type'], answer.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  expect((await admin.get(`/api/plans/${planId}/file?format=csv`)).status).toBe(400);
});
