import { asciiOf, type ByteSource } from './byte-source.js';
import { type Finding, isType, MEDIA_TYPES, type Verdict } from './file-type.js';
import { inspectImage } from './image-type.js';
import { inspectOle } from './ole-type.js';
import { inspectVideo } from './video-type.js';
import { inspectZip } from './zip-type.js';

const HEAD_BYTES = 4096;
const PDF_TAIL_BYTES = 2048;
const PROGRAMS = ['MZ', '\x7fELF', '#!', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm', 'dex\n', 'L\0\0\0\x01\x14\x02\0', '<?php'];

async function inspectPdf(source: ByteSource, head: string): Promise<Finding> {
  if (!head.startsWith('%PDF-')) return null;
  const tail = asciiOf(await source.read(Math.max(0, source.size - PDF_TAIL_BYTES), source.size));
  return tail.includes('%%EOF') ? 'pdf' : 'truncated';
}

/** Markup in UTF-8, Latin-1 or UTF-16 begins, after blanks, with a tag, a comment, a doctype or an instruction. */
function inspectText(head: string): Finding {
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '').trimStart();
  return /^<[a-z!?/]/i.test(text) ? 'markup' : null;
}

async function inspect(source: ByteSource, head: Uint8Array, text: string): Promise<Finding> {
  if (PROGRAMS.some((signature) => text.startsWith(signature))) return 'executable';
  return (
    inspectText(text) ??
    (await inspectPdf(source, text)) ??
    (await inspectImage(source, text)) ??
    (await inspectVideo(source, head, text)) ??
    (await inspectZip(source, text)) ??
    (await inspectOle(source, head, text))
  );
}

/**
 * What a file is, by its bytes and never by its name. Reads the head, the tail and, where the type lives in a
 * directory inside the file, a bounded part of that: under 3 MiB for any file, however large.
 */
export async function sniff(source: ByteSource): Promise<Verdict> {
  if (source.size === 0) return { refused: 'empty' };
  const head = await source.read(0, Math.min(HEAD_BYTES, source.size));
  const finding = (await inspect(source, head, asciiOf(head))) ?? 'unknown';
  return isType(finding) ? { type: finding, mediaType: MEDIA_TYPES[finding] } : { refused: finding };
}
