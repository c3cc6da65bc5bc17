import { DomainError } from '@sinau/domain/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * CSRF: an unsafe request must come from our own pages (S07). Browsers say so in Sec-Fetch-Site;
 * older ones in Origin. A request with neither is no browser's and carries no ambient cookie.
 */
export function refuseCrossSite(publicOrigin: string) {
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    done(safe.has(request.method) || isOurs(request, publicOrigin) ? undefined : new DomainError('cross_site_request'));
  };
}

function isOurs({ headers, protocol }: FastifyRequest, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin !== undefined) return origin === publicOrigin || origin === `${protocol}://${headers.host}`;
  return headers.cookie === undefined || headers['x-sinau-client'] !== undefined;
}
