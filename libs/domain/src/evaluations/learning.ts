import { roundHalfUp } from '../grading/index.js';
import { aroundSpan } from './measured-period.js';

/** A graded attempt of one of the two quizzes of a pair. Score in percent. */
export type PairAttempt = { readonly quiz: 'pre' | 'post'; readonly number: number; readonly score: number; /** Milliseconds. */ readonly submittedAt: number };
export type PairScores = { readonly pre: number; readonly post: number };

/**
 * The rule: the first attempt of the pre-test, made before any teaching, against the best attempt of the post-test
 * handed in after it, the earliest of equals. Null when one of the two is missing.
 */
export function comparedAttempts<Attempt extends PairAttempt>(attempts: readonly Attempt[]): { readonly pre: Attempt; readonly post: Attempt } | null {
  const pre = attempts.filter(({ quiz }) => quiz === 'pre').sort((a, b) => a.number - b.number)[0];
  if (pre === undefined) return null;
  const after = attempts.filter(({ quiz, submittedAt }) => quiz === 'post' && submittedAt > pre.submittedAt);
  const post = after.sort((a, b) => b.score - a.score || a.number - b.number)[0];
  return post === undefined ? null : { pre, post };
}

export function pairScores(attempts: readonly PairAttempt[]): PairScores | null {
  const compared = comparedAttempts(attempts);
  return compared && { pre: compared.pre.score, post: compared.post.score };
}

/** What an attempt earned with some of its questions. */
export type PartMarks = { readonly points: number; readonly maxPoints: number };

/** The same of the questions of one competency alone, in percent of what they could earn; null when one of the two attempts asked none. */
export function partScores(pre: PartMarks | undefined, post: PartMarks | undefined): PairScores | null {
  if (pre === undefined || post === undefined || pre.maxPoints <= 0 || post.maxPoints <= 0) return null;
  return { pre: rounded((100 * pre.points) / pre.maxPoints), post: rounded((100 * post.points) / post.maxPoints) };
}

/** Of one learner over several pairs: the means, so that nobody counts twice. Null of none. */
export function meanScores(scores: readonly PairScores[]): PairScores | null {
  return scores.length === 0 ? null : { pre: rounded(mean(scores.map(({ pre }) => pre))), post: rounded(mean(scores.map(({ post }) => post))) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Signed, two decimals. */
function rounded(value: number): number {
  return value < 0 ? -roundHalfUp(-value, 2) : roundHalfUp(value, 2);
}

export type Gain = {
  /** Percentage points. */
  readonly points: number;
  /** Of what was left to learn, the share that was learnt (Hake 1998): 1 is everything. Null when nothing was left. */
  readonly normalised: number | null;
};

export function gainOf({ pre, post }: PairScores): Gain {
  return { points: rounded(post - pre), normalised: pre >= 100 ? null : rounded((post - pre) / (100 - pre)) };
}

/** Of a sample (n − 1), two decimals; null for fewer than two values. */
export function spreadOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = mean(values);
  return rounded(Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)));
}

/** Two decimals; null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(mean(values));
}

export type GroupGain = { readonly n: number; readonly pre: number | null; readonly post: number | null; readonly points: number | null; /** Standard deviation of the points. */ readonly spread: number | null; readonly normalised: number | null };

/** Of everybody with both scores. The group's normalised gain is that of its means, not the mean of its members'. */
export function groupGain(pairs: readonly PairScores[]): GroupGain {
  const pre = meanOf(pairs.map((pair) => pair.pre));
  const post = meanOf(pairs.map((pair) => pair.post));
  const points = pairs.map((pair) => pair.post - pair.pre);
  const whole = pairs.length === 0 ? null : { pre: mean(pairs.map((pair) => pair.pre)), post: mean(pairs.map((pair) => pair.post)) };
  return { n: pairs.length, pre, post, points: meanOf(points), spread: spreadOf(points), normalised: whole === null ? null : gainOf(whole).normalised };
}

export type MeasuredPair = {
  readonly id: string;
  /** What the two quizzes measure as a whole. */
  readonly competencyId: string | null;
  /** Whether their questions say themselves what they measure: then these decide, and the whole says nothing. */
  readonly byQuestion: boolean;
};
type Compared = { readonly pre: { readonly attemptId: string; readonly score: number }; readonly post: { readonly attemptId: string; readonly score: number } };

/** One learner's scores before and after by competency: a pair's questions that name it, else the pairs that do as a whole. `marks` by attempt, then competency. */
export function scoresByCompetency(
  pairs: readonly MeasuredPair[], compared: ReadonlyMap<string, Compared>, marks: ReadonlyMap<string, ReadonlyMap<string, PartMarks>>,
): ReadonlyMap<string, PairScores> {
  const found = pairs.flatMap(({ id, competencyId, byQuestion }): (readonly [competencyId: string, scores: PairScores | null])[] => {
    const attempts = compared.get(id);
    if (attempts === undefined) return [];
    const { pre, post } = attempts;
    if (!byQuestion) return competencyId === null ? [] : [[competencyId, { pre: pre.score, post: post.score }]];
    const [before, after] = [marks.get(pre.attemptId), marks.get(post.attemptId)];
    return before === undefined || after === undefined ? [] : [...before].map(([named, part]) => [named, partScores(part, after.get(named))] as const);
  });
  return new Map([...new Set(found.map(([id]) => id))].flatMap((id) => {
    const scores = meanScores(found.flatMap(([one, of]) => (one === id && of !== null ? [of] : [])));
    return scores === null ? [] : [[id, scores] as const];
  }));
}

export type PersonMark = { readonly personId: string; readonly startsOn: string; readonly endsOn: string; readonly mark: number };
export type MarkChange = { readonly n: number; readonly before: number | null; readonly after: number | null; readonly change: number | null; readonly spread: number | null };

/** Appraisal marks of people on both sides of a span of days; who lacks one side is left out. */
export function markChange(marks: readonly PersonMark[], span: { readonly startsOn: string; readonly endsOn: string }): MarkChange {
  const pairs = [...new Set(marks.map(({ personId }) => personId))].flatMap((personId) => {
    const { before, after } = aroundSpan(marks.filter((one) => one.personId === personId), span);
    return before === null || after === null ? [] : [{ before: before.mark, after: after.mark }];
  });
  const changes = pairs.map(({ before, after }) => after - before);
  return { n: pairs.length, before: meanOf(pairs.map(({ before }) => before)), after: meanOf(pairs.map(({ after }) => after)), change: meanOf(changes), spread: spreadOf(changes) };
}
