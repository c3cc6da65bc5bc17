import type { CertificateSnapshot } from '@sinau/domain/certificates';
import { statement, type Transaction } from '../core/index.js';

export type CertificateToPrint = { readonly id: string; readonly pdfState: 'pending' | 'ready'; readonly snapshot: CertificateSnapshot };

const read = statement('certificates.toPrint', 'select id, pdf_state, snapshot from certificates where id = $1');
const ready = statement(
  'certificates.pdfReady',
  `update certificates set pdf_state = 'ready', pdf_sha256 = $2, pdf_bytes = $3 where id = $1 and pdf_state = 'pending'`,
);

export async function certificateToPrint(transaction: Transaction, certificateId: string): Promise<CertificateToPrint | null> {
  const [row] = await transaction.query<{ id: string; pdf_state: 'pending' | 'ready'; snapshot: CertificateSnapshot }>(read, [certificateId]);
  return row ? { id: row.id, pdfState: row.pdf_state, snapshot: row.snapshot } : null;
}

/** Says that the PDF lies in the store. Once: the hash of a certificate never changes. */
export async function markPdfReady(transaction: Transaction, certificateId: string, pdf: { readonly sha256: string; readonly bytes: number }): Promise<void> {
  await transaction.query(ready, [certificateId, pdf.sha256, pdf.bytes]);
}
