import type { Language } from '@sinau/contracts/core';
import type { CompetencyColumn, FrameworkFault, LevelColumn, ProfileColumn } from '@sinau/domain/competencies';
import type { WrongRow } from '@sinau/persistence/competencies';

/** Headings of the templates. The readers of headings know each of them. */
export const levelHeadings: Readonly<Record<LevelColumn, string>> = { identifier: 'NIP', code: 'Kode kompetensi', source: 'Sumber', level: 'Tingkat', measuredOn: 'Tanggal', note: 'Catatan' };
export const competencyHeadings: Readonly<Record<CompetencyColumn, string>> = {
  code: 'Kode', name: 'Nama kompetensi', competencyClass: 'Kelas', description: 'Uraian', level1: 'Level 1', level2: 'Level 2', level3: 'Level 3', level4: 'Level 4', level5: 'Level 5',
};
export const profileHeadings: Readonly<Record<ProfileColumn, string>> = { positionKind: 'Jenis jabatan', titlePattern: 'Jabatan', code: 'Kode kompetensi', level: 'Level' };

type Reasons = { readonly heading: string; readonly reasons: Readonly<Record<FrameworkFault, string>> };
export type RowWords<Column extends string> = Reasons & { readonly columns: Readonly<Record<Column, string>> };

const reasons: Readonly<Record<Language, Reasons>> = {
  id: {
    heading: 'Yang perlu diperbaiki',
    reasons: {
      missing: 'belum diisi', too_long: 'terlalu panjang', control_characters: 'berisi tanda yang tidak dapat dibaca', person_unknown: 'tidak ada pegawai dengan nomor ini',
      person_suspended: 'pegawai ini tidak aktif', person_own: 'tidak boleh menilai diri sendiri', competency_unknown: 'kode tidak ada dalam kamus', competency_archived: 'kompetensi sudah diarsipkan',
      source_unknown: 'isi dengan atasan atau tes', level_invalid: 'isi dengan 1 sampai 5', day_invalid: 'bukan tanggal; tulis seperti 02-03-2026', day_ahead: 'tanggal ini belum tiba',
      code_invalid: 'hanya huruf, angka, titik, dan tanda hubung; paling banyak 32', class_unknown: 'isi dengan Teknis, Manajerial, atau Sosial kultural', level_title_missing: 'judul level belum diisi',
      too_many_indicators: 'lebih dari 10 tanda', kind_unknown: 'jenis jabatan tidak dikenal', kind_or_title_missing: 'isi jenis jabatan atau jabatan', twice: 'muncul dua kali dalam berkas',
    },
  },
  en: {
    heading: 'To be mended',
    reasons: {
      missing: 'empty', too_long: 'too long', control_characters: 'holds signs that cannot be read', person_unknown: 'nobody has this number', person_suspended: 'this person is not active',
      person_own: 'nobody judges themselves', competency_unknown: 'not in the framework', competency_archived: 'the competency is archived', source_unknown: 'write atasan or tes', level_invalid: 'write 1 to 5',
      day_invalid: 'no date; write it like 02-03-2026', day_ahead: 'this day has not come', code_invalid: 'letters, digits, dots and dashes only', class_unknown: 'write Teknis, Manajerial or Sosial kultural',
      level_title_missing: 'write the title of the level before its indicators', too_many_indicators: 'too many indicators', kind_unknown: 'no known kind of post', kind_or_title_missing: 'write a kind or a title of the post',
      twice: 'stands in an earlier row',
    },
  },
};

export function wrongRowWords(language: Language): RowWords<LevelColumn> {
  const columns = language === 'id' ? levelHeadings : { identifier: 'Number', code: 'Competency code', source: 'Source', level: 'Level', measuredOn: 'Date', note: 'Note' };
  return { ...reasons[language], columns };
}

export function competencyRowWords(language: Language): RowWords<CompetencyColumn> {
  const english = { ...competencyHeadings, code: 'Code', name: 'Name', competencyClass: 'Class', description: 'Description' };
  return { ...reasons[language], columns: language === 'id' ? competencyHeadings : english };
}

export function profileRowWords(language: Language): RowWords<ProfileColumn> {
  return { ...reasons[language], columns: language === 'id' ? profileHeadings : { positionKind: 'Kind of post', titlePattern: 'Post', code: 'Competency code', level: 'Level' } };
}

/** Wrong rows as they came, with a last column that says of each cell what is wrong. */
export function wrongRowsOf<Column extends string>({ header, wrong }: { readonly header: readonly string[]; readonly wrong: readonly WrongRow<Column>[] }, words: RowWords<Column>): string[][] {
  const rows = wrong.map(({ cells, errors }) => [...header.map((_, at) => cells[at] ?? ''), errors.map(({ column, fault }) => `${words.columns[column]}: ${words.reasons[fault]}`).join('; ')]);
  return [[...header, words.heading], ...rows];
}
