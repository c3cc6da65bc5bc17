import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { saved, addLesson, addModule, makeCourse, writeArticle } from './stories/builder.js';
import { MAIN_PAGES } from './stories/main-pages.js';
import { disconnect, Visitor } from './harness/visitor.js';

/**
 * The page takes text as markup or as a script's address only by two named policies, and nothing that it does itself is
 * refused: the Visitor notes each `securitypolicyviolation` of every journey.
 */
let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

/** What comes of handing text to a place that makes markup or scripts of it. */
const tried = (page: Page, place: 'markup' | 'script' | 'worker' | 'frame' | 'policy'): Promise<string> =>
  page.evaluate((which) => {
    const text = '<img src="x" onerror="window.stolen = true">';
    const places: Record<string, () => unknown> = {
      markup: () => (document.createElement('div').innerHTML = text),
      script: () => document.createElement('script').setAttribute('src', 'https://evil.test/a.js'),
      worker: () => new Worker('/assets/a.js'),
      frame: () => (document.createElement('iframe').srcdoc = text),
      // @ts-expect-error not every browser has it, nor do the typings
      policy: () => window.trustedTypes.createPolicy('mine', { createHTML: (given: string) => given }),
    };
    try {
      places[which]?.();
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.name : 'refused';
    }
  }, place);

test.each(Object.keys(MAIN_PAGES) as (keyof typeof MAIN_PAGES)[])('%s: no page that most people see is refused anything', async (role) => {
  visitor = await Visitor.signIn(role);
  for (const path of await MAIN_PAGES[role](visitor)) {
    await visitor.open(path);
    const video = visitor.page.locator('video');
    if (!path.includes('/materi/') || (await video.count()) === 0) continue;
    await video.first().evaluate(async (player) => (player instanceof HTMLVideoElement ? player.play() : undefined));
    await visitor.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
  }
  expect(visitor.troubles).toEqual([]);
}, 240_000);

test('an instructor writes an article, and what is pasted keeps its words and form but runs nothing', async () => {
  visitor = await Visitor.signIn('instructor');
  visitor.expecting(/^console: CSP: script-src-attr inline/, /inline event handler/); // what is pasted tries to
  const { page } = visitor;
  await makeCourse(visitor, 'Kursus tempelan');
  await addModule(page, 'Modul satu', '1');
  await addLesson(page, 'Modul satu', 'Artikel', 'Artikel satu');
  await writeArticle(page, { heading: 'Awal', text: 'Kalimat sendiri. ' });
  for (const html of ['kata tanpa tanda', '<b>tebal dari luar</b><img src="x" onerror="window.stolen = true"><script>window.stolen = true</script>']) {
    await page.getByRole('textbox', { name: /^Isi artikel/ }).evaluate((box, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given);
      clipboardData.setData('text/plain', 'tempelan');
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  }
  await page.locator('strong', { hasText: 'tebal dari luar' }).waitFor();
  await page.getByText('kata tanpa tanda').waitFor();
  await saved(page);
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
  expect(visitor.troubles).toEqual([]);
}, 120_000);

test('text that somebody smuggles in is refused wherever it would become markup or a script', async () => {
  visitor = await Visitor.signIn('learner');
  visitor.expecting(/CSP: (require-trusted-types-for|trusted-types)/, /trusted/i);
  const { page } = visitor;
  for (const place of ['markup', 'script', 'worker', 'frame', 'policy'] as const) expect([place, await tried(page, place)]).toEqual([place, 'TypeError']);
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
  expect(visitor.troubles).toEqual([]);
}, 60_000);
