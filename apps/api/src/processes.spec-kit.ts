import { existsSync } from 'node:fs';
import path from 'node:path';
import { Service } from '@sinau/engines';

const apps = path.join(import.meta.dirname, '../..');
/** The programs as they are shipped. */
export const programs = { api: 'api/dist/main.js', worker: 'worker/dist/main.js', s3: 'local/dist/s3/main.js' } as const;

/** Starts one of the product's processes as the supervisor does, and waits until it says that it is ready. */
export async function startProgram(program: keyof typeof programs, variables: Readonly<Record<string, string>>, logFolder: string): Promise<Service> {
  const file = path.join(apps, programs[program]);
  if (!existsSync(file)) throw new Error(`${programs[program]} is not built`);
  const service = Service.start({
    name: program, file: process.execPath, arguments: [file], environment: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', LOG_LEVEL: 'warn', ...variables },
    logFile: path.join(logFolder, `${program}.log`), stopSignal: 'SIGTERM', channel: true,
  });
  const ready = new Promise<true>((resolve) => service.child.once('message', () => resolve(true)));
  if (await Promise.race([ready, service.exited.then(() => false)])) return service;
  throw new Error(`${program} ended before it was ready; its words are in ${logFolder}`);
}

/** No process may end in its own way. */
export async function kill(service: Service): Promise<void> {
  service.child.kill('SIGKILL');
  await service.exited;
}
