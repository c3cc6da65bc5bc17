import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { Route } from '@sinau/contracts/core';
import { routeTables } from '@sinau/contracts/routes';
import { DomainError } from '@sinau/domain/core';
import { AuthorDatabase, Database, readAlarms } from '@sinau/persistence/core';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { ApiMetrics, isEventStream } from './health/metrics.js';
import { serveHealth } from './health/serve-health.js';
import { answerBrokenRequest, refuseExpectation } from './http/broken-request.js';
import { refuseCrossSite } from './http/cross-site.hook.js';
import { readDeclaredForms } from './http/form-body.js';
import { answerProblem } from './http/problem.filter.js';
import { RouteBinder } from './http/route-binder.js';
import type { ApiOptions } from './platform/api-options.js';
import { serveWeb } from './web/serve-web.js';

/** trust.md X08; a route may state its own. */
const BODY_LIMIT_BYTES = 256 * 1024;
const QUERY_LIMIT = 2_048;

/** Unique over processes by 96 random bits, and within one by counting: randomness for each request would be felt. */
function requestIds(): () => string {
  const here = randomBytes(12).toString('base64url');
  let count = 0;
  return () => `${here}-${(count += 1).toString(36)}`;
}

function adapter(options: ApiOptions): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: 'idle',
    skipMiddie: true, // no middleware of Nest's is used; looking for some would be felt in every request
    frameworkErrors: answerProblem,
    clientErrorHandler: answerBrokenRequest,
  });
}

const allRoutes: readonly Route[] = Object.values(routeTables).flatMap((table) => Object.values<Route>(table));

/** A route may read a larger body than the others: rich text, outlines. */
function declaredLimit(method: unknown, url: string): number | undefined {
  return allRoutes.find((route) => route.method === method && route.path === url)?.bodyLimit;
}

/**
 * Counts each answered request and writes one line: what, how long, which person; never a body, a query or a header.
 * In one hook, since Fastify makes a route's options anew each time they are asked for.
 */
function noteAnswers(fastify: FastifyInstance, metrics: ApiMetrics, log: Logger | undefined): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    const route = request.routeOptions.url;
    if (!isEventStream(request)) metrics.answered({ method, route: route ?? 'unmatched', status, ms });
    log?.info({ requestId, method, route: route ?? 'unknown', status, ms: Math.round(ms) }, 'answered');
    done();
  });
}

/** The HTTP application, ready to listen or to be injected into. Starts no listener. */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const http = adapter(options);
  const fastify = http.getInstance();
  fastify.server.on('checkExpectation', refuseExpectation);
  fastify.removeContentTypeParser('text/plain');
  // Fastify's own parser of JSON reads bodies; Nest's would make one anew for each.
  // Hooks that wait for nothing take a callback: a promise for each would be felt in every request.
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    const query = request.url.indexOf('?');
    done(query >= 0 && request.url.length - query > QUERY_LIMIT ? new DomainError('invalid_request') : undefined);
  });
  fastify.addHook('onRequest', refuseCrossSite(new URL(options.publicUrl).origin));
  fastify.addHook('onRoute', (options) => {
    const limit = declaredLimit(options.method, options.url);
    if (limit !== undefined) options.bodyLimit = limit;
  });
  const metrics = new ApiMetrics();
  metrics.watchStreams(fastify);
  noteAnswers(fastify, metrics, options.log ?? undefined);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), http, { bodyParser: false, abortOnError: false, logger: options.logLevel === 'silent' ? false : ['error', 'warn'] });
  app.enableShutdownHooks();
  await app.init();
  await serve(app, options, metrics);
  return app;
}

/** Binds every route; throws when a handler or a route lacks the other. */
async function serve(app: NestFastifyApplication, options: ApiOptions, metrics: ApiMetrics): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  readDeclaredForms(fastify, allRoutes);
  app.get(RouteBinder).bind(fastify);
  metrics.watchPool('app', app.get(Database).dataSource);
  metrics.watchPool('author', app.get(AuthorDatabase).dataSource);
  metrics.watchAlarms(() => readAlarms(app.get(Database)));
  serveHealth(fastify, { database: app.get(Database), metrics, metricsToken: options.metricsToken });
  if (options.webRoot !== null) await serveWeb(fastify, { root: options.webRoot, storageOrigin: new URL(options.storage.publicEndpoint).origin });
  await fastify.ready();
}

