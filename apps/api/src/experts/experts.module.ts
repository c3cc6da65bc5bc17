import { ExpertRegisterFile, InviteExperts, KeepExperts, RateExperts } from '@sinau/application/experts';
import { Module } from '@nestjs/common';
import { ExpertsController } from './experts.controller.js';

@Module({ controllers: [ExpertsController], providers: [KeepExperts, ExpertRegisterFile, InviteExperts, RateExperts] })
export class ExpertsModule {}
