import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bytesSource } from '../sniffing/index.js';
import { probeFile, probeSource } from './probe.js';
import { type MediaTools, NO_TOOLS } from './tools.js';
import { FIXTURE, fixtureBytes, makeVideo, toolsOrSayso } from './videos.fixture.js';
import { withFileSource } from './work-folder.js';

jest.setTimeout(60_000); // two shared processors may have more to do than this

describe('probing', () => {
  let folder: string;
  let tools: MediaTools;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sinau-probe-'));
    tools = await toolsOrSayso();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const file = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  it('says the same with ffprobe, without it, and through ranges', async () => {
    const facts = { container: 'mp4', width: 240, height: 136, rotation: 0, videoCodec: 'h264', frameRate: 10, bytes: 41_084, audio: { codec: 'aac', channels: 1, sampleRate: 22_050 } };
    const probes = [await probeFile(FIXTURE, tools), await probeFile(FIXTURE, NO_TOOLS), await probeSource(bytesSource(await fixtureBytes()))];
    for (const probe of probes) {
      expect(probe).toMatchObject(facts);
      expect(probe.durationSeconds).toBeCloseTo(10, 0);
    }
  });

  it.each<[string, (whole: Buffer) => Uint8Array, string]>([
    ['an empty file', () => new Uint8Array(), 'empty'],
    ['a picture renamed to .mp4', () => Buffer.from('GIF89a\x01\0\x01\0\0;', 'latin1'), 'not_a_video'],
    ['a page renamed to .mp4', () => Buffer.from('<html></html>'), 'not_a_video'],
    ['noise', () => Buffer.from('0123456789'.repeat(50)), 'not_a_video'],
    ['an upload that broke off', (whole) => whole.subarray(0, 30_000), 'truncated'],
    ['an upload that broke off in the index', (whole) => whole.subarray(0, 900), 'truncated'],
    ['an AVI', () => Buffer.from('RIFF\x10\0\0\0AVI LIST', 'latin1'), 'unsupported'],
    ['a recording of a broadcast', () => Buffer.concat([Buffer.alloc(188, 0x47), Buffer.alloc(188, 0x47)]), 'unsupported'],
  ])('calls %s by its name', async (_what, bytesOf, fault) => {
    const bytes = bytesOf(await fixtureBytes());
    await expect(probeFile(await file('upload.mp4', bytes), tools)).rejects.toMatchObject({ name: 'MediaError', fault });
    await expect(probeSource(bytesSource(bytes))).rejects.toMatchObject({ fault });
  });

  it('never opens a playlist, which could name files of this machine', async () => {
    const playlist = await file('upload.mp4', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'));
    await expect(probeFile(playlist, tools)).rejects.toMatchObject({ fault: 'not_a_video' });
  });

  it('turns the size of a rotated video, and knows sound without a picture for what it is', async () => {
    if (tools.ffmpeg === null) return expect((await probeFile(FIXTURE, tools)).rotation).toBe(0);
    const lying = await makeVideo(folder, 'lying.mp4', '-f lavfi -i testsrc2=size=320x240:rate=10:duration=1 -c:v libx264 -pix_fmt yuv420p');
    // ffmpeg 5 writes the tag `rotate=90` as a quarter turn against the clock: 270 degrees with it
    const standing = await makeVideo(folder, 'standing.mp4', `-i ${lying} -c copy -metadata:s:v:0 rotate=90`);
    for (const probe of [await probeFile(standing, tools), await probeFile(standing, NO_TOOLS)]) {
      expect([probe.width, probe.height, probe.rotation, probe.audio]).toEqual([240, 320, 270, null]);
    }
    const sound = await makeVideo(folder, 'sound.mp4', '-f lavfi -i sine=duration=1 -c:a aac');
    for (const using of [tools, NO_TOOLS]) await expect(probeFile(sound, using)).rejects.toMatchObject({ fault: 'not_a_video' });
  });

  it('measures a recording of a browser, which carries no duration', async () => {
    if (tools.ffmpeg === null) return expect((await probeFile(FIXTURE, tools)).container).toBe('mp4');
    const live = await makeVideo(folder, 'live.webm', '-f lavfi -i testsrc2=size=160x120:rate=10:duration=3 -c:v libvpx -live 1');
    for (const using of [tools, NO_TOOLS]) {
      const probe = await probeFile(live, using);
      expect([probe.container, probe.videoCodec]).toEqual(['webm', 'vp8']);
      expect(probe.durationSeconds).toBeCloseTo(3, 0);
    }
  });

  it('finds the cut in a file whose index comes last', async () => {
    if (tools.ffmpeg === null) return expect((await probeFile(FIXTURE, tools)).container).toBe('mp4');
    const late = await makeVideo(folder, 'late.mp4', '-f lavfi -i testsrc2=size=160x120:rate=10:duration=2 -c:v libx264 -pix_fmt yuv420p');
    const size = await withFileSource(late, async (source) => source.size);
    await truncate(late, size - 100);
    await expect(probeFile(late, tools)).rejects.toMatchObject({ fault: 'truncated' });
  });
});
