import { createHmac, timingSafeEqual } from 'node:crypto';
import { isCurrentStep, stepOf } from '@sinau/domain/sessions';

export type Direction = 'in' | 'out';

const LENGTH = 10;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten signs of Crockford's base32, 50 bits: a minute is too short to guess one, and they can be typed. */
export function roomCode(secret: Buffer, step: number, direction: Direction): string {
  const bytes = createHmac('sha256', secret).update(`${step}.${direction}`).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => alphabet[byte & 31]).join('');
}

/** As people type it: in any case, in groups, with the letters that look like digits. */
function typed(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Which way a code of this moment leads; null when it is none, or one of a step that is over. */
export function directionOf(secret: Buffer, code: string, nowMs: number): Direction | null {
  const now = stepOf(nowMs);
  const given = typed(code);
  for (const step of [now, now - 1].filter((one) => isCurrentStep(one, nowMs))) {
    for (const direction of ['in', 'out'] as const) if (isSame(given, roomCode(secret, step, direction))) return direction;
  }
  return null;
}
