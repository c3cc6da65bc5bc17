/// <reference lib="webworker" />

type Precached = { readonly url: string; readonly revision: string | null };
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly Precached[] };

const files = self.__WB_MANIFEST.map(({ url, revision }) => ({ address: `/${url.replace(/^\//, '')}`, revision }));

/** FNV-1a: names the cache of this build. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}

const PREFIX = 'sinau-shell-';
const SHELL = PREFIX + fingerprint(files.map((file) => `${file.address}@${file.revision ?? ''}`).join('\n'));
/** Hashed files fetched on the way: pages of other roles, the player. */
const SEEN = 'sinau-seen';
const LONGEST_WAIT = 4000;

/** Stores the app shell; a hashed file that an older build stored already is copied, not fetched. */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  await Promise.all(
    files.map(async ({ address, revision }) => {
      const known = revision === null ? await caches.match(address) : undefined;
      await (known ? cache.put(address, known) : cache.add(new Request(address, { cache: 'reload' })));
    }),
  );
  await self.skipWaiting();
}

/** Keeps the build before this one, so that an open page still finds its code; drops what is older. */
async function activate(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
  if (shells.length > 1) await caches.delete(SEEN);
  await self.clients.claim();
}

/** Pages: from the network; otherwise the stored shell, whose router shows the same address. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT) });
  } catch {
    const stored = await caches.match('/index.html', { cacheName: SHELL });
    return stored ?? Response.error();
  }
}

/** Hashed files never change: from the cache first. */
async function asset(request: Request): Promise<Response> {
  // servers say `Vary: Origin`, and a module script's request has another one than the precaching did
  const stored = (await caches.match(request, { cacheName: SHELL, ignoreVary: true })) ?? (await caches.match(request, { ignoreVary: true }));
  if (stored) return stored;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(SEEN)).put(request, response.clone());
  return response;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  // the API, the media and the server's own pages are never stored here
  if (/^\/(assets|icons)\/|^\/boot\.js$/.test(address.pathname)) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && !/^\/(api|media|verifikasi|survei)(\/|$)/.test(address.pathname)) event.respondWith(page(request));
});

export {};
