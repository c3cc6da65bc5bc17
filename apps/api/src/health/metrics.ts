import type { Alarms } from '@sinau/persistence/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

/** From a cached answer to a request that waited for a database. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

type Pool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };

function isPool(value: unknown): value is Pool {
  return typeof value === 'object' && value !== null && 'totalCount' in value && 'idleCount' in value && 'waitingCount' in value;
}

/** TypeORM keeps node-postgres' pool as the driver's `master`. */
function poolOf({ driver }: DataSource): Pool | null {
  const master: unknown = 'master' in driver ? driver.master : null;
  return isPool(master) ? master : null;
}

type Series = Histogram.Internal<'method' | 'route' | 'status'>;
type Answered = { readonly method: string; readonly route: string; readonly status: number; readonly ms: number };

export function isEventStream({ headers }: FastifyRequest): boolean {
  return headers.accept === 'text/event-stream';
}

/** What Prometheus sees of one API process. Routes stand by their pattern, never by their address. */
export class ApiMetrics {
  readonly #registry = new Registry();
  readonly #pools = new Map<string, DataSource>();
  readonly #duration = new Histogram({
    name: 'sinau_http_request_duration_seconds',
    help: 'Time to answer a request. Event streams are counted apart.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  /** By route, status and method. */
  readonly #known = new Map<string, Map<number, Map<string, Series>>>();
  readonly #streams = new Gauge({ name: 'sinau_http_event_streams', help: 'Open event streams.', registers: [this.#registry] });
  readonly #connections = new Gauge({
    name: 'sinau_database_connections',
    help: 'Connections of a pool by state, and callers that wait for one.',
    labelNames: ['pool', 'state'],
    registers: [this.#registry],
  });

  readonly #outboxAge = this.#gauge('sinau_outbox_oldest_seconds', 'Age of the oldest outbox row that waits for a worker.', []);
  readonly #failedOpen = this.#gauge('sinau_failed_jobs_open', 'Jobs that failed for good and nobody has retried, of all agencies.', []);
  readonly #clockOffset = this.#gauge('sinau_clock_offset_seconds', 'The clock here less the clock of PostgreSQL.', []);
  readonly #upkeepAge = this.#gauge('sinau_upkeep_age_seconds', 'Time since the last backup or verification; missing when there was none.', ['kind']);
  readonly #upkeepFindings = this.#gauge('sinau_upkeep_findings', 'What the last backup or verification found wrong.', ['kind']);
  #askAlarms: (() => Promise<Alarms>) | null = null;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Call before routes are registered. */
  watchStreams(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (isEventStream(request)) {
        this.#streams.inc();
        reply.raw.once('close', () => this.#streams.dec());
      }
      done();
    });
  }

  answered({ method, route, status, ms }: Answered): void {
    this.#series(method, route, status).observe(ms / 1_000);
  }

  /** One object per series: to find it by its labels would be felt in every request. */
  #series(method: string, route: string, status: number): Series {
    const ofRoute = this.#known.get(route) ?? new Map<number, Map<string, Series>>();
    if (ofRoute.size === 0) this.#known.set(route, ofRoute);
    const ofStatus = ofRoute.get(status) ?? new Map<string, Series>();
    if (ofStatus.size === 0) ofRoute.set(status, ofStatus);
    const known = ofStatus.get(method) ?? this.#duration.labels(method, route, String(status));
    ofStatus.set(method, known);
    return known;
  }

  watchPool(name: string, source: DataSource): void {
    this.#pools.set(name, source);
  }

  /** Says what must wake somebody, also while no worker runs. */
  watchAlarms(ask: () => Promise<Alarms>): void {
    this.#askAlarms = ask;
  }

  /** The exposition text, and its content type. Depths are asked for at each scrape; what can't be asked is missing, not zero. */
  async page(): Promise<{ readonly type: string; readonly text: string }> {
    for (const [name, source] of this.#pools) {
      const pool = poolOf(source);
      if (!pool) continue;
      this.#connections.set({ pool: name, state: 'used' }, pool.totalCount - pool.idleCount);
      this.#connections.set({ pool: name, state: 'idle' }, pool.idleCount);
      this.#connections.set({ pool: name, state: 'waiting' }, pool.waitingCount);
    }
    for (const gauge of [this.#upkeepAge, this.#upkeepFindings]) gauge.reset();
    for (const gauge of [this.#outboxAge, this.#failedOpen, this.#clockOffset]) gauge.remove(); // a reset would say 0
    await this.#showAlarms().catch(() => undefined);
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  async #showAlarms(): Promise<void> {
    if (this.#askAlarms === null) return;
    const asked = Date.now();
    const { outboxSeconds, failedJobs, now, upkeep } = await this.#askAlarms();
    const middle = (asked + Date.now()) / 2; // the database looked at its clock about then
    this.#outboxAge.set(outboxSeconds);
    this.#failedOpen.set(failedJobs);
    this.#clockOffset.set((middle - now) / 1_000);
    for (const { kind, ageSeconds, findings } of upkeep) {
      this.#upkeepAge.set({ kind }, ageSeconds);
      this.#upkeepFindings.set({ kind }, findings);
    }
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}
