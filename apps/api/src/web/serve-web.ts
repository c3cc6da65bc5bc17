import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@sinau/domain/core';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy, pageHeaders } from './page-headers.js';

/** Where pages may load from besides this host: the object store that holds videos and documents. */
export type WebOptions = { readonly root: string; readonly storageOrigin: string };

const YEAR_SECONDS = 31_536_000;

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
