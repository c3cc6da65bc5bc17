import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { messages } from '../../features/administration/locale/id.js';
import { renderPage } from '../../testing/render-page.js';
import { ToastRegion } from '../toast.js';
import { FileTrial } from './index.js';

afterEach(cleanup);

type View = Awaited<ReturnType<Parameters<typeof FileTrial<'name', 'missing'>>[0]['check']>>;
const view = (change: Partial<View['counts']>, errors: View['errors'] = []): View => ({ rows: 3, counts: { created: 0, changed: 0, unchanged: 0, wrong: 0, ...change }, errors });
const words = { columns: { name: 'ui.nav.people' }, faults: { missing: 'ui.loading' } } as const;

async function show(answers: { readonly check: () => Promise<View>; readonly apply?: () => Promise<View> }) {
  const check = jest.fn<(content: string) => Promise<View>>(answers.check);
  const apply = jest.fn<(content: string) => Promise<View>>(answers.apply ?? answers.check);
  const { client } = await renderPage(
    <>
      <FileTrial label="Berkas" hint="CSV" check={check} apply={apply} stale={['GET /api/experts']} words={words} />
      <ToastRegion />
    </>,
    messages,
  );
  const file = new File(['Nama\nBudi'], 'pakar.csv');
  // jsdom's files can't be read so
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(Uint8Array.from('Nama\nBudi', (letter) => letter.charCodeAt(0)).buffer) });
  fireEvent.change(screen.getByLabelText('Berkas Pilih berkas'), { target: { files: [file] } });
  return { check, apply, client };
}

test('a file is tried, says what it would do and what is wrong, and is written only when told', async () => {
  const { check, apply, client } = await show({ check: () => Promise.resolve(view({ created: 1, changed: 1, wrong: 1 }, [{ line: 4, column: 'name', fault: 'missing', value: '' }])) });
  const stale = jest.spyOn(client, 'invalidateQueries');
  fireEvent.click(await screen.findByRole('button', { name: 'Terapkan 2 baris' }));
  expect(screen.getByRole('table', { name: 'Isi yang keliru' }).textContent).toContain('Pegawai');
  expect(check).toHaveBeenCalledWith(btoa('Nama\nBudi'));
  await screen.findByText('Diterapkan: 1 baru, 1 berubah.');
  expect(apply.mock.calls).toEqual([[btoa('Nama\nBudi')]]);
  expect(stale).toHaveBeenCalledWith({ queryKey: ['GET /api/experts'] });
  expect(screen.queryByRole('button', { name: /Terapkan/ })).toBeNull();
});

test('a file that changes nothing offers nothing to apply, and one that is refused says why', async () => {
  await show({ check: () => Promise.resolve(view({ unchanged: 3 })) });
  await screen.findByText('Tidak ada baris baru atau berubah.');
  expect(screen.queryByRole('button', { name: /Terapkan/ })).toBeNull();
  cleanup();
  await show({ check: () => Promise.reject(new Error('broken')) });
  await waitFor(() => expect(document.body.textContent).toContain('Berkas tidak dapat diproses.'));
});
