/** What a request's JSON, path and query may be at most, before any schema looks at them (X08). */
export type InputLimits = {
  /** Levels of nesting; the input itself is level 1. */
  readonly depth: number;
  /** Fields and array places in all. */
  readonly entries: number;
  /** UTF-16 units of one string. */
  readonly characters: number;
};

const ORDINARY: InputLimits = { depth: 32, entries: 5_000, characters: 20_000 };

/**
 * Routes that state a body limit of their own read rich text, outlines, lists of people or a file in base64. An article
 * of 16 levels is 35 levels of JSON; its own check counts its nodes and characters.
 */
export function inputLimits(bodyLimit: number | undefined): InputLimits {
  return bodyLimit === undefined ? ORDINARY : { depth: 64, entries: 200_000, characters: bodyLimit };
}

export const shapeWords = {
  too_long: { id: 'Lebih dari {limit} karakter. Persingkat isian ini.', en: 'More than {limit} characters. Shorten this.' },
  nul: { id: 'Memuat karakter NUL, yang tidak dapat disimpan.', en: 'Holds a NUL character, which cannot be stored.' },
  half_pair: { id: 'Memuat karakter yang terpotong (separuh pasangan surrogate). Hapus, lalu tulis ulang.', en: 'Holds a character cut in half (half of a surrogate pair). Remove it and write it again.' },
  too_deep: { id: 'Bersarang lebih dari {limit} tingkat.', en: 'Nested deeper than {limit} levels.' },
  too_many: { id: 'Lebih dari {limit} isian dalam satu permintaan.', en: 'More than {limit} fields in one request.' },
  odd_name: { id: 'Memuat isian dengan nama yang tidak mungkin.', en: 'Holds a field of an impossible name.' },
} as const;
export type ShapeCode = keyof typeof shapeWords;

export type ShapeProblem = { readonly path: readonly string[]; readonly code: ShapeCode; readonly limit?: number };
type TextProblem = Omit<ShapeProblem, 'path'>;
type Place = { readonly value: unknown; readonly depth: number; readonly name: string; readonly parent: Place | null };

function pathOf(place: Place): string[] {
  const names: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) names.unshift(at.name);
  return names;
}

/** PostgreSQL stores neither a NUL nor half of a surrogate pair: both are refused, never repaired (X11). */
function textProblem(text: string, { characters }: InputLimits): TextProblem | null {
  if (text.length > characters) return { code: 'too_long', limit: characters };
  if (text.includes('\0')) return { code: 'nul' };
  return text.isWellFormed() ? null : { code: 'half_pair' };
}

/**
 * The first thing that is wrong with an input's shape, or null. Walks with a stack of its own and stops at the
 * first limit, so that neither the call stack nor the time is the sender's to choose.
 */
export function shapeProblem(input: unknown, limits: InputLimits): ShapeProblem | null {
  const open: Place[] = [{ value: input, depth: 1, name: '', parent: null }];
  let entries = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, depth } = place;
    const wrong = typeof value === 'string' ? textProblem(value, limits) : null;
    if (wrong !== null) return { path: pathOf(place), ...wrong };
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.depth) return { path: [], code: 'too_deep', limit: limits.depth };
    for (const [name, inner] of Object.entries(value)) {
      entries += 1;
      if (entries > limits.entries) return { path: [], code: 'too_many', limit: limits.entries };
      if (!Array.isArray(value) && textProblem(name, limits) !== null) return { path: pathOf(place), code: 'odd_name' };
      open.push({ value: inner, depth: depth + 1, name, parent: place });
    }
  }
  return null;
}
