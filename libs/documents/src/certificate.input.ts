export type CertificateLanguage = 'id' | 'en';

/** A calendar day, `yyyy-mm-dd`, without a time zone. */
export type CalendarDay = string;

export interface Signatory {
  readonly name: string;
  /** The position signed for, e.g. "Kepala BKPSDM Kota Surakarta". */
  readonly title: string;
  readonly nip: string | null;
  /** PNG or JPEG; null leaves the space for a signature by hand. */
  readonly signature: Uint8Array | null;
}

export interface CertificateSubject {
  readonly title: string;
  /** JP, jam pelajaran. */
  readonly learningHours: number;
}

/**
 * The frozen snapshot of one certificate. Equal snapshots give equal bytes, so a repeated job
 * overwrites the stored file with the same content.
 */
export interface CertificateInput {
  readonly language: CertificateLanguage;
  readonly agency: { readonly name: string; /** PNG or JPEG. */ readonly logo: Uint8Array | null };
  /** "Sertifikat", "Surat Tanda Tamat Pelatihan", …; printed in capitals. */
  readonly title: string;
  readonly number: string;
  readonly holder: {
    readonly name: string;
    readonly identifier: { readonly kind: string; readonly value: string } | null;
    readonly birth: { readonly place: string | null; readonly date: CalendarDay | null } | null;
    /** Pangkat and golongan, e.g. "Penata Muda Tingkat I, III/b". */
    readonly rank: string | null;
    readonly position: string | null;
    readonly unit: string | null;
    readonly agency: string | null;
  };
  /** Lines between the holder and the course, every placeholder resolved; may be empty. */
  readonly wording: readonly string[];
  readonly course: {
    readonly title: string;
    readonly activityKind: string;
    readonly competencyClass: string | null;
    readonly learningHours: number;
    readonly starts: CalendarDay;
    readonly ends: CalendarDay;
    readonly place: string | null;
  };
  readonly result: { readonly qualification: string | null; /** 0–100. */ readonly score: number | null } | null;
  /** One to three. */
  readonly signatories: readonly Signatory[];
  readonly issued: { readonly place: string; readonly on: CalendarDay; /** For the file's metadata. */ readonly at: Date };
  readonly verification: { /** http(s); encoded in the QR and printed. */ readonly address: string; readonly code: string };
  readonly subjects: readonly CertificateSubject[];
  /** Printed in place of the built-in sentence, e.g. with the regulation that is in force; null keeps that sentence. */
  readonly legalNote: string | null;
}
