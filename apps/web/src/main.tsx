import './ui/styles/core.js';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadCatalogueFile } from './lib/i18n/catalogue-files.js';
import { chosenLanguage, setCatalogueLoader, switchLanguage } from './lib/i18n/index.js';
import { bringRoutesOf, router } from './router.js';

/** The code of the address's layouts and page, all at once: the guard would otherwise let them load one after the other. */
function loadCodeOfAddress(): void {
  const [matchedRoutes] = router.getMatchedRoutes(router.history.location.pathname);
  for (const route of matchedRoutes) void router.loadRouteChunk(route)?.catch(() => undefined); // rendering asks again and reports
}

async function start(): Promise<void> {
  setCatalogueLoader(loadCatalogueFile);
  loadCodeOfAddress();
  const routes = bringRoutesOf(router.history.location.pathname).then(loadCodeOfAddress);
  await Promise.all([switchLanguage(chosenLanguage()), routes]);
  // The server's sign-in form stays until the page that takes it over is ready.
  if (document.getElementById('login')) await router.load();
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={router} />
      </I18nProvider>
    </StrictMode>,
  );
}

void start();

// Not before the first page is there: what the service worker stores would share its way with what the page waits for.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const unsubscribe = router.subscribe('onRendered', () => {
    unsubscribe();
    navigator.serviceWorker.register('/sw.js').catch(() => undefined); // without it, the app needs a network
  });
}
