import type { QueueName } from '@sinau/contracts/jobs';
import { Queue, type IQueueBackend } from 'bullmq';
import type { Availability } from './availability.js';
import type { Backend } from './backends/backend.js';
import type { Envelope } from './envelope.js';

export type BullQueue = Queue<Envelope, void, string, Envelope, void, string, IQueueBackend, unknown>;

/** BullMQ's queue objects, made when first used and made again when their start met an outage. */
export class Senders {
  readonly #queues = new Map<QueueName, Promise<BullQueue>>();

  constructor(
    private readonly backend: Backend,
    private readonly availability: Availability,
  ) {}

  /** Runs one operation on a queue; rejects with `QueueAway` when the backend doesn't answer in time. */
  on<T>(name: QueueName, operation: (queue: BullQueue) => Promise<T>): Promise<T> {
    return this.availability.within(async () => operation(await this.#queue(name)));
  }

  async close(): Promise<void> {
    const open = await Promise.allSettled(this.#queues.values());
    await Promise.allSettled(open.map((queue) => (queue.status === 'fulfilled' ? queue.value.close() : null)));
  }

  #queue(name: QueueName): Promise<BullQueue> {
    const open = this.#queues.get(name) ?? this.#open(name);
    this.#queues.set(name, open);
    return open;
  }

  async #open(name: QueueName): Promise<BullQueue> {
    const queue: BullQueue = new Queue(name, { connection: {} }, this.backend.connect);
    queue.on('error', (error) => this.availability.report(error));
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      // BullMQ remembers a failed start for good
      this.#queues.delete(name);
      await queue.close().catch(() => undefined);
      throw error;
    }
  }
}
