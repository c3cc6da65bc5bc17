import { AskForReactions } from '@sinau/application/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Asks people how they liked a run that they completed: 500 of an agency a minute. */
@Injectable()
export class ReactionsToAsk extends Reconciler {
  readonly name = 'reactions-to-ask';
  readonly everyMs = 60_000;

  constructor(@Inject(AskForReactions) private readonly ask: AskForReactions) {
    super();
  }

  /** One item per agency that has any: they are told together. */
  find(actor: SystemActor): Promise<readonly string[]> {
    return this.ask.find(actor);
  }

  async act(actor: SystemActor): Promise<void> {
    await this.ask.run(actor);
  }
}
