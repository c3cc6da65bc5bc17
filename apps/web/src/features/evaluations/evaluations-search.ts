const text = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) || undefined : undefined);

/** Filters of the list of forms, as they stand in the address. */
export type FormsSearch = { readonly cari?: string | undefined; readonly tingkat?: 1 | 3 | undefined; readonly arsip?: true | undefined };

export function formsSearch({ cari, tingkat, arsip }: Record<string, unknown>): FormsSearch {
  return { cari: text(cari), tingkat: tingkat === 1 || tingkat === 3 ? tingkat : undefined, arsip: arsip === true ? true : undefined };
}

/** What of a run's evaluation is looked at: one aspect alone (its page knows which there are), and comments with certain words. */
export type RunEvaluationSearch = { readonly aspek?: string | undefined; readonly cari?: string | undefined };

export function runEvaluationSearch({ aspek, cari }: Record<string, unknown>): RunEvaluationSearch {
  return { aspek: text(aspek), cari: text(cari) };
}
