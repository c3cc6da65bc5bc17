import { setTimeout as pause } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';

const AGAIN_AFTER_MS = 1_000;

/**
 * Hears PostgreSQL's notifications on a connection of its own, and listens again after every break.
 * `connected` is called at each connection: what was said meanwhile is lost.
 */
export abstract class DatabaseListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stop = new AbortController();
  private client: pg.Client | null = null;
  private listening: Promise<void> = Promise.resolve();

  /** `name` is shown in the log and in pg_stat_activity. */
  protected constructor(
    private readonly databaseUrl: string,
    private readonly name: string,
    private readonly channels: readonly string[],
  ) {}

  protected abstract heard(payload: string): void;
  protected abstract connected(): void;

  onApplicationBootstrap(): void {
    this.listening = this.listen(new Logger(this.name));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.client?.end();
    await this.listening;
  }

  private async listen(logger: Logger): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.untilBroken().catch((error: unknown) => {
        if (!this.stop.signal.aborted) logger.warn(`listening again shortly: ${error instanceof Error ? error.message : String(error)}`);
      });
      await pause(AGAIN_AFTER_MS, undefined, { signal: this.stop.signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  /** Connects and listens; settles when the connection ends. */
  private async untilBroken(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: `sinau-${this.name}`, keepAlive: true });
    this.client = client;
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.on('error', reject); // a connection that breaks may say so twice
    });
    ended.catch(() => undefined); // read below, once the connection stands
    client.on('notification', ({ payload }) => this.heard(payload ?? ''));
    // A client that is ended while it connects never settles its connect(): only its end tells.
    await Promise.race([this.begin(client), ended]);
    await ended;
  }

  private async begin(client: pg.Client): Promise<void> {
    await client.connect();
    for (const channel of this.channels) await client.query(`listen ${channel}`);
    this.connected();
  }
}
