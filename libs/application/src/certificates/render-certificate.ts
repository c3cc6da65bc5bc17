import { createHash } from 'node:crypto';
import type { SystemActor } from '@sinau/domain/identity';
import { certificateToPrint, markPdfReady } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { CertificatePrinter, certificateKey } from './certificate-printer.js';

/**
 * Prints an issued certificate and stores its PDF. No row says ready before the object was seen in the
 * store (D11); a run that is cut off anywhere is repeated whole and gives the same object.
 */
@Injectable()
export class RenderCertificate {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CertificatePrinter) private readonly printer: CertificatePrinter,
  ) {}

  /**
   * Answers `store_away` when the object store can't be reached: the certificate stays as it is, and the
   * reconciler comes back when the store does, however long that takes.
   * @throws DocumentError when the text can't be printed
   */
  async run(actor: SystemActor, certificateId: string): Promise<'done' | 'store_away'> {
    try {
      await this.print(actor, certificateId);
      return 'done';
    } catch (error) {
      if (isUnavailable(error)) return 'store_away';
      throw error;
    }
  }

  private async print(actor: SystemActor, certificateId: string): Promise<void> {
    const certificate = await this.database.transaction(actor, (transaction) => certificateToPrint(transaction, certificateId));
    if (certificate?.pdfState !== 'pending') return;
    const pdf = await this.printer.print(certificate.snapshot);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    await this.place(certificateKey(actor.agencyId, certificateId), pdf, sha256);
    await this.database.transaction(actor, (transaction) => markPdfReady(transaction, certificateId, { sha256, bytes: pdf.byteLength }));
  }

  private async place(key: string, pdf: Uint8Array, sha256: string): Promise<void> {
    await this.store.put(key, pdf, { contentType: 'application/pdf', sha256 });
    const { size } = await this.store.head(key);
    if (size !== pdf.byteLength) throw new Error(`the store holds ${size} bytes of a PDF of ${pdf.byteLength}`);
  }
}
