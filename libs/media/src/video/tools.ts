import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PATIENCE_MS = 10_000;

/** Programs found on this machine; `null` where there is none that works. */
export interface MediaTools {
  readonly ffmpeg: string | null;
  readonly ffprobe: string | null;
  /** As ffmpeg prints it, for the log and the admin's screen. */
  readonly version: string | null;
  /** Put before a command so that it dies with this process, even by kill -9; empty where the system can't. */
  readonly tether: readonly string[];
}

export const NO_TOOLS: MediaTools = { ffmpeg: null, ffprobe: null, version: null, tether: [] };

const outputOf = async (command: string, ...args: string[]): Promise<string | null> => {
  try {
    return (await run(command, args, { timeout: PATIENCE_MS, maxBuffer: 4 * 1024 * 1024 })).stdout;
  } catch {
    return null; // not installed or not runnable: for the caller that is the same answer
  }
};

/**
 * Looks for ffmpeg and ffprobe, by name on the PATH unless paths are given. An ffmpeg without the H.264 and AAC
 * encoders counts as none: what it makes would not play everywhere.
 */
export async function findMediaTools({ ffmpeg = 'ffmpeg', ffprobe = 'ffprobe' }: { readonly ffmpeg?: string; readonly ffprobe?: string } = {}): Promise<MediaTools> {
  const [encoders, version, probeVersion, tethered] = await Promise.all([
    outputOf(ffmpeg, '-hide_banner', '-encoders'),
    outputOf(ffmpeg, '-version'),
    outputOf(ffprobe, '-version'),
    process.platform === 'linux' ? outputOf('setpriv', '--pdeathsig', 'KILL', '--', 'true') : null,
  ]);
  const usable = encoders !== null && / libx264 /.test(encoders) && / aac /.test(encoders);
  return {
    ffmpeg: usable ? ffmpeg : null,
    ffprobe: probeVersion === null ? null : ffprobe,
    version: usable ? (/^ffmpeg version (\S+)/.exec(version ?? '')?.[1] ?? null) : null,
    tether: tethered === null ? [] : ['setpriv', '--pdeathsig', 'KILL', '--'],
  };
}
