export type Container = 'mp4' | 'mov' | 'webm' | 'mkv';

/** What a video is. Names of codecs as ffmpeg writes them: `h264 hevc vp8 vp9 av1 …`, `aac opus mp3 …`. */
export interface Probe {
  readonly container: Container;
  readonly durationSeconds: number;
  /** As seen, after rotation, in square pixels. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise that the picture has to be turned for showing: 0, 90, 180 or 270. */
  readonly rotation: number;
  readonly videoCodec: string;
  /** Frames per second, `null` when the file doesn't say. */
  readonly frameRate: number | null;
  readonly audio: { readonly codec: string; readonly channels: number; readonly sampleRate: number } | null;
  readonly bytes: number;
}
export type TrackFacts = Omit<Probe, 'container' | 'bytes'>;
