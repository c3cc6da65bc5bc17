import { randomInt } from 'node:crypto';

/** No look-alikes: it is read from a screen or a slip of paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password of three groups of five: 74 bits, changed at the first sign-in. */
export function newInitialPassword(): string {
  const group = () => Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group()].join('-');
}
