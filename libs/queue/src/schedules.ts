import type { JobDefinition } from '@sinau/contracts/jobs';
import type { Availability } from './availability.js';
import { lifecycle, type Envelope, type Tries } from './envelope.js';
import type { Senders } from './senders.js';

type Schedule = { readonly job: JobDefinition; readonly data: Envelope; readonly everyMs: number };

/** Repeating jobs. The queue may lose them (a flushed Redis), so they are looked after. */
export class Schedules {
  readonly #schedules: Schedule[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly senders: Senders,
    private readonly availability: Availability,
    private readonly tries: Tries,
    private readonly lookAgainMs: number,
  ) {
    availability.onBack(() => void this.#ensureAll());
  }

  add(job: JobDefinition, payload: unknown, everyMs: number): void {
    const schedule = { job, data: { payload: job.payload.parse(payload), requestId: null }, everyMs };
    this.#schedules.push(schedule);
    this.#timer ??= setInterval(() => void this.#ensureAll(), this.lookAgainMs).unref();
    void this.#ensure(schedule);
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #ensureAll(): Promise<void> {
    for (const schedule of this.#schedules) await this.#ensure(schedule);
  }

  /** Leaves a schedule that is there alone: setting it again would run it at once. */
  async #ensure({ job, data, everyMs }: Schedule): Promise<void> {
    try {
      await this.senders.on(job.queue, async (queue) => {
        const present = await queue.getJobScheduler(job.name);
        if (present?.every === everyMs) return;
        await queue.upsertJobScheduler(job.name, { every: everyMs }, { name: job.name, data, opts: lifecycle(this.tries) });
      });
    } catch (error) {
      this.availability.report(error);
    }
  }
}
