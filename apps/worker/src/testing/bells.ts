import { Inject, Injectable, Module } from '@nestjs/common';
import { defineJob, type JobPayload } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { Database, enqueue, statement } from '@sinau/persistence/core';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { JobContext } from '@sinau/queue';
import { JobProcessor } from '../frame/job-processor.js';
import { Reconciler } from '../frame/reconciler.js';

/** The feature that the frame's specs run: bells of an agency, each rung once whatever happens. */
export const ringBell = defineJob({
  name: 'ring-bell',
  queue: 'notifications',
  payload: z.strictObject({ agencyId: z.uuid(), bell: z.string() }),
  dedupe: ({ bell }) => bell,
});

/** As a superuser, in a migrated database. A bell that is cracked can't be rung, one that is held rings when it is let go. */
export const bellTables = `
  create table bells (agency_id uuid, bell text primary key, cracked boolean not null default false, held boolean not null default false);
  create table rings (bell text primary key);
  create table bell_runs (bell text, request_id text);
  grant all on bells, rings, bell_runs to sinau_worker;
  insert into agencies (id, name, short_name, code, settings)
  values ('00000000-0000-7000-8000-000000000001', 'Badan Lonceng', 'BL', 'BL', '{}'), ('00000000-0000-7000-8000-000000000002', 'Dinas Genta', 'DG', 'DG', '{}')`;
export const agencyId = '00000000-0000-7000-8000-000000000001';

const begin = statement('bells.begin', `insert into bell_runs (bell, request_id) values ($1, $2)`);
const look = statement('bells.look', `select cracked, held from bells where bell = $1`);
const ring = statement('bells.ring', `insert into rings (bell) values ($1) on conflict do nothing`);
const silent = statement('bells.silent', `select bell from bells where agency_id = $1 and not exists (select from rings where rings.bell = bells.bell)`);

@Injectable()
export class RingBell extends JobProcessor<typeof ringBell> {
  readonly job = ringBell;

  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  async run({ bell }: JobPayload<typeof ringBell>, { requestId, jobId }: JobContext): Promise<void> {
    const ask = (text: typeof look) => this.database.run<{ cracked: boolean; held: boolean }>({ kind: 'anonymous' }, text, [bell]);
    await this.database.run({ kind: 'anonymous' }, begin, [bell, requestId ?? jobId]);
    let [state] = await ask(look);
    if (state?.cracked) throw new Error(`${bell} is cracked`);
    for (; state?.held; [state] = await ask(look)) await pause(10);
    await ask(ring);
  }
}

@Module({ providers: [RingBell] })
export class BellsModule {}

export const strikeHour = defineJob({ name: 'strike-hour', queue: 'maintenance', payload: z.strictObject({}), dedupe: () => 'all' });

/** Runs by the clock alone. */
@Injectable()
export class StrikeHour extends JobProcessor<typeof strikeHour> {
  readonly job = strikeHour;
  override readonly schedule = { everyMs: 200, payload: {} };

  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  async run(): Promise<void> {
    await this.database.run({ kind: 'anonymous' }, begin, ['hour', null]);
  }
}

@Module({ providers: [StrikeHour] })
export class HoursModule {}

/** Asks for a ring of each bell that is known and was never rung. */
@Injectable()
export class SilentBells extends Reconciler {
  readonly name = 'silent-bells';
  readonly everyMs = 100;

  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  async find(actor: SystemActor): Promise<readonly string[]> {
    const rows = await this.database.run<{ bell: string }>(actor, silent, [actor.agencyId]);
    return rows.map(({ bell }) => bell);
  }

  act(actor: SystemActor, bell: string): Promise<void> {
    return this.database.transaction(actor, (transaction) => enqueue(transaction, ringBell, { agencyId: actor.agencyId, bell }));
  }
}

@Module({ providers: [SilentBells] })
export class ReconcilingModule {}
