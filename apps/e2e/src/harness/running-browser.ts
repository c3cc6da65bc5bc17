import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('./browser-process.js', import.meta.url));
const told = z.object({ address: z.url() });

export interface RunningBrowser {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * One browser for the whole run; each visitor gets a context of its own. It lives in a process of its own:
 * the packed browser dies of what Jest changes in its process. Rejects with what it said.
 */
export function startBrowser(folder: string): Promise<RunningBrowser> {
  const child = fork(PROGRAM, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => void (said += data.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The browser did not start:\n${said}`)));
    child.once('message', (message) => {
      const { address } = told.parse(message);
      resolve({
        address,
        close: () => {
          if (child.connected) child.disconnect();
          return ended;
        },
      });
    });
  });
}
