const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Says on the terminal what happens and how long it took. */
export class Progress {
  readonly #begun = performance.now();

  say(text: string): void {
    console.log(`  ${text}`);
  }

  /** Runs a step and prints its line when it is done; `detail` is made from the result. */
  async step<Result>(name: string, work: () => Promise<Result>, detail: (result: Result) => string = () => ''): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    const text = detail(result);
    this.say(`${name.padEnd(12)} ${seconds(performance.now() - begun).padStart(6)}${text === '' ? '' : `  ${text}`}`);
    return result;
  }

  get elapsed(): string {
    return seconds(performance.now() - this.#begun);
  }
}
