import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { CmafOutputFormat, Conversion, ConversionCanceledError, EncodedPacketSink, FilePathTarget, type Input, HlsOutputFormat, Output, PathedTarget } from 'mediabunny';
import { MASTER } from './hls-package.js';
import { asMediaError, MediaError } from './media-error.js';
import { withInput } from './probe-mediabunny.js';
import type { Probe } from './video-facts.js';
import { withFileSource } from './work-folder.js';

const SEGMENT_SECONDS = 4;
/** mediabunny's own 16 MiB cost 100 MiB more of resident memory when measured on a file of 1 GiB. */
const CHUNK = 1024 * 1024;

export interface RepackageJob {
  readonly file: string;
  readonly probe: Probe;
  /** Exists and is empty; the HLS package is written into it. */
  readonly folder: string;
  readonly onProgress?: ((percent: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Segments are put together in memory, several at a time, and a line has to carry them whole. */
const LARGEST_SEGMENT = 32 * 1024 * 1024;

/** Seconds between the two key frames that lie farthest apart: no segment can be cut in between. */
async function longestUncuttable(input: Input, durationSeconds: number): Promise<number> {
  const video = await input.getPrimaryVideoTrack();
  if (video === null) return durationSeconds;
  const packets = new EncodedPacketSink(video);
  let [longest, previous] = [0, 0];
  for (let packet = await packets.getFirstKeyPacket({ metadataOnly: true }); packet !== null; packet = await packets.getNextKeyPacket(packet, { metadataOnly: true })) {
    longest = Math.max(longest, packet.timestamp - previous);
    previous = packet.timestamp;
  }
  return Math.max(longest, durationSeconds - previous);
}

/**
 * Whether a video can be cut into segments as it is: H.264 with AAC or no sound, which every browser plays, and key
 * frames so near, at its bitrate, that a segment stays below 32 MiB. Throws `MediaError`.
 */
export async function isRepackable(file: string, { videoCodec, audio, bytes, durationSeconds }: Probe): Promise<boolean> {
  if (videoCodec !== 'h264' || (audio !== null && audio.codec !== 'aac')) return false;
  const apart = await withFileSource(file, (source) => withInput(source, (input) => longestUncuttable(input, durationSeconds)));
  return ((apart + SEGMENT_SECONDS) * bytes) / durationSeconds <= LARGEST_SEGMENT;
}

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
    return new FilePathTarget(whole, { chunkSize: CHUNK });
  });
  return new Output({ format, target });
}

/**
 * Without ffmpeg: cuts a video into HLS segments as it is, without encoding anything, at the key frames that it has.
 * One quality, the source's. Holds a few segments in memory. Throws `MediaError`.
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
