import pg, { type Connection, type QueryResultRow } from 'pg';
import { statement, type Statement } from './statement.js';

// What node-postgres calls on a query as messages arrive; its typings name only `submit`.
declare module 'pg' {
  interface Query {
    handleDataRow(message: unknown): void;
    handleCommandComplete(message: unknown, connection: Connection): void;
  }
}

/** Agency, person and 'on' for the platform: what row-level security is told. */
export type Settings = [agency: string, person: string, platform: string];

export const enter = statement(
  'transaction.enter',
  `select set_config('sinau.agency', $1, true), set_config('sinau.person', $2, true), set_config('sinau.platform', $3, true)`,
);

/**
 * One statement in the name of an actor, in one write with one Sync: PostgreSQL makes one implicit
 * transaction of all that stands between two Syncs, so no BEGIN and no COMMIT travel, and an error in either
 * part undoes both. `enter` must be prepared on the connection already.
 * Source: PostgreSQL documentation, "Pipelining" in the chapter on the frontend/backend protocol.
 */
export class EnteredQuery<R extends QueryResultRow> extends pg.Query<R> {
  #entered = false;

  constructor(settings: Settings, text: Statement, values: readonly unknown[], done: (error: Error | null | undefined, result: { rows: R[] }) => void) {
    super({ ...text, values: [...values] }, done);
    this.submit = (connection) => {
      connection.stream.cork();
      connection.bind({ statement: enter.name, values: settings }, true);
      connection.execute(null, true);
      const refusal: unknown = pg.Query.prototype.submit.call(this, connection);
      connection.stream.uncork();
      // Refused after `enter` was written: without its Sync the connection would answer nobody any more.
      if (refusal instanceof Error) connection.stream.destroy(refusal);
      return refusal;
    };
  }

  /** The row and the end of `enter` come first; they are no part of the result. */
  override handleDataRow(message: unknown): void {
    if (this.#entered) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#entered) super.handleCommandComplete(message, connection);
    this.#entered = true;
  }
}
