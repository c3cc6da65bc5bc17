import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makePlayable, type MediaManifest } from './make-playable.js';
import { probeFile } from './probe.js';
import { type MediaTools, NO_TOOLS } from './tools.js';
import { FIXTURE, makeVideo, toolsOrSayso } from './videos.fixture.js';
import { inWorkFolder } from './work-folder.js';

const run = promisify(execFile);
type Hls = Extract<MediaManifest, { kind: 'hls' }>;

const asHls = (manifest: MediaManifest): Hls => {
  if (manifest.kind !== 'hls') throw new Error('not HLS');
  return manifest;
};

jest.setTimeout(120_000); // ffmpeg on two shared processors

describe('makePlayable', () => {
  let top: string;
  let folder: string;
  let tools: MediaTools;
  let round = 0;
  beforeAll(async () => {
    top = await mkdtemp(path.join(tmpdir(), 'sinau-playable-'));
    tools = await toolsOrSayso();
  });
  beforeEach(async () => {
    folder = path.join(top, `package-${(round += 1)}`);
    await mkdir(folder);
  });
  afterAll(() => rm(top, { recursive: true, force: true }));

  const play = async (file: string, using: MediaTools, more: { signal?: AbortSignal; onProgress?: (percent: number) => void } = {}): Promise<MediaManifest> =>
    makePlayable({ file, probe: await probeFile(file, using), folder, threads: 2, ...more }, using);

  const segmentTimes = async (playlist: string): Promise<number[]> => [...(await readFile(path.join(folder, playlist), 'utf8')).matchAll(/#EXTINF:([\d.]+)/g)].map(([, seconds]) => Number(seconds));

  async function keyFrameTimes(playlist: string): Promise<number[]> {
    const { stdout } = await run('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time,flags', '-of', 'csv=p=0', path.join(folder, playlist)]);
    return stdout.split('\n').filter((line) => line.includes(',K')).map((line) => Number(line.split(',')[0]));
  }

  it('without ffmpeg cuts H.264 with AAC as it is, one quality, every named file there', async () => {
    const percents: number[] = [];
    const manifest = asHls(await play(FIXTURE, NO_TOOLS, { onProgress: (percent) => percents.push(percent) }));
    expect(manifest).toMatchObject({ madeBy: 'mediabunny', master: 'master.m3u8', poster: null });
    expect(manifest.renditions).toHaveLength(1);
    const [rendition] = manifest.renditions;
    expect(rendition).toMatchObject({ width: 240, height: 136, playlist: '136p/index.m3u8', init: '136p/init.mp4' });
    expect(rendition?.codecs).toMatch(/^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    expect(manifest.durationSeconds).toBeCloseTo(10, 0);
    const times = await segmentTimes('136p/index.m3u8');
    // key frames stand every 2 s, so no segment of at most 4 s is longer than that, and there are at least 10 / 4 → 3
    expect(times.length).toBeGreaterThanOrEqual(3);
    for (const seconds of times) expect(seconds).toBeLessThanOrEqual(4.1);
    expect(manifest.files.map((file) => file.path)).toEqual([...times.map((_time, index) => `136p/segment_${String(index + 1).padStart(5, '0')}.m4s`).toSorted(), ...['136p/init.mp4', '136p/index.m3u8', 'master.m3u8']].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)));
    expect(percents).toEqual([...new Set(percents)].toSorted((one, other) => one - other));
    expect(percents.at(-1)).toBe(100);
  });

  it('makes a ladder with key frames at the same times, a poster that is not black, and a master with measured bandwidths', async () => {
    if (tools.ffmpeg === null) return expect(asHls(await play(FIXTURE, tools)).madeBy).toBe('mediabunny');
    // black for 3 s, then a moving picture to 10 s; 29.97 frames per second; a title in the metadata
    const source = '-f lavfi -i color=black:size=854x480:rate=30000/1001:duration=3 -f lavfi -i testsrc2=size=854x480:rate=30000/1001:duration=7 -f lavfi -i sine=duration=10';
    const file = await makeVideo(top, 'talk.mp4', `${source} -filter_complex [0][1]concat=n=2[v] -map [v] -map 2:a -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -metadata title=RAHASIA -metadata:s:v:0 title=RAHASIA`);
    const percents: number[] = [];
    const manifest = asHls(await play(file, tools, { onProgress: (percent) => percents.push(percent) }));
    expect(manifest.renditions.map(({ width, height, playlist, segments }) => [width, height, playlist, segments])).toEqual([
      [640, 360, '360p/index.m3u8', 3],
      [854, 480, '480p/index.m3u8', 3],
    ]);
    // 10 s in segments of 4, 4 and 2 s, to the frame (1/30 s)
    const [low, high] = [await segmentTimes('360p/index.m3u8'), await segmentTimes('480p/index.m3u8')];
    expect(low).toEqual(high);
    for (const [index, seconds] of [4, 4, 2].entries()) expect(Math.abs((low[index] ?? 0) - seconds)).toBeLessThan(0.05);

    const master = await readFile(path.join(folder, 'master.m3u8'), 'utf8');
    for (const { bandwidth, averageBandwidth, bytes, durationSeconds, codecs } of manifest.renditions) {
      expect(master).toContain(`BANDWIDTH=${bandwidth},AVERAGE-BANDWIDTH=${averageBandwidth}`);
      expect(averageBandwidth).toBe(Math.ceil((bytes * 8) / durationSeconds));
      expect(codecs).toMatch(/^avc1\.64[0-9a-f]{4},mp4a\.40\.2$/);
    }
    expect(manifest.files.reduce((sum, file) => sum + file.bytes, 0)).toBeGreaterThan(manifest.renditions.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(manifest.files.at(-1)).toMatchObject({ path: 'master.m3u8', contentType: 'application/vnd.apple.mpegurl' });

    expect(manifest.poster).toBe('poster.jpg');
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path.join(folder, 'poster.jpg'), '-vf', 'scale=1:1,format=gray', '-f', 'rawvideo', 'pipe:1'], { encoding: 'buffer' });
    expect(stdout[0]).toBeGreaterThan(50);

    // one key frame per segment and no other, at the same times in both qualities: 0, 4 and 8 s
    const keyFrames = await Promise.all(manifest.renditions.map(({ playlist }) => keyFrameTimes(playlist)));
    expect(keyFrames[0]).toEqual(keyFrames[1]);
    expect(keyFrames[0]?.map(Math.round)).toEqual([0, 4, 8]);
    for (const { path: name } of manifest.files) expect((await readFile(path.join(folder, name), 'latin1')).includes('RAHASIA')).toBe(false);
    expect(percents.at(-1)).toBe(100);
    expect(percents).toEqual([...new Set(percents)].toSorted((one, other) => one - other));
  });

  it('stands a portrait video up and does without sound', async () => {
    if (tools.ffmpeg === null) return expect(asHls(await play(FIXTURE, tools)).renditions).toHaveLength(1);
    const lying = await makeVideo(top, 'lying.mp4', '-f lavfi -i testsrc2=size=640x360:rate=10:duration=2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p');
    const standing = await makeVideo(top, 'standing.mp4', `-i ${lying} -c copy -metadata:s:v:0 rotate=90`);
    const manifest = asHls(await play(standing, tools));
    expect(manifest.renditions.map(({ width, height, codecs }) => [width, height, codecs.includes('mp4a')])).toEqual([[360, 640, false]]);
  });

  it('encodes what browsers record; without ffmpeg plays it as it is, and refuses what no browser plays', async () => {
    if (tools.ffmpeg === null) return expect(asHls(await play(FIXTURE, tools)).kind).toBe('hls');
    const webm = await makeVideo(top, 'recorded.webm', '-f lavfi -i testsrc2=size=320x180:rate=10:duration=2 -f lavfi -i sine=duration=2 -c:v libvpx -c:a libopus');
    expect(asHls(await play(webm, tools)).renditions).toHaveLength(1);
    expect(await play(webm, NO_TOOLS)).toMatchObject({ kind: 'progressive', contentType: 'video/webm', files: [] });
    const old = await makeVideo(top, 'old.mkv', '-f lavfi -i testsrc2=size=320x180:rate=10:duration=1 -c:v mpeg4');
    await expect(play(old, NO_TOOLS)).rejects.toMatchObject({ fault: 'unsupported' });
  });

  it('without ffmpeg does not cut what has too few key frames for its weight, but plays it as it is', async () => {
    if (tools.ffmpeg === null) return expect(asHls(await play(FIXTURE, NO_TOOLS)).madeBy).toBe('mediabunny');
    // one key frame in 4 s of noise: a segment would be the whole file, more than 32 MiB
    const heavy = await makeVideo(top, 'heavy.mp4', '-f lavfi -i color=gray:size=1280x720:rate=25:duration=4 -vf noise=alls=100:allf=t -c:v libx264 -preset ultrafast -qp 4 -g 999 -pix_fmt yuv420p');
    const probe = await probeFile(heavy, NO_TOOLS);
    expect((probe.bytes * 8) / probe.durationSeconds).toBeGreaterThan(32 * 1024 * 1024); // (4 + 4 s) × bytes / 4 s > 32 MiB
    expect(await play(heavy, NO_TOOLS)).toMatchObject({ kind: 'progressive', contentType: 'video/mp4' });
  });

  it('says truncated when the picture ends long before the index says so', async () => {
    if (tools.ffmpeg === null) return expect(asHls(await play(FIXTURE, tools)).durationSeconds).toBeCloseTo(10, 0);
    const file = await makeVideo(top, 'holed.mp4', '-f lavfi -i testsrc2=size=320x180:rate=10:duration=20 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -movflags +faststart');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0, Math.floor(bytes.length / 3))); // whole by its boxes, empty after a third
    await expect(play(file, tools)).rejects.toMatchObject({ name: 'MediaError', fault: expect.stringMatching(/truncated|unsupported/) });
  });

  it.each([['with ffmpeg'], ['without']])('stops when it is told to, %s, and leaves nothing behind', async (way) => {
    const using = way === 'without' ? NO_TOOLS : tools;
    const file = using.ffmpeg === null ? FIXTURE : await makeVideo(top, 'long.mp4', '-f lavfi -i testsrc2=size=640x360:rate=30:duration=60 -c:v libx264 -preset ultrafast -pix_fmt yuv420p');
    const stop = new AbortController();
    const parent = path.join(top, `work-${way.replace(' ', '-')}`);
    const probe = await probeFile(file, using);
    const work = inWorkFolder(parent, (work) => makePlayable({ file, probe, folder: work, threads: 2, signal: stop.signal, onProgress: () => stop.abort() }, using));
    await expect(work).rejects.toMatchObject({ name: 'MediaError', fault: 'cancelled' });
    expect(await readdir(parent)).toEqual([]);
  });
});

const rank = (name: string): number => (name === 'master.m3u8' ? 2 : name.endsWith('.m3u8') ? 1 : 0);
