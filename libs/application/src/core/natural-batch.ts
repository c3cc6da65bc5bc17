type Waiting<I, O> = { readonly item: I; readonly resolve: (value: O) => void; readonly reject: (error: unknown) => void };

/** Batches on their way at once. */
const LANES = 2;

/**
 * Batches without a timer: what arrives in one turn of the event loop leaves together at its end. While a batch is on its
 * way, what arrives waits for its return; only a full batch leaves beside it, by the second lane.
 * Alone, an item waits for nothing; under load, one statement carries many.
 */
export class NaturalBatch<I, O> {
  private waiting: Waiting<I, O>[] = [];
  private running = 0;

  /** `run` answers one output per input, in order. */
  constructor(
    private readonly run: (items: readonly I[]) => Promise<readonly O[]>,
    private readonly limit: number,
  ) {}

  add(item: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.running >= LANES || (this.running > 0 && this.waiting.length < this.limit)) return;
      this.running += 1;
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.limit);
      await this.leave(batch);
    }
    this.running -= 1;
  }

  private async leave(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        const output = outputs[index];
        if (output === undefined) reject(new Error('a batch answered fewer outputs than inputs'));
        else resolve(output);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
