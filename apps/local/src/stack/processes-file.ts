import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stopLeftover } from '@sinau/engines';
import { z } from 'zod';

const record = z.object({ name: z.string(), pid: z.number().int(), mark: z.string(), signal: z.enum(['SIGINT', 'SIGTERM']) });
const records = z.array(record);
export type ProcessRecord = z.output<typeof record>;

/** What runs, kept on disk: the next start stops what a killed run has left, wherever the kernel did not. */
export class ProcessesFile {
  readonly #file: string;
  readonly #records = new Map<string, ProcessRecord>();

  constructor(file: string) {
    this.#file = file;
  }

  note(entry: ProcessRecord): void {
    this.#records.set(entry.name, entry);
    writeFileSync(`${this.#file}.new`, JSON.stringify([...this.#records.values()]));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** Names of the processes that had to be stopped. */
  async stopLeftovers(): Promise<readonly string[]> {
    const left = this.#read();
    const stopped = await Promise.all(left.map(async ({ name, pid, mark, signal }) => ((await stopLeftover(pid, mark, signal)) ? name : null)));
    return stopped.filter((name) => name !== null);
  }

  #read(): readonly ProcessRecord[] {
    if (!existsSync(this.#file)) return [];
    try {
      return records.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return []; // damaged by others; PostgreSQL's own pid file still tells of the one that matters
    }
  }
}
