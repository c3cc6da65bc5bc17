const CODE = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * Reads a code as people type it: any case, spaces, dashes and dots, O for 0, I or L for 1 (Crockford's base32).
 * Null when it can't be one.
 */
export function readPublicCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s.\-‐-―_]/gu, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}
