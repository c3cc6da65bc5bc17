import { AskAboutBehaviour, FollowBehaviour } from '@sinau/application/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Plans and opens askings about alumni: 500 of an agency at a time. One item stands for all. */
@Injectable()
export class BehaviourFollowUps extends Reconciler {
  readonly name = 'behaviour-follow-ups';
  readonly everyMs = 60_000;

  constructor(@Inject(FollowBehaviour) private readonly follow: FollowBehaviour) {
    super();
  }

  async find(actor: SystemActor): Promise<readonly string[]> {
    return (await this.follow.find(actor, new Date())) ? ['due'] : [];
  }

  async act(actor: SystemActor): Promise<void> {
    await this.follow.run(actor, new Date());
  }
}

/** Asks and reminds, in office hours: 200 of an agency a minute. */
@Injectable()
export class BehaviourMails extends Reconciler {
  readonly name = 'behaviour-mails';
  readonly everyMs = 60_000;

  constructor(@Inject(AskAboutBehaviour) private readonly ask: AskAboutBehaviour) {
    super();
  }

  async find(actor: SystemActor): Promise<readonly string[]> {
    return (await this.ask.find(actor, new Date())) ? ['due'] : [];
  }

  async act(actor: SystemActor): Promise<void> {
    await this.ask.run(actor, new Date());
  }
}
