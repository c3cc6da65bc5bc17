import type { MeView } from '@sinau/contracts/identity';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { callOnce, isProblem, serverNow } from '../../lib/api/index.js';
import { waitForSignIn } from '../../lib/api/sign-in-gate.js';
import { rememberSession } from '../../lib/session/index.js';

/** Milliseconds before the end at which the person is asked (acceptance rule G10). */
const WARN_BEFORE = 120_000;
/** Someone who did something this recently is extended without being asked. */
const RECENT = 600_000;
/** setTimeout overflows beyond 2^31 ms. */
const LONGEST_TIMER = 2_000_000_000;

function useLastActivity(): () => number {
  const last = useRef(Date.now());
  useEffect(() => {
    const note = (): void => {
      last.current = Date.now();
    };
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) document.addEventListener(kind, note, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, note, { capture: true });
    };
  }, []);
  return useCallback(() => last.current, []);
}

/** Watches the end of the session by the server's clock. */
export function useSessionEnd(me: MeView): { readonly warned: boolean; readonly extend: () => Promise<void> } {
  const client = useQueryClient();
  const [warned, setWarned] = useState(false);
  const lastActivity = useLastActivity();

  const extend = useCallback(async () => {
    try {
      rememberSession(client, await callOnce('POST /api/me/session', { body: {} }));
      setWarned(false);
    } catch (error) {
      if (!isProblem(error, 'not_signed_in')) throw error;
      setWarned(false);
      void waitForSignIn();
    }
  }, [client]);

  useEffect(() => {
    const left = Date.parse(me.sessionExpiresAt) - serverNow();
    const warn = (): void => {
      if (Date.now() - lastActivity() < RECENT) void extend().catch(() => setWarned(true));
      else setWarned(true);
    };
    const end = (): void => {
      setWarned(false);
      void waitForSignIn();
    };
    const timers: ReturnType<typeof setTimeout>[] = [];
    if (left > 0 && left < LONGEST_TIMER) timers.push(setTimeout(warn, Math.max(0, left - WARN_BEFORE)), setTimeout(end, left));
    return () => timers.forEach(clearTimeout);
  }, [me.sessionExpiresAt, extend, lastActivity]);

  return { warned, extend };
}
