import { CaptionError } from './caption-error.js';

const LARGEST_BYTES = 2 * 1024 * 1024;

const decodeAs = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Characters of the bytes 80 to 9F. Node's own decoder (20, 22) takes Windows-1252 for Latin-1 and gives control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign);

/**
 * The file's text without byte order mark. UTF-16 is known by its mark; what is not UTF-8 is taken for Windows-1252,
 * in which old subtitle editors write. Throws `CaptionError` for files over 2 MiB and for binary ones.
 */
export function decodeCaptionFile(bytes: Uint8Array): string {
  if (bytes.byteLength > LARGEST_BYTES) throw new CaptionError('too_large', 0);
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = marked === null ? (decodeUtf8(bytes) ?? decodeWindows1252(bytes)) : decodeAs(marked, bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new CaptionError('not_text', text.slice(0, nul).split('\n').length);
  return text;
}

/** Markup of WebVTT and SubRip: b, i, u, font, class, voice, language, ruby, karaoke times. Anything else is text. */
const MARKUP = /<\/?(?:[biuc]|v|lang|ruby|rt|font)(?:[.\s][^<>]{0,300})?>|<\d{1,4}:[\d:.]{1,20}>/gi;
const POSITION = /\{\\an?\d{1,2}\}/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f', quot: '"' };
// Control characters have no place in a text that browsers, PDFs and databases will read.
const CONTROL = /[\p{Cc}\u2028\u2029\ufeff]/gu;

const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(CONTROL, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** Plain text of a WebVTT cue: no markup, entities resolved once. */
export function plainVttText(lines: readonly string[]): string {
  return tidy(lines.map((line) => line.replace(MARKUP, '').replace(/&([a-z]{2,4});/g, (entity, name: string) => ENTITIES[name] ?? entity)));
}

/** Plain text of a SubRip cue: no markup, no position codes such as `{\an8}`. */
export function plainSrtText(lines: readonly string[]): string {
  return tidy(lines.map((line) => line.replace(MARKUP, '').replace(POSITION, '')));
}

/** Text as a WebVTT cue may hold it: no markup, no `-->`, no blank line. */
export const escapeVttText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
