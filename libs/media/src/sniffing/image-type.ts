import { asciiOf, type ByteSource } from './byte-source.js';
import type { Finding } from './file-type.js';

const JPEG_TAIL_BYTES = 64 * 1024;
const PNG_END = 'IEND\xaeB`\x82';

const tailOf = async (source: ByteSource, bytes: number): Promise<string> => asciiOf(await source.read(Math.max(0, source.size - bytes), source.size));

/** PNG, JPEG, GIF and WebP, each with its end: a picture that lost its end is `truncated`. */
export async function inspectImage(source: ByteSource, head: string): Promise<Finding> {
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return (await tailOf(source, 4096)).includes(PNG_END) ? 'png' : 'truncated';
  // Telephones append data of their own after the end-of-image marker, hence the long tail.
  if (head.startsWith('\xff\xd8\xff')) return (await tailOf(source, JPEG_TAIL_BYTES)).includes('\xff\xd9') ? 'jpeg' : 'truncated';
  if (/^GIF8[79]a/.test(head)) return (await tailOf(source, 1)) === ';' ? 'gif' : 'truncated';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') {
    const size = Buffer.from(head.slice(4, 8), 'latin1').readUInt32LE(0);
    return source.size >= size + 8 ? 'webp' : 'truncated';
  }
  return null;
}
