import { ServeWaiting } from '@sinau/application/enrolments';
import { ApplyRule, DivideSeats } from '@sinau/application/programmes';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Seats that a unit or a guest agency has not used by its day are anybody's. */
@Injectable()
export class SeatsToHandBack extends Reconciler<{ readonly id: string; readonly runId: string }> {
  readonly name = 'seats-to-hand-back';
  readonly everyMs = 60_000;

  constructor(@Inject(DivideSeats) private readonly seats: DivideSeats) {
    super();
  }

  find(actor: SystemActor): Promise<readonly { readonly id: string; readonly runId: string }[]> {
    return this.seats.due(actor, new Date());
  }

  act(actor: SystemActor, quota: { readonly id: string; readonly runId: string }): Promise<void> {
    return this.seats.handBackDue(actor, quota);
  }
}

/** Serves waiting lists where a guest agency gave seats up: its own transaction can't reach the host's people. */
@Injectable()
export class WaitingBesideFreeSeats extends Reconciler {
  readonly name = 'waiting-beside-free-seats';
  readonly everyMs = 60_000;

  constructor(@Inject(ServeWaiting) private readonly serveWaiting: ServeWaiting) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.serveWaiting.find(actor, new Date());
  }

  async act(actor: SystemActor, runId: string): Promise<void> {
    await this.serveWaiting.run(actor, runId);
  }
}

/** Rules whose hour of the day has come, and those asked for whose job was lost. */
@Injectable()
export class RulesToApply extends Reconciler {
  readonly name = 'rules-to-apply';
  readonly everyMs = 60_000;

  constructor(@Inject(ApplyRule) private readonly rules: ApplyRule) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.rules.find(actor, new Date());
  }

  act(actor: SystemActor, ruleId: string): Promise<void> {
    return this.rules.run(actor, ruleId, new Date());
  }
}
