/** @jest-environment node */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bundleOf, launchBrowser, serveScript } from '../../testing/real-browser.js';
import type * as Outbox from './outbox.js';

declare global {
  // the module under test, inside the page
  var outbox: typeof Outbox;
}

// A real IndexedDB, real locks, real tabs: the only ones that count for "nothing saved is lost".
let served: Awaited<ReturnType<typeof serveScript>>;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const script = await bundleOf("import * as outbox from './outbox.ts'; globalThis.outbox = outbox;", 'lib/offline');
  served = await serveScript(script, (_request, response) => response.end());
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  context = await browser.newContext();
});

async function tab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(served.address);
  return page;
}

describe('outbox', () => {
  test('keeps changes over a reload, in order, the newest of each key', async () => {
    const page = await tab();
    await page.evaluate(async () => {
      await outbox.put('ratna', 'attempt:1', 'q1', 'A');
      await outbox.put('ratna', 'attempt:1', 'q2', 'C');
      await outbox.put('ratna', 'attempt:1', 'q1', 'B');
    });
    await page.reload();
    const entries = await page.evaluate(() => outbox.list('ratna', 'attempt:1'));
    // three changes, two keys: q1's first answer (sequence 1) was replaced by its second (3)
    expect(entries.map(({ key, sequence, payload }) => [key, sequence, payload])).toEqual([
      ['q2', 2, 'C'],
      ['q1', 3, 'B'],
    ]);
    expect(await page.evaluate(async () => [...(await outbox.waiting('ratna'))])).toEqual([['attempt:1', 2]]);
    expect(await page.evaluate(async () => (await outbox.list('bambang', 'attempt:1')).length)).toBe(0);
  });

  test('two tabs never draw the same sequence', async () => {
    const [one, two] = await Promise.all([tab(), tab()]);
    const write = (page: Page, name: string) =>
      page.evaluate(async (prefix) => Promise.all(Array.from({ length: 25 }, (_, at) => outbox.put('ratna', 's', `${prefix}${at}`, at).then((entry) => entry.sequence))), name);
    const drawn = (await Promise.all([write(one, 'a'), write(two, 'b')])).flat();
    expect(new Set(drawn).size).toBe(50);
    expect(Math.max(...drawn)).toBe(50);
  });

  test('an acknowledgement of an old change leaves the newer one', async () => {
    const page = await tab();
    const left = await page.evaluate(async () => {
      const first = await outbox.put('ratna', 's', 'q1', 'A');
      await outbox.put('ratna', 's', 'q1', 'B');
      await outbox.ack(first);
      return outbox.list('ratna', 's');
    });
    expect(left.map((entry) => entry.payload)).toEqual(['B']);
  });

  test('a stream continues above what the server has seen from another device', async () => {
    const page = await tab();
    const sequence = await page.evaluate(async () => {
      await outbox.raise('ratna', 's', 41);
      await outbox.raise('ratna', 's', 7);
      return (await outbox.put('ratna', 's', 'q1', 'A')).sequence;
    });
    expect(sequence).toBe(42);
  });

  test('only one of two tabs sends; a change made while sending goes too; a failure keeps everything', async () => {
    const [one, two] = await Promise.all([tab(), tab()]);
    await one.evaluate(() => outbox.put('ratna', 's', 'q1', 'A'));
    const failed = await one.evaluate(() => outbox.drain('ratna', 's', () => Promise.reject(new Error('offline'))).catch(() => 'failed'));
    expect(failed).toBe('failed');
    expect(await two.evaluate(async () => (await outbox.list('ratna', 's')).length)).toBe(1);

    const sending = one.evaluate(async () => {
      const batches: string[] = [];
      const empty = await outbox.drain('ratna', 's', async (entries) => {
        batches.push(entries.map((entry) => String(entry.payload)).join());
        if (batches.length === 1) {
          await new Promise<void>((resolve) => {
            const stop = outbox.watchOutbox(() => {
              stop();
              resolve();
            });
            document.title = 'sending';
          });
        }
        return entries;
      });
      return { empty, batches };
    });
    await one.waitForFunction(() => document.title === 'sending');
    expect(await two.evaluate(() => outbox.drain('ratna', 's', (entries) => Promise.resolve(entries)))).toBe(false);
    await two.evaluate(() => outbox.put('ratna', 's', 'q1', 'B'));
    expect(await sending).toEqual({ empty: true, batches: ['A', 'B'] });
    expect(await two.evaluate(async () => (await outbox.list('ratna', 's')).length)).toBe(0);
  });
});
