import { type ByteSource, viewOf } from './byte-source.js';
import type { Finding } from './file-type.js';

const SIGNATURE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const ENTRY_BYTES = 128;
const END_OF_CHAIN = 0xfffffffa; // this value and above are no sectors
const MOST_SECTORS = 256;
const FAT_SECTORS_IN_HEADER = 109;

type ReadNumber = (position: number) => Promise<number | null>;

/** Where the allocation table's part `index` lies: 109 parts stand in the header, the others in a chain of sectors. */
async function tableSector(index: number, header: DataView, sectorBytes: number, readNumber: ReadNumber): Promise<number | null> {
  if (index < FAT_SECTORS_IN_HEADER) return header.getUint32(76 + index * 4, true);
  const perSector = sectorBytes / 4 - 1; // the last number names the next sector of the chain
  let rest = index - FAT_SECTORS_IN_HEADER;
  let sector: number | null = header.getUint32(68, true);
  for (; rest >= perSector && sector !== null && sector < END_OF_CHAIN; rest -= perSector) sector = await readNumber((sector + 2) * sectorBytes - 4);
  return sector === null || sector >= END_OF_CHAIN ? null : readNumber((sector + 1) * sectorBytes + rest * 4);
}

function namesIn(sector: Uint8Array): string[] {
  const names: string[] = [];
  for (let entry = 0; entry < sector.byteLength; entry += ENTRY_BYTES) {
    const length = Math.min(viewOf(sector).getUint16(entry + 64, true), 64);
    if (length > 2) names.push(new TextDecoder('utf-16le').decode(sector.subarray(entry, entry + length - 2)));
  }
  return names;
}

/** Reads the chain of directory sectors through the allocation table. Source: [MS-CFB] 2.2, 2.3, 2.5, 2.6. */
async function directoryNames(source: ByteSource, head: Uint8Array): Promise<Set<string> | null> {
  const header = viewOf(head);
  const sectorBytes = header.getUint16(30, true) === 12 ? 4096 : 512;
  const readNumber: ReadNumber = async (position) => {
    const bytes = await source.read(position, position + 4);
    return bytes.byteLength < 4 ? null : viewOf(bytes).getUint32(0, true);
  };
  const names = new Set<string>();
  let sector: number | null = header.getUint32(48, true);
  for (let read = 0; sector !== null && sector < END_OF_CHAIN && read < MOST_SECTORS; read += 1) {
    const bytes = await source.read((sector + 1) * sectorBytes, (sector + 2) * sectorBytes);
    if (bytes.byteLength < sectorBytes) return null;
    for (const name of namesIn(bytes)) names.add(name);
    const table: number | null = await tableSector(Math.floor((sector * 4) / sectorBytes), header, sectorBytes, readNumber);
    sector = table === null ? null : await readNumber((table + 1) * sectorBytes + ((sector * 4) % sectorBytes));
  }
  return names;
}

/** Word, Excel and PowerPoint files of the years before 2007, by the names of their streams. */
export async function inspectOle(source: ByteSource, head: Uint8Array, text: string): Promise<Finding> {
  if (!text.startsWith(SIGNATURE)) return null;
  const names = head.byteLength < 512 ? null : await directoryNames(source, head);
  if (names === null) return 'truncated';
  if (names.has('Macros') || names.has('_VBA_PROJECT_CUR') || names.has('VBA')) return 'macros';
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  return names.has('PowerPoint Document') ? 'ppt' : 'unknown';
}
