import { afterAll, afterEach, expect, test } from '@jest/globals';
import { lookAt, type Finding } from './harness/look.js';
import type { Role } from './harness/people.js';
import { languageFindings } from './harness/sentences.js';
import { knownRoutes, walk } from './harness/walk.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { AREAS } from './stories/areas.js';

/**
 * Everybody walks through the whole of their area: from the home page along every link, one page of each kind, and nothing
 * may go wrong behind the screen. Each kind is looked at in light and dark, at 1280, 390 and 320 px, by the first who
 * comes there; the home page, which differs, by everybody. At the end no address of the web router may be left.
 */
const STRANGERS_PAGES = ['/masuk', '/lupa-sandi', '/atur-ulang-sandi?kode=tidak-berlaku', '/verifikasi'];

const lookedAt = new Set<string>();
let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

const named = (role: string, route: string): string => `${role}${route.replaceAll('/', '-').replaceAll('$', '')}`;

async function walkAs(role: Role): Promise<readonly Finding[]> {
  visitor = await Visitor.signIn(role);
  const findings: Finding[] = [];
  const seen = await walk(visitor, await AREAS[role](visitor), async (route) => {
    findings.push(...(await languageFindings(visitor.page, 'id')).map((finding) => `${named(role, route)}: ${finding}`));
    if (lookedAt.has(route) && route !== '/') return;
    lookedAt.add(route);
    findings.push(...(await lookAt(visitor.page, named(role, route))));
  });
  for (const route of seen) lookedAt.add(route);
  return [...findings, ...visitor.troubles];
}

test.each(Object.keys(AREAS))('%s: every page is sound, light and dark, on a desk and on a phone', async (role) => {
  expect(await walkAs(role as Role)).toEqual([]);
});

test('a stranger at the door: sign-in, a forgotten password, a page that needs a session', async () => {
  visitor = await Visitor.come();
  const findings: Finding[] = [];
  for (const path of STRANGERS_PAGES) {
    await visitor.open(path);
    lookedAt.add(path.replace(/\?.*/, ''));
    findings.push(...(await lookAt(visitor.page, `stranger${path.replaceAll(/[/?=]/g, '-')}`)));
  }
  expect(findings).toEqual([]);
  visitor.expecting(/^401 GET/);
  await visitor.page.goto('/sertifikat');
  await visitor.page.waitForURL('**/masuk?tujuan=*');
  expect(visitor.troubles).toEqual([]);
});

test('no address of the web router was left out', async () => {
  visitor = await Visitor.come();
  await visitor.open('/masuk');
  const routes = await knownRoutes(visitor);
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter((route) => !lookedAt.has(route))).toEqual([]);
});

/** The areas that between them hold every page but the platform administrator's two. */
const IN_ENGLISH = ['learner', 'instructor', 'agencyAdmin'] as const;

async function choose(language: 'English' | 'Indonesia'): Promise<void> {
  const { page } = visitor;
  await visitor.open('/akun');
  const told = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().endsWith('/api/me'));
  await page.getByRole('main').getByRole('button', { name: language, exact: true }).click();
  await told;
}

test.each(IN_ENGLISH)('%s chooses English: every page follows, and the choice stays', async (role) => {
  visitor = await Visitor.signIn(role);
  const beginnings = await AREAS[role](visitor);
  await choose('English');
  const findings: Finding[] = [];
  await walk(visitor, beginnings, async (route) => {
    if (route.startsWith('/verifikasi')) return; // the public page speaks the browser's language, and offers the other
    findings.push(...(await languageFindings(visitor.page, 'en')).map((finding) => `${route}: ${finding}`));
  });
  await choose('Indonesia');
  expect([...findings, ...visitor.troubles]).toEqual([]);
});

test('a stranger chooses English at the door', async () => {
  visitor = await Visitor.come();
  await visitor.open('/masuk');
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  const findings: Finding[] = [];
  for (const path of STRANGERS_PAGES.slice(0, 3)) {
    await visitor.open(path);
    findings.push(...(await languageFindings(visitor.page, 'en')).map((finding) => `${path}: ${finding}`));
  }
  expect([...findings, ...visitor.troubles]).toEqual([]);
});
