const WINDOW_MS = 10_000;
const ENOUGH_MS = 2_000;

/** Speed over the last ten seconds. */
export class Pace {
  private samples: { readonly at: number; readonly bytes: number }[] = [];

  /** `bytes` sent in all, at `at` (milliseconds). */
  reach(bytes: number, at: number): void {
    const recent = this.samples.filter((sample) => at - sample.at <= WINDOW_MS);
    // a sample a quarter of a second is plenty
    const last = recent.at(-1);
    this.samples = last && at - last.at < 250 ? recent : [...recent, { at, bytes }];
  }

  /** Bytes per second; null until two seconds were seen. */
  get speed(): number | null {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!first || !last || last.at - first.at < ENOUGH_MS) return null;
    return Math.max(0, ((last.bytes - first.bytes) / (last.at - first.at)) * 1000);
  }

  secondsFor(bytes: number): number | null {
    const { speed } = this;
    return speed === null || speed < 1 ? null : Math.ceil(bytes / speed);
  }
}
