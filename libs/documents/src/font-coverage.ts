const UNICODE_BMP = 0x0003_0001; // platform 3 (Windows), encoding 1

/** The code points with a glyph, from the `cmap` table (format 4) of a TrueType file. */
export function coveredCodePoints(font: Buffer): ReadonlySet<number> {
  const table = cmapSubtable(font);
  const segments = table.readUInt16BE(6) / 2;
  const ends = 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  const covered = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const last = table.readUInt16BE(ends + segment * 2);
    const first = table.readUInt16BE(starts + segment * 2);
    const delta = table.readUInt16BE(deltas + segment * 2);
    const offsetAt = offsets + segment * 2;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = offset === 0 ? code + delta : table.readUInt16BE(offsetAt + offset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) covered.add(code);
    }
  }
  return covered;
}

function cmapSubtable(font: Buffer): Buffer {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const entry = 12 + table * 16;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') return bmpTable(font.subarray(font.readUInt32BE(entry + 8)));
  }
  throw new Error('the font file has no cmap table');
}

function bmpTable(cmap: Buffer): Buffer {
  const encodings = cmap.readUInt16BE(2);
  for (let encoding = 0; encoding < encodings; encoding += 1) {
    const entry = 4 + encoding * 8;
    if (cmap.readUInt32BE(entry) !== UNICODE_BMP) continue;
    const table = cmap.subarray(cmap.readUInt32BE(entry + 4));
    if (table.readUInt16BE(0) === 4) return table;
  }
  throw new Error('the font file has no Unicode character map');
}
