import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ButtonLink } from './ui/button.js';
import { useText } from './lib/i18n/index.js';
import { usePageTitle } from './ui/page-title.js';
import { EmptyState, ErrorState } from './ui/states.js';
import { ToastRegion } from './ui/toast.js';
import { Page } from './ui/layout.js';

/** After a change of address the focus goes to the new page's h1, so that readers hear where they are. */
function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged, toLocation }) => {
        if (!fromLocation || !pathChanged || toLocation.hash) return;
        const target = document.querySelector<HTMLElement>('h1') ?? document.getElementById('main');
        if (!target) return;
        if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
        target.focus({ preventScroll: true });
      }),
    [router],
  );
}

export function Root() {
  useFocusOnArrival();
  return (
    <>
      <Outlet />
      <ToastRegion />
    </>
  );
}

function HomeButton() {
  const t = useText();
  return <ButtonLink to="/">{t('ui.notfound.home')}</ButtonLink>;
}

export function NotFound() {
  const t = useText();
  usePageTitle(t('ui.notfound.title'));
  return (
    <Page>
      <h1 tabIndex={-1}>{t('ui.notfound.title')}</h1>
      <EmptyState action={<HomeButton />}>{t('ui.notfound.text')}</EmptyState>
    </Page>
  );
}

export function Forbidden() {
  const t = useText();
  usePageTitle(t('ui.forbidden.title'));
  return (
    <Page>
      <h1 tabIndex={-1}>{t('ui.forbidden.title')}</h1>
      <EmptyState motif="kawung" action={<HomeButton />}>
        {t('ui.forbidden.text')}
      </EmptyState>
    </Page>
  );
}

/** A chunk that is gone after an update, or never came. */
function isMissingCode(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}

export function RouteFailure({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const t = useText();
  const router = useRouter();
  const missing = isMissingCode(error);
  usePageTitle(t('ui.error.page'));
  return (
    <Page>
      <h1 tabIndex={-1}>{t('ui.error.page')}</h1>
      <ErrorState
        what={missing ? t('ui.error.update') : ''}
        error={error}
        onRetry={() => {
          if (missing) location.reload();
          else void router.invalidate().then(reset);
        }}
      />
    </Page>
  );
}
