import type { Language } from '@sinau/contracts/core';
import type { FrameworkFault, LevelColumn } from '@sinau/domain/competencies';

/** Headings of the template. The reader of headings knows each of them. */
export const levelHeadings: Readonly<Record<LevelColumn, string>> = { identifier: 'NIP', code: 'Kode kompetensi', source: 'Sumber', level: 'Tingkat', measuredOn: 'Tanggal', note: 'Catatan' };

type WrongRowWords = { readonly heading: string; readonly columns: Readonly<Record<LevelColumn, string>>; readonly reasons: Readonly<Partial<Record<FrameworkFault, string>>> };

const id: WrongRowWords = {
  heading: 'Yang perlu diperbaiki',
  columns: levelHeadings,
  reasons: {
    missing: 'belum diisi', too_long: 'terlalu panjang', control_characters: 'berisi tanda yang tidak dapat dibaca', person_unknown: 'tidak ada pegawai dengan nomor ini',
    person_suspended: 'pegawai ini tidak aktif', person_own: 'tidak boleh menilai diri sendiri', competency_unknown: 'kode tidak ada dalam kamus', competency_archived: 'kompetensi sudah diarsipkan',
    source_unknown: 'isi dengan atasan atau tes', level_invalid: 'isi dengan 1 sampai 5', day_invalid: 'bukan tanggal; tulis seperti 02-03-2026', day_ahead: 'tanggal ini belum tiba',
  },
};
const en: WrongRowWords = {
  heading: 'To be mended',
  columns: { identifier: 'Number', code: 'Competency code', source: 'Source', level: 'Level', measuredOn: 'Date', note: 'Note' },
  reasons: {
    missing: 'empty', too_long: 'too long', control_characters: 'holds signs that cannot be read', person_unknown: 'nobody has this number', person_suspended: 'this person is not active',
    person_own: 'nobody judges themselves', competency_unknown: 'not in the framework', competency_archived: 'the competency is archived', source_unknown: 'write atasan or tes', level_invalid: 'write 1 to 5',
    day_invalid: 'no date; write it like 02-03-2026', day_ahead: 'this day has not come',
  },
};
const words: Readonly<Record<Language, WrongRowWords>> = { id, en };

export function wrongRowWords(language: Language): WrongRowWords {
  return words[language];
}
