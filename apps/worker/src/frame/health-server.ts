import { mayReadMetrics } from '@sinau/application/core';
import { Inject, Injectable } from '@nestjs/common';
import type { JobQueue } from '@sinau/queue';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import { JOB_QUEUE } from './job-queue.provider.js';
import { WorkerMetrics } from './metrics.js';

/** `/live` and `/ready` for whoever reaches the address, `/metrics` as the API gives its own: by token, else to this machine only. */
@Injectable()
export class HealthServer {
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => {
      this.options.log.error({ err: error }, 'a health request failed');
      response.writeHead(500).end();
    });
  });

  constructor(
    @Inject(WorkerMetrics) private readonly metrics: WorkerMetrics,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    @Inject(DatabaseWatch) private readonly watch: DatabaseWatch,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  /** Returns the port it listens on. */
  async start(): Promise<number> {
    const { metricsHost, metricsPort } = this.options.configuration;
    this.#server.listen(metricsPort, metricsHost);
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url } = request;
    if (url === '/live') return void response.writeHead(200).end('alive\n');
    if (url === '/ready') return this.#ready(response);
    if (url !== '/metrics' || !mayReadMetrics(request, this.options.configuration.metricsToken)) return void response.writeHead(404).end();
    const { type, text } = await this.metrics.page();
    response.writeHead(200, { 'content-type': type }).end(text);
  }

  async #ready(response: ServerResponse): Promise<void> {
    const queue = await this.queue.ping().then(() => true, () => false);
    const database = this.watch.isThere;
    const status = queue && database ? 200 : 503;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ database, queue }));
  }
}
