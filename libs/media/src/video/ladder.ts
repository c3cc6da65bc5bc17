import type { Probe } from './video-facts.js';

/** One quality. Sizes in pixels and even, as H.264 wants; bitrates in bits per second. */
export interface Rung {
  /** The folder it is written to. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Upper limit of the picture; quiet slides stay far below it. */
  readonly videoBitrate: number;
  readonly audioBitrate: number;
}

const LOW = 360;
const HIGH = 720;
/** Between the two: from here on a second rung of the source's own size shows visibly more than 360p. */
const WORTH_A_SECOND = 480;
const AUDIO_BITRATE = 96_000;
/** 360p at 16:9 has 230,400 pixels and gets 800 kbit/s; bitrate grows with the pixels to the power of 0.8. */
const REFERENCE_PIXELS = 640 * 360;
const REFERENCE_BITRATE = 800_000;

const even = (value: number): number => Math.max(2, Math.round(value / 2) * 2);
const evenBelow = (value: number): number => Math.max(2, Math.floor(value / 2) * 2);

function rung({ width, height }: Pick<Probe, 'width' | 'height'>, shortSide: number): Rung {
  const shorter = Math.min(width, height);
  const longSide = shorter === shortSide ? evenBelow(Math.max(width, height)) : even((Math.max(width, height) * shortSide) / shorter);
  const videoBitrate = Math.round((REFERENCE_BITRATE * ((shortSide * longSide) / REFERENCE_PIXELS) ** 0.8) / 10_000) * 10_000;
  const size = width >= height ? { width: longSide, height: shortSide } : { width: shortSide, height: longSide };
  return { name: `${shortSide}p`, ...size, videoBitrate: Math.max(100_000, videoBitrate), audioBitrate: AUDIO_BITRATE };
}

/**
 * The qualities to make, lowest first: 360p and 720p by the picture's shorter side, so that a portrait video of
 * 1080 × 1920 becomes 360 × 640 and 720 × 1280. Nothing is made larger than the source: below 720 the upper rung has
 * the source's size, below 480 there is only one.
 */
export function planLadder(probe: Pick<Probe, 'width' | 'height'>): readonly Rung[] {
  const shortSide = evenBelow(Math.min(probe.width, probe.height));
  if (shortSide < WORTH_A_SECOND) return [rung(probe, Math.min(LOW, shortSide))];
  return [rung(probe, LOW), rung(probe, Math.min(HIGH, shortSide))];
}
