import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderPage } from '../../../testing/render-page.js';
import { setCatalogueLoader } from '../../../lib/i18n/index.js';
import { messages } from '../locale/id.js';
import { MediaSlot } from './media-slot.js';

const COURSE = '0199aaaa-0000-7000-8000-00000000000c';
const OLDEST = '0199aaaa-0000-7000-8000-000000000001';
configure({ asyncUtilTimeout: 20_000 });
const realFetch = globalThis.fetch;
const said = (body: object, status = 200) => ({ ok: status < 400, status, headers: new Map([['content-type', 'application/problem+json']]), json: async () => body, text: async () => JSON.stringify(body) }) as unknown as Response;
const video = (number: number) => ({
  id: `0199aaaa-0000-7000-8000-${String(number).padStart(12, '0')}`, kind: 'video', fileName: `video-${number}.mp4`, state: 'ready', bytes: 1_000_000,
  durationSeconds: 61, captions: [], qualities: [], improving: null, failure: null, progress: 100,
});
// of the media's own catalogue, which belongs to another feature
const MORE = 'Muat berkas lainnya';
setCatalogueLoader(async () => ({ messages: { 'media.moreFiles': MORE } }));
let gone = false;
let asked: string[] = [];

/** A course of 150 videos, the newest first: a page of 100, then one of 50. */
beforeEach(() => {
  gone = false;
  asked = [];
  globalThis.fetch = (async (url: string) => {
    const to = new URL(String(url), 'http://sinau.test');
    if (to.pathname.endsWith('/limits')) return said({ kinds: [], usedBytes: 0 });
    if (to.pathname.endsWith(OLDEST)) return gone ? said({ status: 404, code: 'not_found', title: '', detail: '' }, 404) : said(video(1));
    asked.push(to.searchParams.toString());
    const second = to.searchParams.get('after') !== null;
    const rows = Array.from({ length: second ? 50 : 100 }, (_, index) => video((second ? 50 : 150) - index));
    return said({ rows, next: second ? null : 'lagi' });
  }) as unknown as typeof fetch;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

const place = { arrived: () => undefined, ready: () => undefined, givenUp: () => undefined };
const chosenName = (): string => (screen.getByRole('combobox', { name: 'Berkas dari kursus ini' }) as HTMLSelectElement).selectedOptions[0]?.textContent ?? '';

test("a lesson's own file is named though 149 are newer, and the rest can be had and chosen", async () => {
  const choose = jest.fn();
  await renderPage(<MediaSlot courseId={COURSE} kind="video" mediaId={OLDEST} readOnly={false} place={place} onChange={choose} />, messages);
  await screen.findByRole('combobox', { name: 'Berkas dari kursus ini' });
  await waitFor(() => expect(chosenName()).toMatch(/^video-1\.mp4/));
  expect(asked).toEqual(['kind=video&limit=100']);
  fireEvent.click(await screen.findByRole('button', { name: MORE }));
  await screen.findByRole('option', { name: /^video-2\.mp4/ });
  expect(screen.getAllByRole('option', { name: /^video-1\.mp4/ })).toHaveLength(1);
  fireEvent.change(screen.getByRole('combobox', { name: 'Berkas dari kursus ini' }), { target: { value: video(2).id } });
  expect(choose).toHaveBeenCalledWith(video(2).id, 61);
});

test('a file that is deleted is said to be', async () => {
  gone = true;
  await renderPage(<MediaSlot courseId={COURSE} kind="video" mediaId={OLDEST} readOnly={true} place={place} onChange={() => undefined} />, messages);
  await screen.findByRole('combobox', { name: 'Berkas dari kursus ini' });
  await waitFor(() => expect(chosenName()).toBe('Berkas yang sudah dihapus'));
});
