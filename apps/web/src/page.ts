import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';
import { activeLanguage, needCatalogue } from './lib/i18n/index.js';

type PageOptions = { readonly component: RouteComponent; readonly loader: () => Promise<void> };

/**
 * A lazily loaded page: its code and its feature's sentences arrive together.
 * `...page('courses', () => import('./pages/catalogue.page.js'), 'CataloguePage')`, with further catalogues named last.
 */
export function page<M extends Record<N, RouteComponent>, N extends string>(feature: string, load: () => Promise<M>, name: N, ...others: readonly string[]): PageOptions {
  return {
    component: lazyRouteComponent<Record<string, RouteComponent>, string>(load, name),
    loader: () => Promise.all([feature, ...others].map((one) => needCatalogue(one, activeLanguage()))).then(() => undefined),
  };
}
