/** The part of the page that is shown, and what is looked for, as they stand in the address. */
export const decisionParts = ['menunggu', 'diputuskan', 'permintaan'] as const;
export type DecisionPart = (typeof decisionParts)[number];
export type DecisionsSearch = { readonly bagian?: DecisionPart | undefined; readonly cari?: string | undefined };

export function decisionsSearch(search: Record<string, unknown>): DecisionsSearch {
  const words = search['cari'];
  const cari = typeof words === 'string' || typeof words === 'number' ? String(words).trim().slice(0, 100) : '';
  return { bagian: decisionParts.find((part) => part === search['bagian']), cari: cari === '' ? undefined : cari };
}
