/** Milliseconds since any fixed moment, untouched by the device's calendar: `performance.now`. */
export type Stopwatch = () => number;

/**
 * The server's clock. It runs on a stopwatch, so that setting the device's clock a day on or back changes nothing.
 */
export class ServerClock {
  private offset: number;

  /** Until the server is heard, `guess` (the device's clock) has to do. */
  constructor(
    private readonly stopwatch: Stopwatch,
    guess: number,
  ) {
    this.offset = guess - stopwatch();
  }

  /** `serverNow` is ISO 8601, spoken between two readings of the stopwatch. */
  learn(serverNow: string, sentAt: number, receivedAt: number): void {
    const spoken = Date.parse(serverNow);
    if (Number.isNaN(spoken)) return;
    this.offset = spoken - (sentAt + receivedAt) / 2;
  }

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return this.stopwatch() + this.offset;
  }
}
