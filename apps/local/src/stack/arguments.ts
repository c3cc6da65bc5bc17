export type Wish = { readonly kind: 'start' } | { readonly kind: 'reset'; readonly sure: boolean } | { readonly kind: 'unknown'; readonly word: string };

/** Reads what stands behind `npm start --`. */
export function wishOf(words: readonly string[]): Wish {
  const unknown = words.find((word) => word !== '--reset' && word !== '--yes');
  if (unknown !== undefined) return { kind: 'unknown', word: unknown };
  return words.includes('--reset') ? { kind: 'reset', sure: words.includes('--yes') } : { kind: 'start' };
}

export const USAGE = `Usage: npm start [-- --reset [--yes]]
  --reset  removes the data of this machine's stack, after asking, and starts anew
  --yes    does not ask`;
