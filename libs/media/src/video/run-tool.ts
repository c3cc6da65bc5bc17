import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { asMediaError, MediaError } from './media-error.js';
import type { MediaTools } from './tools.js';

const STDERR_TAIL = 4_000;
const LARGEST_OUTPUT = 8 * 1024 * 1024;
/** Of -20 to 19: whoever answers a person goes first. */
const NICENESS = 10;

export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Called with standard output as it comes; without it the output is collected and returned. */
  readonly onOutput?: (chunk: Buffer) => void;
}

const FAULTS: ReadonlyArray<readonly [RegExp, MediaError['fault']]> = [
  [/No space left on device/, 'no_space'],
  [/moov atom not found|End of file|partial file|Truncat/i, 'truncated'],
  [/Unknown decoder|Decoder .* not found|could not find codec parameters|does not contain any stream|matches no streams|Invalid data found|not supported|unspecified size/i, 'unsupported'],
];
const faultIn = (stderr: string): MediaError['fault'] => FAULTS.find(([pattern]) => pattern.test(stderr))?.[1] ?? 'failed';

function lower(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // It has ended already: there is nothing left to be polite about.
  }
}

/**
 * Runs a tool to its end at low priority and returns its standard output. Its standard input is closed; it is killed
 * when `signal` says so, and with this process. Throws `MediaError` with the last 4,000 characters of its complaints.
 */
export async function runTool(tools: MediaTools, { command, args, signal, onOutput }: ToolRun): Promise<Buffer> {
  if (signal?.aborted === true) throw asMediaError(null, signal);
  const [program = command, ...rest] = [...tools.tether, command, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  lower(child.pid);
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const collected: Buffer[] = [];
  let [bytes, stderr] = [0, ''];
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('utf8')).slice(-STDERR_TAIL)));
  child.stdout.on('data', (chunk: Buffer) => {
    if (onOutput !== undefined) return onOutput(chunk);
    bytes += chunk.length;
    if (bytes > LARGEST_OUTPUT) kill();
    else collected.push(chunk);
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new MediaError(faultIn(stderr), stderr.trim() || `${command} ended with ${code}`);
    return Buffer.concat(collected);
  } catch (error) {
    throw asMediaError(error, signal);
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}
