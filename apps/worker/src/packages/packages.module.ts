import { PublicSite } from '@sinau/application/core';
import { CopyPackage, TellPackageReceiver } from '@sinau/application/packages';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { CopyPackageProcessor } from './copy-package.processor.js';
import { StuckPackages } from './packages.reconcilers.js';
import { TellPackageReceiverProcessor } from './tell-package-receiver.processor.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    CopyPackage, CopyPackageProcessor, StuckPackages, TellPackageReceiver, TellPackageReceiverProcessor,
  ],
})
export class PackagesModule {}
