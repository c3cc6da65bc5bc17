import { DomainError } from '@sinau/domain/core';
import type { FastifyRequest } from 'fastify';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * CSRF: an unsafe request must come from our own pages (S07). Browsers say so in Sec-Fetch-Site;
 * older ones in Origin. A request with neither is no browser's and carries no ambient cookie.
 */
export function refuseCrossSite(publicOrigin: string) {
  return async (request: FastifyRequest): Promise<void> => {
    if (safe.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) {
      if (site !== 'same-origin') throw new DomainError('cross_site_request');
      return;
    }
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== publicOrigin && origin !== `${request.protocol}://${request.headers.host}`) {
      throw new DomainError('cross_site_request');
    }
    if (origin === undefined && request.headers.cookie !== undefined && request.headers['x-sinau-client'] === undefined) {
      throw new DomainError('cross_site_request');
    }
  };
}
