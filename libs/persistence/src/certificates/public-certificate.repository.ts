import type { CertificateSnapshot, RevocationClass } from '@sinau/domain/certificates';
import { statement, type Database } from '../core/index.js';

/** What may be told to anybody who holds the code. */
export type PublicCertificate = {
  readonly number: string;
  readonly state: 'valid' | 'revoked';
  readonly snapshot: CertificateSnapshot;
  readonly revokedAt: Date | null;
  readonly revokedClass: RevocationClass | null;
  readonly pdfSha256: string | null;
  /** Code of the valid certificate that stands in its place today. */
  readonly replacedBy: string | null;
  /** A replacement was asked for and is not there yet. */
  readonly awaitsReplacement: boolean;
};

type Row = {
  number: string; state: 'valid' | 'revoked'; snapshot: CertificateSnapshot; revoked_at: Date | null; revoked_class: RevocationClass | null;
  pdf_sha256: string | null; replaced_by: string | null; awaits_replacement: boolean;
};

const read = statement('certificates.public', 'select * from certificate_on_record($1)');

/** The certificate of a code, across agencies; null when there is none. */
export async function publicCertificate(database: Database, code: string): Promise<PublicCertificate | null> {
  const [row] = await database.run<Row>({ kind: 'anonymous' }, read, [code]);
  if (!row) return null;
  return {
    number: row.number, state: row.state, snapshot: row.snapshot, revokedAt: row.revoked_at, revokedClass: row.revoked_class,
    pdfSha256: row.pdf_sha256, replacedBy: row.replaced_by, awaitsReplacement: row.awaits_replacement,
  };
}
