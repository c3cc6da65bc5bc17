import { searchedWords } from '../../lib/searched-words.js';

/** Filters of the list of forms, as they stand in the address. */
export type FormsSearch = { readonly cari?: string | undefined; readonly tingkat?: 1 | 3 | undefined; readonly arsip?: true | undefined };

export function formsSearch({ cari, tingkat, arsip }: Record<string, unknown>): FormsSearch {
  return { cari: searchedWords(cari), tingkat: tingkat === 1 || tingkat === 3 ? tingkat : undefined, arsip: arsip === true ? true : undefined };
}

/** What of a run's evaluation is looked at: one aspect alone (its page knows which there are), and comments with certain words, to the run and to behaviour after it. */
export type RunEvaluationSearch = { readonly aspek?: string | undefined; readonly cari?: string | undefined; readonly perilaku?: string | undefined };

export function runEvaluationSearch({ aspek, cari, perilaku }: Record<string, unknown>): RunEvaluationSearch {
  return { aspek: searchedWords(aspek), cari: searchedWords(cari), perilaku: searchedWords(perilaku) };
}

/** A part of a run's evaluation, and the address that it looks by. */
export type LevelProps = { readonly runId: string; readonly search: RunEvaluationSearch; readonly onSearch: (search: RunEvaluationSearch) => void };
