import { feeBands, type FeeBand } from '@sinau/domain/experts';
import { searchedWords } from '../../lib/searched-words.js';

export type ExpertsSearch = { readonly cari?: string | undefined; readonly kompetensi?: string | undefined; readonly honor?: FeeBand | undefined; readonly hari?: string | undefined; readonly arsip?: 'ya' | undefined };

export const expertsSearch = (raw: Record<string, unknown>): ExpertsSearch => ({
  cari: searchedWords(raw['cari']),
  kompetensi: typeof raw['kompetensi'] === 'string' && /^[0-9a-f-]{36}$/.test(raw['kompetensi']) ? raw['kompetensi'] : undefined,
  honor: feeBands.find((band) => band === raw['honor']),
  hari: typeof raw['hari'] === 'string' && /^20\d{2}-\d{2}-\d{2}$/.test(raw['hari']) ? raw['hari'] : undefined,
  arsip: raw['arsip'] === 'ya' ? 'ya' : undefined,
});
