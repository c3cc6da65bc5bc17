import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

export type Shot = { readonly method: string; readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type LoadResult = { readonly requests: number; readonly seconds: number; readonly perSecond: number; readonly medianMs: number; readonly p95Ms: number; readonly p99Ms: number; readonly bytes: number };

type Answer = { readonly status: number; readonly bytes: number };

const HEAD_END = Buffer.from('\r\n\r\n');

function bytesOf(shot: Shot): Buffer {
  const headers = { host: '127.0.0.1', ...shot.headers, ...(shot.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(shot.body)) }) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${shot.method} ${shot.path} HTTP/1.1\r\n${lines.join('')}\r\n${shot.body ?? ''}`);
}

/**
 * One connection with one request under way. Written on the bare socket: a client that costs more than the server
 * would measure itself, and its requests would arrive one by one where a hall of learners sends them at once.
 * Reads answers with a content-length, which all that is measured here have.
 */
class Lane {
  #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #done: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#done?.reject(error));
    this.#socket.on('close', () => this.#done?.reject(new Error('the server closed the connection')));
  }

  fire(shot: Shot): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#done = { resolve, reject };
      this.#socket.write(bytesOf(shot));
    });
  }

  close(): void {
    this.#done = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) return this.#done?.reject(new Error(`an answer without a content-length: ${head}`));
    if (this.#received.length < end + HEAD_END.length + length) return;
    this.#received = Buffer.alloc(0);
    const done = this.#done;
    this.#done = null;
    done?.resolve({ status: Number(head.slice(9, 12)), bytes: length });
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Sends `total` requests with `concurrency` under way at once. Every answer must be `expected`, else it throws. */
export async function load(port: number, concurrency: number, total: number, shotOf: (index: number) => Shot, expected = 200): Promise<LoadResult> {
  const lanes = Array.from({ length: concurrency }, () => new Lane(port));
  const times: number[] = [];
  let next = 0;
  let bytes = 0;
  const started = performance.now();
  const run = async (lane: Lane): Promise<void> => {
    while (next < total) {
      const shot = shotOf(next++);
      const from = performance.now();
      const answer = await lane.fire(shot);
      if (answer.status !== expected) throw new Error(`${shot.method} ${shot.path} answered ${answer.status}`);
      times.push(performance.now() - from);
      bytes += answer.bytes;
    }
  };
  try {
    await Promise.all(lanes.map(run));
  } finally {
    for (const lane of lanes) lane.close();
  }
  const seconds = (performance.now() - started) / 1000;
  times.sort((one, other) => one - other);
  return { requests: total, seconds, perSecond: total / seconds, medianMs: at(times, 0.5), p95Ms: at(times, 0.95), p99Ms: at(times, 0.99), bytes: bytes / total };
}
