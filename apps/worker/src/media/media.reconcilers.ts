import { MendMedia } from '@sinau/application/media';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Gives uploads up that nobody went on with. */
@Injectable()
export class AbandonedUploads extends Reconciler {
  readonly name = 'abandoned-uploads';
  readonly everyMs = 15 * 60_000;

  constructor(@Inject(MendMedia) private readonly mend: MendMedia) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.mend.abandoned(actor);
  }

  act(actor: SystemActor, mediaId: string): Promise<void> {
    return this.mend.expire(actor, mediaId);
  }
}

/** Asks again for the processing of videos and pictures whose job was lost, or ended while the store was away. */
@Injectable()
export class StuckMedia extends Reconciler {
  readonly name = 'stuck-media';
  readonly everyMs = 30_000;

  constructor(@Inject(MendMedia) private readonly mend: MendMedia) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.mend.stuck(actor);
  }

  act(actor: SystemActor, mediaId: string): Promise<void> {
    return this.mend.ask(actor, mediaId);
  }
}
