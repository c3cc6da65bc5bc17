import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import type { Submitting } from '../saving/submission.js';
import { isPicked, picked } from './choices.js';
import { Navigator } from './navigator.js';
import { ReviewDialog } from './review-dialog.js';
import type { Cell, Tally } from './tally.js';
import { milestone, Timer } from './timer.js';
import { useShortcuts } from './use-shortcuts.js';

const idle: Submitting = { step: 'idle', receipt: null, refusal: null };
const cell = (questionId: string, answered: boolean, flagged = false): Cell => ({ questionId, answered, flagged });
const tallyOf = (cells: readonly Cell[]): Tally => {
  const answered = cells.filter((one) => one.answered).length;
  return { cells, answered, blank: cells.length - answered, flagged: cells.filter((one) => one.flagged).length };
};

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the timer', () => {
  const deadlineAt = '2026-11-22T03:42:00.000Z'; // 10.42 WIB
  let clock = 0;
  const spoken = (): string => document.querySelector('[role="status"]')?.textContent ?? '';
  /** Moves the server's clock and the page's timers together. */
  const pass = (seconds: number): void => {
    clock += seconds * 1000;
    act(() => void jest.advanceTimersByTime(1000));
  };

  beforeEach(() => {
    clock = Date.parse('2026-11-22T03:31:00.000Z'); // 11 minutes before
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'Date', 'performance', 'setImmediate'] });
  });

  async function show(onEnd = jest.fn()) {
    await renderPage(<Timer deadlineAt={deadlineAt} now={() => clock} onEnd={onEnd} />, messages);
    return onEnd;
  }

  test('speaks at 10, 5 and 1 minute and is silent in between', async () => {
    await show();
    expect(screen.getByRole('timer').textContent).toBe('11.00');
    const heard: string[] = [];
    for (let second = 0; second < 640; second += 10) {
      pass(10);
      if (spoken() !== '' && heard.at(-1) !== spoken()) heard.push(spoken());
    }
    expect(heard).toEqual(['Sisa waktu 10 menit, sampai 10.42 WIB.', 'Sisa waktu 5 menit, sampai 10.42 WIB.', 'Sisa waktu 1 menit, sampai 10.42 WIB.']);
    expect(screen.getByRole('timer').getAttribute('aria-live')).toBe('off');
  });

  test('speaks on demand, and shows the deadline as a time of day', async () => {
    await show();
    pass(19);
    expect(screen.getByText('sampai 10.42 WIB')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Bacakan sisa waktu/ }));
    expect(spoken()).toBe('Sisa waktu 10 menit 41 detik, sampai 10.42 WIB.');
  });

  test('is a date as long as more than a day is left, and a countdown from then on', async () => {
    // The run ends with 23 November in Jakarta, which is 17.00 UTC: a day and a second before it.
    const end = '2026-11-23T17:00:00.000Z';
    clock = Date.parse(end) - 86_401_000;
    await renderPage(<Timer deadlineAt={end} now={() => clock} onEnd={jest.fn()} />, messages);
    expect(screen.getByText('Sampai 23 Nov 2026, 23.59 WIB')).toBeTruthy();
    expect(screen.queryByRole('timer')).toBeNull();
    pass(1);
    expect(screen.getByRole('timer').textContent).toBe('24.00.00');
  });

  test('can be hidden and still speaks', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Sembunyikan waktu' }));
    expect(screen.queryByRole('timer')).toBeNull();
    pass(61);
    expect(spoken()).toBe('Sisa waktu 10 menit, sampai 10.42 WIB.');
  });

  test('tells once that the time is over', async () => {
    const onEnd = await show();
    pass(659);
    expect(onEnd).not.toHaveBeenCalled();
    pass(5);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('timer').textContent).toBe('0.00');
  });

  test('says the nearest milestone after a pause over several, and none when begun below it', () => {
    expect(milestone(660_000, 599_000)).toBe(10);
    expect(milestone(660_000, 50_000)).toBe(1);
    expect(milestone(240_000, 239_000)).toBeNull();
    expect(milestone(61_000, -5_000)).toBeNull();
  });
});

describe('the review before submitting', () => {
  const props = { open: true, unsent: 0, submitting: idle, onClose: jest.fn(), onGo: jest.fn(), onSubmit: jest.fn(), onRetry: jest.fn() };
  const look = (name: string): string | undefined => screen.getByRole<HTMLButtonElement>('button', { name }).dataset['look'];

  test('makes going back the main button while questions are blank, and links each', async () => {
    const onGo = jest.fn();
    await renderPage(<ReviewDialog {...props} onGo={onGo} tally={tallyOf([cell('a', true), cell('b', false), cell('c', true, true)])} />, messages);
    expect(look('Kembali ke soal')).toBe('primary');
    expect(look('Kirim jawaban')).toBe('plain');
    const list = within(screen.getByRole('list'));
    expect(list.getAllByRole('button').map((button) => button.textContent)).toEqual(['Soal 2Belum dijawab', 'Soal 3Ragu-ragu']);
    fireEvent.click(list.getByRole('button', { name: /Soal 2/ }));
    expect(onGo).toHaveBeenCalledWith(1);
  });

  test('makes submitting the main button once nothing is blank', async () => {
    await renderPage(<ReviewDialog {...props} tally={tallyOf([cell('a', true), cell('b', true)])} />, messages);
    expect(look('Kirim jawaban')).toBe('primary');
    expect(look('Kembali ke soal')).toBe('plain');
  });

  test('offers to wait while answers have not reached the server', async () => {
    await renderPage(<ReviewDialog {...props} unsent={3} tally={tallyOf([cell('a', true)])} />, messages);
    expect(screen.getByRole('button', { name: 'Tunggu, lalu kirim' })).toBeTruthy();
    expect(screen.getByText('3 jawaban belum sampai di server. Pengiriman menunggu sampai semuanya tersimpan.')).toBeTruthy();
  });

  test('cannot be left while the submission is on its way, but can be cancelled while it waits', async () => {
    const { unmount } = await renderPage(<ReviewDialog {...props} submitting={{ ...idle, step: 'sending' }} tally={tallyOf([cell('a', true)])} />, messages);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Kembali ke soal' }).disabled).toBe(true);
    unmount();
    await renderPage(<ReviewDialog {...props} unsent={1} submitting={{ ...idle, step: 'waiting' }} tally={tallyOf([cell('a', true)])} />, messages);
    expect(screen.getByRole('button', { name: 'Batalkan pengiriman' })).toBeTruthy();
  });
});

describe('the list of questions', () => {
  test('tells answered, doubtful and blank in words, and the current one', async () => {
    await renderPage(<Navigator tally={tallyOf([cell('a', true), cell('b', false, true), cell('c', true, true), cell('d', false)])} current={3} onGo={jest.fn()} onReview={jest.fn()} />, messages);
    const names = within(screen.getByRole('list')).getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toEqual(['Soal 1, terjawab', 'Soal 2, belum dijawab, ragu-ragu', 'Soal 3, terjawab, ragu-ragu', 'Soal 4, belum dijawab']);
    expect(screen.getByRole('button', { current: 'step' }).textContent).toBe('4');
  });
});

describe('the keys', () => {
  const onPick = jest.fn();
  const onFlag = jest.fn();
  function Keys({ enabled }: { readonly enabled: boolean }) {
    useShortcuts({ onPick, onFlag }, enabled);
    return (
      <>
        <input aria-label="teks" />
        <input type="radio" aria-label="pilihan" />
      </>
    );
  }
  beforeEach(() => {
    onPick.mockClear();
    onFlag.mockClear();
  });

  test('1 to 6 pick and R flags, also from a radio', async () => {
    await renderPage(<Keys enabled />, messages);
    fireEvent.keyDown(document.body, { key: '3' });
    fireEvent.keyDown(screen.getByLabelText('pilihan'), { key: '1' });
    fireEvent.keyDown(document.body, { key: 'R' });
    fireEvent.keyDown(document.body, { key: '7' });
    expect(onPick.mock.calls).toEqual([[2], [0]]);
    expect(onFlag).toHaveBeenCalledTimes(1);
  });

  test('never take a key from someone who types, from the browser, or when turned off', async () => {
    const { unmount } = await renderPage(<Keys enabled />, messages);
    fireEvent.keyDown(screen.getByLabelText('teks'), { key: '1' });
    fireEvent.keyDown(screen.getByLabelText('teks'), { key: 'r' });
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true });
    unmount();
    await renderPage(<Keys enabled={false} />, messages);
    fireEvent.keyDown(document.body, { key: '1' });
    expect(onPick).not.toHaveBeenCalled();
    expect(onFlag).not.toHaveBeenCalled();
  });
});

describe('picking', () => {
  const content = { kind: 'multiple_response', stem: 's', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] } as const;

  test('turns checkboxes over in the order of the paper, and leaves a blank when none is left', () => {
    const one = picked(content, null, 'b');
    const both = picked(content, one, 'a');
    expect(both).toEqual({ kind: 'multiple_response', options: ['a', 'b'] });
    expect(picked(content, picked(content, both, 'a'), 'b')).toBeNull();
  });

  test('sets true and false', () => {
    const answer = picked({ kind: 'true_false', stem: 's' }, null, 'false');
    expect(answer).toEqual({ kind: 'true_false', value: false });
    expect([isPicked(answer, 'false'), isPicked(answer, 'true')]).toEqual([true, false]);
  });
});
