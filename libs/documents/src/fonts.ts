import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type ParsedFont } from 'fontkit';
import { DocumentError } from './document-error.js';
import { coveredCodePoints } from './font-coverage.js';

const require = createRequire(import.meta.url);
const family = '@expo-google-fonts/plus-jakarta-sans';

/** Plus Jakarta Sans (OFL-1.1), whole files: pdfkit embeds only the glyphs that a document uses. */
const files = {
  regular: '400Regular/PlusJakartaSans_400Regular.ttf',
  semibold: '600SemiBold/PlusJakartaSans_600SemiBold.ttf',
  extrabold: '800ExtraBold/PlusJakartaSans_800ExtraBold.ttf',
} as const;

export type FontName = keyof typeof files;
export const fontNames: readonly FontName[] = ['regular', 'semibold', 'extrabold'];

const loaded = new Map<FontName, Buffer>();

/** The font file, read once per process. */
export function fontFile(name: FontName): Buffer {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(require.resolve(`${family}/${files[name]}`));
  loaded.set(name, bytes);
  return bytes;
}

const parsed = new Map<FontName, ParsedFont>();

/**
 * The font for one document, parsed once per process: parsing anew took half of a certificate's time.
 * fontkit remembers for each glyph the text it first stood for, and a document's text layer is made of
 * that; so the glyphs are forgotten, and no document depends on the ones drawn before it.
 */
export function fontForDocument(name: FontName): ParsedFont {
  const font = parsed.get(name) ?? create(fontFile(name));
  parsed.set(name, font);
  font._glyphs = {};
  return font;
}

let covered: ReadonlySet<number> | undefined;

/** The characters of a text that the certificate font cannot print, each once; an editor can warn with it. */
export function unprintableCharacters(text: string): readonly string[] {
  covered ??= coveredCodePoints(fontFile('regular'));
  const known = covered;
  return [...new Set(tidy(text))].filter((character) => !known.has(character.codePointAt(0) ?? 0));
}

/**
 * One line of composed characters; invisible controls are gone and every run of white space is one space.
 * @throws DocumentError `text_unprintable` when the font lacks a glyph
 */
export function printable(text: string): string {
  const missing = unprintableCharacters(text);
  if (missing.length > 0) throw new DocumentError('text_unprintable', { characters: missing.join(' '), text });
  return tidy(text);
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
}
