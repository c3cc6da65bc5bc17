import { MeasureLearning, PairQuizzes } from '@sinau/application/evaluations';
import { learningRoutes as routes } from '@sinau/contracts/evaluations';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Pre-test and post-test, and what was gained between them. */
@Controller()
export class LearningController {
  constructor(
    @Inject(PairQuizzes) private readonly quizzes: PairQuizzes,
    @Inject(MeasureLearning) private readonly measured: MeasureLearning,
  ) {}

  @Handles(routes.pairs)
  pairs({ actor, params }: Call<typeof routes.pairs>) {
    return this.quizzes.read(actor, params.courseId);
  }

  @Handles(routes.pair)
  pair({ actor, params, body }: Call<typeof routes.pair>) {
    return this.quizzes.pair(actor, { courseId: params.courseId, ...body });
  }

  @Handles(routes.unpair)
  async unpair({ actor, params }: Call<typeof routes.unpair>) {
    await this.quizzes.unpair(actor, params.courseId, params.pairId);
  }

  @Handles(routes.nameCompetency)
  nameCompetency({ actor, params, body }: Call<typeof routes.nameCompetency>) {
    return this.quizzes.nameCompetency(actor, { courseId: params.courseId, ...body });
  }

  @Handles(routes.learning)
  learning({ actor, params }: Call<typeof routes.learning>) {
    return this.measured.ofRun(actor, params.runId);
  }

  @Handles(routes.ownGain)
  ownGain({ actor, params }: Call<typeof routes.ownGain>) {
    return this.measured.ofOwn(actor, params.enrolmentId);
  }
}
