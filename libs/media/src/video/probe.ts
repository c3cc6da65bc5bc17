import { sniff, type ByteSource, type Refusal, type Verdict } from '../sniffing/index.js';
import { MediaError } from './media-error.js';
import { probeWithFfprobe } from './probe-ffprobe.js';
import { probeWithMediabunny } from './probe-mediabunny.js';
import type { MediaTools } from './tools.js';
import type { Container, Probe, TrackFacts } from './video-facts.js';
import { withFileSource } from './work-folder.js';

const LARGEST_SIDE = 8192;
const LONGEST_SECONDS = 24 * 3600;
const CONTAINERS: readonly string[] = ['mp4', 'mov', 'webm', 'mkv'];
// AVI, WMV, FLV, MPEG streams, Ogg: videos, but of kinds that nobody plays in a browser.
const FOREIGN_VIDEO = /^(?:RIFF[^]{4}AVI |\x30\x26\xb2\x75|FLV\x01|\x00\x00\x01[\xba\xb3]|OggS|\x47[^]{187}\x47|[^]{4}\x47[^]{191}\x47)/;

const isContainer = (type: string): type is Container => CONTAINERS.includes(type);

async function refusalOf(refused: Refusal, source: ByteSource): Promise<MediaError> {
  if (refused === 'empty') return new MediaError('empty', 'the file has no bytes');
  const head = Buffer.from(await source.read(0, Math.min(400, source.size))).toString('latin1');
  if (FOREIGN_VIDEO.test(head)) return new MediaError('unsupported', 'a video in a container that is not taken');
  // Only what begins like one of our containers is a broken video; a broken picture is still no video.
  const isOurs = /^(?:[^]{4}(?:ftyp|moov|mdat|wide|free|skip|pnot)|\x1a\x45\xdf\xa3)/.test(head);
  return refused === 'truncated' && isOurs ? new MediaError('truncated', 'the end of the file is missing') : new MediaError('not_a_video', refused);
}

async function containerOf(source: ByteSource): Promise<Container> {
  const verdict: Verdict = await sniff(source);
  if ('refused' in verdict) throw await refusalOf(verdict.refused, source);
  if (!isContainer(verdict.type)) throw new MediaError('not_a_video', verdict.type);
  return verdict.type;
}

function checked(container: Container, bytes: number, facts: TrackFacts): Probe {
  const { width, height, durationSeconds } = facts;
  if (!(width > 0) || !(height > 0) || width > LARGEST_SIDE || height > LARGEST_SIDE) throw new MediaError('unsupported', `a picture of ${width} × ${height}`);
  if (!(durationSeconds > 0)) throw new MediaError('truncated', 'no picture lasts any time');
  if (durationSeconds > LONGEST_SECONDS) throw new MediaError('unsupported', `lasts ${durationSeconds} s`);
  return { container, bytes, ...facts };
}

/** Reads a video through ranges alone (an object in a store, before it is fetched). Throws `MediaError`. */
export async function probeSource(source: ByteSource): Promise<Probe> {
  const container = await containerOf(source);
  return checked(container, source.size, await probeWithMediabunny(source));
}

/** Reads a video file: by ffprobe where there is one, else by mediabunny. Throws `MediaError`. */
export function probeFile(file: string, tools: MediaTools, signal?: AbortSignal): Promise<Probe> {
  return withFileSource(file, async (source) => {
    const container = await containerOf(source);
    const facts = tools.ffprobe === null ? await probeWithMediabunny(source) : await probeWithFfprobe(file, container, source, { ...tools, ffprobe: tools.ffprobe }, signal);
    return checked(container, source.size, facts);
  });
}
