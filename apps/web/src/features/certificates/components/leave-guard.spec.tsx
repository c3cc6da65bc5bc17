import { afterEach, expect, test } from '@jest/globals';
import { Link, useLocation } from '@tanstack/react-router';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { LeaveGuard } from './leave-guard.js';

afterEach(cleanup);

function Page({ isUnsaved }: { readonly isUnsaved: () => boolean }) {
  const { pathname } = useLocation();
  return (
    <>
      <p data-testid="path">{pathname}</p>
      <Link to="/admin/sertifikat">Pergi</Link>
      <LeaveGuard isUnsaved={isUnsaved} />
    </>
  );
}

const path = () => screen.getByTestId('path').textContent;
const isAsked = () => waitFor(() => expect(document.querySelector('dialog')?.open).toBe(true));
const leave = () => fireEvent.click(screen.getByRole('link', { name: 'Pergi' }));

test('what is not saved holds the page until one says so', async () => {
  await renderPage(<Page isUnsaved={() => true} />, messages);
  const before = path();
  leave();
  await isAsked();
  expect(screen.getByText('Ada perubahan yang belum disimpan')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Tetap di sini' }));
  await waitFor(() => expect(document.querySelector('dialog')?.open).toBe(false));
  expect(path()).toBe(before);
  leave();
  await isAsked();
  fireEvent.click(screen.getByRole('button', { name: 'Tinggalkan tanpa menyimpan' }));
  await waitFor(() => expect(path()).toBe('/admin/sertifikat'));
});

test('what is saved lets one go without a word', async () => {
  await renderPage(<Page isUnsaved={() => false} />, messages);
  leave();
  await waitFor(() => expect(path()).toBe('/admin/sertifikat'));
});
