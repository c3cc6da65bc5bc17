import { aspects, type Aspect } from '@sinau/domain/evaluations';

/** Filters of the list of forms, as they stand in the address. */
export type FormsSearch = { readonly cari?: string | undefined; readonly tingkat?: 1 | 3 | undefined; readonly arsip?: true | undefined };

export function formsSearch(search: Record<string, unknown>): FormsSearch {
  const text = search['cari'];
  const level = Number(search['tingkat']);
  return {
    cari: typeof text === 'string' && text !== '' ? text.slice(0, 100) : typeof text === 'number' ? String(text) : undefined,
    tingkat: level === 1 || level === 3 ? level : undefined,
    arsip: search['arsip'] === true ? true : undefined,
  };
}

/** What of a run's evaluation is looked at: one aspect alone, and comments with certain words. */
export type RunEvaluationSearch = { readonly aspek?: Aspect | undefined; readonly cari?: string | undefined };

export function runEvaluationSearch(search: Record<string, unknown>): RunEvaluationSearch {
  const text = search['cari'];
  return { aspek: aspects.find((aspect) => aspect === search['aspek']), cari: typeof text === 'string' && text !== '' ? text.slice(0, 100) : typeof text === 'number' ? String(text) : undefined };
}
