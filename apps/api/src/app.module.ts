import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationsModule } from './notifications/notifications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { QuizzesModule } from './quizzes/quizzes.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CompetenciesModule } from './competencies/competencies.module.js';
import { CoursesModule } from './courses/courses.module.js';
import { OpenapiModule } from './openapi/openapi.module.js';
import { QueueModule } from './queue/queue.module.js';
import { EvaluationLevelsModule } from './evaluations/evaluation-levels.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { NeedsModule } from './needs/needs.module.js';
import { ExpertsModule } from './experts/experts.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { PackagesModule } from './packages/packages.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { MediaModule } from './media/media.module.js';
import { HttpModule } from './http/http.module.js';
import type { ApiOptions } from './platform/api-options.js';
import { DatabaseModule } from './platform/database.module.js';
import { PointsModule } from './points/points.module.js';
import { RunSessionsModule } from './sessions/sessions.module.js';
import { OptionsModule } from './platform/options.module.js';
import { QueueDoorModule } from './platform/queue-door.module.js';
import { StorageModule } from './platform/storage.module.js';

/** Feature modules, one line each. */
const features: (new () => object)[] = [
  EnrolmentsModule,
  ProgrammesModule,
  IdentityModule,
  NotificationsModule,
  OrganisationsModule,
  QuizzesModule,
  CoursesModule,
  CertificatesModule,
  CompetenciesModule,
  PointsModule,
  MediaModule,
  AuditModule,
  QueueModule,
  NeedsModule,
  RunSessionsModule,
  PlanningModule,
  ExpertsModule,
  DecisionsModule,
  ReportsModule,
  PackagesModule,
  EvaluationsModule,
  EvaluationLevelsModule,
  OpenapiModule,
];

@Module({})
export class AppModule {
  static with(options: ApiOptions): DynamicModule {
    return { module: AppModule, imports: [OptionsModule.of(options), DatabaseModule, StorageModule, QueueDoorModule, HttpModule, ...features] };
  }
}
