import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { inputArguments } from './ffmpeg-input.js';
import { MediaError } from './media-error.js';
import { runTool } from './run-tool.js';
import type { MediaTools } from './tools.js';
import type { Probe } from './video-facts.js';

export const POSTER = 'poster.jpg';
/** Parts of the duration at which to look; titles stand early, black stands at the very start and end. */
const MOMENTS = [0.1, 0.3, 0.5, 0.75, 0];
const LONGEST_SIDE = 1280;
const SAMPLE = { width: 32, height: 18 };
/** Of 0 to 255: below it a picture counts as dark, or as one flat colour. */
const DARK = 32;
const FLAT = 6;

export interface PosterJob {
  readonly file: string;
  readonly probe: Probe;
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

const exists = async (file: string): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );

/** Writes the most typical of 24 frames at `seconds` and tells how bright and how varied it is; `null`: no frame there. */
async function tryMoment({ file, probe, signal }: PosterJob, seconds: number, target: string, tools: MediaTools & { readonly ffmpeg: string }): Promise<{ mean: number; spread: number } | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(probe.width, probe.height));
  const size = [probe.width, probe.height].map((side) => Math.max(2, Math.round((side * scale) / 2) * 2)).join(':');
  const graph = `[0:v:0]scale=${size},setsar=1,thumbnail=24,split=2[picture][copy];[copy]scale=${SAMPLE.width}:${SAMPLE.height},format=gray[sample]`;
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-y', '-threads', '1', '-ss', seconds.toFixed(3), ...inputArguments(file, probe.container)],
    ...['-filter_complex', graph, '-map', '[picture]', '-frames:v', '1', '-q:v', '4', '-pix_fmt', 'yuvj420p', '-map_metadata', '-1', target],
    ...['-map', '[sample]', '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
  ];
  const sample = await runTool(tools, { command: tools.ffmpeg, args, signal });
  if (sample.length === 0 || !(await exists(target))) return null;
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const spread = Math.sqrt(sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length);
  return { mean, spread };
}

/**
 * Writes `poster.jpg`, at most 1280 pixels long: the first moment that is neither dark nor flat, else the brightest.
 * `null` when no frame could be read; a video without a poster is still a video. Throws `MediaError` `cancelled` or `no_space`.
 */
export async function makePoster(job: PosterJob, tools: MediaTools & { readonly ffmpeg: string }): Promise<typeof POSTER | null> {
  const target = path.join(job.folder, POSTER);
  const candidate = path.join(job.folder, 'candidate.jpg');
  let brightest = -1;
  for (const part of MOMENTS) {
    const found = await tryMoment(job, job.probe.durationSeconds * part, candidate, tools).catch((error: unknown) => {
      if (error instanceof MediaError && (error.fault === 'cancelled' || error.fault === 'no_space')) throw error;
      return null;
    });
    if (found !== null && found.mean > brightest) {
      brightest = found.mean;
      await rename(candidate, target);
    }
    if (found !== null && found.mean >= DARK && found.spread >= FLAT) break;
  }
  await rm(candidate, { force: true });
  return brightest < 0 ? null : POSTER;
}
