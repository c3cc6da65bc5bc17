import { asciiOf, type ByteSource, viewOf } from './byte-source.js';
import type { Finding } from './file-type.js';

/** The end record has 22 bytes and a comment of up to 65,535. Source: PKWARE APPNOTE, 4.3.16 and 4.3.12. */
const LONGEST_TAIL = 22 + 65_535;
const LARGEST_DIRECTORY = 2 * 1024 * 1024;
const MOST_NAMES = 10_000;

async function readDirectory(source: ByteSource): Promise<Uint8Array | null> {
  const tail = await source.read(Math.max(0, source.size - LONGEST_TAIL), source.size);
  const end = asciiOf(tail).lastIndexOf('PK\x05\x06');
  if (end < 0 || end + 22 > tail.byteLength) return null;
  const [size, start] = [viewOf(tail).getUint32(end + 12, true), viewOf(tail).getUint32(end + 16, true)];
  if (size > LARGEST_DIRECTORY || start + size > source.size) return null;
  return source.read(start, start + size);
}

function namesIn(directory: Uint8Array): Set<string> {
  const view = viewOf(directory);
  const names = new Set<string>();
  for (let position = 0; position + 46 <= directory.byteLength && names.size < MOST_NAMES; ) {
    if (view.getUint32(position, true) !== 0x02014b50) break;
    const nameLength = view.getUint16(position + 28, true);
    names.add(asciiOf(directory.subarray(position + 46, position + 46 + nameLength)));
    position += 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true);
  }
  return names;
}

/** Word, Excel and PowerPoint files, by the names in the archive's directory. Nothing is unpacked. */
export async function inspectZip(source: ByteSource, head: string): Promise<Finding> {
  if (!head.startsWith('PK\x03\x04')) return null;
  const directory = await readDirectory(source);
  if (directory === null) return 'truncated';
  const names = namesIn(directory);
  if (!names.has('[Content_Types].xml')) return 'unknown';
  if ([...names].some((name) => /(?:^|\/)vba(?:Project|Data)/i.test(name))) return 'macros';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('ppt/presentation.xml') ? 'pptx' : 'unknown';
}
