/** @jest-environment node */
import { File } from 'node:buffer';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Upload, type UploadPhase } from './upload.js';

const MEDIA = '0199aaaa-0000-7000-8000-000000000001';
const PART = 4;
const media = { id: MEDIA, kind: 'video', fileName: 'a.mp4', state: 'uploading' };

/** A server and a store, as far as an upload sees them: three parts of 4, 4 and 2 bytes. */
class World {
  stored: number[] = [];
  signed: number[][] = [];
  deleted = 0;
  digest = '';
  /** Answers of the store to come, by part number; 200 when there is none. 0 is no answer at all. */
  readonly faults = new Map<number, number[]>();
  readonly puts: { readonly url: string; readonly body: string }[] = [];
  held: (() => void) | null = null;
  hold = false;
  begun = 0;
  refuses = false;

  answer(method: string, path: string, body: { parts?: number[]; digest?: string }): object {
    if (path.endsWith('/parts')) {
      this.signed.push(body.parts ?? []);
      return { parts: (body.parts ?? []).map((partNumber) => ({ partNumber, url: `https://s3.test/${partNumber}?round=${this.signed.length}`, headers: { 'content-length': '4' } })) };
    }
    if (path.endsWith('/complete')) {
      this.digest = body.digest ?? '';
      return { ...media, state: 'queued' };
    }
    if (method === 'DELETE') this.deleted += 1;
    else this.begun += 1;
    return { media, partBytes: PART, partCount: 3, stored: [...this.stored], expiresAt: '2026-11-29T00:00:00Z' };
  }
}

let world: World;
const realFetch = globalThis.fetch;
const realRequest = globalThis.XMLHttpRequest;

class FakeRequest {
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  private url = '';
  private ended = false;
  open(_method: string, url: string): void {
    this.url = url;
  }
  setRequestHeader(name: string): void {
    if (name.toLowerCase() === 'content-length') throw new Error('a page may not set it');
  }
  abort(): void {
    if (!this.ended) this.onabort?.();
    this.ended = true;
  }
  send(body: ArrayBuffer): void {
    const number = Number(new URL(this.url).pathname.slice(1));
    const end = (): void => {
      if (this.ended) return;
      this.ended = true;
      this.status = world.faults.get(number)?.shift() ?? 200;
      if (this.status === 0) return this.onerror?.();
      if (this.status === 200) {
        this.upload.onprogress?.({ loaded: body.byteLength });
        world.stored.push(number);
        world.puts.push({ url: this.url, body: Buffer.from(body).toString() });
      }
      this.onload?.();
    };
    if (world.hold) world.held = end;
    else queueMicrotask(end);
  }
}

/** What a page has and Node lacks. */
const page = new EventTarget();
globalThis.addEventListener ??= page.addEventListener.bind(page) as typeof globalThis.addEventListener;
globalThis.removeEventListener ??= page.removeEventListener.bind(page) as typeof globalThis.removeEventListener;

beforeEach(() => {
  world = new World();
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  globalThis.fetch = (async (url: string, init: { method?: string; body?: string } = {}) => {
    const method = init.method ?? 'GET';
    if (world.refuses) return Response.json({ status: 500, code: 'unexpected', title: '', detail: '' }, { status: 500 });
    const answer = world.answer(method, String(url), init.body === undefined ? {} : JSON.parse(init.body));
    return Response.json(answer);
  }) as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = realFetch;
  globalThis.XMLHttpRequest = realRequest;
});

const nowhere = { arrived: () => undefined, ready: () => undefined, givenUp: () => undefined };

function uploadOf(): Upload {
  const file = new File(['satudua!ok'], 'a.mp4', { lastModified: 1 }) as unknown as globalThis.File;
  return new Upload({ courseId: '0199aaaa-0000-7000-8000-00000000000c', kind: 'video', file, place: nowhere });
}

function phasesOf(upload: Upload): UploadPhase[] {
  const seen: UploadPhase[] = [];
  upload.subscribe(() => {
    if (seen.at(-1) !== upload.state.phase) seen.push(upload.state.phase);
  });
  return seen;
}

/** Waits for what must come to pass, at most twenty seconds. */
async function until(true_: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !true_(); ) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

describe('an upload', () => {
  test('sends what the server lacks and nothing else, and names the digest of all parts', async () => {
    // a reload came in between: part 2 of 3 is at the store
    world.stored = [2];
    const upload = uploadOf();
    await upload.start();
    expect(world.puts.map(({ body }) => body).sort()).toEqual(['ok', 'satu']);
    expect(upload.state).toMatchObject({ phase: 'sent', sentBytes: 10, error: null });
    expect(world.digest).toBe(sha256(Buffer.concat([sha256('satu'), sha256('dua!'), sha256('ok')])).toString('hex'));
  });

  test('asks for a new address when the store says 403, and sends that part again', async () => {
    world.faults.set(1, [403]);
    const upload = uploadOf();
    await upload.start();
    expect(upload.state.phase).toBe('sent');
    expect(world.puts.map(({ body }) => body).sort()).toEqual(['dua!', 'ok', 'satu']);
    expect(world.signed.filter((numbers) => numbers.includes(1))).toHaveLength(2);
  });

  test('fails when fresh addresses are refused again and again, says so, and goes on when it is told to', async () => {
    world.faults.set(3, [403, 403, 403, 403]);
    const upload = uploadOf();
    await upload.start();
    expect(upload.state.phase).toBe('failed');
    await upload.start();
    expect(upload.state.phase).toBe('sent');
    expect(world.puts.filter(({ body }) => body === 'ok')).toHaveLength(1);
  });

  test('waits without failing while the network is away, and goes on by itself', async () => {
    world.faults.set(2, [0]);
    const upload = uploadOf();
    const phases = phasesOf(upload);
    await upload.start();
    expect(phases).toContain('offline');
    expect(upload.state).toMatchObject({ phase: 'sent', sentBytes: 10 });
  });

  test('pauses in the middle of a part, and resumes with what is missing', async () => {
    world.hold = true;
    const upload = uploadOf();
    void upload.start();
    await until(() => world.held !== null);
    upload.pause();
    expect(upload.state).toMatchObject({ phase: 'paused', speed: null, secondsLeft: null });
    world.hold = false;
    await upload.start();
    expect(upload.state.phase).toBe('sent');
  });

  test('that is given up tells the server', async () => {
    world.hold = true;
    const upload = uploadOf();
    void upload.start();
    await until(() => world.held !== null);
    await upload.cancel();
    expect([world.deleted, upload.state.phase]).toEqual([1, 'given_up']);
  });

  test('that is given up while the server is naming its file leaves none behind', async () => {
    const upload = uploadOf();
    void upload.start();
    await until(() => world.begun === 1);
    await upload.cancel();
    expect([world.deleted, world.puts, upload.state.phase]).toEqual([1, [], 'given_up']);
  });

  test('that the server could not give up is still there, and says so', async () => {
    world.hold = true;
    const upload = uploadOf();
    void upload.start();
    await until(() => world.held !== null);
    world.refuses = true;
    await upload.cancel();
    expect(upload.state.phase).toBe('failed');
    world.refuses = false;
    await upload.cancel();
    expect([world.deleted, upload.state.phase]).toEqual([1, 'given_up']);
  });
});
