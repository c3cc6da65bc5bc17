import { join } from 'node:path';
import { Service } from '@sinau/engines';
import { z } from 'zod';
import { logFileOf, REPOSITORY, type Folders } from './folders.js';

const readyMessage = z.object({ ready: z.literal(true), address: z.string().optional() });

export interface NodeProgram {
  readonly name: string;
  /** Below the repository, e.g. `apps/api/dist/main.js`. */
  readonly script: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly folders: Folders;
}

/** Node 22 keeps compiled code there, and starts faster; Node 20 does not look at it. */
const COMPILED = join(REPOSITORY, '.cache/compiled');

const READY_WITHIN = 60_000; // milliseconds

export const scriptOf = (script: string): string => join(REPOSITORY, script);

export const startProgram = ({ name, script, environment, folders }: NodeProgram): Service =>
  Service.start({
    name,
    file: process.execPath,
    arguments: [scriptOf(script)],
    environment: { ...process.env, ...environment, NODE_OPTIONS: '', NODE_COMPILE_CACHE: COMPILED },
    logFile: logFileOf(folders, name),
    stopSignal: 'SIGTERM',
    channel: true,
  });

/** Starts one of our own programs and waits until it says over the channel that it is ready. */
export async function startUntilReady(program: NodeProgram): Promise<Service> {
  const service = startProgram(program);
  const logFile = logFileOf(program.folders, program.name);
  let late: NodeJS.Timeout | undefined;
  const ready = new Promise<'ready' | 'late'>((resolve) => {
    service.child.on('message', (message) => {
      if (readyMessage.safeParse(message).success) resolve('ready');
    });
    late = setTimeout(() => resolve('late'), READY_WITHIN);
  });
  const outcome = await Promise.race([ready, service.exited.then(() => 'ended' as const)]);
  clearTimeout(late);
  if (outcome === 'ready') return service;
  await service.stop(1_000);
  const what = outcome === 'ended' ? 'ended at once' : `did not become ready within ${READY_WITHIN / 1000} s`;
  throw new Error(`${program.name} ${what}; its words are in ${logFile}.`);
}
