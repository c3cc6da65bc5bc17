import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@sinau/domain/core';
import type { FastifyInstance } from 'fastify';
import { cookieName, readCookie } from '../http/session-cookie.js';
import { readFirstPages } from './first-pages.js';
import { contentSecurityPolicy, pageHeaders } from './page-headers.js';

/** Where pages may load from besides this host: the object store that holds videos and documents. */
export type WebOptions = { readonly root: string; readonly storageOrigin: string };

const YEAR_SECONDS = 31_536_000;
/** What a page asks stands behind it, before boot.js reads it: the text's encoding must come first. */
const CHARSET = /<meta charset="utf-8"[^>]*>/;

/** Addresses that only ever name a file or the API: a file that is gone must not be answered by the page, which a browser would keep as a script. */
export function isNoPage(url: string): boolean {
  return /^\/(api|assets|icons)(\/|$|\?)/.test(url);
}

/** Serves the built web: hashed files for a year, the page itself checked at each visit, and for every address it may know. */
export async function serveWeb(fastify: FastifyInstance, { root, storageOrigin }: WebOptions): Promise<void> {
  const page = join(root, 'index.html');
  if (!existsSync(page)) throw new Error(`WEB_ROOT ${root} holds no index.html: build the web first`);
  const html = readFileSync(page, 'utf8');
  const firstPages = readFirstPages(root);
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
    if (isNoPage(request.url)) throw new DomainError('not_found');
    const cookies = request.headers.cookie;
    const signedIn = [true, false].some((secure) => readCookie(cookies, cookieName(secure)) !== null);
    const named = signedIn ? firstPages(request.url.split('?')[0] ?? '', readCookie(cookies, 'sinau-language') === 'en' ? 'en' : 'id') : null;
    return pageHeaders(reply, policy).send(named === null ? html : html.replace(CHARSET, (charset) => charset + named.asks).replace('</head>', () => `${named.files}</head>`));
  });
}
