import { MarkQuestions } from '@sinau/application/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../frame/reconciler.js';

/** Keeps marks by question where gain is told by competency: 500 attempts of an agency a minute. */
@Injectable()
export class UnmarkedQuestions extends Reconciler {
  readonly name = 'unmarked-questions';
  readonly everyMs = 60_000;

  constructor(@Inject(MarkQuestions) private readonly mark: MarkQuestions) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.mark.find(actor);
  }

  act(actor: SystemActor, attemptId: string): Promise<void> {
    return this.mark.run(actor, attemptId);
  }
}
