import { AnswerBehaviour, ChangeBehaviour, ImportResults, MeasureLearning, PairQuizzes, ReadBehaviour, ReadResults } from '@sinau/application/evaluations';
import { Module } from '@nestjs/common';
import { BehaviourController } from './behaviour.controller.js';
import { LearningController } from './learning.controller.js';
import { ResultsController } from './results.controller.js';

/** Evaluation beyond reaction: learning, behaviour and results. */
@Module({
  controllers: [BehaviourController, LearningController, ResultsController],
  providers: [AnswerBehaviour, ChangeBehaviour, ImportResults, MeasureLearning, PairQuizzes, ReadBehaviour, ReadResults],
})
export class EvaluationLevelsModule {}
