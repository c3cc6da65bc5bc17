import { allowed, refused, type Decision } from '../core/index.js';

export type CertificateLanguage = 'id' | 'en';

export type TemplateSignatory = { readonly name: string; readonly title: string; readonly nip: string | null };

/** What an administrator edits of a certificate's look; frozen into each certificate at issue. */
export type CertificateTemplate = {
  readonly language: CertificateLanguage;
  /** "Sertifikat", "Surat Tanda Tamat Pelatihan", … */
  readonly title: string;
  /** Lines between the holder and the course; may hold placeholders. */
  readonly wording: readonly string[];
  /** One to three. */
  readonly signatories: readonly TemplateSignatory[];
  /** Where it is signed: the town before the date. */
  readonly issuePlace: string;
  /** "Lulus", "Sangat memuaskan", …; null prints none. */
  readonly qualification: string | null;
  readonly showScore: boolean;
  readonly showBirth: boolean;
  /** In place of the built-in note on electronic signatures; null keeps that. */
  readonly legalNote: string | null;
};

export const wordingPlaceholders = ['name', 'course', 'run', 'agency', 'hours', 'year'] as const;
export type WordingPlaceholder = (typeof wordingPlaceholders)[number];
export type WordingFacts = Readonly<Record<WordingPlaceholder, string>>;

const PLACEHOLDER = /\{([^{}]*)\}/g;
const NAME = /(?<=\{)[^{}]*(?=\})/g;

function isPlaceholder(name: string): name is WordingPlaceholder {
  return wordingPlaceholders.some((known) => known === name);
}

/** Refused as `template_placeholder` when a line names something that no certificate knows. */
export function checkWording(lines: readonly string[]): Decision {
  const names = lines.flatMap((line) => [...line.matchAll(NAME)].map(([name]) => name));
  const unknown = names.filter((name) => !isPlaceholder(name));
  return unknown.length === 0 ? allowed : refused('template_placeholder', { unknown, known: wordingPlaceholders });
}

/** The lines with every placeholder filled in. */
export function fillWording(lines: readonly string[], facts: WordingFacts): readonly string[] {
  return lines.map((line) => line.replace(PLACEHOLDER, (whole, name: string) => (isPlaceholder(name) ? facts[name] : whole)));
}
