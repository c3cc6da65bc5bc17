import type { MediaView, SignedPart, UploadView } from '@sinau/contracts/media';
import type { MediaKind } from '@sinau/domain/media';
import { call, isProblem, Unreachable } from '../../../lib/api/index.js';
import { digestOfAll, digestOfPart, fingerprintOf } from './digests.js';
import { Pace } from './pace.js';
import { PartError, sendPart } from './send-part.js';

export type UploadPhase = 'preparing' | 'sending' | 'paused' | 'offline' | 'checking' | 'sent' | 'failed' | 'given_up';
export type UploadState = {
  readonly phase: UploadPhase;
  readonly sentBytes: number;
  /** Bytes per second, and seconds left; null while there is too little to judge by. */
  readonly speed: number | null;
  readonly secondsLeft: number | null;
  readonly error: unknown;
  /** Why its place could not be told of it; null when nothing went wrong there. */
  readonly unplaced: unknown;
};
/** Where an upload's file belongs. It is told whatever page is open, so it must not need the one that began it. */
export type UploadPlace = {
  /** The server named the file: it takes the place. */
  readonly arrived: (mediaId: string) => void | Promise<void>;
  /** It can be shown. */
  readonly ready: (media: MediaView) => void | Promise<void>;
  /** It is gone: what stood there before comes back. */
  readonly givenUp: (mediaId: string) => void | Promise<void>;
};
export type UploadTarget = {
  readonly courseId: string;
  readonly kind: MediaKind;
  readonly file: File;
  readonly place: UploadPlace;
};

let made = 0;
const LANES = 3;
const SIGNED_AT_ONCE = 6;
const LONGEST_PAUSE_MS = 30_000;
const beginning: UploadState = { phase: 'preparing', sentBytes: 0, speed: null, secondsLeft: null, error: null, unplaced: null };

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** One file on its way. What the server has decides what is sent; a pause, a lost network and a reload only cost the parts that were under way. */
export class Upload {
  /** Tells the uploads of a tab apart; two files may have one name. */
  readonly number = (made += 1);
  readonly file: File;
  state = beginning;
  media: MediaView | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly digests = new Map<number, ArrayBuffer>();
  private readonly underWay = new Map<number, number>();
  private signed = new Map<number, SignedPart>();
  private run = new AbortController();
  private pace = new Pace();
  private storedBytes = 0;
  /** The question that names the file at the server. */
  private begun: Promise<UploadView> | null = null;

  constructor(readonly target: UploadTarget) {
    this.file = target.file;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Begins, or goes on. Settles when the file is whole at the server, at a pause, or at a failure that the state tells. */
  async start(): Promise<void> {
    this.run.abort();
    const run = new AbortController();
    this.run = run;
    this.pace = new Pace();
    this.tell({ phase: 'preparing', error: null });
    try {
      const upload = await this.begin(run.signal);
      if (run.signal.aborted) return;
      await this.sendAll(upload, run.signal);
      if (run.signal.aborted) return;
      this.tell({ phase: 'checking', sentBytes: this.file.size });
      const digest = await this.digest(upload);
      this.media = await this.patiently(() => call('POST /api/media/:mediaId/complete', { params: { mediaId: upload.media.id }, body: { digest } }), run.signal);
      this.tell({ phase: 'sent' });
    } catch (error) {
      if (!run.signal.aborted) this.tell({ phase: 'failed', error });
      run.abort();
    }
  }

  pause(): void {
    this.run.abort();
    this.tell({ phase: 'paused', speed: null, secondsLeft: null });
  }

  /** Gives the upload up; the server forgets its parts. The state tells whether that failed. */
  async cancel(): Promise<void> {
    this.run.abort();
    try {
      await this.begun?.catch(() => undefined); // what the server is naming at this moment has to go too
      if (this.media) await call('DELETE /api/media/:mediaId', { params: { mediaId: this.media.id } });
    } catch (error) {
      // a file that was refused at the end is gone already
      if (!isProblem(error, 'not_found')) return this.tell({ phase: 'failed', error });
    }
    this.tell({ phase: 'given_up' });
  }

  /** Its place could not be told; the card says so. */
  notPlaced(error: unknown): void {
    this.tell({ unplaced: error });
  }

  private async begin(signal: AbortSignal): Promise<UploadView> {
    const { courseId, kind, file } = this.target;
    const body = { kind, fileName: file.name, bytes: file.size, fingerprint: await fingerprintOf(file) };
    signal.throwIfAborted();
    this.begun = this.patiently(() => call('POST /api/courses/:courseId/media', { params: { courseId }, body }), signal);
    const upload = await this.begun;
    this.media = upload.media;
    this.tell({});
    return upload;
  }

  private async sendAll({ media, partBytes, partCount, stored }: UploadView, signal: AbortSignal): Promise<void> {
    const have = new Set(stored);
    const missing = Array.from({ length: partCount }, (_, index) => index + 1).filter((number) => !have.has(number));
    this.storedBytes = this.file.size - missing.reduce((sum, number) => sum + this.slice(number, partBytes).size, 0);
    this.signed = new Map();
    this.tell({ phase: 'sending', sentBytes: this.storedBytes });
    const lane = async (): Promise<void> => {
      for (let number = missing.shift(); number !== undefined && !signal.aborted; number = missing.shift()) await this.sendOne(media.id, number, { partBytes, next: missing, signal });
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  private slice(number: number, partBytes: number): Blob {
    return this.file.slice((number - 1) * partBytes, number * partBytes);
  }

  private async sendOne(mediaId: string, number: number, { partBytes, next, signal }: { partBytes: number; next: readonly number[]; signal: AbortSignal }): Promise<void> {
    const bytes = await this.slice(number, partBytes).arrayBuffer();
    this.digests.set(number, await digestOfPart(bytes));
    let refusals = 0;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const part = await this.sign(mediaId, [number, ...next], signal);
        await sendPart(part, bytes, (sent) => this.moved(number, sent), signal);
        this.underWay.delete(number);
        this.storedBytes += bytes.byteLength;
        return this.moved(number, 0);
      } catch (error) {
        this.underWay.delete(number);
        if (signal.aborted) return;
        // An address that ended is asked for anew at once; a store that refuses a fresh one, again and again, means it.
        this.signed.delete(number);
        if (!(error instanceof PartError) || error.failure === 'refused' || (error.failure === 'expired' && (refusals += 1) > 3)) throw error;
        if (error.failure === 'away') await this.rest(attempt, signal);
      }
    }
  }

  private async sign(mediaId: string, numbers: readonly number[], signal: AbortSignal): Promise<SignedPart> {
    const [wanted = 1] = numbers;
    const known = this.signed.get(wanted);
    if (known) return known;
    const asked = numbers.filter((number) => !this.signed.has(number)).slice(0, SIGNED_AT_ONCE);
    const { parts } = await this.patiently(() => call('POST /api/media/:mediaId/parts', { params: { mediaId }, body: { parts: asked } }), signal);
    for (const part of parts) this.signed.set(part.partNumber, part);
    const found = this.signed.get(wanted);
    if (!found) throw new PartError('refused');
    return found;
  }

  /** The server not answering is waited for, however long: nothing is lost meanwhile. */
  private async patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        const away = error instanceof Unreachable || (error instanceof Error && 'status' in error && error.status === 503);
        if (!away || signal.aborted) throw error;
        await this.rest(attempt, signal);
        if (signal.aborted) throw error;
      }
    }
  }

  private async rest(attempt: number, signal: AbortSignal): Promise<void> {
    const before = this.state.phase;
    this.tell({ phase: 'offline', speed: null, secondsLeft: null });
    const back = new AbortController();
    const wake = (): void => back.abort();
    globalThis.addEventListener('online', wake, { once: true });
    signal.addEventListener('abort', wake, { once: true });
    await wait(Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** attempt), back.signal);
    globalThis.removeEventListener('online', wake);
    this.pace = new Pace();
    if (!signal.aborted) this.tell({ phase: before === 'offline' ? 'sending' : before });
  }

  /** Parts that an earlier visit sent are read again: so another file of the same name is found out. */
  private async digest({ partBytes, partCount }: UploadView): Promise<string> {
    const all: ArrayBuffer[] = [];
    for (let number = 1; number <= partCount; number += 1) {
      all.push(this.digests.get(number) ?? (await digestOfPart(await this.slice(number, partBytes).arrayBuffer())));
    }
    return digestOfAll(all);
  }

  private moved(number: number, sent: number): void {
    if (sent > 0) this.underWay.set(number, sent);
    const sentBytes = Math.min(this.file.size, this.storedBytes + [...this.underWay.values()].reduce((sum, one) => sum + one, 0));
    this.pace.reach(sentBytes, Date.now());
    this.tell({ phase: 'sending', sentBytes, speed: this.pace.speed, secondsLeft: this.pace.secondsFor(this.file.size - sentBytes) });
  }

  private tell(change: Partial<UploadState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
