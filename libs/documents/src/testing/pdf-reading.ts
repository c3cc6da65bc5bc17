import { inflateSync } from 'node:zlib';

export interface TextRun {
  readonly page: number;
  readonly font: string;
  readonly text: string;
  /** Left end of the base line, from the page's lower left corner; points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
  readonly widths: readonly number[];
  readonly characters: ReadonlyMap<number, string>;
}

export interface ReadPdf {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly fonts: readonly PdfFont[];
  readonly runs: readonly TextRun[];
  /** Structure types in the order of their objects. */
  readonly structure: readonly string[];
  readonly catalog: string;
  readonly info: Readonly<Record<string, string>>;
}

/** Reads just what pdfkit writes: one object per `n 0 obj`, no object streams, Identity-H fonts. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes));
  const dictionary = (id: number): string => objects.get(id)?.dictionary ?? '';
  const all = [...objects.values()];
  const catalog = all.find(({ dictionary: text }) => text.includes('/Type /Catalog'))?.dictionary ?? '';
  const pageIds = references(/\/Kids \[([^\]]*)\]/.exec(dictionary(reference(catalog, 'Pages')))?.[1] ?? '');
  const fonts = new Map<number, PdfFont>();
  const runs = pageIds.flatMap((pageId, index) => {
    const page = dictionary(pageId);
    const resources = dictionary(reference(page, 'Resources'));
    const names = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '0']) => [name, Number(id)] as const);
    for (const [, id] of names) if (!fonts.has(id)) fonts.set(id, readFont(objects, id));
    const byName = new Map(names.map(([name, id]) => [name, fonts.get(id)] as const));
    return readRuns(index + 1, objects.get(reference(page, 'Contents'))?.stream.toString('latin1') ?? '', byName);
  });
  const boxes = pageIds.map((id) => (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary(id)) ?? []).slice(1).map(Number));
  return {
    pages: boxes.map(([width = 0, height = 0]) => ({ width, height })),
    fonts: [...fonts.values()],
    runs,
    structure: all.flatMap(({ dictionary: text }) => (/\/P \d+ 0 R/.test(text) ? (/^<<\n\/S \/(\w+)/.exec(text)?.[1] ?? []) : [])),
    catalog,
    info: readInfo(objects, Buffer.from(bytes).toString('latin1')),
  };
}

/** Runs joined as a reader would copy them. */
export function textOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join(' ').replace(/\s+/g, ' ');
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer;
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const streamAt = text.indexOf('\nstream\n', start);
    const hasStream = streamAt !== -1 && streamAt < end;
    const dictionary = text.slice(start, hasStream ? streamAt : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = hasStream ? bytes.subarray(streamAt + 8, streamAt + 8 + length) : Buffer.alloc(0);
    objects.set(Number(match[1]), { dictionary, stream: dictionary.includes('/Filter /FlateDecode') && !dictionary.includes('/Image') ? inflateSync(raw) : raw });
  }
  return objects;
}

function reference(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1] ?? 0);
}

function references(list: string): readonly number[] {
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
}

function readFont(objects: Map<number, PdfObject>, id: number): PdfFont {
  const font = objects.get(id)?.dictionary ?? '';
  const descendant = objects.get(reference(font, 'DescendantFonts'))?.dictionary ?? '';
  const descriptor = objects.get(reference(descendant, 'FontDescriptor'))?.dictionary ?? '';
  const characters = new Map<number, string>();
  const map = objects.get(reference(font, 'ToUnicode'))?.stream.toString('latin1') ?? '';
  for (const [, first = '0', list = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]+)>/g)].forEach(([, hex = ''], index) => characters.set(parseInt(first, 16) + index, utf16(hex.replaceAll(' ', ''))));
  }
  return {
    name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '',
    embedded: /\/FontFile2 \d+ 0 R/.test(descriptor),
    widths: (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').split(' ').map(Number),
    characters,
  };
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function readRuns(page: number, content: string, fonts: ReadonlyMap<string, PdfFont | undefined>): readonly TextRun[] {
  return [...content.matchAll(/BT\n([\s\S]*?)ET\n/g)].map(([, block = '']) => {
    const [, x = '0', y = '0'] = /1 0 0 1 ([-\d.]+) ([-\d.]+) Tm/.exec(block) ?? [];
    const [, name = '', sizeText = '0'] = /\/(F\d+) ([\d.]+) Tf/.exec(block) ?? [];
    const size = Number(sizeText);
    const tracking = Number(/([-\d.]+) Tc/.exec(block)?.[1] ?? 0);
    const font = fonts.get(name);
    const drawn = { text: '', width: 0 };
    for (const [, glyphs, kerning] of (/\[([^\]]*)\] TJ/.exec(block)?.[1] ?? '').matchAll(/<(\w+)>|(-?[\d.]+)/g)) {
      drawn.width -= (Number(kerning ?? 0) * size) / 1000;
      for (const [code] of (glyphs ?? '').matchAll(/\w{4}/g)) {
        drawn.text += font?.characters.get(parseInt(code, 16)) ?? '\ufffd';
        drawn.width += ((font?.widths[parseInt(code, 16)] ?? 0) * size) / 1000 + tracking;
      }
    }
    return { page, font: font?.name ?? '', ...drawn, x: Number(x), y: Number(y), size };
  });
}

function readInfo(objects: Map<number, PdfObject>, file: string): Readonly<Record<string, string>> {
  const info = objects.get(Number(/\/Info (\d+) 0 R/.exec(file)?.[1] ?? 0))?.dictionary ?? '';
  return Object.fromEntries(
    [...info.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, key = '', id]) => [key, literal(objects.get(Number(id))?.dictionary ?? '')]),
  );
}

/** A PDF string in parentheses: escapes undone; UTF-16 when it begins with the byte order mark. */
function literal(text: string): string {
  const bytes = Buffer.from(text.slice(1, -1).replace(/\\([()\\])/g, '$1').replace(/\\n/g, '\n').replace(/\\r/g, '\r'), 'latin1');
  return bytes.readUInt16BE(0) === 0xfeff ? utf16(bytes.toString('hex', 2)) : bytes.toString('latin1');
}
