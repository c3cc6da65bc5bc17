import type { MeView } from '@sinau/contracts/identity';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { isWaiting, watchGate } from '../../lib/api/sign-in-gate.js';
import { useSessionEnd } from './use-session-end.js';

const SessionEnded = lazy(() => import('./session-ended.js').then((module) => ({ default: module.SessionEnded })));
const SessionWarning = lazy(() => import('./session-warning.js').then((module) => ({ default: module.SessionWarning })));

/** Warns two minutes before the session ends, and lets the person sign in again in place once it has. */
export function SessionGuard({ me }: { readonly me: MeView }) {
  const ended = useSyncExternalStore(watchGate, isWaiting);
  const { warned, extend } = useSessionEnd(me);
  return (
    <Suspense fallback={null}>
      {ended ? <SessionEnded me={me} /> : null}
      {!ended && warned ? <SessionWarning me={me} extend={extend} /> : null}
    </Suspense>
  );
}
