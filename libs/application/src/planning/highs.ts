import type { LegacyHighs } from 'highs';

export type { LegacyHighs };
export type HighsOptions = NonNullable<Parameters<LegacyHighs['solve']>[1]>;

let loading: Promise<LegacyHighs> | undefined;

/** The package's typings take its ES module for CommonJS, so its default export is looked at here. */
function isLoader(value: unknown): value is () => Promise<LegacyHighs> {
  return typeof value === 'function';
}

async function load(): Promise<LegacyHighs> {
  const { default: found }: { readonly default: unknown } = await import('highs');
  if (!isLoader(found)) throw new Error('highs does not export its loader');
  return found();
}

/** The solver, once per process and only where a plan is solved: its WebAssembly takes megabytes. */
export function loadHighs(): Promise<LegacyHighs> {
  loading ??= load();
  return loading;
}
