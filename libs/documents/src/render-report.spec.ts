import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderReport } from './render-report.js';
import type { ReportInput } from './report.input.js';
import { readPdf, textOf } from './testing/pdf-reading.js';

const table = (rows: number): ReportInput['tables'][number] => ({
  heading: 'Tahun 2026', empty: 'Belum ada.',
  columns: [{ head: 'Kegiatan', share: 5 }, { head: 'Bukti', share: 3 }, { head: 'JP', share: 1, align: 'right' }],
  rows: Array.from({ length: rows }, (_, index) => [`Pelatihan manajemen risiko tingkat ${index + 1}`, `nomor ${index + 1}/LAN/2026`, '4,5']),
  total: ['Jumlah', '', String(rows * 4.5).replace('.', ',')],
});
const input = (rows: number): ReportInput => ({
  language: 'id', title: 'Catatan Pengembangan Kompetensi', author: 'Pemerintah Kota Surakarta', subject: 'JP yang tercatat', createdAt: new Date('2026-11-22T02:15:00Z'),
  facts: [{ label: 'Nama', value: 'Rani Dewi Lestari, S.A.P.' }, { label: 'NIP', value: '199209262019032008' }], paragraphs: ['Memuat yang diakui dalam buku besar JP.'],
  tables: [table(rows)], notes: { heading: 'Keterangan', texts: ['Sertifikat dapat diperiksa.'] }, foot: 'Catatan · Rani Dewi Lestari',
});

describe('a report', () => {
  test('says its facts, its rows and its sum in text that can be copied, in the order of reading', async () => {
    const pdf = readPdf(await renderReport(input(2)));
    const text = textOf(pdf.runs);
    for (const part of ['Catatan Pengembangan Kompetensi', 'Nama: Rani Dewi Lestari, S.A.P.', 'Kegiatan Bukti JP', 'Pelatihan manajemen risiko tingkat 2 nomor 2/LAN/2026 4,5', 'Jumlah 9', 'Keterangan', 'Halaman 1 dari 1']) expect(text).toContain(part);
    expect(pdf.catalog).toMatch(/\/Lang \(id-ID\)/);
    expect(pdf.info).toMatchObject({ Title: 'Catatan Pengembangan Kompetensi', CreationDate: 'D:20261122021500Z' });
    // two rows and the sum begin with a head of their row; the head of the table has three
    expect(pdf.structure.filter((type) => type === 'TH')).toHaveLength(3 + 3);
    expect(new Set(pdf.structure)).toEqual(new Set(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
  });

  test('tells which column or row a head is of', async () => {
    const file = Buffer.from(await renderReport(input(1))).toString('latin1');
    expect(file.match(/\/Scope \/Column/g)).toHaveLength(3);
    expect(file.match(/\/Scope \/Row/g)).toHaveLength(2);
  });

  test('goes over pages: the head is seen on each, is one table for a screen reader, and every row is there once', async () => {
    const pdf = readPdf(await renderReport(input(90)));
    expect(pdf.pages.length).toBeGreaterThan(2);
    for (const page of pdf.pages.keys()) {
      const runs = pdf.runs.filter((run) => run.page === page + 1);
      expect(textOf(runs)).toContain('Kegiatan Bukti JP');
      expect(Math.min(...runs.map(({ y }) => y))).toBeGreaterThan(20);
      expect(Math.max(...runs.map(({ x, width }) => x + width))).toBeLessThan(800);
    }
    expect(pdf.structure.filter((type) => type === 'Table')).toHaveLength(1);
    const text = textOf(pdf.runs);
    for (let row = 1; row <= 90; row += 1) expect(text.split(`nomor ${row}/LAN`)).toHaveLength(2);
    expect(text).toContain(`Halaman ${pdf.pages.length} dari ${pdf.pages.length}`);
  });

  test('says that there is nothing, and is the same bytes when made again', async () => {
    const nothing = { ...input(0), tables: [{ ...table(0), total: null }], notes: null };
    expect(textOf(readPdf(await renderReport(nothing)).runs)).toContain('Belum ada.');
    expect(Buffer.from(await renderReport(input(40))).equals(Buffer.from(await renderReport(input(40))))).toBe(true);
  });

  test('holds words of any length without losing one', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }), async (lengths) => {
      const rows = lengths.map((length, index) => [Array.from({ length }, (_, at) => `kata${index}x${at}`).join(' '), 'a', '1']);
      const pdf = readPdf(await renderReport({ ...input(0), tables: [{ ...table(0), rows, total: null }] }));
      const text = textOf(pdf.runs).split(' ');
      for (const [first = ''] of rows) for (const word of first.split(' ')) expect(text.filter((found) => found === word)).toHaveLength(1);
    }), { numRuns: 15 });
  });
});
