/** Filters of the dashboards, as they stand in the address. */
export type ReportsSearch = { readonly tahun?: number | undefined; readonly unit?: string | undefined };

export function reportsSearch(search: Record<string, unknown>): ReportsSearch {
  const year = Number(search['tahun']);
  const unit = search['unit'];
  return {
    tahun: Number.isInteger(year) && year >= 2015 && year <= 2100 ? year : undefined,
    unit: typeof unit === 'string' && /^[0-9a-f-]{36}$/.test(unit) ? unit : undefined,
  };
}
