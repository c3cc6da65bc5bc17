import { ExportAudit, ReadAudit } from '@sinau/application/audit';
import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';

@Module({ controllers: [AuditController], providers: [ReadAudit, ExportAudit] })
export class AuditModule {}
