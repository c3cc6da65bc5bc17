import type { MeView } from '@sinau/contracts/identity';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { isWaiting, openGate } from '../../lib/api/sign-in-gate.js';
import { renderPage } from '../../testing/render-page.js';
import { SessionGuard } from './session-guard.js';

const MINUTE = 60_000;
const realFetch = globalThis.fetch;
let extended = 0;

/** A session of two hours. */
function ratna(expiresAt: number): MeView {
  return {
    personId: '0193f6a0-0000-7000-8000-000000000001',
    name: 'Ratna Dewi',
    email: null,
    language: 'id',
    agency: { id: '0193f6a0-0000-7000-8000-00000000000a', name: 'Kota Sukamaju', shortName: 'Sukamaju', timeZone: 'Asia/Jakarta' },
    unitName: null,
    positionTitle: null,
    identifier: null,
    assignments: [],
    mustChangePassword: false,
    sessionExpiresAt: new Date(expiresAt).toISOString(),
    unreadNotifications: 0,
  };
}

beforeEach(() => {
  extended = 0;
  jest.useFakeTimers({ now: Date.parse('2026-11-22T02:00:00Z') });
  globalThis.fetch = () => {
    extended += 1;
    const answer = { ok: true, status: 200, headers: { get: () => null }, json: () => Promise.resolve(ratna(Date.now() + 120 * MINUTE)) };
    return Promise.resolve(answer as unknown as Response);
  };
});

afterEach(() => {
  globalThis.fetch = realFetch;
  if (isWaiting()) openGate(false);
  cleanup();
  jest.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  await act(async () => jest.advanceTimersByTimeAsync(milliseconds));
}

test('someone idle is asked two minutes before the end, and stays by one button', async () => {
  await renderPage(<SessionGuard me={ratna(Date.now() + 120 * MINUTE)} />);
  await pass(118 * MINUTE - 1000);
  expect(screen.queryByText('Sesi Anda hampir berakhir')).toBeNull();
  await pass(1000);
  expect(screen.getByText('Sesi Anda hampir berakhir')).toBeTruthy();
  expect(screen.getByText(/berakhir pukul 11\.00 WIB/)).toBeTruthy();
  fireEvent.click(screen.getByText('Tetap masuk'));
  await pass(0);
  expect(extended).toBe(1);
  expect(screen.queryByText('Sesi Anda hampir berakhir')).toBeNull();
});

test('someone who did something in the last ten minutes is extended without a question', async () => {
  await renderPage(<SessionGuard me={ratna(Date.now() + 120 * MINUTE)} />);
  await pass(110 * MINUTE);
  fireEvent.keyDown(document.body, { key: 'a' });
  await pass(8 * MINUTE);
  expect(extended).toBe(1);
  expect(screen.queryByText('Sesi Anda hampir berakhir')).toBeNull();
});

test('without an answer, the sign-in dialog opens over the page at the end', async () => {
  await renderPage(<SessionGuard me={ratna(Date.now() + 120 * MINUTE)} />);
  await pass(120 * MINUTE);
  await pass(0);
  expect(screen.getByText('Masuk lagi untuk melanjutkan')).toBeTruthy();
  expect(isWaiting()).toBe(true);
  expect(extended).toBe(0);
});
