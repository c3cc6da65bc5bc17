import type { Language } from '@sinau/contracts/core';
import type { BehaviourView } from '@sinau/contracts/evaluations';
import { writeCsv } from '../core/index.js';

const words = {
  id: {
    heads: ['Hari setelah selesai', 'Penilai', 'Pernyataan', 'Skala', 'Jumlah jawaban', 'Rata-rata', 'Simpangan baku', 'Rata-rata tanpa yang pindah'], decimal: ',', few: 'kurang dari',
    groups: { self: 'Alumni', supervisor: 'Atasan', colleague: 'Rekan' },
  },
  en: {
    heads: ['Days after completion', 'Rater', 'Statement', 'Scale', 'Answers', 'Mean', 'Standard deviation', 'Mean without those who moved'], decimal: '.', few: 'fewer than',
    groups: { self: 'Alumnus', supervisor: 'Supervisor', colleague: 'Colleague' },
  },
} as const;

/** A line for each day, group of raters and statement; a group that is too small says so. */
export function behaviourCsv({ items, figures, smallestGroup }: BehaviourView, language: Language): string {
  const { heads, decimal, few, groups } = words[language];
  const number = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value).replace('.', decimal));
  const asked = new Map(items.map((item) => [item.id, item] as const));
  const lines = figures.map(({ days, group, itemId, all, stayed }) => [
    String(days), groups[group], asked.get(itemId)?.prompt ?? '', number(asked.get(itemId)?.scale), all === null ? `${few} ${smallestGroup}` : String(all.n), number(all?.mean), number(all?.spread), number(stayed?.mean),
  ]);
  return writeCsv([[...heads], ...lines]);
}
