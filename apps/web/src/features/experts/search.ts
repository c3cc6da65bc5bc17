import { feeBands, type FeeBand } from '@sinau/domain/experts';

export type ExpertsSearch = { readonly cari?: string | undefined; readonly kompetensi?: string | undefined; readonly honor?: FeeBand | undefined; readonly hari?: string | undefined; readonly arsip?: 'ya' | undefined };

const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : typeof value === 'number' ? String(value) : undefined);

export const expertsSearch = (raw: Record<string, unknown>): ExpertsSearch => ({
  cari: words(raw['cari']),
  kompetensi: typeof raw['kompetensi'] === 'string' && /^[0-9a-f-]{36}$/.test(raw['kompetensi']) ? raw['kompetensi'] : undefined,
  honor: feeBands.find((band) => band === raw['honor']),
  hari: typeof raw['hari'] === 'string' && /^20\d{2}-\d{2}-\d{2}$/.test(raw['hari']) ? raw['hari'] : undefined,
  arsip: raw['arsip'] === 'ya' ? 'ya' : undefined,
});
