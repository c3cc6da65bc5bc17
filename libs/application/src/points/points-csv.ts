import type { Language } from '@sinau/contracts/core';
import type { PointsView } from '@sinau/contracts/points';
import { formulaFree } from '../core/index.js';
import { activityWords } from './activity-words.js';

const words = {
  id: { heads: ['Tanggal', 'Kegiatan', 'Bukti', 'Jenis kegiatan', 'Kelas kompetensi', 'Catatan', 'Menit', 'Aturan', 'JP', 'JP dihitung'], award: 'Diakui', reversal: 'Dibatalkan', total: 'Jumlah',
    classes: { technical: 'Teknis', managerial: 'Manajerial', sociocultural: 'Sosial kultural' },
    evidence: { certificate: 'Sertifikat', attendance: 'Presensi', sign_off: 'Praktik disahkan', mentoring: 'Mentoring', external: 'Pelatihan di luar Sinau' } },
  en: { heads: ['Date', 'Activity', 'Evidence', 'Kind of activity', 'Competency class', 'Note', 'Minutes', 'Rule', 'JP', 'JP counted'], award: 'Counted', reversal: 'Taken back', total: 'Total',
    classes: { technical: 'Technical', managerial: 'Managerial', sociocultural: 'Sociocultural' },
    evidence: { certificate: 'Certificate', attendance: 'Attendance', sign_off: 'Practice signed off', mentoring: 'Mentoring', external: 'Training elsewhere' } },
} as const;

/** Numbers are written by us and stay numbers. */
function textCell(text: string): string {
  return `"${formulaFree(text).replaceAll('"', '""')}"`;
}

/** A year's ledger, oldest first, with its total; `;` and a decimal comma in Indonesian, so that spreadsheets there open it as it is. */
export function pointsCsv(points: PointsView, language: Language): string {
  const { heads, award, reversal, total, classes, evidence } = words[language];
  const separator = language === 'id' ? ';' : ',';
  const hours = (value: number) => (language === 'id' ? String(value).replace('.', ',') : String(value));
  const rows = [...points.entries].reverse().map((entry) => [
    textCell(entry.recordedAt.slice(0, 10)), textCell(entry.title), textCell(evidence[entry.evidenceKind]), textCell(activityWords(entry.activityKind, language)), textCell(classes[entry.competencyClass]),
    textCell(entry.kind === 'award' ? award : reversal), String(entry.minutes), textCell(entry.rule ? `${entry.rule.regulation} ${entry.rule.article}` : ''), hours(entry.hours), entry.counted ? hours(entry.counted.hours) : '',
  ]);
  const lines = [heads.map(textCell), ...rows, [textCell(`${total} ${points.year}`), '', '', '', '', '', '', '', hours(points.total), hours(points.counted)]];
  return `\uFEFF${lines.map((cells) => cells.join(separator)).join('\r\n')}\r\n`;
}
