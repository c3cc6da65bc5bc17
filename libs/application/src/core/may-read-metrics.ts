import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** With a token: whoever sends it. Without one: this machine, when it asks itself and no proxy asks for somebody else. */
export function mayReadMetrics({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, token: string | null): boolean {
  if (token !== null) return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
  const peer = socket.remoteAddress ?? '';
  const ownAddress = peer === '::1' || /^(::ffff:)?127\./.test(peer);
  return ownAddress && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
}
