import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MediaError } from './media-error.js';

export const MASTER = 'master.m3u8';

/** One quality as it was made. Paths are relative to the package's folder; bandwidths in bits per second. */
export interface Rendition {
  readonly width: number;
  readonly height: number;
  /** Of the heaviest segment: what a line has to carry without a stop. */
  readonly bandwidth: number;
  readonly averageBandwidth: number;
  readonly codecs: string;
  readonly playlist: string;
  readonly init: string;
  readonly segments: number;
  readonly bytes: number;
  readonly durationSeconds: number;
}
export interface PackagedFile {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
}

const TYPES: Readonly<Record<string, string>> = { '.m3u8': 'application/vnd.apple.mpegurl', '.mp4': 'video/mp4', '.m4s': 'video/iso.segment', '.jpg': 'image/jpeg' };

async function measure(folder: string, playlist: string): Promise<Omit<Rendition, 'width' | 'height' | 'codecs'>> {
  const lines = (await readFile(path.join(folder, playlist), 'utf8')).split('\n');
  const init = lines.map((line) => /^#EXT-X-MAP:URI="([^"]+)"/.exec(line)?.[1]).find((uri) => uri !== undefined);
  if (init === undefined) throw new MediaError('failed', `${playlist} names no init section`);
  const sizeOf = async (uri: string): Promise<number> => (await stat(path.join(folder, path.dirname(playlist), uri))).size;
  let [bytes, bandwidth, durationSeconds, segments] = [await sizeOf(init), 0, 0, 0];
  for (const [index, line] of lines.entries()) {
    const seconds = Number(/^#EXTINF:([\d.]+)/.exec(line)?.[1] ?? Number.NaN);
    const uri = lines[index + 1]?.trim();
    if (Number.isNaN(seconds) || uri === undefined) continue;
    const size = await sizeOf(uri);
    [bytes, durationSeconds, segments] = [bytes + size, durationSeconds + seconds, segments + 1];
    // The last scrap of a second holds a key frame and little else: it says nothing about the line that is needed.
    if (seconds >= 1 || segments === 1) bandwidth = Math.max(bandwidth, Math.ceil((size * 8) / Math.max(seconds, 0.1)));
  }
  if (segments === 0) throw new MediaError('failed', `${playlist} is empty`);
  const averageBandwidth = Math.ceil((bytes * 8) / durationSeconds);
  return { playlist, init: path.posix.join(path.posix.dirname(playlist), init), bytes, segments, durationSeconds, averageBandwidth, bandwidth: Math.max(bandwidth, averageBandwidth) };
}

/**
 * Reads what a packager wrote into `folder` and writes the master playlist anew with measured bandwidths, lowest
 * first: a packager announces its limits, which a slide video never reaches, and players would choose too low.
 */
export async function finishPackage(folder: string): Promise<readonly Rendition[]> {
  const lines = (await readFile(path.join(folder, MASTER), 'utf8')).split('\n');
  const renditions: Rendition[] = [];
  for (const [index, line] of lines.entries()) {
    const [, width, height] = /^#EXT-X-STREAM-INF:.*RESOLUTION=(\d+)x(\d+)/.exec(line) ?? [];
    const codecs = /CODECS="([^"]+)"/.exec(line)?.[1];
    const playlist = lines[index + 1]?.trim();
    if (width === undefined || codecs === undefined || playlist === undefined) continue;
    renditions.push({ width: Number(width), height: Number(height), codecs, ...(await measure(folder, playlist)) });
  }
  if (renditions.length === 0) throw new MediaError('failed', 'the master playlist is empty');
  renditions.sort((one, other) => one.bandwidth - other.bandwidth);
  const entries = renditions.map(
    ({ width, height, bandwidth, averageBandwidth, codecs, playlist }) =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},AVERAGE-BANDWIDTH=${averageBandwidth},RESOLUTION=${width}x${height},CODECS="${codecs}"\n${playlist}\n`,
  );
  await writeFile(path.join(folder, MASTER), `#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n${entries.join('')}`);
  return renditions;
}

/** Every file under `folder`, to be stored under the same relative paths; segments before the playlists that name them. */
export async function listPackage(folder: string): Promise<readonly PackagedFile[]> {
  const files: PackagedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const contentType = TYPES[path.extname(entry.name)] ?? 'application/octet-stream';
    files.push({ path: path.relative(folder, file).split(path.sep).join('/'), bytes: (await stat(file)).size, contentType });
  }
  const rank = ({ path: name }: PackagedFile): number => (name === MASTER ? 2 : name.endsWith('.m3u8') ? 1 : 0);
  return files.sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}
