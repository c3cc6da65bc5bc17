import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CompetenciesModule } from './competencies/competencies.module.js';
import { DatabaseModule } from './frame/database.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { GradingModule } from './grading/grading.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PackagesModule } from './packages/packages.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { MediaModule } from './media/media.module.js';
import { PointsModule } from './points/points.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { RunSessionsModule } from './sessions/sessions.module.js';
import { BehaviourModule } from './evaluations/behaviour.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { FrameModule } from './frame/frame.module.js';
import { StorageModule } from './frame/storage.module.js';
import { WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

@Module({})
class OptionsModule {
  static of(options: WorkerOptions): DynamicModule {
    return { module: OptionsModule, global: true, providers: [{ provide: WORKER_OPTIONS, useValue: options }], exports: [WORKER_OPTIONS] };
  }
}

/** Feature modules, one line each. */
export const features: readonly Type[] = [
  GradingModule,
  CertificatesModule,
  NotificationsModule,
  OrganisationsModule,
  MediaModule,
  PlanningModule,
  ReportsModule,
  EnrolmentsModule,
  ProgrammesModule,
  AuditModule,
  CompetenciesModule,
  RunSessionsModule,
  PointsModule,
  PackagesModule,
  EvaluationsModule,
  BehaviourModule,
];

@Module({})
export class WorkerModule {
  static with(options: WorkerOptions): DynamicModule {
    return { module: WorkerModule, imports: [OptionsModule.of(options), DatabaseModule, StorageModule, FrameModule, ...options.features] };
  }
}
