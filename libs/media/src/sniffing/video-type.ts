import { asciiOf, type ByteSource, viewOf } from './byte-source.js';
import type { Finding } from './file-type.js';

const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const VIDEO_BRANDS = /^(?:isom|iso[2-9a-c]|mp4[12v]|avc1|M4V[ HP]?|M4VH|M4VP|dash|cmf[a-z0-9]|3g[2p].|MSNV|f4v |mmp4|XAVC|hvc1|av01|kddi|ndvx|qt  )/;
const MOST_BOXES = 4096;

/**
 * Walks the boxes on the top level of an ISO file, 16 bytes each. Truncated: a box ends behind the file's end, or there
 * is no index (`moov`, which a recorder writes last) or no media (`mdat`, which comes last in a file made for streaming). Source: ISO/IEC 14496-12, 4.2.
 */
async function isWholeIsoFile(source: ByteSource): Promise<boolean> {
  const seen = new Set<string>();
  const isWhole = (): boolean => seen.has('moov') && seen.has('mdat');
  for (let position = 0, boxes = 0; position < source.size && boxes < MOST_BOXES; boxes += 1) {
    const header = await source.read(position, Math.min(position + 16, source.size));
    if (header.byteLength < 8) return isWhole();
    const view = viewOf(header);
    const type = asciiOf(header.subarray(4, 8));
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return isWhole(); // bytes after the last box, as some cameras leave
    const short = view.getUint32(0);
    if (short === 1 && header.byteLength < 16) return false;
    const size = short === 0 ? source.size - position : short === 1 ? Number(view.getBigUint64(8)) : short;
    if (size < 8 || position + size > source.size) return false;
    seen.add(type);
    position += size;
  }
  return isWhole();
}

async function inspectIso(source: ByteSource, head: string): Promise<Finding> {
  const box = head.slice(4, 8);
  if (!FIRST_BOXES.has(box)) return null;
  // HEIC and AVIF pictures and M4A sound wear the same dress.
  if (box === 'ftyp' && !VIDEO_BRANDS.test(head.slice(8, 12))) return 'unknown';
  const type = box !== 'ftyp' || head.startsWith('qt  ', 8) ? 'mov' : 'mp4';
  return (await isWholeIsoFile(source)) ? type : 'truncated';
}

interface Element {
  readonly contentStart: number;
  /** `null`: of unknown length, as live recordings write. */
  readonly size: number | null;
}

/** The element with the one-to-four-byte id at `position`, or `null`. Source: RFC 8794, sections 4 and 5. */
function readElement(bytes: Uint8Array, id: readonly number[], position: number): Element | null {
  if (!id.every((byte, index) => bytes[position + index] === byte)) return null;
  const start = position + id.length;
  const first = bytes[start] ?? 0;
  const length = Math.clz32(first) - 23; // 1 to 8 bytes, told by the leading zeros
  if (length > 8 || start + length > bytes.byteLength) return null;
  let value = first & (0xff >> length);
  let allOnes = value === 0xff >> length;
  for (const byte of bytes.subarray(start + 1, start + length)) {
    value = value * 256 + byte;
    allOnes &&= byte === 0xff;
  }
  return { contentStart: start + length, size: allOnes ? null : value };
}

function inspectMatroska(source: ByteSource, head: Uint8Array): Finding {
  const header = readElement(head, [0x1a, 0x45, 0xdf, 0xa3], 0);
  if (header === null) return null;
  const end = header.contentStart + (header.size ?? 0);
  const described = asciiOf(head.subarray(header.contentStart, end));
  const type = described.includes('\x42\x82\x84webm') ? 'webm' : described.includes('\x42\x82\x88matroska') ? 'mkv' : null;
  const segment = readElement(head, [0x18, 0x53, 0x80, 0x67], end);
  if (type === null) return source.size <= end ? 'truncated' : 'unknown';
  if (segment === null) return 'truncated';
  return segment.size !== null && segment.contentStart + segment.size > source.size ? 'truncated' : type;
}

/** MP4, MOV, WebM and Matroska, told apart from files that only begin like one. */
export async function inspectVideo(source: ByteSource, head: Uint8Array, text: string): Promise<Finding> {
  return (await inspectIso(source, text)) ?? inspectMatroska(source, head);
}
