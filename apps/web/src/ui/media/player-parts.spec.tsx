import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useRef } from 'react';
import { messages } from '../../features/media/locale/id.js';
import { renderPage } from '../../testing/render-page.js';
import { useChoices, type PlayerChoices } from './choices.js';
import { Transcript } from './transcript.js';
import { mayFillScreen, usePlayerKeys } from './use-player-keys.js';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const cue = (startSeconds: number, text: string) => ({ startMs: startSeconds * 1000, endMs: (startSeconds + 4) * 1000, text });
const captions = [
  { language: 'id' as const, url: '/id.vtt', cues: [cue(0, 'Satu layanan, tiga warga.'), cue(5, 'Layar menulis: Error 413.'), cue(11, 'Ia datang ke loket.')] },
  { language: 'en' as const, url: '/en.vtt', cues: [cue(0, 'One service, three citizens.')] },
];

describe('the transcript', () => {
  const said = (): string | undefined => document.querySelector('[aria-current="true"]')?.textContent ?? undefined;

  test('follows the video, and a line takes the video to its second', async () => {
    const seek = jest.fn();
    await renderPage(<Transcript captions={captions} seconds={6.5} onSeek={seek} />, messages);
    expect(said()).toBe('0.05Layar menulis: Error 413.');
    fireEvent.click(screen.getByRole('button', { name: /Ia datang ke loket/ }));
    expect(seek).toHaveBeenCalledWith(11);
  });

  test('can be read before the video plays, searched, and read in the other language', async () => {
    await renderPage(<Transcript captions={captions} seconds={null} onSeek={() => undefined} />, messages);
    expect([screen.getAllByRole('listitem').length, said()]).toEqual([3, undefined]);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '  LAYAR ' } });
    expect(screen.getByRole('status').textContent).toBe('1 baris ditemukan');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Bahasa transkrip' }), { target: { value: 'en' } });
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(['0.00One service, three citizens.']);
  });

  test('opens in the language of the captions that were chosen on this device, else in that of the screen', async () => {
    localStorage.setItem('sinau.player', '{"captions":"en"}');
    await renderPage(<Transcript captions={captions} seconds={null} onSeek={() => undefined} />, messages);
    expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(['0.00One service, three citizens.']);
    cleanup();
    localStorage.clear();
    await renderPage(<Transcript captions={captions.toReversed()} seconds={null} onSeek={() => undefined} />, messages);
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });

  test('says when there is none', async () => {
    await renderPage(<Transcript captions={[]} seconds={null} onSeek={() => undefined} />, messages);
    expect(screen.getByText('Video ini belum memiliki takarir.')).toBeTruthy();
  });
});

describe('choices', () => {
  function Chooser() {
    const [choices, change] = useChoices();
    return <button onClick={() => change({ speed: 1.5, captions: 'en' })}>{JSON.stringify(choices)}</button>;
  }
  const shown = (): PlayerChoices => JSON.parse(screen.getByRole('button').textContent ?? '');

  test('of captions and speed are remembered; captions are off until chosen', async () => {
    await renderPage(<Chooser />);
    expect(shown()).toEqual({ captions: 'off', speed: 1, quality: 'auto' });
    fireEvent.click(screen.getByRole('button'));
    cleanup();
    await renderPage(<Chooser />);
    expect(shown()).toEqual({ captions: 'en', speed: 1.5, quality: 'auto' });
  });

  test('that are damaged are not believed', async () => {
    localStorage.setItem('sinau.player', '{"captions":"xx","speed":17,"quality":{}}');
    await renderPage(<Chooser />);
    expect(shown()).toEqual({ captions: 'off', speed: 1, quality: 'auto' });
  });
});

describe('keys', () => {
  const acts = { toggle: jest.fn(), seek: jest.fn(), skip: jest.fn(), mute: jest.fn(), loudness: jest.fn() };
  const change = jest.fn();
  function Keyed({ video = null }: { readonly video?: HTMLVideoElement | null }) {
    const frame = useRef<HTMLDivElement>(null);
    usePlayerKeys({ frame, video, act: acts, hasCaptions: true, choices: { captions: 'off', speed: 1, quality: 'auto' }, change });
    return (
      <div ref={frame} role="group" tabIndex={-1}>
        <input aria-label="catatan" />
        <button>tombol</button>
      </div>
    );
  }
  const press = (key: string, target: Element = screen.getByRole('group')): void => act(() => void fireEvent.keyDown(target, { key }));

  test('play, skip, mute and show captions; not while somebody types or stands on a button', async () => {
    await renderPage(<Keyed />);
    for (const key of [' ', 'k', 'ArrowLeft', 'ArrowRight', 'j', 'L', 'm', 'c']) press(key);
    expect(acts.toggle).toHaveBeenCalledTimes(2);
    expect(acts.skip.mock.calls).toEqual([[-5], [5], [-10], [10]]);
    expect(acts.mute).toHaveBeenCalledTimes(1);
    expect(change).toHaveBeenCalledWith({ captions: 'id' });
    press('k', screen.getByRole('textbox'));
    press(' ', screen.getByRole('button'));
    expect(acts.toggle).toHaveBeenCalledTimes(2);
  });

  test('mean nothing while the focus is elsewhere on the page', async () => {
    acts.toggle.mockClear();
    await renderPage(<Keyed />);
    press('k', document.body);
    expect(acts.toggle).not.toHaveBeenCalled();
    press('k', screen.getByRole('button'));
    expect(acts.toggle).toHaveBeenCalledTimes(1);
  });

  test('fill the screen with the video itself where the browser lets nothing else do so, as on an iPhone', async () => {
    const enter = jest.fn();
    await renderPage(<Keyed video={Object.assign(document.createElement('video'), { webkitSupportsFullscreen: true, webkitEnterFullscreen: enter })} />);
    press('f');
    expect(enter).toHaveBeenCalledTimes(1);
  });

  test('can not fill the screen where the browser knows no way, and no button says so', () => {
    expect(mayFillScreen(document.createElement('video'))).toBe(false);
  });
});
