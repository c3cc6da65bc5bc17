import type { Language } from '@sinau/contracts/core';
import type { AuditEntry } from '@sinau/persistence/audit';
import { formulaFree } from '../core/index.js';

const heads = {
  id: ['Nomor', 'Waktu (UTC)', 'Pelaku', 'Tindakan', 'Jenis objek', 'Nama objek', 'Id objek', 'Keterangan', 'Nomor permintaan'],
  en: ['Number', 'Time (UTC)', 'Actor', 'Action', 'Subject kind', 'Subject name', 'Subject id', 'Facts', 'Request'],
} as const;

function cell(text: string): string {
  return `"${formulaFree(text).replaceAll('"', '""')}"`;
}

const factsOf = (facts: Readonly<Record<string, unknown>>) =>
  Object.entries(facts).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join('; ');

/** Entries as CSV in the order given; `;` in Indonesian, so that spreadsheets there open it as it is. */
export function auditCsv(entries: readonly AuditEntry[], language: Language): string {
  const separator = language === 'id' ? ';' : ',';
  const rows = entries.map((entry) => [
    String(entry.position), entry.at.toISOString(), entry.actorName, entry.action, entry.subjectKind, entry.subjectName ?? '', entry.subjectId ?? '', factsOf(entry.facts), entry.requestId ?? '',
  ]);
  return `\uFEFF${[heads[language], ...rows].map((cells) => cells.map(cell).join(separator)).join('\r\n')}\r\n`;
}
