import type { LegacyHighs } from 'highs';

export type { LegacyHighs };
export type HighsOptions = NonNullable<Parameters<LegacyHighs['solve']>[1]>;

let loading: Promise<LegacyHighs> | undefined;

/** The solver, once per process and only where a plan is solved: its WebAssembly takes megabytes. */
export function loadHighs(): Promise<LegacyHighs> {
  loading ??= import('highs').then(({ default: load }) => load());
  return loading;
}
