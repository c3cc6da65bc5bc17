import type { MeView } from '@sinau/contracts/identity';

const KEY = 'sinau.session';

/** Remembers on this device who is signed in, so that the shell opens without a network. Names and roles only: no secret, and no number of the person. */
export function keepSession(me: MeView): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...me, identifier: null }));
  } catch {
    return; // storage refused: offline opening is then not possible, nothing else changes
  }
}

export function keptSession(): MeView | null {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return null;
    const me: MeView = JSON.parse(text); // written by keepSession only
    return me;
  } catch {
    return null;
  }
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    return; // nothing was kept then
  }
}
