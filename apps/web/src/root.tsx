import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { ButtonLink } from './ui/button.js';
import classes from './root.module.css';
import { useText } from './lib/i18n/index.js';
import { usePageTitle } from './ui/page-title.js';
import { EmptyState, ErrorState } from './ui/states.js';
import { Page } from './ui/layout.js';
import { Mark } from './ui/mark.js';
import { NotAllowed } from './not-allowed.js';
import { ToastRegion } from './ui/toast.js';

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

function Forbidden() {
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

function RouteFailure({ error, reset }: FailureProps) {
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

type FailureProps = { readonly error: unknown; readonly reset: () => void };

/** In place of a page that failed, inside the shell. */
export function Failure({ error, reset }: FailureProps) {
  return error instanceof NotAllowed ? <Forbidden /> : <RouteFailure error={error} reset={reset} />;
}

/** Where there is no shell: the name, and the page in a main of its own. */
function Outside({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className={classes.header}>
        <Mark />
        Sinau
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

export function OutsideFailure({ error, reset }: FailureProps) {
  return (
    <Outside>
      <Failure error={error} reset={reset} />
    </Outside>
  );
}

export function OutsideNotFound() {
  return (
    <Outside>
      <NotFound />
    </Outside>
  );
}
