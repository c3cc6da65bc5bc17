import { MakeReport } from '@sinau/application/reports';
import { Module } from '@nestjs/common';
import { MakeReportProcessor } from './make-report.processor.js';
import { OldReportFiles } from './reports.reconcilers.js';

@Module({ providers: [MakeReport, MakeReportProcessor, OldReportFiles] })
export class ReportsModule {}
