import type { FastifyReply } from 'fastify';

/**
 * Mantine writes its variables into a style element: styles may stand inline, scripts never. Text becomes markup or a
 * script's address only by the policies that are named: boot.js makes the first, the article editor's ProseMirror the second.
 */
export function contentSecurityPolicy(storageOrigin: string): string {
  return [
    `default-src 'self'`, `script-src 'self'`, `style-src 'self' 'unsafe-inline'`, `font-src 'self'`,
    `img-src 'self' data: blob: ${storageOrigin}`, `media-src 'self' blob: ${storageOrigin}`, `connect-src 'self' ${storageOrigin}`,
    `frame-src 'self' ${storageOrigin}`, `worker-src 'self' blob:`, `object-src 'none'`, `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`, 'trusted-types default ProseMirrorClipboard',
  ].join('; ');
}

/** What every page of the application is sent with. */
export function pageHeaders(reply: FastifyReply, policy: string): FastifyReply {
  return reply
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8');
}
