import { i18n, type Messages } from '@lingui/core';

export type Catalogue = { readonly messages: Messages };
/** Loads the file of one feature in one language. */
export type CatalogueLoader = (feature: string, language: string) => Promise<Catalogue>;

const needed = new Set<string>(['ui']);
const loaded = new Map<string, Promise<void>>();
let loader: CatalogueLoader = (feature) => Promise.reject(new Error(`no loader for the catalogue ${feature}`));

export function setCatalogueLoader(next: CatalogueLoader): void {
  loader = next;
}

function load(feature: string, language: string): Promise<void> {
  const name = `${feature}/${language}`;
  const known = loaded.get(name);
  if (known) return known;
  const loading = loader(feature, language).then(({ messages }) => i18n.load(language, { ...messages }));
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name)); // the next visit tries again
  return loading;
}

/** What a route needs before it renders: its feature's sentences in the language on the screen. */
export async function needCatalogue(feature: string, language: string): Promise<void> {
  needed.add(feature);
  await load(feature, language);
}

/** Everything needed so far, in `language`. */
export async function loadCatalogues(language: string): Promise<void> {
  await Promise.all([...needed].map((feature) => load(feature, language)));
}
