import { useSyncExternalStore } from 'react';

/** Colours of the screen. `boot.js` sets the attribute before the first paint; until someone chooses, the device decides. */
export type Scheme = 'light' | 'dark';

const KEY = 'sinau.scheme';
const ATTRIBUTE = 'data-mantine-color-scheme';
const listeners = new Set<() => void>();

export function currentScheme(): Scheme {
  return document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light';
}

export function chooseScheme(scheme: Scheme): void {
  document.documentElement.setAttribute(ATTRIBUTE, scheme);
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // storage refused: the choice lasts until the page is left
  }
  for (const listener of listeners) listener();
}

export function watchScheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useScheme(): Scheme {
  return useSyncExternalStore(watchScheme, currentScheme);
}
