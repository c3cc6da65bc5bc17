import type { Exit, Service } from '@sinau/engines';
import type { ProcessesFile } from './processes-file.js';

/** One process of the stack: how it is started (the promise holds when it answers) and how its process is known again. */
export interface Part {
  readonly name: string;
  start(): Promise<Service>;
  /** A piece of its command line. */
  readonly mark: string;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** What it gets to end in order; then it is killed. */
  readonly graceMs: number;
}

const FIRST_PAUSE = 200; // milliseconds
const LONGEST_PAUSE = 10_000;
const STEADY_AFTER = 30_000; // having run so long, it begins with the first pause again

const wordsFor = ({ code, signal }: Exit): string => (signal === null ? `with code ${code}` : `by ${signal}`);

/** Keeps one process running: when it ends by itself it is started again, after a pause that grows. */
export class Keeper {
  readonly part: Part;
  readonly #processes: ProcessesFile;
  readonly #say: (text: string) => void;
  #service: Service | null = null;
  #stopping = false;
  #wake: () => void = () => undefined;
  #pause = FIRST_PAUSE;

  constructor(part: Part, processes: ProcessesFile, say: (text: string) => void) {
    this.part = part;
    this.#processes = processes;
    this.#say = say;
  }

  /** The first start; throws when it fails, since then something is wrong that a second try won't mend. */
  async start(): Promise<void> {
    this.#watch(await this.#startOnce());
  }

  get pid(): number | null {
    return this.#service?.pid ?? null;
  }

  /** Ends the process and starts it again, without a pause: its program has changed. */
  async restart(): Promise<void> {
    const service = this.#service;
    if (service === null || this.#stopping) return;
    this.#pause = 0;
    await service.stop(this.part.graceMs);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#service?.stop(this.part.graceMs);
  }

  kill(): void {
    this.#stopping = true;
    this.#service?.child.kill('SIGKILL');
  }

  async #startOnce(): Promise<Service> {
    const service = await this.part.start();
    this.#service = service;
    const { name, mark, stopSignal } = this.part;
    this.#processes.note({ name, pid: service.pid, mark, signal: stopSignal });
    if (this.#stopping) await service.stop(this.part.graceMs);
    return service;
  }

  #watch(service: Service): void {
    const begun = performance.now();
    void service.exited.then((exit) => {
      if (this.#stopping) return;
      if (performance.now() - begun > STEADY_AFTER) this.#pause = FIRST_PAUSE;
      if (this.#pause > 0) this.#say(`${this.part.name} ended ${wordsFor(exit)} and is started again.`);
      return this.#bringBack();
    });
  }

  async #bringBack(): Promise<void> {
    while (!this.#stopping) {
      await this.#rest();
      if (this.#stopping) return;
      try {
        const service = await this.#startOnce();
        this.#say(`${this.part.name} runs again.`);
        return this.#watch(service);
      } catch (error) {
        this.#say(`${this.part.name} did not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  #rest(): Promise<void> {
    const pause = this.#pause;
    this.#pause = Math.min(Math.max(pause, FIRST_PAUSE / 2) * 2, LONGEST_PAUSE);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
