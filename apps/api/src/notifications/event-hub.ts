import { PassThrough, type Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SessionReader } from '../http/session-reader.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { DatabaseListener } from '../platform/database-listener.js';

/** Proxies close silent connections after a minute or less; and this often a stream asks whether its session still lives (A04). */
const HEARTBEAT_MS = 4_000;
/** Streams of one person at once: many tabs, but not a flood. */
const STREAMS_PER_PERSON = 20;

type Listening = { readonly stream: PassThrough; readonly tokenHash: Buffer };

/** Open event streams by person; told by PostgreSQL when a notification was written by any process. */
@Injectable()
export class EventHub extends DatabaseListener implements OnModuleDestroy {
  private readonly byPerson = new Map<string, Set<Listening>>();
  private readonly heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);

  constructor(
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(API_OPTIONS) { databaseUrl }: ApiOptions,
  ) {
    super(databaseUrl, 'events', ['sinau_notification']);
    this.heartbeat.unref();
  }

  /** A stream of server-sent events that ends with the session. The oldest of too many is closed. */
  open(personId: string, tokenHash: Buffer): Readable {
    const streams = this.byPerson.get(personId) ?? new Set<Listening>();
    const [oldest] = streams;
    if (streams.size >= STREAMS_PER_PERSON) oldest?.stream.end();
    const listening = { stream: new PassThrough(), tokenHash };
    streams.add(listening);
    this.byPerson.set(personId, streams);
    listening.stream.once('close', () => this.forget(personId, listening));
    listening.stream.write('retry: 3000\n: connected\n\n');
    return listening.stream;
  }

  /** Before the server closes: it waits for open answers, and these would never end. */
  onModuleDestroy(): void {
    clearInterval(this.heartbeat);
    for (const streams of this.byPerson.values()) for (const { stream } of streams) stream.end('event: bye\ndata: {}\n\n');
  }

  protected heard(personId: string): void {
    for (const { stream } of this.byPerson.get(personId) ?? []) stream.write('event: notification\ndata: {}\n\n');
  }

  /** News may have passed while nobody listened: everybody looks once. */
  protected connected(): void {
    for (const personId of this.byPerson.keys()) this.heard(personId);
  }

  private async beat(): Promise<void> {
    const all = [...this.byPerson.values()].flatMap((streams) => [...streams]);
    await Promise.all(all.map((listening) => this.keepOrEnd(listening)));
  }

  private async keepOrEnd({ stream, tokenHash }: Listening): Promise<void> {
    const alive = await this.sessions.read(tokenHash).then((session) => session !== null, () => true); // a database that is away ends no session
    if (alive) stream.write(': beat\n\n');
    else stream.end('event: session_ended\ndata: {}\n\n');
  }

  private forget(personId: string, listening: Listening): void {
    const streams = this.byPerson.get(personId);
    streams?.delete(listening);
    if (streams?.size === 0) this.byPerson.delete(personId);
  }
}
