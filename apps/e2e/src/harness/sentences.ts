import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** What the screens may say, read from the catalogues that they are made from. */
const WEB = fileURLToPath(new URL('../../../web/src/', import.meta.url));
export type Language = 'id' | 'en';

/** So short a beginning of a sentence with values in it says nothing about its language. */
const TELLING = 10;
/** Units and abbreviations are the same in both. */
const SHORTEST = 4;

type Catalogue = ReadonlyMap<string, string>;

function catalogueOf(language: Language): Catalogue {
  const folders = [join(WEB, 'ui'), ...readdirSync(join(WEB, 'features')).map((feature) => join(WEB, 'features', feature))];
  const files = folders.map((folder) => join(folder, 'locale', `${language}.ts`)).filter((file) => existsSync(file));
  const lines = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s*'([^']+)':\s*'((?:[^'\\]|\\.)*)',?$/gm)]);
  return new Map(lines.map(([, id = '', sentence = '']) => [id, sentence.replaceAll(/\\(.)/g, '$1')]));
}

const catalogues: Readonly<Record<Language, Catalogue>> = { id: catalogueOf('id'), en: catalogueOf('en') };

/** Sentences of the other language that cannot be one of this language too; those with values by their beginning. */
function foreignTo(language: Language): { readonly whole: ReadonlySet<string>; readonly beginnings: readonly string[] } {
  const own = catalogues[language];
  const other = catalogues[language === 'id' ? 'en' : 'id'];
  const ownSentences = new Set(own.values());
  const different = [...other].filter(([id, sentence]) => sentence.length >= SHORTEST && own.get(id) !== sentence && !ownSentences.has(sentence)).map(([, sentence]) => sentence);
  const beginnings = different.filter((sentence) => sentence.includes('{')).map((sentence) => sentence.slice(0, sentence.indexOf('{')));
  return { whole: new Set(different.filter((sentence) => !sentence.includes('{'))), beginnings: beginnings.filter((beginning) => beginning.length >= TELLING) };
}

const foreign = { id: foreignTo('id'), en: foreignTo('en') };

/** Every text of the page that a person reads or hears: what is written, and names, hints and titles of its parts. What states a language of its own, as a certificate does, is left out. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isOfThePage = (element: Element | null) => element?.closest('script, style') === null && element.closest('[lang]') === document.documentElement;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (isOfThePage(node.parentElement)) texts.add(node.textContent?.trim() ?? '');
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) for (const element of document.querySelectorAll(`[${name}]`)) texts.add(element.getAttribute(name)?.trim() ?? '');
    return [...texts];
  });
}

/** Ids shown instead of their sentences, sentences of the other language, and a page that names the wrong language. */
export async function languageFindings(page: Page, language: Language): Promise<string[]> {
  const { whole, beginnings } = foreign[language];
  const texts = await textsOf(page);
  const ids = texts.filter((text) => catalogues.id.has(text) && text.includes('.')).map((text) => `an id instead of a sentence: ${text}`);
  const strange = texts.filter((text) => whole.has(text) || beginnings.some((beginning) => text.startsWith(beginning))).map((text) => `not in ${language}: ${text}`);
  const named = await page.evaluate(() => document.documentElement.lang);
  return [...ids, ...strange, ...(named === language ? [] : [`the page says that its language is "${named}"`])];
}
