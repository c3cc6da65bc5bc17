import { needOrigins, needStates, type NeedOrigin, type NeedState } from '@sinau/domain/needs';

/** Filters of the inbox, as they stand in the address. */
export type NeedsSearch = { readonly cari?: string | undefined; readonly keadaan?: NeedState | undefined; readonly asal?: NeedOrigin | undefined; readonly tahun?: number | undefined };

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);

export function needsSearch(search: Record<string, unknown>): NeedsSearch {
  const year = Number(search['tahun']);
  return {
    cari: text(search['cari'])?.slice(0, 100),
    keadaan: needStates.find((state) => state === search['keadaan']),
    asal: needOrigins.find((origin) => origin === search['asal']),
    tahun: Number.isInteger(year) && year >= 2020 && year <= 2100 ? year : undefined,
  };
}

/** The need of another agency that is open, by its id; and a code that came in a link. */
export type SharedSearch = { readonly kebutuhan?: string | undefined; readonly kode?: string | undefined };

export function sharedSearch(search: Record<string, unknown>): SharedSearch {
  return { kebutuhan: text(search['kebutuhan']), kode: text(search['kode'])?.slice(0, 40) };
}
