import type { LearningView, OwnGainView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import { gainOf, groupGain, hiddenBelow, pairScores, smallestGroup, type GroupGain, type PairAttempt, type PairScores } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { courseOfOwnEnrolment, pairAttemptsOfEnrolment, pairAttemptsOfRun, quizPairsOf, smallestGroupSet, type QuizPair } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { runEvaluated } from './run-evaluated.js';

type Attempts = readonly (PairAttempt & { readonly pairId: string })[];

const named = ({ id, preTitle, postTitle, competency }: QuizPair) => ({ id, preTitle, postTitle, competency });
const scoresOf = (attempts: Attempts, pairId: string): PairScores | null => pairScores(attempts.filter((attempt) => attempt.pairId === pairId));

/** Of some pairs together. Figures of too few learners are left out, however many pairs they took; how many there are is told. */
function gainShown(pairs: readonly QuizPair[], learners: readonly { readonly attempts: Attempts }[], k: number): GroupGain {
  const each = learners.map(({ attempts }) => pairs.flatMap(({ id }) => scoresOf(attempts, id) ?? [])).filter((scores) => scores.length > 0);
  const gain = groupGain(each.flat());
  return hiddenBelow(k, each.length) ? { n: gain.n, pre: null, post: null, points: null, spread: null, normalised: null } : gain;
}

/** What learners gained from a pre-test to its post-test. */
@Injectable()
export class MeasureLearning {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  ofRun(actor: Actor, runId: string): Promise<LearningView> {
    return this.database.transaction(actor, async (transaction) => {
      const run = await runEvaluated(transaction, actor, runId);
      const k = smallestGroup(await smallestGroupSet(transaction));
      const pairs = await quizPairsOf(transaction, run.courseId);
      const learners = await pairAttemptsOfRun(transaction, runId);
      const competencies = [...new Set(pairs.flatMap(({ competency }) => competency ?? []))];
      return {
        runId, runName: run.name, courseTitle: run.courseTitle, courseId: run.courseId, smallestGroup: k,
        pairs: pairs.map((pair) => ({ ...named(pair), gain: gainShown([pair], learners, k) })),
        competencies: competencies.map((competency) => ({ competency, gain: gainShown(pairs.filter((pair) => pair.competency === competency), learners, k) })),
        learners: learners.map(({ personId, name, attempts }) => ({
          personId, name, gains: pairs.flatMap(({ id }) => {
            const scores = scoresOf(attempts, id);
            return scores === null ? [] : [{ pairId: id, ...scores, ...gainOf(scores) }];
          }),
        })),
      };
    });
  }

  /** One's own. Throws `not_found`. */
  ofOwn(actor: Actor, enrolmentId: string): Promise<OwnGainView> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const courseId = await courseOfOwnEnrolment(transaction, enrolmentId, personId);
      if (courseId === null) throw new DomainError('not_found');
      const attempts = await pairAttemptsOfEnrolment(transaction, enrolmentId, personId);
      const pairs = await quizPairsOf(transaction, courseId);
      return {
        pairs: pairs.map((pair) => {
          const scores = scoresOf(attempts, pair.id);
          return { ...named(pair), gain: scores && { ...scores, ...gainOf(scores) } };
        }),
      };
    });
  }
}
