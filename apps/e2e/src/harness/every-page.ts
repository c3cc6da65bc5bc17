import { afterAll, afterEach, expect, test } from '@jest/globals';
import { AREAS } from '../stories/areas.js';
import { lookAt, type Finding } from './look.js';
import type { Role } from './people.js';
import { languageFindings } from './sentences.js';
import { disconnect, Visitor } from './visitor.js';
import { knownRoutes, walk } from './walk.js';

type Part = {
  readonly roles: readonly Role[];
  /** Those who also walk in English. */
  readonly inEnglish: readonly Role[];
  /** Whether an address of the web router is this part's to have seen at the end. */
  readonly owns: (route: string) => boolean;
};

const named = (role: string, route: string): string => `${role}${route.replaceAll('/', '-').replaceAll('$', '')}`;

async function choose(visitor: Visitor, language: 'English' | 'Indonesia'): Promise<void> {
  const { page } = visitor;
  await visitor.open('/akun');
  const told = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().endsWith('/api/me'));
  await page.getByRole('main').getByRole('button', { name: language, exact: true }).click();
  await told;
}

/**
 * Everybody walks through the whole of their area: from the home page along every link, one page of each kind, and nothing
 * may go wrong behind the screen. Each kind is looked at in light and dark, at 1280, 390 and 320 px, by the first who
 * comes there; the home page, which differs, by everybody. At the end no address that the part owns may be left.
 * Parts walk at once, so no role is in two of them: the language is the person's.
 */
export function everyPage({ roles, inEnglish, owns }: Part): void {
  const lookedAt = new Set<string>();
  let visitor: Visitor;
  afterEach(() => visitor.leave());
  afterAll(disconnect);

  test.each(roles)('%s: every page is sound, light and dark, on a desk and on a phone', async (role) => {
    visitor = await Visitor.signIn(role);
    const findings: Finding[] = [];
    const seen = await walk(visitor, await AREAS[role](visitor), async (route) => {
      findings.push(...(await languageFindings(visitor.page, 'id')).map((finding) => `${named(role, route)}: ${finding}`));
      if (lookedAt.has(route) && route !== '/') return;
      lookedAt.add(route);
      findings.push(...(await lookAt(visitor.page, named(role, route))));
    });
    for (const route of seen) lookedAt.add(route);
    expect([...findings, ...visitor.troubles]).toEqual([]);
  });

  test('no address of the web router was left out', async () => {
    visitor = await Visitor.come();
    await visitor.open('/admin/pegawai'); // leads to the door, with the routes of staff
    const routes = (await knownRoutes(visitor)).filter(owns);
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !lookedAt.has(route))).toEqual([]);
  });

  test.each(inEnglish)('%s chooses English: every page follows, and the choice stays', async (role) => {
    visitor = await Visitor.signIn(role);
    const beginnings = await AREAS[role](visitor);
    await choose(visitor, 'English');
    const findings: Finding[] = [];
    await walk(visitor, beginnings, async (route) => {
      if (route.startsWith('/verifikasi')) return; // the public page speaks the browser's language, and offers the other
      findings.push(...(await languageFindings(visitor.page, 'en')).map((finding) => `${route}: ${finding}`));
    });
    await choose(visitor, 'Indonesia');
    expect([...findings, ...visitor.troubles]).toEqual([]);
  });
}
