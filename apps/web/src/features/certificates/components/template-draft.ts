import type { TemplateContent } from '@sinau/contracts/certificates';
import { rankInFull } from '@sinau/domain/organisations';
import type { SheetContent } from './certificate-sheet.js';

export type TemplateDraft = { readonly name: string; readonly content: TemplateContent };
export type SampleKind = 'usual' | 'longest';

export function blankTemplate(title: string): TemplateDraft {
  return {
    name: '',
    content: {
      language: 'id', title, wording: [], signatories: [{ name: '', title: '', nip: null }], issuePlace: '', qualification: null, showScore: true, showBirth: true, legalNote: null,
    },
  };
}

/** As the server's samples have them: an everyday holder, and one with names as long as official ones get. */
const samples = {
  usual: { holder: 'Rani Dewi Lestari, S.A.P.', position: 'Analis Kebijakan Ahli Pertama', unit: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', course: 'Pelayanan Publik Digital yang Berpihak pada Warga' },
  longest: {
    holder: 'Prof. Dr. Ir. Raden Ajeng Kusumawardhani Puspitaningrum Sastroamidjojo Notohadiningrat, S.T., M.Eng., Ph.D.',
    position: 'Penata Kelola Sistem dan Teknologi Informasi Ahli Madya pada Subbidang Integrasi Layanan Elektronik',
    unit: 'Bidang Penyelenggaraan E-Government, Dinas Komunikasi, Informatika, Statistik, dan Persandian',
    course: 'Pelatihan Teknis Penyusunan Standar Pelayanan, Pengelolaan Pengaduan Masyarakat, dan Pemanfaatan Data Survei Kepuasan untuk Perbaikan Layanan Perizinan bagi Aparatur Pemerintah Daerah',
  },
} as const;

export type SampleFacts = { readonly agencyName: string; readonly number: string; readonly today: string; readonly logo: string | null };

function filled(line: string, facts: Readonly<Record<string, string>>): string {
  return line.replace(/\{([^{}]*)\}/g, (whole, name: string) => facts[name] ?? whole);
}

/** As the print has them (libs/documents, words), in the certificate's language and not the app's. */
const words = {
  id: {
    locale: 'id-ID', number: 'Nomor', awarded: 'diberikan kepada', birth: 'Tempat, tanggal lahir', rank: 'Pangkat, golongan', position: 'Jabatan', unit: 'Unit kerja', agency: 'Instansi',
    wording: 'atas keikutsertaan dan keberhasilannya menyelesaikan', facts: ['E-learning', 'Kompetensi teknis', '12 JP'], qualification: 'Kualifikasi', score: 'Nilai', points: '92,5',
    verify: 'Periksa keaslian', code: 'Kode',
  },
  en: {
    locale: 'en-GB', number: 'Number', awarded: 'awarded to', birth: 'Place, date of birth', rank: 'Rank, grade', position: 'Position', unit: 'Unit', agency: 'Agency',
    wording: 'for taking part in and successfully completing', facts: ['E-learning', 'Technical competency', '12 learning hours (JP)'], qualification: 'Qualification', score: 'Score', points: '92.5',
    verify: 'Check that it is genuine', code: 'Code',
  },
} as const;

type Words = (typeof words)[keyof typeof words];

/** `2026-11-22` → "22 November 2026". */
function longDay(day: string, { locale }: Words): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function sampleIdentity(content: TemplateContent, kind: SampleKind, agencyName: string, own: Words): SheetContent['identity'] {
  const sample = samples[kind];
  const birth = content.showBirth ? [{ label: own.birth, value: `Surakarta, ${longDay('1992-09-26', own)}` }] : [];
  return [
    [{ label: 'NIP', value: '199209262019032008' }, ...birth, { label: own.rank, value: rankInFull('III/b') }],
    [{ label: own.position, value: sample.position }, { label: own.unit, value: sample.unit }, { label: own.agency, value: agencyName }],
  ];
}

const isGiven = (text: string | null) => text !== null && text.trim() !== '';

/** The front that a template gives a sample holder. */
export function sampleSheet(content: TemplateContent, kind: SampleKind, { agencyName, number, today, logo }: SampleFacts): SheetContent {
  const sample = samples[kind];
  const own = words[content.language];
  const facts = { name: sample.holder, course: sample.course, run: 'Angkatan I', agency: agencyName, hours: '12', year: today.slice(0, 4) };
  const wording = content.wording.filter(isGiven);
  const result = [isGiven(content.qualification) ? `${own.qualification}: ${content.qualification}` : null, content.showScore ? `${own.score}: ${own.points}` : null].filter((part) => part !== null);
  return {
    language: content.language, agency: agencyName, title: content.title, number: `${own.number}: ${number}`, awarded: own.awarded, holder: sample.holder,
    identity: sampleIdentity(content, kind, agencyName, own),
    wording: wording.length === 0 ? [own.wording] : wording.map((line) => filled(line, facts)),
    course: sample.course, facts: [...own.facts, longDay(today, own)].join('  ·  '), result: result.length === 0 ? null : result.join('  ·  '),
    dated: [content.issuePlace, longDay(today, own)].filter(isGiven).join(', '),
    signatories: content.signatories.map(({ name, title, nip }) => ({ name, title, nip: isGiven(nip) ? `NIP ${nip}` : null })),
    verification: { caption: own.verify, address: `${location.host}/verifikasi/…`, code: `${own.code} …` }, qr: null, logo,
  };
}

/** Without empty lines and fields, as the server takes it. */
export function tidied(content: TemplateContent): TemplateContent {
  const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  return {
    ...content,
    title: content.title.trim(),
    issuePlace: content.issuePlace.trim(),
    wording: content.wording.map((line) => line.trim()).filter((line) => line !== ''),
    signatories: content.signatories.map(({ name, title, nip }) => ({ name: name.trim(), title: title.trim(), nip: orNull(nip)?.replace(/\s/g, '') ?? null })),
    qualification: orNull(content.qualification),
    legalNote: orNull(content.legalNote),
  };
}
