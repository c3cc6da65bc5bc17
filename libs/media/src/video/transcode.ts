import path from 'node:path';
import { inputArguments } from './ffmpeg-input.js';
import { MASTER } from './hls-package.js';
import type { Rung } from './ladder.js';
import { runTool } from './run-tool.js';
import type { MediaTools } from './tools.js';
import type { Probe } from './video-facts.js';

const SEGMENT_SECONDS = 4;
const MOST_FRAMES_PER_SECOND = 30;
/** Longer than any segment, so that key frames stand at the forced places alone and fall together in all qualities. */
const KEY_FRAME_INTERVAL = 10_000;

export interface TranscodeJob {
  readonly file: string;
  readonly probe: Probe;
  readonly rungs: readonly Rung[];
  /** Exists and is empty; the HLS package is written into it. */
  readonly folder: string;
  readonly threads: number;
  /** Whole percents, 0 to 100, each called once and rising. */
  readonly onProgress?: ((percent: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

function filterGraph({ probe, rungs }: TranscodeJob): string {
  const slower = probe.frameRate !== null && probe.frameRate > MOST_FRAMES_PER_SECOND * 1.02 ? `fps=${MOST_FRAMES_PER_SECOND},` : '';
  const copies = rungs.map((_rung, index) => `[copy${index}]`).join('');
  const scales = rungs.map(({ width, height }, index) => `[copy${index}]scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p[video${index}]`);
  return [`[0:v:0]${slower}split=${rungs.length}${copies}`, ...scales].join(';');
}

function encoderArguments({ probe, rungs, threads }: TranscodeJob): string[] {
  const perRung = rungs.flatMap(({ videoBitrate, audioBitrate }, index) => [
    ...['-map', `[video${index}]`, `-maxrate:v:${index}`, String(videoBitrate), `-bufsize:v:${index}`, String(videoBitrate * 2)],
    ...(probe.audio === null ? [] : ['-map', '0:a:0', `-b:a:${index}`, String(audioBitrate)]),
  ]);
  return [
    ...perRung,
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-profile:v', 'high', '-threads:v', String(threads)],
    ...['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT_SECONDS})`, '-sc_threshold', '0', '-g', String(KEY_FRAME_INTERVAL)],
    ...(probe.audio === null ? [] : ['-c:a', 'aac', '-ac', '2', '-ar', '48000']),
  ];
}

function packagerArguments({ probe, rungs, folder }: TranscodeJob): string[] {
  const streams = rungs.map(({ name }, index) => (probe.audio === null ? `v:${index},name:${name}` : `v:${index},a:${index},name:${name}`));
  return [
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', path.join(folder, '%v', 'segment_%05d.m4s')],
    ...['-master_pl_name', MASTER, '-var_stream_map', streams.join(' '), path.join(folder, '%v', 'index.m3u8')],
  ];
}

/** Turns ffmpeg's `out_time_us=…` lines into rising whole percents. */
function progressReader(durationSeconds: number, report: (percent: number) => void): (chunk: Buffer) => void {
  let [rest, last] = ['', -1];
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const microseconds = Number(/^out_time_us=(\d+)/.exec(line)?.[1] ?? Number.NaN);
      const percent = Math.min(99, Math.floor(microseconds / durationSeconds / 10_000));
      if (percent > last) report((last = percent));
    }
  };
}

/**
 * Makes every quality in one process, so that the source is decoded once: HLS with fMP4 segments of 4 s that begin
 * with a key frame at the same time in each quality, H.264 and AAC, sound and picture in the same segment (one request
 * per 4 s on slow lines). Place, time and device of the recording are left out. Throws `MediaError`.
 */
export async function transcode(job: TranscodeJob, tools: MediaTools & { readonly ffmpeg: string }): Promise<void> {
  const report = job.onProgress ?? (() => undefined);
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-v', 'warning', '-y', '-progress', 'pipe:1'],
    ...['-threads', String(job.threads), '-filter_complex_threads', '1', ...inputArguments(job.file, job.probe.container)],
    ...['-filter_complex', filterGraph(job), '-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn', '-max_muxing_queue_size', '1024'],
    ...encoderArguments(job),
    ...packagerArguments(job),
  ];
  await runTool(tools, { command: tools.ffmpeg, args, signal: job.signal, onOutput: progressReader(job.probe.durationSeconds, report) });
  report(100);
}
