import { CheckAuditChain } from '@sinau/application/audit';
import { Module } from '@nestjs/common';
import { UncheckedAudits } from './audit.reconcilers.js';

@Module({ providers: [CheckAuditChain, UncheckedAudits] })
export class AuditModule {}
