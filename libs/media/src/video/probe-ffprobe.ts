import type { ByteSource } from '../sniffing/index.js';
import { inputArguments } from './ffmpeg-input.js';
import { MediaError } from './media-error.js';
import { lastTimestampOf } from './probe-mediabunny.js';
import type { Container, TrackFacts } from './video-facts.js';
import { runTool } from './run-tool.js';
import type { MediaTools } from './tools.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});
const listIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const numberIn = (value: unknown): number => (typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `30000/1001` or `16:9` as a number; `null` when unknown. */
function ratioIn(value: unknown): number | null {
  const [above, below] = textIn(value).split(/[/:]/).map(Number);
  const ratio = (above ?? Number.NaN) / (below ?? Number.NaN);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

/** ffprobe tells the turn counter-clockwise, and either in side data or, in old files, as a tag. */
function rotationOf(video: Fields): number {
  const turn = numberIn(listIn(video['side_data_list']).find((entry) => 'rotation' in entry)?.['rotation']);
  const clockwise = Number.isFinite(turn) ? -turn : numberIn(fieldsIn(video['tags'])['rotate']);
  return Number.isFinite(clockwise) ? (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360 : 0;
}

function factsOf(report: Fields): TrackFacts {
  const streams = listIn(report['streams']);
  const video = streams.find((stream) => stream['codec_type'] === 'video' && fieldsIn(stream['disposition'])['attached_pic'] !== 1);
  if (video === undefined) throw new MediaError('not_a_video', 'no picture track');
  const codec = textIn(video['codec_name']);
  if (codec === '' || codec === 'unknown' || codec === 'none') throw new MediaError('unsupported', `codec ${textIn(video['codec_tag_string'])}`);
  const audio = streams.find((stream) => stream['codec_type'] === 'audio' && numberIn(stream['channels']) > 0 && textIn(stream['codec_name']) !== '');
  const rotation = rotationOf(video);
  const stored = { width: Math.round(numberIn(video['width']) * (ratioIn(video['sample_aspect_ratio']) ?? 1)), height: numberIn(video['height']) };
  const [width, height] = rotation % 180 === 0 ? [stored.width, stored.height] : [stored.height, stored.width];
  return {
    durationSeconds: numberIn(fieldsIn(report['format'])['duration']),
    width,
    height,
    rotation,
    videoCodec: codec,
    frameRate: ratioIn(video['avg_frame_rate']),
    audio: audio === undefined ? null : { codec: textIn(audio['codec_name']), channels: numberIn(audio['channels']), sampleRate: numberIn(audio['sample_rate']) },
  };
}

/** Recordings that a browser made carry no duration: then the packets are read to the last one. Throws `MediaError`. */
export async function probeWithFfprobe(file: string, container: Container, source: ByteSource, tools: MediaTools & { readonly ffprobe: string }, signal?: AbortSignal): Promise<TrackFacts> {
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', ...inputArguments(file, container)];
  const report: unknown = JSON.parse((await runTool(tools, { command: tools.ffprobe, args, signal })).toString('utf8'));
  const facts = factsOf(fieldsIn(report));
  return facts.durationSeconds > 0 ? facts : { ...facts, durationSeconds: await lastTimestampOf(source) };
}
