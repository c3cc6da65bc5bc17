import { competencyClasses, type CompetencyClass } from '@sinau/domain/courses';
import { searchedWords } from '../../lib/searched-words.js';

export type FrameworkSearch = { readonly cari?: string | undefined; readonly kelas?: CompetencyClass | undefined; readonly arsip?: 'ya' | undefined };
export type ImportSearch = { readonly jenis?: 'profil' | 'tingkat' | undefined };
/** Where the matrix stands: the unit, the class, and the competency whose people are listed. */
export type GapSearch = { readonly unit?: string | undefined; readonly kelas?: CompetencyClass | undefined; readonly kompetensi?: string | undefined; readonly langsung?: 'ya' | undefined };

const classOf = (value: unknown): CompetencyClass | undefined => competencyClasses.find((name) => name === value);
const key = (value: unknown): string | undefined => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);

export const frameworkSearch = (raw: Record<string, unknown>): FrameworkSearch => ({ cari: searchedWords(raw['cari']), kelas: classOf(raw['kelas']), arsip: raw['arsip'] === 'ya' ? 'ya' : undefined });
export const importSearch = (raw: Record<string, unknown>): ImportSearch => ({ jenis: raw['jenis'] === 'profil' || raw['jenis'] === 'tingkat' ? raw['jenis'] : undefined });
export const gapSearch = (raw: Record<string, unknown>): GapSearch => ({
  unit: key(raw['unit']), kelas: classOf(raw['kelas']), kompetensi: key(raw['kompetensi']), langsung: raw['langsung'] === 'ya' ? 'ya' : undefined,
});
