import { AcceptPackage, DeclineUpdate, OfferPackages, ReadPackages, TakeUpdate } from '@sinau/application/packages';
import { Module } from '@nestjs/common';
import { GivenPackagesController, ReceivedPackagesController } from './packages.controller.js';

@Module({
  controllers: [GivenPackagesController, ReceivedPackagesController],
  providers: [AcceptPackage, DeclineUpdate, OfferPackages, ReadPackages, TakeUpdate],
})
export class PackagesModule {}
