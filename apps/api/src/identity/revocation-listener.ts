import { Inject, Injectable } from '@nestjs/common';
import { SessionReader } from '../http/session-reader.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { DatabaseListener } from '../platform/database-listener.js';

/**
 * Hears which session or person changed, and forgets what was believed of it. After a broken
 * connection everything is forgotten, since nobody knows what was said meanwhile.
 */
@Injectable()
export class RevocationListener extends DatabaseListener {
  constructor(
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(API_OPTIONS) { databaseUrl }: ApiOptions,
  ) {
    super(databaseUrl, 'revocations', ['sinau_session', 'sinau_person']);
  }

  protected heard(id: string): void {
    this.sessions.forget(id);
  }

  protected connected(): void {
    this.sessions.forgetAll();
  }
}
