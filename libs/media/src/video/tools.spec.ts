import { describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { runTool } from './run-tool.js';
import { findMediaTools, NO_TOOLS } from './tools.js';

jest.setTimeout(60_000);

/** A process that ended but that nobody has buried yet (`Z`) is no longer running. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('the tools of the machine', () => {
  it('are none where there are none, and none where a program only bears the name', async () => {
    expect(await findMediaTools({ ffmpeg: '/nowhere/ffmpeg', ffprobe: '/nowhere/ffprobe' })).toMatchObject({ ffmpeg: null, ffprobe: null, version: null });
    expect(await findMediaTools({ ffmpeg: process.execPath })).toMatchObject({ ffmpeg: null });
  });

  it('end with this process, even when it is killed', async () => {
    const { tether } = await findMediaTools();
    if (tether.length === 0) return expect(tether).toEqual([]); // no setpriv, no tether: `removeLeftovers` and the next start clear up
    const script = `const child = require('node:child_process').spawn(${JSON.stringify(tether[0])}, ${JSON.stringify([...tether.slice(1), 'sleep', '600'])}); console.log(child.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(output.toString());
    // setpriv ties itself before it becomes the program
    while (existsSync(`/proc/${pid}`) && !readFileSync(`/proc/${pid}/cmdline`, 'latin1').startsWith('sleep')) await turn();
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    while (isRunning(pid)) await turn(); // Jest's own deadline ends a wait that is in vain
  });

  it('tell what they complained about last, and that they could not be started', async () => {
    const noisy = runTool(NO_TOOLS, { command: process.execPath, args: ['-e', 'process.stderr.write("x".repeat(9000) + "No space left on device"); process.exit(3)'] });
    await expect(noisy).rejects.toMatchObject({ fault: 'no_space', detail: expect.stringMatching(/^x{3977}No space left on device$/) }); // 4,000 − 23 characters
    await expect(runTool(NO_TOOLS, { command: '/nowhere/ffmpeg', args: [] })).rejects.toMatchObject({ name: 'MediaError', fault: 'failed' });
    await expect(runTool(NO_TOOLS, { command: process.execPath, args: ['-e', 'for (;;) require("node:fs").writeSync(1, "x".repeat(1e6))'] })).rejects.toMatchObject({ fault: 'failed' });
  });

  it('are not even started when the caller has given up', async () => {
    await expect(runTool(NO_TOOLS, { command: '/nowhere/ffmpeg', args: [], signal: AbortSignal.abort() })).rejects.toMatchObject({ fault: 'cancelled' });
  });
});
