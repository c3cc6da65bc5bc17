import { z } from 'zod';
import type { Visitor } from './visitor.js';

/** The whole of somebody's area has fewer kinds of pages. */
const MOST_PAGES = 200;

/**
 * Every address that the web router knows, as it writes them: `/kursus/$enrolmentId`. It learns those of staff on the way
 * to one of them; what it answers there with is no page: `/admin/$`.
 */
export function knownRoutes({ page }: Visitor): Promise<string[]> {
  return page
    .evaluate(() => {
      // @ts-expect-error TanStack Router puts itself there, for its developer tools
      return Object.keys(window.__TSR_ROUTER__.routesByPath);
    })
    .then((routes) => z.array(z.string()).min(1).parse(routes).filter((route) => !route.endsWith('/$')).map(withoutSlash));
}

/** The route of the page that is shown. */
async function routeOf({ page }: Visitor): Promise<string> {
  const route: unknown = await page.evaluate(() => {
    // @ts-expect-error as above
    return window.__TSR_ROUTER__?.state.matches.at(-1)?.fullPath ?? location.pathname; // the public page has no router
  });
  return withoutSlash(kindOf(z.string().parse(route)));
}

const withoutSlash = (path: string): string => path.replace(/(.)\/$/, '$1');

/** Addresses of this product that the page links to; files and the API are not pages. */
async function linksOf({ page }: Visitor): Promise<string[]> {
  const links = await page.locator('a[href^="/"]:not([download])').evaluateAll((all) => all.map((link) => new URL(link.getAttribute('href') ?? '', location.origin).pathname));
  return links.filter((path) => !path.startsWith('/api/'));
}

/** `/kursus/0194…/kuis/0194…` → `/kursus/:id/kuis/:id`: pages of one kind are one page. */
function kindOf(path: string): string {
  return path.replace(/\/[0-9A-HJKMNP-TV-Z]{26}$/, '/:code').replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id').replace(/\?.*$/, '').replace(/(.)\/$/, '$1');
}

/** From the given addresses along every link, one page of each kind; `look` is told the route. Answers the routes seen. */
export async function walk(visitor: Visitor, beginnings: readonly string[], look: (route: string, path: string) => Promise<void>): Promise<ReadonlySet<string>> {
  const kinds = new Set<string>();
  const routes = new Set<string>();
  const ahead = [...beginnings];
  for (let path = ahead.shift(); path !== undefined && kinds.size < MOST_PAGES; path = ahead.shift()) {
    const kind = kindOf(path);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    await visitor.open(path);
    routes.add(kind);
    const route = await routeOf(visitor);
    ahead.push(...(await linksOf(visitor)));
    if (routes.has(route) && route !== kind) continue; // led elsewhere, to a page that was seen
    routes.add(route);
    await look(route, path);
  }
  return routes;
}
