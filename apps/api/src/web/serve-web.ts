import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@sinau/domain/core';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where pages may load from besides this host: the object store that holds videos and documents. */
export type WebOptions = { readonly root: string; readonly storageOrigin: string };

const YEAR_SECONDS = 31_536_000;

/** Mantine writes its variables into a style element: styles may stand inline, scripts never. */
function contentSecurityPolicy(storageOrigin: string): string {
  return [
    `default-src 'self'`, `script-src 'self'`, `style-src 'self' 'unsafe-inline'`, `font-src 'self'`,
    `img-src 'self' data: blob: ${storageOrigin}`, `media-src 'self' blob: ${storageOrigin}`, `connect-src 'self' ${storageOrigin}`,
    `frame-src 'self' ${storageOrigin}`, `worker-src 'self' blob:`, `object-src 'none'`, `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
  ].join('; ');
}

function pageHeaders(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8');
}

/** Serves the built web: hashed files for a year, the page itself checked at each visit, and for every address it may know. */
export async function serveWeb(fastify: FastifyInstance, { root, storageOrigin }: WebOptions): Promise<void> {
  const page = join(root, 'index.html');
  if (!existsSync(page)) throw new Error(`WEB_ROOT ${root} holds no index.html: build the web first`);
  const html = readFileSync(page);
  const policy = contentSecurityPolicy(storageOrigin);
  // Loaded only where it serves: it requires an ES module, which Jest's runtime on Node 20 can't.
  const { default: fastifyStatic } = await import('@fastify/static');
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      void response.header('cache-control', path.includes(`${root}/assets/`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/')) throw new DomainError('not_found');
    return pageHeaders(reply, policy).send(html);
  });
}
