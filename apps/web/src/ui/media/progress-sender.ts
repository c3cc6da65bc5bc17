import type { LessonProgressView } from '@sinau/contracts/enrolments';
import { call, Problem } from '../../lib/api/index.js';
import { drain, put, type OutboxEntry } from '../../lib/offline/index.js';

export type LessonPlace = { readonly enrolmentId: string; readonly lessonId: string };
export type Watched = { readonly positionSeconds: number; readonly watched: [number, number][] };

const STREAM = 'watched';
const ROUTE = 'PUT /api/enrolments/:enrolmentId/lessons/:lessonId/progress';

type Entry = LessonPlace & Watched;

function entryOf(payload: unknown): Entry | null {
  if (typeof payload !== 'object' || payload === null || !('enrolmentId' in payload) || !('lessonId' in payload) || !('positionSeconds' in payload) || !('watched' in payload)) return null;
  const { enrolmentId, lessonId, positionSeconds, watched } = payload;
  if (typeof enrolmentId !== 'string' || typeof lessonId !== 'string' || typeof positionSeconds !== 'number' || !Array.isArray(watched)) return null;
  return { enrolmentId, lessonId, positionSeconds, watched };
}

const send = ({ enrolmentId, lessonId, ...body }: Entry, keepalive: boolean): Promise<LessonProgressView> =>
  call(ROUTE, { params: { enrolmentId, lessonId }, body, keepalive });

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
    await put(this.personId, STREAM, this.sitting, { ...this.place, ...seen });
    await this.flush();
  }

  /** Sends what earlier sittings left behind, too. Being offline is no failure: it stays for the next time. */
  async flush(): Promise<void> {
    await drain(this.personId, STREAM, (entries) => this.sendAll(entries)).catch(() => false);
  }

  /** The page goes away: one request that outlives it. What is not answered is sent again from this device. */
  leave(seen: Watched): void {
    void send({ ...this.place, ...seen }, true).catch(() => undefined);
  }

  private async sendAll(entries: readonly OutboxEntry[]): Promise<readonly OutboxEntry[]> {
    const taken: OutboxEntry[] = [];
    for (const entry of entries) {
      if (await this.sendOne(entry)) taken.push(entry);
    }
    return taken;
  }

  /** Refused for good (withdrawn, version gone) counts as taken: it would be refused for ever. */
  private async sendOne({ payload }: OutboxEntry): Promise<boolean> {
    const entry = entryOf(payload);
    if (!entry) return true;
    try {
      const saved = await send(entry, false);
      if (entry.lessonId === this.place.lessonId) for (const listener of this.listeners) listener(saved);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429) return true;
      throw error;
    }
  }
}
