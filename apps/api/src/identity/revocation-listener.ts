import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { SessionReader } from '../http/session-reader.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';

const AGAIN_AFTER_MS = 1_000;
const CHANNELS = ['sinau_session', 'sinau_person'];

/**
 * Hears PostgreSQL say which session or person changed, and forgets what was believed of it.
 * After a broken connection everything is forgotten, since nobody knows what was said meanwhile.
 */
@Injectable()
export class RevocationListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('revocations');
  private readonly stop = new AbortController();
  private client: pg.Client | null = null;
  private listening: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.listening = this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.client?.end();
    await this.listening;
  }

  private async listen(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.untilBroken().catch((error: unknown) => {
        if (!this.stop.signal.aborted) this.logger.warn(`listening again shortly: ${error instanceof Error ? error.message : String(error)}`);
      });
      await pause(AGAIN_AFTER_MS, undefined, { signal: this.stop.signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  /** Connects and listens; settles when the connection ends. */
  private async untilBroken(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.databaseUrl, application_name: 'sinau-revocations', keepAlive: true });
    this.client = client;
    const ended = new Promise<void>((resolve, reject) => {
      client.once('end', resolve);
      client.once('error', reject);
    });
    ended.catch(() => undefined); // read below, once the connection stands
    client.on('notification', ({ payload }) => this.sessions.forget(payload ?? ''));
    await client.connect();
    for (const channel of CHANNELS) await client.query(`listen ${channel}`);
    this.sessions.forgetAll();
    await ended;
  }
}
