import { ReadAttemptPicture } from '@sinau/application/quizzes';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { elsewhere } from '../http/elsewhere.js';
import { Handles, type Call } from '../http/handles.js';

@Controller()
export class QuestionPicturesController {
  constructor(@Inject(ReadAttemptPicture) private readonly readAttemptPicture: ReadAttemptPicture) {}

  @Handles(quizzesRoutes.picture)
  async picture({ actor, params }: Call<typeof quizzesRoutes.picture>, reply: FastifyReply) {
    return elsewhere(reply, await this.readAttemptPicture.run(actor, params));
  }
}
