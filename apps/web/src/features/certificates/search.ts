/** Filters of the certificate list, in the address. */
export type CertificatesSearch = { readonly cari?: string; readonly status?: 'valid' | 'revoked' };

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined);

export function certificatesSearch(raw: Record<string, unknown>): CertificatesSearch {
  const cari = text(raw['cari']);
  const status = raw['status'] === 'valid' || raw['status'] === 'revoked' ? raw['status'] : undefined;
  return { ...(cari === undefined ? {} : { cari }), ...(status === undefined ? {} : { status }) };
}

/** The run that bulk issuing is about. */
export type IssueSearch = { readonly angkatan?: string };

export function issueSearch(raw: Record<string, unknown>): IssueSearch {
  const angkatan = text(raw['angkatan']);
  return angkatan === undefined ? {} : { angkatan };
}
