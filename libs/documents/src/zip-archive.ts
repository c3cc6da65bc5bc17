import { crc32 } from 'node:zlib';
import { DocumentError } from './document-error.js';

/** A file of an archive. It is loaded when its turn comes and must have the length that was promised. */
export interface ZipEntry {
  /** With its ending; any Unicode, no folder. */
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
  load(): Promise<Uint8Array>;
}

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;
/** Beyond these a file needs ZIP64, which older unpackers of offices do not read. */
const ENTRY_LIMIT = 65_534;
const BYTE_LIMIT = 0xffff_fffe;
/** Version 2.0, names in UTF-8 (APPNOTE 4.4.3 and 4.4.4, bit 11). */
const VERSION = 20;
const UTF8_NAMES = 0x0800;

interface Placed {
  readonly entry: ZipEntry;
  readonly name: Buffer;
  readonly offset: number;
  readonly checksum: number;
}

const nameOf = (entry: ZipEntry): Buffer => Buffer.from(entry.name, 'utf8');

/**
 * The archive's length, known before a byte of it exists: the files are stored, not squeezed.
 * @throws DocumentError `archive_too_large` above 65,534 files or 4 GiB
 */
export function zipSize(entries: readonly ZipEntry[]): number {
  const size = entries.reduce((sum, entry) => sum + LOCAL_HEADER + CENTRAL_HEADER + nameOf(entry).length * 2 + entry.bytes, END_RECORD);
  if (entries.length > ENTRY_LIMIT || size > BYTE_LIMIT) throw new DocumentError('archive_too_large', { files: entries.length, bytes: size });
  return size;
}

/** The archive, one file in memory at a time. Equal entries give equal bytes. Throws when a file has another length than promised. */
export async function* zipArchive(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const placed: Placed[] = [];
  let offset = 0;
  for (const entry of entries) {
    const body = await entry.load();
    if (body.byteLength !== entry.bytes) throw new Error(`${entry.name} has ${body.byteLength} bytes instead of ${entry.bytes}`);
    const one = { entry, name: nameOf(entry), offset, checksum: crc32(body) };
    placed.push(one);
    const header = localHeader(one);
    yield header;
    yield Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    offset += header.length + body.byteLength;
  }
  const directory = Buffer.concat(placed.map(centralHeader));
  yield directory;
  yield endRecord(placed.length, directory.length, offset);
}

/** Version, flags, method (stored), time, date, checksum and the two lengths: the same 22 bytes in both headers. */
function common({ entry, checksum }: Placed): Buffer {
  const fields = Buffer.alloc(22);
  const at = entry.modified;
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6);
  fields.writeUInt16LE(((Math.max(1980, at.getUTCFullYear()) - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(entry.bytes, 14);
  fields.writeUInt32LE(entry.bytes, 18);
  return fields;
}

function localHeader(one: Placed): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(one.name.length, 0);
  return Buffer.concat([Buffer.from('504b0304', 'hex'), common(one), lengths, one.name]);
}

function centralHeader(one: Placed): Buffer {
  const signature = Buffer.from('504b01021400', 'hex');
  const rest = Buffer.alloc(18);
  rest.writeUInt16LE(one.name.length, 0);
  rest.writeUInt32LE(one.offset, 14);
  return Buffer.concat([signature, common(one), rest, one.name]);
}

function endRecord(files: number, directoryBytes: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(END_RECORD);
  record.write('504b0506', 0, 'hex');
  record.writeUInt16LE(files, 8);
  record.writeUInt16LE(files, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryAt, 16);
  return record;
}
