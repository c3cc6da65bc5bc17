import type { Language } from '@sinau/contracts/core';
import type { PointsView } from '@sinau/contracts/points';
import { formulaFree } from '../core/index.js';

const words = {
  id: { heads: ['Tanggal', 'Kegiatan', 'Kelas kompetensi', 'Catatan', 'JP'], award: 'Diakui', reversal: 'Dibatalkan', total: 'Jumlah',
    classes: { technical: 'Teknis', managerial: 'Manajerial', sociocultural: 'Sosial kultural' } },
  en: { heads: ['Date', 'Activity', 'Competency class', 'Note', 'JP'], award: 'Counted', reversal: 'Taken back', total: 'Total',
    classes: { technical: 'Technical', managerial: 'Managerial', sociocultural: 'Sociocultural' } },
} as const;

/** Numbers are written by us and stay numbers. */
function textCell(text: string): string {
  return `"${formulaFree(text).replaceAll('"', '""')}"`;
}

/** A year's ledger, oldest first, with its total; `;` and a decimal comma in Indonesian, so that spreadsheets there open it as it is. */
export function pointsCsv(points: PointsView, language: Language): string {
  const { heads, award, reversal, total, classes } = words[language];
  const separator = language === 'id' ? ';' : ',';
  const hours = (value: number) => (language === 'id' ? String(value).replace('.', ',') : String(value));
  const rows = [...points.entries].reverse().map((entry) => [
    textCell(entry.recordedAt.slice(0, 10)), textCell(entry.title), textCell(classes[entry.competencyClass]), textCell(entry.kind === 'award' ? award : reversal), hours(entry.hours),
  ]);
  const lines = [heads.map(textCell), ...rows, [textCell(`${total} ${points.year}`), '', '', '', hours(points.total)]];
  return `\uFEFF${lines.map((cells) => cells.join(separator)).join('\r\n')}\r\n`;
}
