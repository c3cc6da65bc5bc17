let offset = 0;
let known = false;

/** Learns the server's clock from a `Date` header (whole seconds) and the time the request took. */
export function learnServerClock(dateHeader: string | null, sentAt: number, receivedAt: number): void {
  const server = Date.parse(dateHeader ?? '');
  if (Number.isNaN(server)) return;
  // the header is cut to the second, so half a second is added on average; half the way back lies behind it
  const seen = server + 500 - (sentAt + receivedAt) / 2;
  if (!known || Math.abs(seen - offset) > 1500) offset = seen;
  known = true;
}

/** Milliseconds since 1970 by the server's clock, as far as the last answers told (±1 s). */
export function serverNow(): number {
  return Date.now() + offset;
}
