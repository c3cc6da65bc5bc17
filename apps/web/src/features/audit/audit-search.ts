/** Filters, as they stand in the address. */
export type AuditSearch = { readonly pelaku?: string; readonly tentang?: string; readonly dari?: string; readonly sampai?: string };

function matching(value: unknown, shape: RegExp): string | undefined {
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const found = {
    pelaku: matching(search['pelaku'], /^(?=.*\S).{1,100}$/), tentang: matching(search['tentang'], /^[a-z][a-z_]{0,40}(\.[a-z_]{1,40})?$/),
    dari: matching(search['dari'], /^\d{4}-\d{2}-\d{2}$/), sampai: matching(search['sampai'], /^\d{4}-\d{2}-\d{2}$/),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
