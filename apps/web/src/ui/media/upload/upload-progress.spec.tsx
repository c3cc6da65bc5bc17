import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../../../features/media/locale/id.js';
import { UploadProgress } from './upload-progress.js';
import type { Upload, UploadState } from './upload.js';

afterEach(cleanup);

/** An upload that says what the test wants: a file of 100 MB. */
function said(): { readonly upload: Upload; readonly say: (change: Partial<UploadState>) => void; readonly acts: string[] } {
  const listeners = new Set<() => void>();
  const acts: string[] = [];
  const upload = {
    file: { name: 'pembukaan.mp4', size: 100_000_000 },
    media: null,
    state: { phase: 'sending', sentBytes: 0, speed: null, secondsLeft: null, error: null, unplaced: null } as UploadState,
    subscribe: (listener: () => void) => (listeners.add(listener), () => listeners.delete(listener)),
    pause: () => acts.push('pause'),
    start: jest.fn(async () => void acts.push('start')),
    cancel: async () => void acts.push('cancel'),
  };
  const say = (change: Partial<UploadState>): void =>
    act(() => {
      upload.state = { ...upload.state, ...change };
      for (const listener of listeners) listener();
    });
  return { upload: upload as unknown as Upload, say, acts };
}

const announced = (): string | null => document.querySelector('[aria-live]')?.textContent ?? null;

test('shows %, MB, speed and time left, and announces each quarter once', async () => {
  const { upload, say } = said();
  await renderPage(<UploadProgress upload={upload} />, messages);
  expect(announced()).toBe('');
  // 30 of 100 MB at 2 MB/s: 35 s are left
  say({ sentBytes: 30_000_000, speed: 2_000_000, secondsLeft: 35 });
  for (const text of [/30\s?%/, /30 MB dari 100 MB/, /2 MB\/dtk|2 MB\/detik|2 MB/, /0[.:]35/]) expect(document.body.textContent).toMatch(text);
  expect(announced()).toMatch(/25\s?%/);
  say({ sentBytes: 49_000_000 });
  expect(announced()).toMatch(/25\s?%/);
  say({ sentBytes: 100_000_000 });
  expect(announced()).toMatch(/100\s?%/);
});

test('can be paused, resumed and given up; offline it waits and says so, without an error', async () => {
  const { upload, say, acts } = said();
  await renderPage(<UploadProgress upload={upload} />, messages);
  fireEvent.click(screen.getByRole('button', { name: 'Jeda' }));
  say({ phase: 'paused' });
  fireEvent.click(screen.getByRole('button', { name: 'Lanjutkan' }));
  say({ phase: 'offline' });
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: messages['media.upload.cancel'] }));
  expect(acts).toEqual(['pause', 'start', 'cancel']);
});
