import { afterAll, afterEach, expect, test } from '@jest/globals';
import { lookAt, type Finding } from './harness/look.js';
import type { Role } from './harness/people.js';
import { disconnect, Visitor } from './harness/visitor.js';

/**
 * Everybody walks through the whole of their area: from the home page along every link, one page of each kind, and nothing
 * may go wrong behind the screen. Each kind is looked at in light and dark, at 1280, 390 and 320 px, by the first who
 * comes there; the home page, which differs, by everybody.
 */
const MOST_PAGES = 60;
const AREAS = {
  learner: ['/', '/katalog', '/pembelajaran', '/kursus/:id', '/sertifikat', '/jp', '/akun'],
  instructor: ['/kelola', '/kelola/kursus/:id', '/kelola/kursus/:id/pratinjau'],
  agencyAdmin: ['/admin/pegawai', '/admin/angkatan', '/admin/sertifikat'],
  platformAdmin: ['/'],
  supervisor: ['/'],
  auditor: ['/'],
} as const satisfies Partial<Record<Role, readonly string[]>>;

const lookedAt = new Set<string>();
let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

/** `/kursus/0194…/kuis/0194…` → `/kursus/:id/kuis/:id`: pages of one kind are one page. */
function kindOf(path: string): string {
  return path.replace(/\/[0-9A-HJKMNP-TV-Z]{26}$/, '/:code').replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id').replace(/(.)\/$/, '$1');
}

/** Addresses of this product that the page links to; files and the API are not pages. */
async function linksOf({ page }: Visitor): Promise<string[]> {
  const links = await page.locator('a[href^="/"]:not([download])').evaluateAll((all) => all.map((link) => new URL(link.getAttribute('href') ?? '', location.origin).pathname));
  return links.filter((path) => !path.startsWith('/api/'));
}

async function walk(role: Role): Promise<{ readonly seen: readonly string[]; readonly findings: readonly Finding[] }> {
  visitor = await Visitor.signIn(role);
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  const ahead = ['/'];
  for (let path = ahead.shift(); path !== undefined && seen.size < MOST_PAGES; path = ahead.shift()) {
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.set(kind, path);
    await visitor.open(path);
    ahead.push(...(await linksOf(visitor)));
    if (lookedAt.has(kind) && kind !== '/') continue;
    lookedAt.add(kind);
    findings.push(...(await lookAt(visitor.page, `${role}${kind.replaceAll('/', '-').replaceAll(':', '')}`)));
  }
  return { seen: [...seen.keys()], findings: [...findings, ...visitor.troubles] };
}

test.each(Object.entries(AREAS))('%s: every page is sound, light and dark, on a desk and on a phone', async (role, area) => {
  const { seen, findings } = await walk(role as keyof typeof AREAS);
  expect(findings).toEqual([]);
  expect(seen).toEqual(expect.arrayContaining([...area]));
}, 240_000);

test('a stranger at the door: sign-in, a forgotten password, a page that needs a session', async () => {
  visitor = await Visitor.come();
  const findings: Finding[] = [];
  for (const path of ['/masuk', '/lupa-sandi', '/atur-ulang-sandi?kode=tidak-berlaku', '/verifikasi']) {
    await visitor.open(path);
    findings.push(...(await lookAt(visitor.page, `stranger${path.replaceAll(/[/?=]/g, '-')}`)));
  }
  expect(findings).toEqual([]);
  visitor.expecting(/^401 GET/);
  await visitor.page.goto('/sertifikat');
  await visitor.page.waitForURL('**/masuk?tujuan=*');
  expect(visitor.troubles).toEqual([]);
}, 120_000);

test('the language switches for the whole screen and stays', async () => {
  visitor = await Visitor.come();
  await visitor.open('/masuk');
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await visitor.open('/lupa-sandi');
  expect(await visitor.page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(visitor.troubles).toEqual([]);
}, 60_000);
