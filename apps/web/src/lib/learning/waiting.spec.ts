/** @jest-environment node */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { bundleOf, launchBrowser, serveScript } from '../../testing/real-browser.js';
import type * as Marks from './lesson-marks.js';
import type * as WatchedSeconds from './watched.js';

declare global {
  // the modules under test, inside the page
  var marks: typeof Marks;
  var watched: typeof WatchedSeconds;
}

type Heard = { readonly method: string; readonly path: string; readonly body: { readonly watched?: unknown; readonly positionSeconds?: number; readonly secondsAgo?: number } };

let browser: Browser;
let served: Awaited<ReturnType<typeof serveScript>>;
let page: Page;
let heard: Heard[] = [];
/** What the server answers to a lesson: 200 unless told. */
let statuses: Record<string, number> = {};
/** Seconds of a lesson that it doesn't count yet: 0 unless told. */
let withheld: Record<string, number> = {};

function answer(request: IncomingMessage, response: ServerResponse): void {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const path = request.url ?? '';
    heard.push({ method: request.method ?? '', path, body: JSON.parse(text) });
    const lesson = /lessons\/([^/]+)\//.exec(path)?.[1] ?? '';
    const status = statuses[lesson] ?? 200;
    response.writeHead(status, { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' });
    response.end(JSON.stringify(status === 200 ? { state: 'in_progress', positionSeconds: 30, coveredSeconds: 30, percent: 10, withheldSeconds: withheld[lesson] ?? 0 } : { status, code: 'conflict', title: 'x', detail: 'Anda sudah dikeluarkan dari angkatan ini.' }));
  });
}

beforeAll(async () => {
  const script = await bundleOf("import * as marks from './lesson-marks.ts'; import * as watched from './watched.ts'; Object.assign(globalThis, { marks, watched });", 'lib/learning');
  served = await serveScript(script, answer);
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  heard = [];
  statuses = {};
  withheld = {};
  page = await (await browser.newContext()).newPage();
  await page.goto(served.address);
});

const offline = (yes: boolean): Promise<void> => page.context().setOffline(yes);

describe('marks of lessons', () => {
  const keep = (...lessons: string[]) =>
    page.evaluate(async (ids) => {
      for (const lessonId of ids) await marks.keepMark('dimas', { enrolmentId: 'e1', lessonId });
    }, lessons);
  const waiting = () => page.evaluate(async () => [...(await marks.waitingMarks('dimas'))]);
  const send = () =>
    page.evaluate(async () => {
      const refusals: string[] = [];
      const empty = await marks.sendMarks('dimas', (problem) => refusals.push(problem.message)).catch(() => 'no answer' as const);
      return { empty, refusals };
    });

  test('wait without a network, over a reload, and leave once it is back; a second mark of a lesson is the same one', async () => {
    await keep('l1', 'l2', 'l1');
    await offline(true);
    expect(await send()).toEqual({ empty: 'no answer', refusals: [] });
    expect(await waiting()).toEqual(['l2', 'l1']);
    await offline(false);
    await page.reload();
    expect(await send()).toEqual({ empty: true, refusals: [] });
    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/enrolments/e1/lessons/l2/complete', 'POST /api/enrolments/e1/lessons/l1/complete']);
    expect(await waiting()).toEqual([]);
  });

  test('one that is refused for good is told and not tried again; the next one goes', async () => {
    statuses = { l1: 409 };
    await keep('l1', 'l2');
    expect(await send()).toEqual({ empty: true, refusals: ['Anda sudah dikeluarkan dari angkatan ini.'] });
    expect(await send()).toEqual({ empty: true, refusals: [] });
    expect(heard).toHaveLength(2);
  });

  test('one that the server can not take now waits', async () => {
    statuses = { l1: 503 };
    await keep('l1');
    expect((await send()).empty).toBe('no answer');
    expect(await waiting()).toEqual(['l1']);
  });

  test('of another person on the same device are not sent', async () => {
    await keep('l1');
    expect(await page.evaluate(() => marks.sendMarks('rahayu', () => undefined))).toBe(true);
    expect(heard).toEqual([]);
  });
});

describe('watched seconds', () => {
  const keep = (sitting: string, lessonId: string, positionSeconds: number) =>
    page.evaluate(([id, lesson, position]) => watched.keepWatched('dimas', id, { enrolmentId: 'e1', lessonId: lesson }, { positionSeconds: position, watched: [[0, position]] }), [sitting, lessonId, positionSeconds] as const);
  const send = () => page.evaluate(() => watched.sendWaitingWatched('dimas', () => undefined).catch(() => 'no answer' as const));

  test('of one sitting replace each other, and go with how old they are', async () => {
    // The first place is overtaken by the second, taken an hour before it is sent.
    await page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 3_600_000;
    });
    await keep('s1', 'l1', 12);
    await keep('s1', 'l1', 30);
    expect(await page.evaluate(() => watched.waitingPosition('dimas', 'l1'))).toBe(30);
    expect(await page.evaluate(() => watched.waitingPosition('dimas', 'l2'))).toBeNull();
    expect(await send()).toBe(true);
    const [only] = heard;
    expect(heard).toHaveLength(1);
    expect(only?.body).toMatchObject({ positionSeconds: 30, watched: [[0, 30]] });
    // When it was kept is read by `new Date`, which was not moved: an hour less the seconds that this test took.
    expect(only?.body.secondsAgo).toBeGreaterThan(3_000);
    expect(only?.body.secondsAgo).toBeLessThanOrEqual(3_600);
    expect(await page.evaluate(() => watched.waitingPosition('dimas', 'l1'))).toBeNull();
  });

  test('of two sittings both count, whatever becomes of one of them', async () => {
    statuses = { gone: 404 };
    await keep('s1', 'gone', 12);
    await keep('s2', 'l2', 30);
    expect(await send()).toBe(true);
    expect(heard.map(({ path }) => path.split('/')[5])).toEqual(['gone', 'l2']);
    expect(await page.evaluate(() => watched.hasWaitingWatched('dimas'))).toBe(false);
  });

  test('that the server does not count yet wait and go again, and hold up no other lesson', async () => {
    withheld = { l1: 20 };
    await keep('s1', 'l1', 30);
    await keep('s2', 'l2', 12);
    expect(await send()).toBe(false);
    expect(heard.map(({ path }) => path.split('/')[5])).toEqual(['l1', 'l2']);
    expect(await page.evaluate(() => watched.waitingPosition('dimas', 'l2'))).toBeNull();
    withheld = {};
    expect(await send()).toBe(true);
    expect(heard.at(-1)?.body).toMatchObject({ watched: [[0, 30]] });
    expect(await page.evaluate(() => watched.hasWaitingWatched('dimas'))).toBe(false);
  });
});
