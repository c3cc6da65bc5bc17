import type { Route } from '@sinau/contracts/core';
import { DomainError } from '@sinau/domain/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Only JSON is read, which no form of another site can send (S07), but on the routes that declare a form:
 * these read nothing else. Where they came from was asked before their body is read.
 */
export function readDeclaredForms(fastify: FastifyInstance, routes: readonly Route[]): void {
  const declared = new Set(routes.filter(({ form }) => form === true).map(({ method, path }) => `${method} ${path}`));
  fastify.addContentTypeParser(FORM, { parseAs: 'string' }, (request, body, done) => {
    if (!declared.has(`${request.method} ${request.routeOptions.url ?? ''}`)) done(new DomainError('unsupported_media_type'));
    else done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  fastify.addHook('onRoute', (options) => {
    if (declared.has(`${String(options.method)} ${options.url}`)) options.preValidation = refuseOtherThanForms;
  });
}

function refuseOtherThanForms(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  done(request.headers['content-type']?.toLowerCase().startsWith(FORM) ? undefined : new DomainError('unsupported_media_type'));
}
