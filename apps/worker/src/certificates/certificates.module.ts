import { CertificatePrinter, IssueBatch, IssueCertificate, MakeBatchArchive, ReconcileCertificates, RenderCertificate } from '@sinau/application/certificates';
import { PublicSite } from '@sinau/application/core';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { ArchiveBatchProcessor, IssueBatchProcessor, IssueCertificateProcessor, RenderCertificateProcessor } from './certificates.processors.js';
import { DueCertificates, ExpiredArchives, GoingBatches, UnprintedCertificates, WantedArchives } from './certificates.reconcilers.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    CertificatePrinter, IssueCertificate, RenderCertificate, IssueBatch, ReconcileCertificates, MakeBatchArchive,
    IssueCertificateProcessor, RenderCertificateProcessor, IssueBatchProcessor, ArchiveBatchProcessor,
    DueCertificates, UnprintedCertificates, GoingBatches, ExpiredArchives, WantedArchives,
  ],
})
export class CertificatesModule {}
