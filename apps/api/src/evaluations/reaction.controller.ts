import { AnswerReaction, ManageReaction, ReadReaction, reactionCsv } from '@sinau/application/evaluations';
import { reactionRoutes } from '@sinau/contracts/evaluations';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { csvReply } from '../http/csv-reply.js';

/** How a run is evaluated, and one's own evaluation of it. */
@Controller()
export class ReactionController {
  constructor(
    @Inject(ManageReaction) private readonly manage: ManageReaction,
    @Inject(ReadReaction) private readonly figures: ReadReaction,
    @Inject(AnswerReaction) private readonly answers: AnswerReaction,
  ) {}

  @Handles(reactionRoutes.ofRun)
  ofRun({ actor, params }: Call<typeof reactionRoutes.ofRun>) {
    return this.manage.read(actor, params.runId);
  }

  @Handles(reactionRoutes.setReaction)
  setReaction({ actor, params, body }: Call<typeof reactionRoutes.setReaction>) {
    return this.manage.set(actor, params.runId, body);
  }

  @Handles(reactionRoutes.reaction)
  reaction({ actor, params }: Call<typeof reactionRoutes.reaction>) {
    return this.figures.run(actor, params.runId);
  }

  @Handles(reactionRoutes.reactionCsv)
  async reactionCsv({ actor, params, request }: Call<typeof reactionRoutes.reactionCsv>, reply: FastifyReply) {
    return csvReply(reply, 'evaluasi-reaksi.csv', reactionCsv(await this.figures.run(actor, params.runId), request.sinau.language));
  }

  @Handles(reactionRoutes.own)
  own({ actor, params }: Call<typeof reactionRoutes.own>) {
    return this.answers.read(actor, params.evaluationId);
  }

  @Handles(reactionRoutes.answer)
  async answer({ actor, params, body }: Call<typeof reactionRoutes.answer>) {
    await this.answers.answer(actor, params.evaluationId, body);
  }
}
