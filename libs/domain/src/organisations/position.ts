/** Kinds of post (docs/domain.md fact 4). */
export const positionKinds = [
  'jpt_utama', 'jpt_madya', 'jpt_pratama', 'administrator', 'pengawas', 'pelaksana',
  'ahli_utama', 'ahli_madya', 'ahli_muda', 'ahli_pertama', 'penyelia', 'mahir', 'terampil', 'pemula',
] as const;
export type PositionKind = (typeof positionKinds)[number];

export const assignmentKinds = ['definitive', 'plt', 'plh', 'pj', 'additional'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

/** Golongan of a PNS, and of a PPPK (docs/domain.md fact 3). */
export const ranks = [
  'I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e',
  'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII',
] as const;
export type Rank = (typeof ranks)[number];

/** Pangkat that each golongan of a PNS carries. A PPPK has a golongan alone. */
const rankNames: ReadonlyMap<string, string> = new Map([
  ['I/a', 'Juru Muda'], ['I/b', 'Juru Muda Tingkat I'], ['I/c', 'Juru'], ['I/d', 'Juru Tingkat I'],
  ['II/a', 'Pengatur Muda'], ['II/b', 'Pengatur Muda Tingkat I'], ['II/c', 'Pengatur'], ['II/d', 'Pengatur Tingkat I'],
  ['III/a', 'Penata Muda'], ['III/b', 'Penata Muda Tingkat I'], ['III/c', 'Penata'], ['III/d', 'Penata Tingkat I'],
  ['IV/a', 'Pembina'], ['IV/b', 'Pembina Tingkat I'], ['IV/c', 'Pembina Utama Muda'], ['IV/d', 'Pembina Utama Madya'], ['IV/e', 'Pembina Utama'],
]);

/** Pangkat and golongan as papers have them: `III/d` → `Penata Tingkat I, III/d`; a golongan without a name stands alone. */
export function rankInFull(rank: string): string {
  const name = rankNames.get(rank);
  return name === undefined ? rank : `${name}, ${rank}`;
}

const squeezed = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

const kindNames: Readonly<Record<PositionKind, readonly string[]>> = {
  jpt_utama: ['jptutama', 'pimpinantinggiutama', 'eselonia'],
  jpt_madya: ['jptmadya', 'pimpinantinggimadya'],
  jpt_pratama: ['jptpratama', 'pimpinantinggipratama'],
  administrator: ['administrator'],
  pengawas: ['pengawas'],
  pelaksana: ['pelaksana', 'staf', 'fungsionalumum'],
  ahli_utama: ['ahliutama', 'fungsionalahliutama', 'keahlianutama'],
  ahli_madya: ['ahlimadya', 'fungsionalahlimadya', 'keahlianmadya'],
  ahli_muda: ['ahlimuda', 'fungsionalahlimuda', 'keahlianmuda'],
  ahli_pertama: ['ahlipertama', 'fungsionalahlipertama', 'keahlianpertama'],
  penyelia: ['penyelia', 'keterampilanpenyelia'],
  mahir: ['mahir', 'keterampilanmahir'],
  terampil: ['terampil', 'keterampilanterampil'],
  pemula: ['pemula', 'keterampilanpemula'],
};

/** The kind of post that a file's words mean; null when none. */
export function readPositionKind(written: string): PositionKind | null {
  const word = squeezed(written);
  return positionKinds.find((kind) => squeezed(kind) === word || kindNames[kind].includes(word)) ?? null;
}

/** The golongan that a file's words mean (`iii/C`, `III C`, `ix`); null when none. */
export function readRank(written: string): Rank | null {
  const plain = written.trim().replace(/\s*[/.\s]\s*/, '/');
  return ranks.find((rank) => rank.toLowerCase() === plain.toLowerCase()) ?? null;
}
