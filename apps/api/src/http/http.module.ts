import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ContractGuard } from './contract.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteAudit } from './route-audit.js';
import { SessionGuard } from './session.guard.js';
import { SessionReader } from './session-reader.js';

/** Authorisation is global guards only: middleware was bypassed by URL encoding in this stack's history. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    SessionReader,
    RouteAudit,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: ContractGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [SessionReader],
})
export class HttpModule {}
