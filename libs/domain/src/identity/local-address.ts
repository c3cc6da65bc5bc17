// browsers read `//host`, `/\host` and, after dropping tabs and line ends, `/<tab>/host` as another site
const LOCAL = /^\/(?![/\\])[^\\\s]*$/;

/**
 * The address as one of this site, `/kursus/1?tab=nilai`; null for anything else, and for the sign-in page itself:
 * a link may not send someone who signs in elsewhere, nor round in a circle.
 */
export function localAddress(address: unknown): string | null {
  return typeof address === 'string' && LOCAL.test(address) && !/^\/masuk(\?|$)/.test(address) ? address : null;
}
