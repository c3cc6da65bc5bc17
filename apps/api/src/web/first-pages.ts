import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '@sinau/contracts/core';

const files = z.object({ scripts: z.array(z.string()), styles: z.array(z.string()) });
const page = z.object({ path: z.string(), asks: z.array(z.string()), files: z.object({ id: files, en: files }) });
type FirstPage = z.infer<typeof page>;

/** An id in an address, as the pages' paths name them with `:name`. Nothing that would need escaping in HTML. */
const ID = '([0-9A-Za-z-]+)';

function links({ scripts, styles }: z.infer<typeof files>): string {
  return [...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`), ...styles.map((file) => `<link rel="preload" as="style" crossorigin href="/${file}">`)].join('');
}

/** `:enrolmentId` in what a page asks, from the page's own address. */
function asksOf({ path, asks }: FirstPage, found: RegExpExecArray): string {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const values = new Map(names.map((name, index) => [name, found[index + 1] ?? '']));
  return asks.map((ask) => ask.replace(/:(\w+)/g, (_all, name: string) => values.get(name) ?? '')).join(' ');
}

/** For the HTML of one address: what boot.js asks at once, and links to the page's files, which come behind the application's own. */
export type Named = { readonly asks: string; readonly files: string };

/**
 * Reads which files and answers the pages need that learners open first, as the web's build wrote it, and returns what
 * the HTML of an address says of them; null for any other address.
 */
export function readFirstPages(root: string): (path: string, language: Language) => Named | null {
  const file = join(root, 'first-pages.json');
  if (!existsSync(file)) return () => null;
  const pages = z.array(page).parse(JSON.parse(readFileSync(file, 'utf8')));
  const known = pages.map((one) => ({ one, pattern: new RegExp(`^${one.path.replace(/:\w+/g, ID)}$`), links: { id: links(one.files.id), en: links(one.files.en) } }));
  return (path, language) => {
    for (const { one, pattern, links: named } of known) {
      const found = pattern.exec(path);
      if (found) return { asks: `<meta name="sinau-ask" content="${asksOf(one, found)}">`, files: named[language] };
    }
    return null;
  };
}
