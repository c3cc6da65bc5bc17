import type { BackendFactory, IQueueBackend } from 'bullmq';

/** What differs between Redis and PostgreSQL. */
export type Backend = {
  readonly kind: 'redis' | 'postgres';
  /** Builds the connection of one BullMQ queue or worker; the `connection` option is ignored. */
  readonly connect: BackendFactory<IQueueBackend, unknown>;
  /** Rejects when the backend doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Where a backend sends what its sockets report. */
export type BackendReport = {
  report(error: unknown): void;
  untilBack(): Promise<void>;
};
