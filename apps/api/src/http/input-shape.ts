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

export type ShapeProblem = { readonly path: readonly string[]; readonly message: string };
type Place = { readonly value: unknown; readonly depth: number; readonly name: string; readonly parent: Place | null };

function pathOf(place: Place): string[] {
  const names: string[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) names.unshift(at.name);
  return names;
}

/** PostgreSQL stores neither a NUL nor half of a surrogate pair: both are refused, never repaired (X11). */
function textProblem(text: string, { characters }: InputLimits): string | null {
  if (text.length > characters) return `longer than ${characters} characters`;
  if (text.includes('\0')) return 'a NUL character';
  return text.isWellFormed() ? null : 'half of a surrogate pair';
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
    if (wrong !== null) return { path: pathOf(place), message: wrong };
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.depth) return { path: [], message: `nested deeper than ${limits.depth} levels` };
    for (const [name, inner] of Object.entries(value)) {
      entries += 1;
      if (entries > limits.entries) return { path: [], message: `more than ${limits.entries} fields` };
      if (!Array.isArray(value) && textProblem(name, limits) !== null) return { path: pathOf(place), message: 'a field of an impossible name' };
      open.push({ value: inner, depth: depth + 1, name, parent: place });
    }
  }
  return null;
}
