import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { renderPage } from '../testing/render-page.js';
import { Unreachable, Problem } from '../lib/api/index.js';
import { DataTable } from './data-table/index.js';
import { ConfirmDialog } from './dialog/index.js';
import { FileDrop, isAccepted } from './file-drop.js';
import { ErrorSummary, problemSummary, TextField } from './form/index.js';
import { motifOf } from './motif.js';
import { minutesLeft } from './progress-panel.js';
import { ProgressBar } from './progress.js';
import { SearchField } from './search-field.js';
import { initials } from './shell/account-menu.js';
import { ListSkeleton, Skeletons } from './skeleton.js';
import { ErrorState } from './states.js';
import { showToast, ToastRegion } from './toast.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const problem = (detail: string, fields: { path: string; message: string }[] = []) =>
  new Problem({ status: 400, code: 'invalid_request', title: 'x', detail, facts: {}, fields, requestId: 'r-9', retryAfter: null });

test('what loads is said once, alone or with others', async () => {
  await renderPage(
    <>
      <ListSkeleton rows={2} />
      <Skeletons>
        <ListSkeleton rows={3} />
        <ListSkeleton rows={1} />
      </Skeletons>
    </>,
  );
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toEqual(['Memuat', 'Memuat']);
});

describe('ConfirmDialog', () => {
  test('confirms many only after their number is typed, and keeps a failure in view', async () => {
    const confirmed = jest.fn<() => Promise<void>>().mockRejectedValueOnce(problem('Sertifikat sudah dicabut.')).mockResolvedValueOnce();
    const closed = jest.fn();
    await renderPage(
      <ConfirmDialog open onClose={closed} title="Terbitkan 1.284 sertifikat?" confirm="Terbitkan" typedCount={1284} onConfirm={confirmed}>
        Tidak dapat diurungkan.
      </ConfirmDialog>,
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Terbitkan' });
    expect(button.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Ketik 1.284 untuk melanjutkan'), { target: { value: '1.284' } });
    expect(button.disabled).toBe(false);
    await act(async () => fireEvent.submit(button.form ?? button));
    expect(screen.getByRole('alert').textContent).toBe('Sertifikat sudah dicabut.');
    expect(closed).not.toHaveBeenCalled();
    await act(async () => fireEvent.submit(button.form ?? button));
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('toast', () => {
  test('stays 10 s, longer while it is pointed at, and undoes once', async () => {
    jest.useFakeTimers();
    const undo = jest.fn();
    await renderPage(<ToastRegion />);
    act(() => showToast('Kursus diarsipkan.', undo));
    const card = screen.getByText('Kursus diarsipkan.').parentElement ?? document.body;
    act(() => void jest.advanceTimersByTime(9_900));
    fireEvent.pointerEnter(card);
    act(() => void jest.advanceTimersByTime(60_000));
    fireEvent.click(within(card).getByRole('button', { name: 'Urungkan' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Kursus diarsipkan.')).toBeNull();

    act(() => showToast('Disimpan.'));
    act(() => void jest.advanceTimersByTime(10_000));
    expect(screen.queryByText('Disimpan.')).toBeNull();
  });
});

describe('SearchField', () => {
  test('searches after 300 ms of rest, at once on Enter and on clearing, and follows the address', async () => {
    jest.useFakeTimers();
    const searched = jest.fn();
    let goBack: () => void = () => undefined;
    function Page() {
      const [value, setValue] = useState('');
      goBack = () => setValue('');
      return (
        <SearchField
          label="Cari kursus"
          value={value}
          count={3}
          onSearch={(text) => {
            searched(text);
            setValue(text);
          }}
        />
      );
    }
    await renderPage(<Page />);
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Cari kursus' });
    fireEvent.change(field, { target: { value: 'pela' } });
    act(() => void jest.advanceTimersByTime(299));
    expect(searched).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: 'pelayanan' } });
    act(() => void jest.advanceTimersByTime(300));
    expect(searched.mock.calls).toEqual([['pelayanan']]);
    expect(screen.getByText('3 hasil')).toBeTruthy();
    act(() => goBack());
    expect(field.value).toBe('');
    fireEvent.change(field, { target: { value: 'arsip' } });
    fireEvent.submit(field.form ?? field);
    expect(searched).toHaveBeenLastCalledWith('arsip');
    fireEvent.click(screen.getByRole('button', { name: 'Hapus pencarian' }));
    expect(searched).toHaveBeenLastCalledWith('');
  });
});

describe('form errors', () => {
  test('the summary takes the focus and leads to the field', async () => {
    const error = problem('Periksa isian.', [
      { path: 'body.name', message: 'Nama wajib diisi' },
      { path: 'elsewhere', message: 'tidak ada di layar' },
    ]);
    await renderPage(
      <>
        <ErrorSummary entries={problemSummary(error, { name: 'course-name' })} />
        <TextField id="course-name" label="Nama kursus" hint="Seperti di sertifikat." error="Nama wajib diisi" />
      </>,
    );
    const summary = screen.getByRole('alert');
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getByText('Periksa 1 isian ini')).toBeTruthy();
    fireEvent.click(within(summary).getByRole('link', { name: 'Nama wajib diisi' }));
    const field = screen.getByLabelText('Nama kursus');
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-describedby')).toBe('course-name-hint course-name-error');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('FileDrop', () => {
  test('refuses a wrong kind and a large file before sending, and takes a good one', async () => {
    const taken = jest.fn();
    await renderPage(<FileDrop label="Berkas pegawai" accept={['.csv']} limit={1_000_000} onFiles={taken} />);
    const input = screen.getByLabelText('Berkas pegawai Pilih berkas');
    const choose = (file: File): void => void fireEvent.change(input, { target: { files: [file] } });
    choose(new File(['x'], 'pegawai.xlsx'));
    expect(screen.getByText('pegawai.xlsx bukan jenis berkas yang diterima di sini.')).toBeTruthy();
    const large = new File(['x'], 'pegawai.csv');
    Object.defineProperty(large, 'size', { value: 2_400_000 });
    choose(large);
    expect(screen.getByText('pegawai.csv terlalu besar: 2,4 MB. Paling besar 1 MB.')).toBeTruthy();
    const good = new File(['nip;nama'], 'PEGAWAI.CSV');
    choose(good);
    expect(taken).toHaveBeenCalledWith([good]);
  });

  test('accepts by ending, type and family of types', () => {
    const video = { name: 'a.mp4', type: 'video/mp4' };
    expect([isAccepted(video, ['video/*']), isAccepted(video, ['video/mp4']), isAccepted(video, ['.mov', 'image/*'])]).toEqual([true, true, false]);
  });
});

describe('DataTable', () => {
  const rows = [
    { id: 'a', name: 'Ratna' },
    { id: 'b', name: 'Bambang' },
  ];

  function List() {
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
    return (
      <DataTable
        caption="Pegawai"
        columns={[{ id: 'name', header: 'Nama', sortable: true, cell: (row) => row.name }]}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        sort={{ column: 'name', direction: 'ascending' }}
        onSort={sorted}
        selected={selected}
        onSelect={setSelected}
        hasMore
        onMore={more}
      />
    );
  }
  const sorted = jest.fn();
  const more = jest.fn();

  test('sorts, selects and asks for more', async () => {
    await renderPage(<List />);
    const header = screen.getByRole('columnheader', { name: 'Nama' });
    expect(header.getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(within(header).getByRole('button'));
    expect(sorted).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Pilih Bambang' }));
    expect(screen.getByText('2 baris ditampilkan, 1 dipilih')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Pilih semua baris yang ditampilkan' }).indeterminate).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Muat lagi' }));
    expect(more).toHaveBeenCalledTimes(1);
  });
});

describe('ErrorState', () => {
  test('never calls a missing network an error of the data', async () => {
    await renderPage(<ErrorState what="Sertifikat tidak dapat diperiksa." error={new Unreachable('')} onRetry={() => undefined} />);
    expect(screen.getByRole('alert').textContent).toContain('Tidak ada sambungan ke server.');
    expect(screen.getByRole('button', { name: 'Coba lagi' })).toBeTruthy();
  });
});

test('progress says its number in words', async () => {
  await renderPage(<ProgressBar label="Kemajuan kursus" share={0.5} />);
  expect(screen.getByRole('progressbar', { name: 'Kemajuan kursus' }).getAttribute('aria-valuetext')).toBe('50%');
});

test('an id always wears the same motif, and ids spread over all three', () => {
  const ids = Array.from({ length: 60 }, (_, at) => `kursus-${at}`);
  expect(ids.map(motifOf)).toEqual(ids.map(motifOf));
  expect(new Set(ids.map(motifOf)).size).toBe(3);
});

test('minutes left follow the pace so far', () => {
  // 30 of 120 in 60 s: 2 s each, 90 left = 180 s = 3 minutes
  expect(minutesLeft(30, 120, 60_000)).toBe(3);
  expect(minutesLeft(2, 120, 60_000)).toBeNull();
});

test('initials of a name with titles', () => {
  expect([initials('Ratna Dewi, S.Sos.'), initials('I Made Wirawan'), initials('Suharto')]).toEqual(['RD', 'IM', 'S']);
});
