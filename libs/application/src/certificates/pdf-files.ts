import type { Readable } from 'node:stream';
import { DomainError } from '@sinau/domain/core';
import type { IssuedCertificate } from '@sinau/persistence/certificates';
import { attachmentNamed, isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { certificateKey } from './certificate-printer.js';

export type PdfFile = { readonly body: Readable | Uint8Array; readonly bytes: number; readonly disposition: string };

/** Opens stored PDFs for download. */
@Injectable()
export class PdfFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** Throws `certificate_pdf_pending` until it is printed, and `unavailable` when the store is away. */
  async open(certificate: IssuedCertificate): Promise<PdfFile> {
    if (certificate.pdf.state !== 'ready') throw new DomainError('certificate_pdf_pending');
    const { agency, holder } = certificate.snapshot;
    try {
      const { body, size } = await this.store.get(certificateKey(agency.id, certificate.id));
      return { body, bytes: size, disposition: attachmentNamed(`Sertifikat ${holder.name} ${certificate.number}.pdf`.replaceAll('/', '-')) };
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('unavailable', { service: 'storage' });
      throw error;
    }
  }
}
