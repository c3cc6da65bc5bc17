import { ReadOwnPoints } from '@sinau/application/points';
import { Module } from '@nestjs/common';
import { PointsController } from './points.controller.js';

@Module({ controllers: [PointsController], providers: [ReadOwnPoints] })
export class PointsModule {}
