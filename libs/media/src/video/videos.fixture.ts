import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findMediaTools, type MediaTools, NO_TOOLS } from './tools.js';

const run = promisify(execFile);

/** 240 × 136, 10 s at 10 frames per second, key frames every 2 s, H.264 and AAC, 41 kB. Made for these specs with ffmpeg's test picture. */
export const FIXTURE = fileURLToPath(new URL('../fixtures/moving-squares.mp4', import.meta.url));
export const fixtureBytes = (): Promise<Buffer> => readFile(FIXTURE);

/** Tools of this machine; says aloud when a spec can only assert what happens without them. */
export async function toolsOrSayso(): Promise<MediaTools> {
  const tools = await findMediaTools();
  if (tools.ffmpeg === null) process.stderr.write('ffmpeg is not on PATH: the specs of libs/media assert the ways without it.\n');
  return tools.ffmpeg === null ? NO_TOOLS : tools;
}

/** Has ffmpeg make a small video; `args` stand between the program and the file. */
export async function makeVideo(folder: string, name: string, args: string): Promise<string> {
  const file = path.join(folder, name);
  await run('ffmpeg', ['-v', 'error', '-y', ...args.split(' '), file]);
  return file;
}
