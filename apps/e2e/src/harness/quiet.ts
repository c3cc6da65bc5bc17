import type { BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import type { Finding } from './look.js';

/** Sum of all layout shifts of a page that nobody touches: web.md's budget, stricter than the worst burst that CLS counts. */
const MOST_SHIFT = 0.05;
/** kB (1000 B) over the wire, all that a page fetches for itself: HTML, scripts, styles, font, pictures, answers of the API. */
const MOST_WEIGHT = 250;
/** A task of a page at rest, on a processor a quarter as fast, in ms: the browser calls those above 50 long. */
const SLOWER = 4;
const WINDOW_MS = 10_000;
/** Another program may take the processor for a moment; what a page does by itself it does in each window. */
const WINDOWS = 2;
/** kB (1000 B) over the wire that a video's lesson fetches for its transcript before play is tapped: docs/decisions/0013. */
const MOST_BEFORE_TAP = 15;
/** Calls of a page's own, and what the shell asks on each: who is signed in, what is new. Pictures and captions are files; a video's addresses, which soon end, and the note that a lesson was opened go beside. */
const MOST_CALLS = 2;
const OF_THE_SHELL: ReadonlySet<string> = new Set(['/api/me', '/api/notifications?limit=1', '/api/events']);
const BESIDE = /\/(?:image|poster|file|playback|open|captions\/\w+)$|\.(?:m3u8|m4s|vtt|jpe?g|png|webp)$/;
/** The player, its playlists, the video itself. */
const AFTER_TAP = /\/assets\/(?:video-player|hls)|\.m3u8$|\.m4s$|\/file$/;
const BEFORE_TAP = /\/assets\/lesson-player|\/playback$/;

/** Notes from the first moment what shifts and what takes long, with the element that shifted most. */
const WATCH = `
  window.sinauShifts = [];
  window.sinauLongTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const size = ({ currentRect: { width, height } }) => width * height;
      const [source] = [...entry.sources].sort((one, other) => size(other) - size(one));
      const node = source?.node instanceof Element ? source.node : source?.node?.parentElement;
      if (!entry.hadRecentInput) window.sinauShifts.push({ value: entry.value, what: node?.outerHTML.slice(0, 140) ?? 'something that is gone', by: source ? source.currentRect.y - source.previousRect.y : 0 });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.sinauLongTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
`;

const shifts = z.array(z.object({ value: z.number(), what: z.string(), by: z.number() }));
const tasks = z.array(z.object({ startTime: z.number(), duration: z.number() }));

export async function watchPages(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: WATCH });
}

/** What moved on the page that nobody touched, when it moved too much. */
export async function shiftFindings(page: Page): Promise<Finding[]> {
  const seen = shifts.parse(await page.evaluate('window.sinauShifts'));
  const sum = seen.reduce((total, { value }) => total + value, 0);
  if (sum <= MOST_SHIFT) return [];
  const worst = seen.toSorted((one, other) => other.value - one.value).slice(0, 3).map(({ value, what, by }) => `${value.toFixed(3)}, ${by.toFixed(0)} px: ${what}`);
  return [`shifts of ${sum.toFixed(3)}, allowed are ${MOST_SHIFT}; ${worst.join('; ')}`];
}

/** What the page fetched for itself, when it is too much. Say `serviceWorkers: 'block'`: what one keeps has no size here. */
export async function weightFindings(page: Page): Promise<Finding[]> {
  const weight = z.number().parse(await page.evaluate(() => performance.getEntries().reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0))) / 1000;
  if (weight === 0) return ['nothing was weighed'];
  return weight <= MOST_WEIGHT ? [] : [`${weight.toFixed(0)} kB over the wire, allowed are ${MOST_WEIGHT}`];
}

/** Questions that a page asks the API for itself, when they are more than docs/architecture.md allows; what the shell asks on every page is not its own. */
export async function callFindings(page: Page): Promise<Finding[]> {
  const fetched = z.array(z.string()).parse(await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name)));
  const own = [...new Set(fetched)].map((address) => new URL(address)).filter(({ pathname, search }) => isCall(pathname) && !OF_THE_SHELL.has(`${pathname}${search}`));
  return own.length <= MOST_CALLS ? [] : [`${own.length} calls of its own, allowed are ${MOST_CALLS}: ${own.map(({ pathname, search }) => `${pathname}${search}`).join(', ')}`];
}

const isCall = (path: string): boolean => path.startsWith('/api/') && !BESIDE.test(path);

/** What a lesson's video fetched though nobody has tapped play. */
export async function untappedFindings(page: Page): Promise<Finding[]> {
  const fetched = z.array(z.object({ name: z.string(), bytes: z.number() })).parse(
    await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => ({ name: new URL(entry.name).pathname, bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0 }))),
  );
  const early = fetched.filter(({ name }) => AFTER_TAP.test(name)).map(({ name }) => `${name} before a tap`);
  const light = fetched.filter(({ name }) => BEFORE_TAP.test(name));
  const weight = light.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  if (light.length === 0 || weight === 0) return ['nothing of the transcript was weighed'];
  return [...early, ...(weight <= MOST_BEFORE_TAP ? [] : [`${weight.toFixed(1)} kB for the transcript before a tap, allowed are ${MOST_BEFORE_TAP}: ${light.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`])];
}

/** What the page at rest does on and on, on a slow processor: long tasks in each of two windows. */
export async function restFindings(page: Page): Promise<Finding[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const seen: string[] = [];
  try {
    for (let window = 1; window <= WINDOWS; window += 1) {
      const long = await longTasksOfAWindow(page);
      if (long.length === 0) return [];
      seen.push(long.map(({ duration }) => `${duration.toFixed(0)} ms`).join(', '));
    }
  } finally {
    await session.detach();
  }
  return [`long tasks at rest in each of ${WINDOWS} windows: ${seen.join(' | ')}`];
}

/** The window is the page's own time, so a busy machine lengthens it and makes nothing up. */
async function longTasksOfAWindow(page: Page): Promise<z.output<typeof tasks>> {
  const begun = z.number().parse(await page.evaluate(() => performance.now()));
  await page.waitForFunction((end) => performance.now() >= end, begun + WINDOW_MS, { polling: 500 });
  const all = tasks.parse(await page.evaluate('window.sinauLongTasks'));
  return all.filter(({ startTime }) => startTime >= begun);
}
