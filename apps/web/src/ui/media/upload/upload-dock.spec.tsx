import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { TextEncoder as NodeTextEncoder } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { MediaView } from '@sinau/contracts/media';
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { messages } from '../../../features/media/locale/id.js';
import { renderPage } from '../../../testing/render-page.js';
import { uploadsPresent } from '../uploads-present.js';
import type { UploadPlace } from './upload.js';
import { UploadDock } from './upload-dock.js';
import { startUpload } from './uploads.js';

const MEDIA = '0199aaaa-0000-7000-8000-000000000001';
/** What a page has and jsdom lacks. */
Object.assign(globalThis, { Blob: NodeBlob, TextEncoder: NodeTextEncoder });
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
const said = (body: object) => ({ ok: true, status: 200, headers: new Map(), json: async () => body, text: async () => '' }) as unknown as Response;

configure({ asyncUtilTimeout: 20_000 });
const realFetch = globalThis.fetch;

/** The server's side of one file of a lesson, whose page was left; everything it has is stored already. */
class World {
  state: MediaView['state'] = 'queued';
  complete: Promise<void> = Promise.resolve();
  readonly told: string[] = [];
  readonly place: UploadPlace = {
    arrived: (id) => void this.told.push(`arrived ${id}`),
    ready: ({ id, durationSeconds }) => void this.told.push(`ready ${id} ${durationSeconds}`),
    givenUp: (id) => void this.told.push(`given up ${id}`),
  };

  get media() {
    return { id: MEDIA, kind: 'video', fileName: 'a.mp4', state: this.state, durationSeconds: this.state === 'ready' ? 61 : null };
  }

  async answer(method: string, path: string): Promise<Response> {
    if (path.endsWith('/complete')) return this.complete.then(() => said(this.media));
    if (method === 'DELETE') return said({});
    if (path.endsWith(MEDIA)) return said(this.media);
    return said({ media: { ...this.media, state: 'uploading' }, partBytes: 4, partCount: 1, stored: [1], expiresAt: '2026-11-29T00:00:00Z' });
  }
}

let world: World;
beforeEach(() => {
  world = new World();
  globalThis.fetch = (async (url: string, init: { method?: string } = {}) => world.answer(init.method ?? 'GET', String(url))) as unknown as typeof fetch;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

const file = (): File => new NodeFile(['satu'], 'a.mp4', { lastModified: 1 }) as unknown as File;

async function begin() {
  const upload = startUpload({ courseId: '0199aaaa-0000-7000-8000-00000000000c', kind: 'video', file: file(), place: world.place });
  const { client } = await renderPage(<UploadDock />, messages);
  await act(async () => client.setQueryData(['sentences', 'media'], true));
  return { upload, client };
}

test('a sent file is followed to its end and stays until its note is closed', async () => {
  const { client } = await begin();
  await screen.findByText('Menunggu giliran');
  expect(world.told).toEqual([`arrived ${MEDIA}`]);
  world.state = 'ready';
  await act(() => client.invalidateQueries());
  await screen.findByText('Siap');
  expect(world.told).toEqual([`arrived ${MEDIA}`, `ready ${MEDIA} 61`]);
  fireEvent.click(screen.getByRole('button', { name: 'Tutup pemberitahuan a.mp4' }));
  await waitFor(() => expect(uploadsPresent.get()).toBe(false));
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('a note closed early is not seen again, and the place still hears that the file is ready', async () => {
  const { client } = await begin();
  fireEvent.click(await screen.findByRole('button', { name: 'Tutup pemberitahuan a.mp4' }));
  expect(screen.queryByRole('complementary')).toBeNull();
  world.state = 'ready';
  await act(() => client.invalidateQueries());
  await waitFor(() => expect(world.told.at(-1)).toBe(`ready ${MEDIA} 61`));
  await waitFor(() => expect(uploadsPresent.get()).toBe(false));
});

test('an upload given up in the dock is heard by its place, and is gone', async () => {
  world.complete = new Promise(() => undefined);
  const { upload } = await begin();
  await waitFor(() => expect(upload.state.phase).toBe('checking'));
  act(() => upload.pause());
  fireEvent.click(screen.getByRole('button', { name: 'Batalkan unggahan' }));
  await waitFor(() => expect(world.told).toEqual([`arrived ${MEDIA}`, `given up ${MEDIA}`]));
  await waitFor(() => expect(uploadsPresent.get()).toBe(false));
});

test('a place that can not be told says what to do, and the file is safe', async () => {
  world = Object.assign(new World(), { place: { ...world.place, arrived: () => Promise.reject(new Error('refused')) } });
  await begin();
  expect((await screen.findByRole('alert')).textContent).toMatch(/Berkas aman di server/);
  fireEvent.click(await screen.findByRole('button', { name: 'Tutup pemberitahuan a.mp4' }));
});
