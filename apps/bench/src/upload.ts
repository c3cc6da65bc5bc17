import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mediaRoutes } from '@sinau/contracts/media';
import pg from 'pg';
import { childrenNamed } from './cpu.js';
import { LongVideo } from './long-video.js';
import { forgetPeak, peakMebibytes, residentMebibytes } from './resident.js';
import { signIn } from './sign-in.js';
import { REPOSITORY, startStack, type RunningStack } from './stack.js';

/** `node apps/bench/dist/upload.js`: sends a video of 1 GiB in parts, by addresses that the API signs, and says what that costs in memory. */
const BYTES = 1024 ** 3;
const DEMO_VIDEO = join(REPOSITORY, 'apps/local/demo/risiko-puskesmas/video-berkeliling.mp4');
/** The most addresses that one request may ask for. */
const SIGNED_AT_ONCE = 32;
const PROCESSING_DEADLINE_MS = 15 * 60_000;
const PROGRAMS = { API: 'apps/api/dist/main.js', gateway: 'apps/local/dist/s3/main.js', worker: 'apps/worker/dist/main.js' };

type Caller = { readonly address: string; readonly cookie: string };

async function call({ address, cookie }: Caller, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function send(caller: Caller, courseId: string, video: LongVideo): Promise<string> {
  const file = { kind: 'video', fileName: 'satu-gibibyte.mp4', bytes: video.bytes, fingerprint: '0'.repeat(64) };
  const { media, partBytes, partCount } = mediaRoutes.begin.returns.parse(await call(caller, 'POST', `/api/courses/${courseId}/media`, file));
  for (let first = 1; first <= partCount; first += SIGNED_AT_ONCE) {
    const numbers = Array.from({ length: Math.min(SIGNED_AT_ONCE, partCount - first + 1) }, (_, index) => first + index);
    const { parts } = mediaRoutes.signParts.returns.parse(await call(caller, 'POST', `/api/media/${media.id}/parts`, { parts: numbers }));
    for (const { partNumber, size, url, headers } of parts) {
      const { status } = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(video.part((partNumber - 1) * partBytes, size)) });
      if (status !== 200) throw new Error(`part ${partNumber} was refused with ${status}`);
    }
  }
  await call(caller, 'POST', `/api/media/${media.id}/complete`, { digest: video.digest });
  return media.id;
}

/** Until the worker has fetched and processed it. */
async function processed(caller: Caller, mediaId: string): Promise<void> {
  for (const deadline = Date.now() + PROCESSING_DEADLINE_MS; Date.now() < deadline; await pause(500)) {
    const { state, failure } = mediaRoutes.media.returns.parse(await call(caller, 'GET', `/api/media/${mediaId}`));
    if (state === 'failed') throw new Error(`processing failed: ${failure?.code}`);
    if (state === 'ready') return;
  }
  throw new Error('the video was not ready in time');
}

function programsOf(stack: RunningStack): { readonly name: string; readonly pid: number; readonly before: number }[] {
  return Object.entries(PROGRAMS).map(([name, program]) => {
    const [pid] = childrenNamed(stack.pid, program);
    if (pid === undefined) throw new Error(`${program} does not run`);
    forgetPeak(pid);
    return { name, pid, before: residentMebibytes(pid) };
  });
}

async function measure(stack: RunningStack): Promise<void> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  const caller = { address: `http://127.0.0.1:${stack.port}`, cookie: await signIn(pool, 'agency_admin') };
  const { rows: [course] } = await pool.query<{ id: string }>('select id from courses order by id limit 1');
  await pool.end();
  const programs = programsOf(stack);
  const say = (moment: string) => {
    const held = programs.map(({ name, pid, before }) => `${name} ${before.toFixed(0)} -> ${residentMebibytes(pid).toFixed(0)} (peak ${peakMebibytes(pid).toFixed(0)})`);
    console.log(`${moment}, resident MiB: ${held.join(', ')}`);
  };
  const begun = performance.now();
  const mediaId = await send(caller, course?.id ?? '', new LongVideo(readFileSync(DEMO_VIDEO), BYTES));
  say(`${BYTES / 1024 ** 2} MiB sent in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  await processed(caller, mediaId);
  say('processed by the worker');
}

const folder = join(REPOSITORY, '.data/bench-upload');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const stack = await startStack(folder);
try {
  await measure(stack);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
}
