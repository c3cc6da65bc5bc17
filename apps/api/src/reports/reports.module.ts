import { ExportReport, ReadReports } from '@sinau/application/reports';
import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [ReportsController], providers: [ExportReport, ReadReports] })
export class ReportsModule {}
