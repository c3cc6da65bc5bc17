import { CopyPackage } from '@sinau/application/packages';
import { Module } from '@nestjs/common';
import { CopyPackageProcessor } from './copy-package.processor.js';
import { StuckPackages } from './packages.reconcilers.js';

@Module({ providers: [CopyPackage, CopyPackageProcessor, StuckPackages] })
export class PackagesModule {}
