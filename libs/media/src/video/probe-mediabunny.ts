import { CustomSource, Input, type InputAudioTrack, type InputVideoTrack, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import type { ByteSource } from '../sniffing/index.js';
import { MediaError } from './media-error.js';
import type { TrackFacts } from './video-facts.js';

const CACHE_BYTES = 8 * 1024 * 1024;
const FRAMES_FOR_RATE = 120;
const FFMPEG_NAMES: Readonly<Record<string, string>> = { avc: 'h264', 'pcm-s16': 'pcm_s16le' };

const nameOf = (codec: string | null): string | null => (codec === null ? null : (FFMPEG_NAMES[codec] ?? codec));

/** Opens a source for `work` and lets it go after; holds 8 MiB of it at most. */
export async function withInput<T>(source: ByteSource, work: (input: Input) => Promise<T>): Promise<T> {
  const input = new Input({
    formats: [MP4, QTFF, WEBM, MATROSKA],
    source: new CustomSource({ getSize: () => source.size, read: (start, end) => source.read(start, end), maxCacheSize: CACHE_BYTES, prefetchProfile: 'fileSystem' }),
  });
  try {
    return await work(input);
  } catch (error) {
    throw error instanceof MediaError ? error : new MediaError('unsupported', error instanceof Error ? error.message : 'unreadable', { cause: error });
  } finally {
    input.dispose();
  }
}

/** Where the last packet ends, in seconds. Throws `MediaError`. */
export const lastTimestampOf = (source: ByteSource): Promise<number> => withInput(source, (input) => input.computeDuration());

async function frameRateOf(video: InputVideoTrack): Promise<number | null> {
  const { averagePacketRate } = await video.computePacketStats(FRAMES_FOR_RATE);
  return averagePacketRate > 0 ? Math.round(averagePacketRate * 1000) / 1000 : null;
}

async function audioFactsOf(audio: InputAudioTrack | null): Promise<TrackFacts['audio']> {
  const codec = audio === null ? null : nameOf(await audio.getCodec());
  return audio === null || codec === null ? null : { codec, channels: await audio.getNumberOfChannels(), sampleRate: await audio.getSampleRate() };
}

/** Reads the tracks without any tool of the machine. Throws `MediaError`. */
export function probeWithMediabunny(source: ByteSource): Promise<TrackFacts> {
  return withInput(source, async (input) => {
    const video = await input.getPrimaryVideoTrack();
    if (video === null) throw new MediaError('not_a_video', 'no picture track');
    const videoCodec = nameOf(await video.getCodec());
    if (videoCodec === null) throw new MediaError('unsupported', 'a codec that is not known');
    return {
      durationSeconds: await input.computeDuration(),
      width: await video.getDisplayWidth(),
      height: await video.getDisplayHeight(),
      rotation: await video.getRotation(),
      videoCodec,
      frameRate: await frameRateOf(video),
      audio: await audioFactsOf(await input.getPrimaryAudioTrack()),
    };
  });
}
