import { i18n, type Messages } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { messages as shared } from '../ui/locale/id.js';
import { theme } from '../ui/theme.js';

/** jsdom knows neither media queries nor modal dialogs. */
function fillJsdom(): void {
  window.matchMedia ??= (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => true,
  });
  window.scrollTo = () => undefined;
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
}

/** For specs: renders below router, cache, languages and Mantine, in Indonesian. `messages`: the feature's own catalogue. */
export async function renderPage(element: ReactNode, messages: Messages = {}): Promise<RenderResult & { readonly client: QueryClient }> {
  fillJsdom();
  i18n.load('id', { ...shared, ...messages });
  i18n.activate('id');
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const router = createRouter({ routeTree: createRootRoute({ component: () => <>{element}</> }), history: createMemoryHistory() });
  await router.load();
  const result = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <I18nProvider i18n={i18n}>
          <RouterProvider<typeof router> router={router} />
        </I18nProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...result, client };
}
