import { Global, Module } from '@nestjs/common';
import { APP_FILTER, DiscoveryModule } from '@nestjs/core';
import { Admission } from './admission.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteBinder } from './route-binder.js';
import { RouteHandlers } from './route-handlers.js';
import { SessionReader } from './session-reader.js';

/** Authorisation stands between the router and the handler, for each route: middleware was bypassed by URL encoding in this stack's history. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    SessionReader,
    Admission,
    RouteHandlers,
    RouteBinder,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [SessionReader],
})
export class HttpModule {}
