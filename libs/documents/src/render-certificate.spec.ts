import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import type { CertificateInput } from './certificate.input.js';
import { qrMatrix } from './qr.js';
import { renderCertificate } from './render-certificate.js';
import { fortySubjects, longest, longestName, signatories, usual } from './testing/certificates.js';
import { readPdf, textOf, type TextRun } from './testing/pdf-reading.js';

const front = (runs: readonly TextRun[]): string => textOf(runs.filter(({ page }) => page === 1));

/** Pairs of text runs whose ink would touch: ascenders reach 0.72 and descenders 0.2 of the size. */
function collisions(runs: readonly TextRun[]): readonly string[] {
  const boxes = runs.filter(({ text }) => text.trim() !== '').map((run) => ({ run, left: run.x, right: run.x + run.width, low: run.y - run.size * 0.2, high: run.y + run.size * 0.72 }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.run.page === b.run.page && a.left < b.right - 3 && b.left < a.right - 3 && a.low < b.high && b.low < a.high)
      .map((b) => `${a.run.text} × ${b.run.text}`),
  );
}

/** Runs that leave the paper, or on the front the frame: 20 + 18 + 4 points from each edge. */
function outside(runs: readonly TextRun[]): readonly string[] {
  return runs.filter(({ page, x, y, width }) => x < (page === 1 ? 42 : 20) || x + width > 842 - (page === 1 ? 42 : 20) || y < (page === 1 ? 44 : 20) || y > 575).map(({ text }) => text);
}

/** Points between the lowest line of the centred stack and the foot (date line or QR code, whichever is higher). */
function clearance(runs: readonly TextRun[]): number {
  const page = runs.filter((run) => run.page === 1);
  const lowest = Math.min(...page.filter(({ text }) => /^(Kualifikasi|E-learning)/.test(text)).map(({ y, size }) => y - size * 0.2));
  const date = page.find(({ text }) => text === 'Surakarta, 22 November 2026');
  const caption = page.find(({ text }) => text === 'Periksa keaslian');
  if (date === undefined || caption === undefined) throw new Error('the foot is missing');
  // the code is 68 points high and stands 7 points above its caption
  return lowest - Math.max(date.y + date.size * 0.72, caption.y + caption.size + 7 + 68);
}

describe('a certificate', () => {
  test('says who learned what, when and for how many JP, in text that can be copied', async () => {
    const pdf = readPdf(await renderCertificate(usual));
    const text = front(pdf.runs);
    for (const part of [
      'PEMERINTAH KOTA SURAKARTA', 'SERTIFIKAT', 'Nomor: 800.2.4.5/1284/BKPSDM/2026', 'Rani Dewi Lestari, S.A.P.', 'NIP 199209262019032008',
      'Surakarta, 26 September 1992', 'Penata Muda Tingkat I, III/b', 'Analis Kebijakan Ahli Pertama', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
      'Pelayanan Publik Digital yang Berpihak pada Warga', 'E-learning · Kompetensi teknis · 12 JP · 3–14 November 2026 · Surakarta',
      'Kualifikasi: Sangat memuaskan · Nilai: 92,5', 'Surakarta, 22 November 2026', 'Dra. Endang Retnowati, M.Si.', '9F3A-C81D-22E0-4B7F-A1C6-5D0B-E773-4A90',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('is two pages of A4 landscape with three embedded fonts and none of the standard fourteen', async () => {
    const pdf = readPdf(await renderCertificate(usual));
    expect(pdf.pages).toEqual([{ width: 841.89, height: 595.28 }, { width: 841.89, height: 595.28 }]);
    expect(pdf.fonts.map(({ name }) => name.replace(/^\w{6}\+/, '')).sort()).toEqual(['PlusJakartaSans-ExtraBold', 'PlusJakartaSans-Regular', 'PlusJakartaSans-SemiBold']);
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
  });

  test('is tagged, names its language and its author, and carries the day of issue', async () => {
    const pdf = readPdf(await renderCertificate(usual));
    expect(pdf.catalog).toMatch(/\/Lang \(id-ID\)/);
    expect(pdf.catalog).toMatch(/\/MarkInfo|\/StructTreeRoot/);
    expect(new Set(pdf.structure)).toEqual(new Set(['Document', 'H1', 'H2', 'H3', 'P', 'Figure', 'Link', 'Table', 'TR', 'TH', 'TD']));
    // emblem, signature, QR
    expect(pdf.structure.filter((type) => type === 'Figure')).toHaveLength(3);
    expect(pdf.info).toMatchObject({
      Title: 'Sertifikat 800.2.4.5/1284/BKPSDM/2026 – Rani Dewi Lestari, S.A.P.',
      Author: 'Pemerintah Kota Surakarta',
      CreationDate: 'D:20261122021500Z',
    });
  });

  test('lists the subjects with their JP and the sum 3 + 3 + 4 + 2 = 12, and says what the QR code is not', async () => {
    const pdf = readPdf(await renderCertificate(usual));
    const text = textOf(pdf.runs.filter(({ page }) => page === 2));
    expect(text).toContain('1 Mengapa pelayanan harus berubah 3');
    expect(text).toContain('Jumlah 12');
    expect(text).toContain('bukan tanda tangan elektronik');
    const own = readPdf(await renderCertificate({ ...usual, legalNote: 'Kode QR bukan tanda tangan elektronik menurut PP 71/2019.' }));
    expect(textOf(own.runs)).toContain('menurut PP 71/2019.');
    expect(text).toContain('sinau.surakarta.go.id/s/9f3ac81d22e04b7fa1c65d0be7734a90');
  });

  test('is the same bytes when it is made again, and other bytes when one fact differs', async () => {
    const hash = async (input: CertificateInput): Promise<string> => createHash('sha256').update(await renderCertificate(input)).digest('hex');
    const everything = { ...longest, subjects: fortySubjects.subjects };
    const [first, again] = await Promise.all([hash(everything), hash(everything)]);
    expect(again).toBe(first);
    expect(await hash(everything)).toBe(first);
    expect(await hash({ ...everything, number: '800.2.4.5/1285/BKPSDM/2026' })).not.toBe(first);
  });

  test('is the same bytes whatever this process drew before it', async () => {
    const before = Buffer.from(await renderCertificate(usual));
    // a minus sign, a ligature's own character and accents leave other texts behind for the same glyphs
    await renderCertificate({ ...usual, wording: ['suhu −4 °C, ﬁl dan ﬂora, 9F3A−C81D'], holder: { ...usual.holder, name: 'Rénï Ãlvaréz' } });
    expect(Buffer.from(await renderCertificate(usual)).equals(before)).toBe(true);
    const text = front(readPdf(before).runs);
    expect(text).toContain('9F3A-C81D');
  });

  test('holds the border once, as a drawing without words', async () => {
    const pdf = Buffer.from(await renderCertificate(fortySubjects)).toString('latin1');
    expect(pdf.match(/\/Subtype \/Form\b/g)).toHaveLength(2);
    expect(pdf.match(/\/KawungBand \d+ 0 R/g)?.length).toBeGreaterThan(1);
  });

  test('speaks English when asked', async () => {
    const pdf = readPdf(await renderCertificate({ ...usual, language: 'en', title: 'Certificate', wording: [] }));
    const text = front(pdf.runs);
    expect(pdf.catalog).toMatch(/\/Lang \(en-GB\)/);
    for (const part of ['CERTIFICATE', 'awarded to', 'for taking part in and successfully completing', '12 learning hours (JP)', 'Score: 92.5']) expect(text).toContain(part);
  });
});

describe('the layout', () => {
  const cases: readonly (readonly [string, CertificateInput])[] = [
    ['the usual', usual],
    ['the longest of everything with three signatories', longest],
    ['no emblem, no result, little about the holder', { ...usual, agency: { ...usual.agency, logo: null }, result: null, holder: { ...usual.holder, birth: null, rank: null, position: null, unit: null, agency: null } }],
    ['three signatories', { ...usual, signatories }],
    ['eight lines of wording', { ...longest, wording: Array.from({ length: 8 }, () => 'Menimbang bahwa yang bersangkutan telah memenuhi seluruh persyaratan penyelenggaraan') }],
    ['forty subjects', fortySubjects],
    ['seventeen subjects, where the notes just miss the page', { ...usual, subjects: fortySubjects.subjects.slice(0, 17) }],
    ['no subjects', { ...usual, subjects: [] }],
    ['a name without a space', { ...usual, holder: { ...usual.holder, name: 'W'.repeat(90) } }],
  ];

  test.each(cases)('%s: nothing touches, nothing leaves the frame', async (_, input) => {
    const pdf = readPdf(await renderCertificate(input));
    expect(pdf.runs.length).toBeGreaterThan(20);
    expect(collisions(pdf.runs)).toEqual([]);
    expect(outside(pdf.runs)).toEqual([]);
    expect(clearance(pdf.runs)).toBeGreaterThan(8);
  });

  test('a name of 105 characters is whole, on two lines of at least 14 points', async () => {
    const pdf = readPdf(await renderCertificate(longest));
    expect(front(pdf.runs)).toContain(longestName);
    const lines = pdf.runs.filter(({ page, text, size }) => page === 1 && size >= 14 && longestName.includes(text.trim()));
    expect(lines).toHaveLength(2);
  });

  test('forty subjects of 1.5 JP flow on, and the sum 60 is not alone on the last page', async () => {
    const pdf = readPdf(await renderCertificate(fortySubjects));
    const text = textOf(pdf.runs);
    for (let subject = 1; subject <= 40; subject += 1) expect(text).toMatch(new RegExp(`(ke-|lapangan )${subject}\\b`));
    const last = textOf(pdf.runs.filter(({ page }) => page === pdf.pages.length));
    expect(last).toContain('Mata pelatihan ke-40 1,5 Jumlah 60');
    expect(last).toContain(`Halaman ${pdf.pages.length} dari ${pdf.pages.length}`);
  });
});

test('the printed modules decode to the verification address', () => {
  const { address } = usual.verification;
  const matrix = qrMatrix(address);
  const [unit, quiet] = [4, 4];
  const side = (matrix.size + quiet * 2) * unit;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  matrix.dark.forEach((dark, index) => {
    if (!dark) return;
    const [column, row] = [(index % matrix.size) + quiet, Math.floor(index / matrix.size) + quiet];
    for (let y = row * unit; y < (row + 1) * unit; y += 1) pixels.fill(0, (y * side + column * unit) * 4, (y * side + (column + 1) * unit) * 4);
  });
  for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255;
  expect(jsQR.default(pixels, side, side)?.data).toBe(address);
});

describe('what cannot be printed', () => {
  const refused: readonly (readonly [string, CertificateInput, string])[] = [
    ['an SVG emblem', { ...usual, agency: { ...usual.agency, logo: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') } }, 'image_kind_refused'],
    ['no signatory', { ...usual, signatories: [] }, 'signatories_refused'],
    ['four signatories', { ...usual, signatories: [...signatories, signatories[0]] }, 'signatories_refused'],
    ['a date that does not exist', { ...usual, issued: { ...usual.issued, on: '2026-02-30' } }, 'date_refused'],
    ['an address that runs code', { ...usual, verification: { ...usual.verification, address: 'javascript:alert(1)' } }, 'verification_address_refused'],
    ['a character without a glyph', { ...usual, holder: { ...usual.holder, name: 'Rani 李' } }, 'text_unprintable'],
    ['wording of a whole page', { ...usual, wording: Array.from({ length: 60 }, () => 'Menimbang bahwa') }, 'text_too_long'],
    ['a legal note of two pages', { ...usual, legalNote: 'Menimbang bahwa '.repeat(200) }, 'text_too_long'],
    ['a subject of 3,000 characters', { ...usual, subjects: [{ title: 'mata pelatihan '.repeat(200), learningHours: 1 }] }, 'text_too_long'],
  ];

  test.each(refused)('%s is refused with a code', async (_, input, code) => {
    await expect(renderCertificate(input)).rejects.toMatchObject({ name: 'DocumentError', code });
  });
});
