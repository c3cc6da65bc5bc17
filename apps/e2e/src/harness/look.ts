import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './visitor.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What a colour scheme can change; names, roles and structure are the same in both. */
const COLOURS: RunOptions = { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const SIZES = [['1280', DESKTOP], ['390', PHONE]] as const;
/** A page comes in light and is left in light; to draw it anew in other colours takes longer than to look at it. */
const LOOKS = [['1280', DESKTOP, ['light', 'dark']], ['390', PHONE, ['dark', 'light']]] as const;
const NARROW = { width: 320, height: 700 } as const;
const LEAST_TARGET = 44;
const LEAST_INLINE_TARGET = 24;

export type Finding = string;

/** What axe finds on the page as it stands, in light and in dark, one line each. */
export async function axeFindings(page: Page): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const scheme of ['dark', 'light'] as const) {
    await paint(page, scheme);
    findings.push(...(await axeOnce(page)).map((finding) => `${scheme}: ${finding}`));
  }
  return findings;
}

function axeOnce(page: Page): Promise<Finding[]> {
  return runAxe(page, { resultTypes: ['violations'] });
}

/** axe is handed over the debugger, so no CSP is in its way. */
async function runAxe(page: Page, options: RunOptions): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate((chosen) => {
    // @ts-expect-error axe-core has put itself on the window
    return window.axe.run(document, chosen);
  }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => `axe ${id}: ${target.join(' ')} (${[...any, ...all, ...none].map(({ message }) => message)[0] ?? ''})`),
  );
}

/** What sticks out sideways at the present width: nothing may make the page itself scroll. */
export function sidewaysFindings(page: Page): Promise<Finding[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element: Element): boolean => element !== document.body && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
    const kept = (element: Element): boolean => {
      for (let above = element.parentElement; above; above = above.parentElement) if (scrolls(above)) return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1 && !kept(element));
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return innermost.slice(0, 3).map((element) => `sideways at ${width} px: ${element.outerHTML.slice(0, 160)}`);
  });
}

/**
 * Controls that are too small to hit. Buttons, fields and links that stand for themselves measure 44 px in height;
 * links within a sentence or a table row 24 px at least (the label of a box or radio counts as part of it).
 */
export function targetFindings(page: Page): Promise<Finding[]> {
  return page.evaluate(
    ({ least, leastInline }) => {
      const controls = document.querySelectorAll<HTMLElement>('a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [role="menuitem"]');
      const findings: string[] = [];
      for (const control of controls) {
        if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || control.matches(':disabled') || control.closest('[aria-hidden="true"], [inert]')) continue;
        const own = (getComputedStyle(control, '::after').position === 'absolute' ? (control.closest('article, li, div') ?? control) : control).getBoundingClientRect(); // a link laid over its card
        if (own.width <= 1 || own.height <= 1 || own.bottom + scrollY <= 0 || own.right <= 0) continue; // there for the keyboard only, until focused
        const label = control instanceof HTMLInputElement ? [...(control.labels ?? [])].find((one) => one.contains(control) || /radio|checkbox/.test(control.type)) : undefined;
        const height = Math.max(own.height, label?.getBoundingClientRect().height ?? 0);
        const inline = control.tagName === 'A' && (getComputedStyle(control).display.startsWith('inline') || control.closest('p, li, td, th, dd, nav[aria-label]') !== null);
        if (height < (inline ? leastInline : least) - 0.5) findings.push(`target ${own.width.toFixed(0)}×${height.toFixed(0)} px: ${control.outerHTML.slice(0, 140)}`);
      }
      return findings;
    },
    { least: LEAST_TARGET, leastInline: LEAST_INLINE_TARGET },
  );
}

/** A page has one heading that names it. */
async function headingFindings(page: Page): Promise<Finding[]> {
  const headings = await page.getByRole('heading', { level: 1 }).allInnerTexts();
  return headings.length === 1 ? [] : [`${headings.length} headings of level 1: ${headings.join(' · ')}`];
}

/** A picture for people, in the folder that SINAU_PICTURES names; without it nothing is written. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SINAU_PICTURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0)); // or the header, which stays in sight, is drawn in the middle
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Only pictures: desk and phone, light and dark. */
export async function pictureBoth(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await paint(page, colorScheme);
      await picture(page, `${name}-${size}-${colorScheme}`);
    }
  }
  await paint(page, 'light');
  await page.setViewportSize(DESKTOP);
}

/** Light and dark, desk and phone, and the narrowest screen: everything that is wrong with this page, each line once. */
export async function lookAt(page: Page, name: string): Promise<Finding[]> {
  const findings = new Set<string>();
  const add = (where: string, found: readonly Finding[]): void => found.forEach((finding) => findings.add(`${name} ${where}: ${finding}`));
  add('', await headingFindings(page));
  for (const [size, viewport, schemes] of LOOKS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await paint(page, colorScheme);
      add(`${size} ${colorScheme}`, await (colorScheme === 'light' ? axeOnce(page) : runAxe(page, COLOURS)));
      await picture(page, `${name}-${size}-${colorScheme}`);
    }
    add(size, await sidewaysFindings(page));
  }
  add('390', await targetFindings(page));
  await page.setViewportSize(NARROW);
  add('320', await sidewaysFindings(page));
  await page.setViewportSize(DESKTOP);
  return [...findings];
}

/** As the switch in the header does; nothing when the page is drawn so already. */
async function paint(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  if ((await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))) === scheme) return;
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.evaluate((chosen) => document.documentElement.setAttribute('data-mantine-color-scheme', chosen), scheme);
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity), undefined, { polling: 'raf' });
}
