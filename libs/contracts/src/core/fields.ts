import { z } from 'zod';

/** Keys are UUIDv7 made by the application. */
export const id = z.uuid();

/** Public codes: 128 random bits in base32 without look-alikes (26 characters, shown in groups). */
export const publicCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** Text of one line. NUL and other control characters are refused, not repaired. */
export function line(max: number) {
   
  return z.string().trim().min(1).max(max).regex(/^[^\u0000-\u001F\u007F]*$/);
}

/** Text of several lines. */
export function text(max: number) {
   
  return z.string().trim().max(max).regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/);
}

/** Calendar day, `2026-11-22`. */
export const day = z.iso.date();

/** Instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();

export const language = z.enum(['id', 'en']);
export type Language = z.infer<typeof language>;

/** Learning hours (JP) in steps of a half. 1 JP = 45 minutes. */
export const learningHours = z.number().min(0).max(999).multipleOf(0.5);

/** A 204 answer. */
export const nothing = z.undefined();
