import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { CmafOutputFormat, Conversion, ConversionCanceledError, FilePathTarget, HlsOutputFormat, Output, PathedTarget } from 'mediabunny';
import { MASTER } from './hls-package.js';
import { asMediaError, MediaError } from './media-error.js';
import { withInput } from './probe-mediabunny.js';
import type { Probe } from './video-facts.js';
import { withFileSource } from './work-folder.js';

const SEGMENT_SECONDS = 4;

export interface RepackageJob {
  readonly file: string;
  readonly probe: Probe;
  /** Exists and is empty; the HLS package is written into it. */
  readonly folder: string;
  readonly onProgress?: ((percent: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What can be cut into segments as it is and then plays in every browser. */
export const isRepackable = ({ videoCodec, audio }: Pick<Probe, 'videoCodec' | 'audio'>): boolean => videoCodec === 'h264' && (audio === null || audio.codec === 'aac');

function outputInto(folder: string, name: string): Output {
  const format = new HlsOutputFormat({
    segmentFormat: new CmafOutputFormat(),
    targetDuration: SEGMENT_SECONDS,
    getPlaylistPath: () => `${name}/index.m3u8`,
    getInitPath: () => 'init.mp4',
    getSegmentPath: ({ n }) => `segment_${String(n).padStart(5, '0')}.m4s`,
  });
  const target = new PathedTarget(MASTER, async ({ path: file }) => {
    const whole = path.join(folder, file);
    await mkdir(path.dirname(whole), { recursive: true });
    return new FilePathTarget(whole);
  });
  return new Output({ format, target });
}

/**
 * Without ffmpeg: cuts a video into HLS segments as it is, without encoding anything, at the key frames that it has.
 * One quality, the source's. Memory stays at a few segments. Throws `MediaError`.
 */
export async function repackage({ file, probe, folder, onProgress, signal }: RepackageJob): Promise<void> {
  const cut = (conversion: Conversion): Promise<void> => {
    let last = -1;
    conversion.onProgress = (part) => {
      const percent = Math.min(99, Math.floor(part * 100));
      if (percent > last) onProgress?.((last = percent));
    };
    const cancel = (): void => void conversion.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted === true) cancel();
    return conversion.execute().finally(() => signal?.removeEventListener('abort', cancel));
  };
  try {
    await withFileSource(file, (source) =>
      withInput(source, async (input) => {
        const output = outputInto(folder, `${Math.min(probe.width, probe.height)}p`);
        const conversion = await Conversion.init({ input, output, tracks: 'primary', copy: { mode: 'forced', shiftTolerance: Infinity }, tags: {}, showWarnings: false });
        if (!conversion.isValid || conversion.discardedTracks.length > 0) throw new MediaError('unsupported', 'the tracks cannot be cut as they are');
        await cut(conversion);
      }),
    );
  } catch (error) {
    const cause = error instanceof MediaError ? error.cause : error;
    throw asMediaError(cause instanceof ConversionCanceledError ? cause : error, signal);
  }
  onProgress?.(100);
}
