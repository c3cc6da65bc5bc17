const EVERY_MS = 2_000;
/** Without news a sign of life is enough, and rarer. */
const ALIVE_EVERY_MS = 20_000;

/** Writes progress down, at most every two seconds, and that the run lives while there is none. */
export class ProgressBeat {
  private percent = 0;
  private written = -1;
  private writtenAt = Date.now();
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly write: (percent: number) => Promise<unknown>) {}

  reach(percent: number): void {
    this.percent = Math.max(this.percent, Math.min(99, Math.floor(percent)));
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const clock = setInterval(() => this.beat(), EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(clock);
      await this.writing;
    }
  }

  private beat(): void {
    const now = Date.now();
    if (this.percent === this.written && now - this.writtenAt < ALIVE_EVERY_MS) return;
    [this.written, this.writtenAt] = [this.percent, now];
    // A beat that can't be written is made up for by the next; the work itself goes on.
    this.writing = this.write(this.percent).catch(() => undefined);
  }
}
