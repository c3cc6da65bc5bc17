import {
  ArchiveBatch, CertificateLogos, CertificatePrinter, ManageLogo, ManageTemplates, PdfFiles, PlanBatch, PreviewCertificate, ReadCertificates, ReadOwnCertificates, RevokeCertificate, SteerBatch,
  VerifyCertificate,
} from '@sinau/application/certificates';
import { PublicSite } from '@sinau/application/core';
import { Module } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { BatchesController } from './batches.controller.js';
import { CertificatesController, OwnCertificatesController } from './certificates.controller.js';
import { TemplatesController } from './templates.controller.js';
import { VerificationController } from './verification.controller.js';

@Module({
  controllers: [OwnCertificatesController, CertificatesController, TemplatesController, BatchesController, VerificationController],
  providers: [
    { provide: PublicSite, inject: [API_OPTIONS], useFactory: ({ publicUrl }: ApiOptions) => new PublicSite(publicUrl) },
    ArchiveBatch, CertificateLogos, CertificatePrinter, PdfFiles, ReadOwnCertificates, ReadCertificates, RevokeCertificate, ManageTemplates, ManageLogo, PreviewCertificate, PlanBatch, SteerBatch, VerifyCertificate,
  ],
})
export class CertificatesModule {}
