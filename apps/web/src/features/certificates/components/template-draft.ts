import type { TemplateContent } from '@sinau/contracts/certificates';
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

/** The front that a template gives a sample holder. */
export function sampleSheet(content: TemplateContent, kind: SampleKind, { agencyName, number, today, logo }: SampleFacts): SheetContent {
  const sample = samples[kind];
  const facts = { name: sample.holder, course: sample.course, run: 'Angkatan I', agency: agencyName, hours: '12', year: today.slice(0, 4) };
  const result = [content.qualification, content.showScore ? '92,5' : null].filter((part) => part !== null && part !== '').join(' · ');
  return {
    agencyName, number, logo, holder: sample.holder, position: sample.position, unit: sample.unit, course: sample.course, title: content.title,
    identifier: '199209262019032008', wording: content.wording.map((line) => filled(line, facts)), hours: 12, from: today, to: today,
    result: result === '' ? null : result, place: content.issuePlace, issuedOn: today, signatories: content.signatories,
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
