import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { renderPage } from '../testing/render-page.js';
import { SearchField } from './search-field.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
  window.history.replaceState(null, '', '/');
});

test('searches after a pause; not once a link was followed meanwhile, whose page is still coming', async () => {
  const search = jest.fn();
  await renderPage(<SearchField label="Cari sertifikat" value="" onSearch={search} />, {});
  const field = screen.getByRole('searchbox', { name: 'Cari sertifikat' });
  jest.useFakeTimers();
  fireEvent.change(field, { target: { value: '800' } });
  act(() => void jest.advanceTimersByTime(300));
  expect(search.mock.calls).toEqual([['800']]);

  fireEvent.change(field, { target: { value: '800/SK' } });
  window.history.pushState(null, '', '/admin/sertifikat/0199aaaa');
  act(() => void jest.advanceTimersByTime(1_000));
  expect(search.mock.calls).toEqual([['800']]);
});
