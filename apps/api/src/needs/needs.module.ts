import { DecideNeed, NeedVoices, ProposeFromSurveys, ProposeNeeds, ReadNeeds, SharedNeeds, WriteNeed } from '@sinau/application/needs';
import { Module } from '@nestjs/common';
import { NeedsController, NeedVoicesController } from './needs.controller.js';

@Module({ controllers: [NeedsController, NeedVoicesController], providers: [DecideNeed, NeedVoices, ProposeFromSurveys, ProposeNeeds, ReadNeeds, SharedNeeds, WriteNeed] })
export class NeedsModule {}
