/** An answer that boot.js asked for while the application's code was still on its way. */
export type Early = { readonly sentAt: number; readonly answer: Promise<Response> };

declare global {
  interface Window {
    /** By address; written by public/boot.js. */
    sinauAsked?: Record<string, Early>;
  }
}

/** Milliseconds. An older answer is asked for anew. */
const FRESH = 15_000;

/** The early answer of an address, once: the next reading asks the server again. */
export function takeEarly(address: string): Early | null {
  const early = window.sinauAsked?.[address];
  if (!early) return null;
  delete window.sinauAsked?.[address];
  return Date.now() - early.sentAt < FRESH ? early : null;
}
