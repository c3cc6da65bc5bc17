import type { LessonProgressView } from '@sinau/contracts/enrolments';
import { keepWatched, sendWaitingWatched, sendWatchedNow, type LessonPlace, type Watched } from '../../lib/learning/watched.js';

/** Takes what one sitting has watched to the server; without a network it waits on this device. */
export class ProgressSender {
  private readonly sitting = crypto.randomUUID();
  private readonly listeners = new Set<(progress: LessonProgressView) => void>();

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
      if (lessonId === this.place.lessonId) for (const listener of this.listeners) listener(progress);
    };
    await sendWaitingWatched(this.personId, tell).catch(() => false);
  }

  /** The page goes away: kept here, and one request that outlives it. What is not answered is sent again from this device. */
  leave(seen: Watched): void {
    void keepWatched(this.personId, this.sitting, this.place, seen).catch(() => undefined);
    void sendWatchedNow(this.place, seen).catch(() => undefined);
  }
}
