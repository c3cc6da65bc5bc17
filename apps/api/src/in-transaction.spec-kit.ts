import type { Actor } from '@sinau/domain/identity';
import { Database, type Statement, type Transaction } from '@sinau/persistence/core';
import type { QueryResultRow } from 'pg';

/** Runs every statement inside a transaction that is already open: `now()` stands still, and locks are held until it ends. */
export class InTransaction extends Database {
  constructor(
    source: Database,
    private readonly opened: Transaction,
  ) {
    super(source.dataSource);
  }

  override run<R extends QueryResultRow>(_actor: Actor, text: Statement, values: readonly unknown[] = []): Promise<R[]> {
    return this.opened.query<R>(text, values);
  }
}
