import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export type Shot = { readonly method: string; readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type LoadResult = { readonly requests: number; readonly seconds: number; readonly perSecond: number; readonly medianMs: number; readonly p99Ms: number; readonly bytes: number };

function fire(agent: Agent, port: number, shot: Shot): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { ...shot.headers, ...(shot.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(shot.body)) }) };
    const sent = request({ agent, host: '127.0.0.1', port, method: shot.method, path: shot.path, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(shot.body);
  });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Sends `total` requests with `concurrency` under way at once. Every answer must be `expected`, else it throws. */
export async function load(port: number, concurrency: number, total: number, shotOf: (index: number) => Shot, expected = 200): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let next = 0;
  let bytes = 0;
  const started = performance.now();
  const lane = async (): Promise<void> => {
    while (next < total) {
      const shot = shotOf(next++);
      const from = performance.now();
      const answer = await fire(agent, port, shot);
      if (answer.status !== expected) throw new Error(`${shot.method} ${shot.path} answered ${answer.status}`);
      times.push(performance.now() - from);
      bytes += answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  return { requests: total, seconds, perSecond: total / seconds, medianMs: at(times, 0.5), p99Ms: at(times, 0.99), bytes: bytes / total };
}
