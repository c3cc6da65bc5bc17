import type { LearningView, OwnGainView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import { comparedAttempts, gainOf, groupGain, hiddenBelow, pairScores, scoresByCompetency, smallestGroup, type GroupGain, type PairScores, type PartMarks } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { Database, type Transaction } from '@sinau/persistence/core';
import {
  competencyMarks, courseOfOwnEnrolment, pairAttemptsOfEnrolment, pairAttemptsOfRun, pairedQuestions, quizPairsOf, smallestGroupSet, type LearnerAttempts, type QuizPair,
} from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { runEvaluated } from './run-evaluated.js';

type Attempts = LearnerAttempts['attempts'];

const pairNamed = ({ id, preTitle, postTitle, competency }: QuizPair) => ({ id, preTitle, postTitle, competency });
const scoresOf = (attempts: Attempts, pairId: string): PairScores | null => pairScores(attempts.filter((attempt) => attempt.pairId === pairId));

/** Figures of too few learners are left out; how many there are is told. */
function gainShown(learners: readonly PairScores[], k: number): GroupGain {
  const gain = groupGain(learners);
  return hiddenBelow(k, gain.n) ? { n: gain.n, pre: null, post: null, points: null, spread: null, normalised: null } : gain;
}

type ByCompetency = { readonly names: ReadonlyMap<string, string>; /** Of each learner in their order, by competency. */ readonly scores: readonly ReadonlyMap<string, PairScores>[] };

/** What learners reached before and after, by competency. */
async function byCompetency(transaction: Transaction, courseId: string, pairs: readonly QuizPair[], learners: readonly LearnerAttempts[]): Promise<ByCompetency> {
  const questions = (await pairedQuestions(transaction, courseId)).filter(({ competencyId }) => competencyId !== null);
  const measured = pairs.map((pair) => ({ ...pair, byQuestion: questions.some(({ lessonId }) => lessonId === pair.preLessonId || lessonId === pair.postLessonId) }));
  const compared = learners.map(({ attempts }) => new Map(pairs.flatMap(({ id }) => {
    const two = comparedAttempts(attempts.filter(({ pairId }) => pairId === id));
    return two === null ? [] : [[id, two] as const];
  })));
  const ids = questions.length === 0 ? [] : compared.flatMap((of) => [...of.values()].flatMap(({ pre, post }) => [pre.attemptId, post.attemptId]));
  const marks = new Map(ids.map((id) => [id, new Map<string, PartMarks>()] as const));
  for (const { attemptId, competencyId, ...part } of ids.length === 0 ? [] : await competencyMarks(transaction, ids)) marks.get(attemptId)?.set(competencyId, part);
  const names = new Map([...pairs, ...questions].flatMap(({ competencyId, competency }) => (competencyId === null || competency === null ? [] : [[competencyId, competency] as const])));
  return { names, scores: compared.map((of) => scoresByCompetency(measured, of, marks)) };
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
      const { names, scores } = await byCompetency(transaction, run.courseId, pairs, learners);
      const named = [...names].sort(([, one], [, other]) => one.localeCompare(other));
      return {
        runId, runName: run.name, courseTitle: run.courseTitle, courseId: run.courseId, smallestGroup: k,
        pairs: pairs.map((pair) => ({ ...pairNamed(pair), gain: gainShown(learners.flatMap(({ attempts }) => scoresOf(attempts, pair.id) ?? []), k) })),
        competencies: named.map(([id, competency]) => ({ competency, gain: gainShown(scores.flatMap((of) => of.get(id) ?? []), k) })),
        learners: learners.map(({ personId, name, attempts }, at) => ({
          personId, name,
          gains: pairs.flatMap(({ id }) => {
            const found = scoresOf(attempts, id);
            return found === null ? [] : [{ pairId: id, ...found, ...gainOf(found) }];
          }),
          competencies: named.flatMap(([id, competency]) => {
            const found = scores[at]?.get(id);
            return found === undefined ? [] : [{ competency, ...found, ...gainOf(found) }];
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
          return { ...pairNamed(pair), gain: scores && { ...scores, ...gainOf(scores) } };
        }),
      };
    });
  }
}
