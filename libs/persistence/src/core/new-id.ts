import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A key: UUIDv7, so that rows of a time lie together. */
export function newId(): string {
  return v7();
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A public code: 130 random bits in Crockford's base32, 26 characters, no look-alikes. */
export function newPublicCode(): string {
  const bytes = randomBytes(26);
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}
