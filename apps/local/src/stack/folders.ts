import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository, seen from this file's place in `dist`. */
export const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Folders {
  readonly data: string;
  readonly logs: string;
  readonly postgres: string;
  readonly redis: string;
  readonly objects: string;
  readonly secretsFile: string;
  readonly lockFile: string;
  /** Which processes this run has started, so that the next one finds what a kill left behind. */
  readonly processesFile: string;
  /** What was set up, by which programs. */
  readonly setUpFile: string;
  /** Where this run answers: address and ports. Says something only while the lock is held. */
  readonly placeFile: string;
}

/** `.data` in the repository, or the folder in SINAU_DATA. */
export function foldersOf(environment: NodeJS.ProcessEnv): Folders {
  const data = resolve(REPOSITORY, environment['SINAU_DATA'] ?? '.data');
  return {
    data,
    logs: join(data, 'log'),
    postgres: join(data, 'postgres'),
    redis: join(data, 'redis'),
    objects: join(data, 's3'),
    secretsFile: join(data, 'secrets.json'),
    lockFile: join(data, 'running.json'),
    processesFile: join(data, 'processes.json'),
    setUpFile: join(data, 'set-up.json'),
    placeFile: join(data, 'place.json'),
  };
}

/** Removes what the stack made, and nothing else that may lie in the folder. */
export function removeData({ postgres, redis, objects, logs, secretsFile, processesFile, setUpFile, placeFile }: Folders): void {
  for (const path of [postgres, `${postgres}.new`, `${postgres}.password`, redis, objects, logs, secretsFile, processesFile, setUpFile, placeFile]) {
    rmSync(path, { recursive: true, force: true });
  }
}

const LARGEST_LOG = 20 * 1024 * 1024;

/** A log that has grown large becomes `<name>.log.1` before a process writes on. */
export function logFileOf({ logs }: Folders, name: string): string {
  const file = join(logs, `${name}.log`);
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
  return file;
}
