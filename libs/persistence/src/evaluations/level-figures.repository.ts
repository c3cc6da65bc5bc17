import { known, missing, type Figure } from '@sinau/domain/decisions';
import { changeOf, changesAround, groupGain, hiddenBelow, pairScores, smallestGroup, type PairScores } from '@sinau/domain/evaluations';
import { statement, type Transaction } from '../core/index.js';
import { pairAttemptsOfRun, type LearnerAttempts } from './learning.repository.js';
import { smallestGroupSet } from './behaviour.repository.js';
import { serviceIndices, trainedUnits } from './results.repository.js';

const courseOfRun = statement('levelFigures.pairs', 'select count(q.id)::int as pairs from runs r left join quiz_pairs q on q.course_id = r.course_id where r.id = $1');

function scoresOf({ attempts }: LearnerAttempts): PairScores[] {
  const pairs = [...new Set(attempts.map(({ pairId }) => pairId))];
  return pairs.flatMap((pairId) => pairScores(attempts.filter((one) => one.pairId === pairId)) ?? []);
}

/** Level 2: points won from the pre-test to the post-test, over every pair of the course, by how many learners; nothing of fewer than the smallest group. */
export async function learningFigure(transaction: Transaction, runId: string): Promise<Figure> {
  const [row] = await transaction.query<{ pairs: number }>(courseOfRun, [runId]);
  if (!row || row.pairs === 0) return missing('learning', 'not_evaluated');
  const learners = (await pairAttemptsOfRun(transaction, runId)).map(scoresOf).filter((scores) => scores.length > 0);
  const gain = groupGain(learners.flat());
  if (gain.points === null) return missing('learning', 'no_marks');
  if (hiddenBelow(smallestGroup(await smallestGroupSet(transaction)), learners.length)) return missing('learning', 'too_few');
  return known('learning', gain.points, 'points', { count: learners.length, spread: gain.spread });
}

const behaviour = statement(
  'levelFigures.behaviour',
  `select (select count(*)::int from evaluations v where v.run_id = $1 and v.level = 3) as evaluations,
     (select count(*)::int from behaviour_answers a join evaluations v on v.id = a.evaluation_id where v.run_id = $1 and not a.held) as answers,
     (select count(*)::int from behaviour_follow_ups f join evaluations v on v.id = f.evaluation_id where v.run_id = $1 and f.state <> 'planned') as asked,
     m.mean, m.spread, g.settings -> 'smallestGroup' as smallest
   from agencies g cross join (
     select round(avg((m.value #>> '{}')::numeric), 2)::float8 as mean, round(stddev_pop((m.value #>> '{}')::numeric), 2)::float8 as spread
     from behaviour_answers a join evaluations v on v.id = a.evaluation_id cross join lateral jsonb_each(a.marks) m where v.run_id = $1 and not a.held and jsonb_typeof(m.value) = 'number') m
   where g.id = $2`,
);
type BehaviourRow = { evaluations: number; answers: number; asked: number; mean: number | null; spread: number | null; smallest: unknown };

/** Level 3: the mean mark of all raters at all askings; nothing below the agency's smallest group. */
export async function behaviourFigure(transaction: Transaction, runId: string): Promise<Figure> {
  const [row] = await transaction.query<BehaviourRow>(behaviour, [runId, transaction.agencyId]);
  if (!row || row.evaluations === 0) return missing('behaviour', 'not_evaluated');
  if (row.asked === 0) return missing('behaviour', 'not_due');
  if (row.mean === null || hiddenBelow(smallestGroup(row.smallest), row.answers)) return missing('behaviour', 'too_few');
  return known('behaviour', row.mean, 'scale', { count: row.answers, spread: row.spread });
}

const span = statement('levelFigures.span', 'select course_id as "courseId", starts_on::text as "startsOn", ends_on::text as "endsOn" from runs where id = $1');

/** Level 4: by how much the service index of the trained units moved around the run. Observed, not proven. */
export async function resultsFigure(transaction: Transaction, runId: string): Promise<Figure> {
  const [run] = await transaction.query<{ courseId: string; startsOn: string; endsOn: string }>(span, [runId]);
  const indices = await serviceIndices(transaction);
  if (!run || indices.length === 0) return missing('results', 'not_evaluated');
  const trained = changesAround(indices, run, await trainedUnits(transaction, run.courseId, runId)).filter((unit) => unit.trained);
  const { change, units, spread } = changeOf(trained);
  return change === null ? missing('results', 'not_due') : known('results', change, 'points', { count: units, spread });
}
