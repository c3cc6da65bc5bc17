import { afterEach, expect, test } from '@jest/globals';
import type { BatchDetail } from '@sinau/contracts/certificates';
import { cleanup, screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { BatchArchivePart, isArchiveGoing } from './batch-archive.js';

afterEach(cleanup);

const batch: BatchDetail = {
  id: '0199aaaa-0000-7000-8000-000000000001', state: 'done', run: { id: '0199aaaa-0000-7000-8000-000000000002', name: 'Angkatan I', courseTitle: 'Manajemen risiko' },
  total: 120, done: 120, failed: 0, createdBy: 'Bimantara', createdAt: '2026-11-22T02:00:00.000Z', finishedAt: '2026-11-22T02:01:00.000Z', failures: [], certificates: 120, printed: 120, archive: null,
};
const show = (change: Partial<BatchDetail>) => renderPage(<BatchArchivePart batch={{ ...batch, ...change }} manages />, messages);

test('waits for the last PDF before a ZIP may be made', async () => {
  await show({ printed: 118 });
  expect(screen.getByText(/118 dari 120/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Buat ZIP' }).hasAttribute('disabled')).toBe(true);
  expect(isArchiveGoing({ ...batch, printed: 118 })).toBe(true);
});

test('says how far the packing is, and offers no second one meanwhile', async () => {
  await show({ archive: { state: 'making', done: 50, count: 120 } });
  expect(screen.getByText(/50 dari 120 PDF/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('gives the ZIP with its size and says until when', async () => {
  await show({ archive: { state: 'ready', count: 120, bytes: 7_800_000, madeAt: '2026-11-22T02:05:00.000Z', expiresAt: '2026-11-29T02:05:00.000Z' } });
  expect(screen.getByRole('button', { name: /7,8 MB/ })).toBeTruthy();
  expect(document.body.textContent).toMatch(/29 Nov 2026.*5 menit/);
});

test('is nothing for who may not manage, and while the issue goes on', async () => {
  await renderPage(<BatchArchivePart batch={batch} manages={false} />, messages);
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  await show({ state: 'running' });
  expect(screen.queryByRole('button')).toBeNull();
});
