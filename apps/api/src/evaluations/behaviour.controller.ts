import { AnswerBehaviour, ChangeBehaviour, ReadBehaviour } from '@sinau/application/evaluations';
import { behaviourRoutes as routes } from '@sinau/contracts/evaluations';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { csvReply } from '../http/csv-reply.js';
import { Handles, type Call } from '../http/handles.js';

/** Behaviour after training: what a run shows, and the doors to answer by. */
@Controller()
export class BehaviourController {
  constructor(
    @Inject(ReadBehaviour) private readonly behaviour: ReadBehaviour,
    @Inject(ChangeBehaviour) private readonly changeBehaviour: ChangeBehaviour,
    @Inject(AnswerBehaviour) private readonly answers: AnswerBehaviour,
  ) {}

  @Handles(routes.behaviour)
  ofRun({ actor, params }: Call<typeof routes.behaviour>) {
    return this.behaviour.ofRun(actor, params.runId);
  }

  @Handles(routes.changeBehaviour)
  change({ actor, params, body }: Call<typeof routes.changeBehaviour>) {
    return this.changeBehaviour.run(actor, params.runId, body);
  }

  @Handles(routes.missing)
  missing({ actor, params, query }: Call<typeof routes.missing>) {
    return this.behaviour.missing(actor, params.runId, query);
  }

  @Handles(routes.behaviourFile)
  async file({ actor, params, request }: Call<typeof routes.behaviourFile>, reply: FastifyReply) {
    return csvReply(reply, 'evaluasi-perilaku.csv', await this.behaviour.csv(actor, params.runId, request.sinau.language));
  }

  @Handles(routes.mine)
  mine({ actor }: Call<typeof routes.mine>) {
    return this.answers.mine(actor);
  }

  @Handles(routes.link)
  link({ actor, params }: Call<typeof routes.link>) {
    return this.answers.link(actor, params.requestId);
  }

  @Handles(routes.asked)
  asked({ params }: Call<typeof routes.asked>) {
    return this.answers.asked(params.code);
  }

  @Handles(routes.answer)
  async answer({ params, body }: Call<typeof routes.answer>) {
    await this.answers.answer(params.code, body);
  }
}
