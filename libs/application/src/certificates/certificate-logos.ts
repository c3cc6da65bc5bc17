import { DomainError } from '@sinau/domain/core';
import type { IssuedCertificate } from '@sinau/persistence/certificates';
import { isUnavailable } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { CertificatePrinter } from './certificate-printer.js';
import type { Logo } from './manage-logo.js';

/** The emblem that was frozen into a certificate. */
@Injectable()
export class CertificateLogos {
  constructor(@Inject(CertificatePrinter) private readonly printer: CertificatePrinter) {}

  /** Throws `not_found` where the certificate has none, and `unavailable` when the store is away. */
  async open({ snapshot }: IssuedCertificate): Promise<Logo> {
    const key = snapshot.template.logo?.key ?? null;
    const bytes = await this.printer.pictureIfAny(key).catch((error: unknown) => {
      throw isUnavailable(error) ? new DomainError('unavailable', { service: 'storage' }) : error;
    });
    if (bytes === null) throw new DomainError('not_found');
    return { bytes, contentType: key?.endsWith('.png') === true ? 'image/png' : 'image/jpeg' };
  }
}
