export type YearSearch = { readonly tahun?: number };

export function yearSearch(raw: Record<string, unknown>): YearSearch {
  const year = Number(raw['tahun']);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? { tahun: year } : {};
}
