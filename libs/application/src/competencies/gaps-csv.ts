import type { GapMatrixView } from '@sinau/contracts/competencies';
import type { Language } from '@sinau/contracts/core';
import type { GapBand } from '@sinau/domain/competencies';
import { writeCsv } from '../core/index.js';

type Words = { readonly heads: readonly string[]; readonly itself: string; readonly total: string; readonly bands: Readonly<Record<GapBand, string>>; readonly decimal: string };
const words: Readonly<Record<Language, Words>> = {
  id: {
    heads: ['Unit', 'Kode kompetensi', 'Kompetensi', 'Pegawai', 'Terukur', 'Di bawah syarat', 'Rata-rata kekurangan (level)', 'Kesenjangan'], itself: 'langsung', total: 'Semua', decimal: ',',
    bands: { unmeasured: 'belum diukur', none: 'tidak ada', light: 'ringan', medium: 'sedang', heavy: 'berat' },
  },
  en: {
    heads: ['Unit', 'Competency code', 'Competency', 'People', 'Measured', 'Below the requirement', 'Mean shortfall (levels)', 'Gap'], itself: 'directly', total: 'All', decimal: '.',
    bands: { unmeasured: 'not measured', none: 'none', light: 'light', medium: 'medium', heavy: 'heavy' },
  },
};

/** The matrix as a list, a line for each unit and competency, the total last. */
export function gapsCsv(matrix: GapMatrixView, language: Language): string {
  const { heads, itself, total, bands, decimal } = words[language];
  const named = new Map(matrix.competencies.map((competency) => [competency.id, competency] as const));
  const rows = [...matrix.rows.map(({ unitId, unitName, cells }) => ({ name: unitId === null ? `${unitName} (${itself})` : unitName, cells })), { name: total, cells: matrix.total }];
  const lines = rows.flatMap(({ name, cells }) =>
    cells.map((cell) => {
      const competency = named.get(cell.competencyId);
      const mean = cell.mean === null ? '' : String(cell.mean).replace('.', decimal);
      return [name, competency?.code ?? '', competency?.name ?? '', String(cell.people), String(cell.measured), String(cell.below), mean, bands[cell.band]];
    }),
  );
  return writeCsv([heads, ...lines]);
}
