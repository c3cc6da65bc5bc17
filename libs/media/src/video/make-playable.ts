import { finishPackage, listPackage, MASTER, type PackagedFile, type Rendition } from './hls-package.js';
import { planLadder } from './ladder.js';
import { asMediaError, MediaError } from './media-error.js';
import { makePoster } from './poster.js';
import { isRepackable, repackage } from './repackage.js';
import type { MediaTools } from './tools.js';
import { transcode } from './transcode.js';
import type { Container, Probe } from './video-facts.js';

/** What became of a video. `files` are to be stored under their relative paths, in their order. */
export type MediaManifest =
  | {
      readonly kind: 'hls';
      readonly madeBy: 'ffmpeg' | 'mediabunny';
      readonly master: string;
      readonly renditions: readonly Rendition[];
      readonly poster: string | null;
      readonly durationSeconds: number;
      readonly files: readonly PackagedFile[];
    }
  /** The original itself is played, by ranges. */
  | { readonly kind: 'progressive'; readonly contentType: string; readonly durationSeconds: number; readonly poster: null; readonly files: readonly [] };

export interface PlayableJob {
  /** A local file. A large source is fetched first: see the package's README. */
  readonly file: string;
  readonly probe: Probe;
  /** Exists and is empty. */
  readonly folder: string;
  /** Processor threads that ffmpeg may keep busy. */
  readonly threads: number;
  /** Whole percents, 0 to 100, each called once and rising. */
  readonly onProgress?: (percent: number) => void;
  readonly signal?: AbortSignal;
}

/** A package may end a little early (the sound's last frame); what lacks more than this was cut off in the middle. */
const MISSING_SECONDS = 3;
const MISSING_PART = 0.05;

const PLAYED_BY_BROWSERS: Readonly<Record<Container, { readonly type: string; readonly video: readonly string[]; readonly audio: readonly string[] } | null>> = {
  mp4: { type: 'video/mp4', video: ['h264', 'vp9', 'av1'], audio: ['aac', 'mp3', 'opus'] },
  mov: { type: 'video/mp4', video: ['h264'], audio: ['aac', 'mp3'] },
  webm: { type: 'video/webm', video: ['vp8', 'vp9', 'av1'], audio: ['opus', 'vorbis'] },
  mkv: null,
};

function asProgressive({ container, videoCodec, audio, durationSeconds }: Probe): MediaManifest {
  const played = PLAYED_BY_BROWSERS[container];
  if (played === null || !played.video.includes(videoCodec) || (audio !== null && !played.audio.includes(audio.codec))) {
    throw new MediaError('unsupported', `${container} with ${videoCodec} and ${audio?.codec ?? 'no sound'} needs ffmpeg`);
  }
  return { kind: 'progressive', contentType: played.type, durationSeconds, poster: null, files: [] };
}

async function asHls(job: PlayableJob, madeBy: 'ffmpeg' | 'mediabunny', poster: string | null): Promise<MediaManifest> {
  const renditions = await finishPackage(job.folder);
  const durationSeconds = Math.max(...renditions.map((rendition) => rendition.durationSeconds));
  const missing = job.probe.durationSeconds - durationSeconds;
  if (missing > MISSING_SECONDS && missing > job.probe.durationSeconds * MISSING_PART) {
    throw new MediaError('truncated', `only ${durationSeconds.toFixed(1)} of ${job.probe.durationSeconds.toFixed(1)} s could be read`);
  }
  return { kind: 'hls', madeBy, master: MASTER, renditions, poster, durationSeconds, files: await listPackage(job.folder) };
}

/**
 * Makes a probed video playable with what this machine has: with ffmpeg a poster and a ladder of qualities; without
 * it H.264 with AAC is cut into segments as it is, where its key frames allow; what remains is played as the file it is, if browsers can.
 * Writes into `job.folder` only. Throws `MediaError`, and nothing else.
 */
export async function makePlayable(job: PlayableJob, tools: MediaTools): Promise<MediaManifest> {
  const { file, probe, folder, threads, onProgress, signal } = job;
  try {
    if (tools.ffmpeg !== null) {
      const withFfmpeg = { ...tools, ffmpeg: tools.ffmpeg };
      const poster = await makePoster({ file, probe, folder, signal }, withFfmpeg);
      await transcode({ file, probe, rungs: planLadder(probe), folder, threads, onProgress, signal }, withFfmpeg);
      return await asHls(job, 'ffmpeg', poster);
    }
    if (!(await isRepackable(file, probe))) return asProgressive(probe);
    await repackage({ file, probe, folder, onProgress, signal });
    return await asHls(job, 'mediabunny', null);
  } catch (error) {
    throw asMediaError(error, signal);
  }
}
