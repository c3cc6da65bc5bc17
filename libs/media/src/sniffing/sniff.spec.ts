import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { bytesSource } from './byte-source.js';
import { sniff } from './sniff.js';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const videoFile = readFileSync(new URL('../fixtures/moving-squares.mp4', import.meta.url));

const verdictOf = async (bytes: Uint8Array): Promise<string> => {
  const verdict = await sniff(bytesSource(bytes));
  return 'refused' in verdict ? `refused: ${verdict.refused}` : verdict.type;
};

/** A ZIP archive that holds nothing but empty files of these names. */
function zipOf(names: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30, 'latin1');
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46, 'latin1');
    parts.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A compound file of 512-byte sectors: the allocation table in sector 0, the directory in sectors 1 and 2. */
function oleOf(names: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 4, 0);
  latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1').copy(file);
  file.writeUInt16LE(9, 30); // sectors of 2^9 bytes
  file.writeUInt32LE(1, 48); // the directory begins in sector 1
  file.writeUInt32LE(0, 76); // the table is sector 0, at byte 512
  file.writeUInt32LE(2, 512 + 4); // after sector 1 comes sector 2
  file.writeUInt32LE(0xfffffffe, 512 + 8); // which is the last
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    file.write(name, 1024 + index * 128, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, 1024 + index * 128 + 64);
  }
  return file;
}

function box(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + content.length, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}

const png = Buffer.concat([latin1('\x89PNG\r\n\x1a\n'), deflateSync(Buffer.alloc(2_000)), latin1('\0\0\0\0IEND\xaeB`\x82')]);
const webp = Buffer.concat([latin1('RIFF'), Buffer.from([12, 0, 0, 0]), latin1('WEBPVP8 data')]);
// EBML header (5 bytes of length and id, 7 of document type), then a segment of 3 bytes
const matroska = (docType: string, segmentSize = 3): Buffer =>
  Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | (3 + docType.length), 0x42, 0x82, 0x80 | docType.length]), latin1(docType), Buffer.from([0x18, 0x53, 0x80, 0x67, 0x80 | segmentSize, 1, 2, 3])]);
const office = '[Content_Types].xml';

describe('sniff', () => {
  it.each<[string, Buffer, string]>([
    ['an MP4', videoFile, 'mp4'],
    ['a MOV', Buffer.concat([box('ftyp', latin1('qt  \0\0\0\0')), box('mdat', Buffer.alloc(9)), box('moov', Buffer.alloc(9))]), 'mov'],
    ['a MOV from before brands', Buffer.concat([box('wide', Buffer.alloc(0)), box('mdat', Buffer.alloc(9)), box('moov', Buffer.alloc(9))]), 'mov'],
    ['a WebM', matroska('webm'), 'webm'],
    ['a WebM of unknown length, as browsers record', Buffer.concat([matroska('webm').subarray(0, 16), Buffer.from([0xff, 1])]), 'webm'],
    ['a Matroska', matroska('matroska'), 'mkv'],
    ['a PDF', latin1(`%PDF-1.7\n${'x'.repeat(5_000)}\n%%EOF\n`), 'pdf'],
    ['a DOCX', zipOf([office, 'word/document.xml', '_rels/.rels']), 'docx'],
    ['an XLSX', zipOf([office, 'xl/workbook.xml']), 'xlsx'],
    ['a PPTX', zipOf([office, 'ppt/presentation.xml']), 'pptx'],
    ['a DOC', oleOf(['1Table', 'WordDocument']), 'doc'],
    ['an XLS with its stream in the second directory sector', oleOf(['a', 'b', 'c', 'Workbook']), 'xls'],
    ['a PPT', oleOf(['PowerPoint Document']), 'ppt'],
    ['a PNG', png, 'png'],
    ['a JPEG with a camera’s own data behind it', latin1(`\xff\xd8\xff\xe0${'x'.repeat(500)}\xff\xd9SEFT`), 'jpeg'],
    ['a WebP', webp, 'webp'],
    ['a GIF', latin1('GIF89a\x01\0\x01\0\0;'), 'gif'],
  ])('knows %s by its bytes', async (_what, bytes, type) => {
    expect(await verdictOf(bytes)).toBe(type);
  });

  it.each<[string, Buffer | string, string]>([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'markup'],
    ['an SVG with prolog and byte order mark', '\xef\xbb\xbf\n <?xml version="1.0"?><svg/>', 'markup'],
    ['a page in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'markup'],
    ['a page that begins with a comment', '  <!-- --><script>alert(1)</script>', 'markup'],
    ['XML', '<?xml version="1.0"?><a/>', 'markup'],
    ['a Windows program', 'MZ\x90\0', 'executable'],
    ['a Linux program', '\x7fELF\x02', 'executable'],
    ['a script', '#!/bin/sh\nrm -rf /', 'executable'],
    ['WebAssembly', '\0asm\x01\0\0\0', 'executable'],
    ['a Word file with macros under an innocent name', zipOf([office, 'word/document.xml', 'word/vbaProject.bin']), 'macros'],
    ['an old Excel file with macros', oleOf(['Workbook', '_VBA_PROJECT_CUR']), 'macros'],
    ['an archive that is no office file', zipOf(['photo.jpg']), 'unknown'],
    ['an installer in a compound file', oleOf(['Property']), 'unknown'],
    ['a HEIC picture', box('ftyp', latin1('heic\0\0\0\0')), 'unknown'],
    ['sound in MP4', box('ftyp', latin1('M4A \0\0\0\0')), 'unknown'],
    ['plain text', 'Kepada Yth.', 'unknown'],
    ['nothing', '', 'empty'],
  ])('refuses %s', async (_what, bytes, refusal) => {
    expect(await verdictOf(typeof bytes === 'string' ? latin1(bytes) : bytes)).toBe(`refused: ${refusal}`);
  });

  it.each<[string, Buffer, number]>([
    ['MP4', videoFile, videoFile.length - 1],
    ['MP4 in its index', videoFile, 700],
    ['WebM', matroska('webm'), matroska('webm').length - 1],
    ['PDF', latin1('%PDF-1.7\nxxxx\n%%EOF'), 12],
    ['DOCX', zipOf([office, 'word/document.xml']), 60],
    ['DOC', oleOf(['WordDocument']), 600],
    ['PNG', png, png.length - 1],
    ['JPEG', latin1('\xff\xd8\xff\xe0xxxx\xff\xd9'), 8],
    ['WebP', webp, webp.length - 1],
    ['GIF', latin1('GIF89a\x01\0\x01\0\0;'), 11],
  ])('tells that the end of a %s is missing', async (_what, bytes, length) => {
    expect(await verdictOf(bytes.subarray(0, length))).toBe('refused: truncated');
  });

  it('finds every cut of a video, wherever the connection broke', async () => {
    // the boxes end 4,549 bytes into the file: each length there, then one in 97; the last byte too
    const lengths = Array.from({ length: videoFile.length - 1 }, (_one, index) => index + 1).filter((length) => length < 5_000 || length % 97 === 0 || length === videoFile.length - 1);
    const accepted: number[] = [];
    for (const length of lengths) {
      const verdict = await verdictOf(videoFile.subarray(0, length));
      if (!/^refused: (truncated|unknown)$/.test(verdict)) accepted.push(length);
    }
    expect(accepted).toEqual([]);
  });

  it('answers for any bytes and reads at most 3 MiB, even of a directory that claims to be huge', async () => {
    const starts = ['', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\x1a\x45\xdf\xa3', '\0\0\0\x08ftypisom', '\0\0\0\x01mdat', 'RIFF', 'GIF89a', '%PDF-', '\x89PNG\r\n\x1a\n'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3_000 }), async (start, tail) => {
        const bytes = Buffer.concat([latin1(start), tail]);
        let read = 0;
        const source = { size: bytes.length, read: async (from: number, to: number) => ((read += Math.min(to, bytes.length) - Math.min(from, bytes.length)), bytes.subarray(from, to)) };
        expect(await sniff(source)).toEqual(expect.anything());
        expect(read).toBeLessThan(3 * 1024 * 1024);
      }),
      { numRuns: 500 },
    );
  });
});
