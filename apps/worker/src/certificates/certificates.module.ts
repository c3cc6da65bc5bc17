import { CertificatePrinter, IssueBatch, IssueCertificate, ReconcileCertificates, RenderCertificate } from '@sinau/application/certificates';
import { PublicSite } from '@sinau/application/core';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { IssueBatchProcessor, IssueCertificateProcessor, RenderCertificateProcessor } from './certificates.processors.js';
import { DueCertificates, GoingBatches, UnprintedCertificates } from './certificates.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    CertificatePrinter, IssueCertificate, RenderCertificate, IssueBatch, ReconcileCertificates,
    IssueCertificateProcessor, RenderCertificateProcessor, IssueBatchProcessor,
    DueCertificates, UnprintedCertificates, GoingBatches,
  ],
})
export class CertificatesModule {}
