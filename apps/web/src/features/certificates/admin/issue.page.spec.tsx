import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { messages } from '../locale/id.js';
import { RunPicker } from './issue.page.js';

const OLD = '0199aaaa-0000-7000-8000-0000000000f1';
const asked: string[] = [];
configure({ asyncUtilTimeout: 20_000 });
const realFetch = globalThis.fetch;
const said = (body: object) => ({ ok: true, status: 200, headers: new Map(), json: async () => body }) as unknown as Response;
const runs = [
  { id: '0199aaaa-0000-7000-8000-000000000001', courseTitle: 'Manajemen risiko', name: 'Angkatan II' },
  { id: '0199aaaa-0000-7000-8000-000000000002', courseTitle: 'Layanan digital', name: 'Angkatan I' },
];

beforeEach(() => {
  asked.length = 0;
  Element.prototype.scrollIntoView ??= () => undefined;
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  globalThis.fetch = (async (url: string) => {
    const to = new URL(String(url), 'http://sinau.test');
    if (to.pathname.endsWith('/preview')) return said({ run: { id: OLD, courseTitle: 'Arsip', name: 'Angkatan 2019' } });
    asked.push(to.searchParams.get('search') ?? '');
    return said({ rows: runs.filter((run) => run.courseTitle.toLowerCase().includes(to.searchParams.get('search') ?? '')), next: null });
  }) as unknown as typeof fetch;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

const field = (): Promise<HTMLElement> => screen.findByRole('combobox', { name: 'Angkatan' });

test('a run is found by asking the server for its words', async () => {
  await renderPage(<RunPicker runId={undefined} />, messages);
  const input = await field();
  act(() => input.focus());
  fireEvent.change(input, { target: { value: 'risiko' } });
  await waitFor(() => expect(asked).toEqual(['', 'risiko']));
  await screen.findByRole('option', { name: 'Manajemen risiko · Angkatan II', hidden: true });
  await waitFor(() => expect(screen.queryByRole('option', { name: 'Layanan digital · Angkatan I', hidden: true })).toBeNull());
});

test('the run in the address is named though it is far down the list, and its name is no question', async () => {
  await renderPage(<RunPicker runId={OLD} />, messages);
  const input = await field();
  await waitFor(() => expect(input).toHaveProperty('value', 'Arsip · Angkatan 2019'));
  expect(asked).toEqual(['']);
});
