export type Destination = { readonly tujuan?: string };

// browsers read `//host`, `/\host` and, after dropping tabs and line ends, `/<tab>/host` as another site
const LOCAL = /^\/(?![/\\])[^\\\s]*$/;

/** Only addresses of this site: a link may not send someone who signs in elsewhere. */
export function destination(search: Record<string, unknown>): Destination {
  const { tujuan } = search;
  const local = typeof tujuan === 'string' && LOCAL.test(tujuan) && !/^\/masuk(\?|$)/.test(tujuan);
  return local ? { tujuan } : {};
}
