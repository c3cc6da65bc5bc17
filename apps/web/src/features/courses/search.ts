export type CatalogueSearch = {
  readonly cari?: string;
  /** Competency classes, activity kinds, ranges of JP and languages, each `a,b`. */
  readonly kelas?: string;
  readonly jenis?: string;
  readonly jp?: string;
  readonly bahasa?: string;
  readonly urut?: 'title' | 'popular';
};

export function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined;
}

export function known<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const orders = ['title', 'popular'] as const;

export function catalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  return known({ cari: words(search['cari']), kelas: words(search['kelas']), jenis: words(search['jenis']), jp: words(search['jp']), bahasa: words(search['bahasa']), urut: orders.find((order) => order === search['urut']) });
}

export type CourseListSearch = { readonly cari?: string; readonly keadaan?: 'draft' | 'published' | 'changed' | 'archived' };
const states = ['draft', 'published', 'changed', 'archived'] as const;

export function listSearch(search: Record<string, unknown>): CourseListSearch {
  return known({ cari: words(search['cari']), keadaan: states.find((state) => state === search['keadaan']) });
}

/** What the builder shows at the right: `kursus` (metadata), `terbit`, `riwayat`, or the id of a module or lesson. */
export type BuilderSearch = { readonly buka?: string };
