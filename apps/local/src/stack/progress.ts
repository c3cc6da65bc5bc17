const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What is written to: standard output, or a spec's own. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const CLEAR_LINE = '\r\u001b[2K';

/**
 * Says what happens and how long it took. Steps run side by side: on a terminal the last line names those that run, and
 * each gets its own line when it is done; elsewhere each has a line when it begins and one when it is done.
 */
export class Progress {
  readonly #begun = performance.now();
  readonly #terminal: Terminal;
  readonly #running = new Set<string>();

  constructor(terminal: Terminal = process.stdout) {
    this.#terminal = terminal;
  }

  say(text: string): void {
    this.#write(`  ${text}\n`);
  }

  /** Runs a step; `detail` is made from the result and stands behind the time. */
  async step<Result>(name: string, work: () => Promise<Result>, detail: (result: Result) => string = () => ''): Promise<Result> {
    const begun = performance.now();
    this.#running.add(name);
    this.#write(this.#terminal.isTTY === true ? '' : `  ${name} …\n`);
    try {
      const result = await work();
      const text = detail(result);
      this.#running.delete(name);
      this.say(`${name.padEnd(12)} ${seconds(performance.now() - begun).padStart(6)}${text === '' ? '' : `  ${text}`}`);
      return result;
    } catch (error) {
      this.#running.delete(name);
      this.#write('');
      throw error;
    }
  }

  get elapsed(): string {
    return seconds(performance.now() - this.#begun);
  }

  /** Whole lines; on a terminal above the one that names what runs. */
  #write(lines: string): void {
    if (this.#terminal.isTTY !== true) return void this.#terminal.write(lines);
    const open = this.#running.size === 0 ? '' : `  ${[...this.#running].join(', ')} …`;
    this.#terminal.write(`${CLEAR_LINE}${lines}${open}`);
  }
}
