import type { Route } from '@sinau/contracts/core';
import { DomainError } from '@sinau/domain/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Only JSON is read, which no form of another site can send (S07), but on the routes that declare a form:
 * these read nothing else. Where they came from was asked before their body is read.
 */
export function readDeclaredForms(fastify: FastifyInstance, routes: readonly Route[]): void {
  const declared = new Set(routes.filter(({ form }) => form === true).map(({ method, path }) => `${method} ${path}`));
  const takesForm = (request: FastifyRequest) => declared.has(`${request.method} ${request.routeOptions.url ?? ''}`);
  // Nest brings a parser of forms along, for every route.
  fastify.removeContentTypeParser(FORM);
  fastify.addContentTypeParser(FORM, { parseAs: 'string' }, (request, body, done) => {
    if (!takesForm(request)) done(new DomainError('unsupported_media_type'));
    else done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const refused = takesForm(request) && !request.headers['content-type']?.toLowerCase().startsWith(FORM);
    done(refused ? new DomainError('unsupported_media_type') : undefined);
  });
}
