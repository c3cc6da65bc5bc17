import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import type { PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { enter, EnteredQuery, type Settings } from './entered-query.js';
import { statement, type Statement } from './statement.js';
import { isUnavailable } from './unavailable.js';

/**
 * One database transaction in the name of one actor. Row-level security sees the actor's
 * agency; without one, agency-owned tables are empty.
 */
export type Transaction = {
  readonly actor: Actor;
  /** The actor's agency; throws when there is none. */
  readonly agencyId: string;
  /** The request it is traced by, for the audit and the outbox. */
  readonly requestId: string | null;
  /** TypeORM on this transaction: for writes that are not hot. */
  readonly manager: EntityManager;
  /** Runs a named statement and returns its rows. */
  query<R extends QueryResultRow>(text: Statement, values?: readonly unknown[]): Promise<R[]>;
};

const begin = statement('transaction.begin', 'begin');
const commit = statement('transaction.commit', 'commit');
function settings(actor: Actor): Settings {
  if (actor.kind === 'anonymous') return ['', '', ''];
  if (actor.kind === 'system') return [actor.agencyId, '', ''];
  const platform = actor.assignments.some((held) => held.role === 'platform_admin') ? 'on' : '';
  return [actor.agencyId, actor.personId, platform];
}

export function agencyOf(actor: Actor): string {
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in');
  return actor.agencyId;
}

function unavailableOr(error: unknown): unknown {
  return isUnavailable(error) ? new DomainError('unavailable', { service: 'database' }) : error;
}

/** A role's door to PostgreSQL: every read and write goes through a transaction that names its actor. */
export class Database {
  private readonly knowsEnter = new WeakSet<PoolClient>();

  constructor(readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction for `actor`; commits when it returns, rolls back when it throws.
   * Throws `unavailable` when PostgreSQL can't be reached.
   */
  async transaction<T>(actor: Actor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client: PoolClient = await runner.connect();
      const opened = this.open(runner, client, actor);
      return await this.finish(client, opened, work(this.handle(runner, client, actor)));
    } catch (error) {
      throw unavailableOr(error);
    } finally {
      await runner.release();
    }
  }

  /** One statement in a transaction of its own, sent in a single round trip. For hot reads and one-statement writes. */
  async run<R extends QueryResultRow>(actor: Actor, text: Statement, values: readonly unknown[] = []): Promise<R[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client: PoolClient = await runner.connect();
      if (!this.knowsEnter.has(client)) await this.prepareEnter(client);
      return await new Promise((resolve, reject) => {
        client.query(new EnteredQuery<R>(settings(actor), text, values, (error, result) => (error ? reject(error) : resolve(result.rows))));
      });
    } catch (error) {
      throw unavailableOr(error);
    } finally {
      await runner.release();
    }
  }

  private async prepareEnter(client: PoolClient): Promise<void> {
    await client.query({ ...enter, values: settings({ kind: 'anonymous' }) });
    this.knowsEnter.add(client);
  }

  private open(runner: QueryRunner, client: PoolClient, actor: Actor): Promise<unknown> {
    // TypeORM must not open a transaction of its own on this connection: save() asks this flag.
    Object.assign(runner, { isTransactionActive: true });
    const opened = Promise.all([client.query(begin), client.query({ ...enter, values: settings(actor) })]);
    opened.catch(() => undefined); // awaited by finish(); marked so that Node does not call it unhandled meanwhile
    return opened;
  }

  private async finish<T>(client: PoolClient, opened: Promise<unknown>, work: Promise<T>): Promise<T> {
    try {
      const [, result] = await Promise.all([opened, work]);
      await client.query(commit);
      return result;
    } catch (error) {
      // `work` may still be running statements when `opened` failed: let it end before the connection is given back.
      await work.catch(() => undefined);
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  private handle(runner: QueryRunner, client: PoolClient, actor: Actor): Transaction {
    return {
      actor,
      get agencyId() {
        return agencyOf(actor);
      },
      requestId: actor.requestId ?? null,
      manager: runner.manager,
      async query<R extends QueryResultRow>(text: Statement, values: readonly unknown[] = []) {
        const result = await client.query<R>({ ...text, values: [...values] });
        return result.rows;
      },
    };
  }
}

/** The author role's door: reads and writes answer keys. Only authoring use cases are given it. */
export class AuthorDatabase extends Database {}
