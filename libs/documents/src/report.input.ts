import type { CertificateLanguage } from './certificate.input.js';
import type { Alignment } from './sheet.js';

export interface ReportColumn {
  readonly head: string;
  /** Its part of the width, in relation to the other columns. */
  readonly share: number;
  readonly align?: Alignment;
}

export interface ReportTable {
  readonly heading: string;
  readonly columns: readonly ReportColumn[];
  /** One text for each column; the first heads its row. */
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  /** What stands there when there are no rows. */
  readonly empty: string;
}

/** A document of facts and tables. All texts are in `language`. */
export interface ReportInput {
  readonly language: CertificateLanguage;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly paragraphs: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly notes: { readonly heading: string; readonly texts: readonly string[] } | null;
  /** At the foot of each page. */
  readonly foot: string;
}
