import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zipArchive, zipSize, type ZipEntry } from './zip-archive.js';

const modified = new Date('2026-11-22T02:15:08Z');
const entryOf = (name: string, body: Uint8Array): ZipEntry => ({ name, bytes: body.byteLength, modified, load: async () => body });

async function packed(entries: readonly ZipEntry[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipArchive(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Python's own unpacker, where there is one: it checks every checksum. */
function unpackedByPython(zip: Buffer): Record<string, string> | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'sinau-zip-'));
  try {
    writeFileSync(path.join(folder, 'a.zip'), zip);
    const program = 'import zipfile,json,sys\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps({i.filename:[z.read(i).hex(),list(i.date_time)] for i in z.infolist()}))';
    const { error, status, stdout, stderr } = spawnSync('python3', ['-c', program, path.join(folder, 'a.zip')], { encoding: 'utf8' });
    if (error !== undefined && Reflect.get(error, 'code') === 'ENOENT') return null;
    expect([status, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads the archive as an unpacker does: end record, directory, then each file where the directory says. */
function read(zip: Buffer): Record<string, string> {
  const end = zip.length - 22;
  expect(zip.toString('hex', end, end + 4)).toBe('504b0506');
  let at = zip.readUInt32LE(end + 16);
  const files: Record<string, string> = Object.create(null); // a file may be named __proto__
  for (let index = 0; index < zip.readUInt16LE(end + 10); index += 1) {
    expect(zip.toString('hex', at, at + 4)).toBe('504b0102');
    const [bytes, nameLength, offset] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const body = offset + 30 + zip.readUInt16LE(offset + 26);
    files[name] = zip.toString('hex', body, body + bytes);
    at += 46 + nameLength;
  }
  return files;
}

test('two files with names of an office: whole, dated, and as long as was said before', async () => {
  const entries = [entryOf('0001 Rahayu Sekarwangi, A.Md.Kep. – 800-1.pdf', Buffer.from('%PDF satu')), entryOf('0002 Ni Luh Candrāwati.pdf', Buffer.from('%PDF dua'))];
  const zip = await packed(entries);
  // 22 + 2 × (30 + 46) + 2 × (46 + 26 bytes of names, an en dash of 3 and ā of 2 among them) + 9 + 8
  expect(zip.length).toBe(zipSize(entries));
  expect(read(zip)).toEqual({ [entries[0]?.name ?? '']: Buffer.from('%PDF satu').toString('hex'), [entries[1]?.name ?? '']: Buffer.from('%PDF dua').toString('hex') });
  const python = unpackedByPython(zip);
  if (python !== null) expect(Object.values(python)[0]).toEqual([Buffer.from('%PDF satu').toString('hex'), [2026, 11, 22, 2, 15, 8]]);
  expect((await packed(entries)).equals(zip)).toBe(true);
});

test('whatever is put in comes out, and the length is never a surprise', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), fc.uint8Array({ maxLength: 300 })), { maxLength: 12, selector: ([name]) => name }), async (files) => {
      const entries = files.map(([name, body]) => entryOf(name, body));
      const zip = await packed(entries);
      expect(zip.length).toBe(zipSize(entries));
      expect(read(zip)).toEqual(Object.fromEntries(files.map(([name, body]) => [Buffer.from(name, 'utf8').toString('utf8'), Buffer.from(body).toString('hex')])));
    }),
    { numRuns: 60, examples: [[[['__proto__', new Uint8Array(1)]]]] },
  );
});

test('a file that is not as long as it was said to be stops the archive; more than 4 GiB is refused beforehand', async () => {
  await expect(packed([{ ...entryOf('a.pdf', Buffer.from('abc')), bytes: 4 }])).rejects.toThrow('3 bytes instead of 4');
  const large = Array.from({ length: 5 }, (_, index) => ({ ...entryOf(`${index}.pdf`, Buffer.alloc(0)), bytes: 1024 ** 3 }));
  expect(() => zipSize(large)).toThrow(expect.objectContaining({ code: 'archive_too_large' }));
});
