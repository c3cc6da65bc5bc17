import type { LessonProgressView } from '@sinau/contracts/enrolments';
import { FASTEST_SPEED } from '@sinau/domain/enrolments';
import { keepWatched, sendWaitingWatched, sendWatchedNow, type LessonPlace, type Watched } from '../../lib/learning/watched.js';

/** Takes what one sitting has watched to the server; without a network it waits on this device. */
export class ProgressSender {
  private readonly sitting = crypto.randomUUID();
  private readonly listeners = new Set<(progress: LessonProgressView) => void>();

  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly personId: string,
    private readonly place: LessonPlace,
  ) {}

  /** Told what the server counts after each saving. Returns how to stop. */
  listen(listener: (progress: LessonProgressView) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Keeps it here first, so that neither a crash nor a lost network forgets it, then sends all that waits. */
  async save(seen: Watched): Promise<void> {
    await keepWatched(this.personId, this.sitting, this.place, seen);
    await this.flush();
  }

  /** Sends what earlier sittings left behind, too. Being offline is no failure: it stays for the next time. */
  async flush(): Promise<void> {
    const tell = (lessonId: string, progress: LessonProgressView): void => {
      if (progress.withheldSeconds > 0) this.sendLater(progress.withheldSeconds);
      if (lessonId === this.place.lessonId) for (const listener of this.listeners) listener(progress);
    };
    await sendWaitingWatched(this.personId, tell).catch(() => false);
  }

  /** What can't have been watched yet by the server's clock counts when it is sent again, once that much time has passed. */
  private sendLater(withheldSeconds: number): void {
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.flush(), (withheldSeconds / FASTEST_SPEED + 1) * 1000);
  }

  /** The page goes away: kept here, and one request that outlives it. What is not answered is sent again from this device. */
  leave(seen: Watched): void {
    void keepWatched(this.personId, this.sitting, this.place, seen).catch(() => undefined);
    void sendWatchedNow(this.place, seen).catch(() => undefined);
  }
}
