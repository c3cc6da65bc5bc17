import { changeRequestStates, chainSteps, decisionKinds, figureNames, figureUnits, missingReasons, recordedKinds } from '@sinau/domain/decisions';
import { z } from 'zod';
import { day, id, instant } from '../core/index.js';

const named = z.object({ id, name: z.string() });
export const decisionKind = z.enum(decisionKinds);
export const recordedKind = z.enum(recordedKinds);

export const figureView = z.discriminatedUnion('known', [
  z.object({
    name: z.enum(figureNames), known: z.literal(true), value: z.number(), unit: z.enum(figureUnits),
    /** What it is measured against. */
    of: z.number().nullable(),
    /** Reckoned from so many. */
    count: z.number().int().nullable(),
    spread: z.number().nullable(),
  }),
  z.object({ name: z.enum(figureNames), known: z.literal(false), why: z.enum(missingReasons) }),
]);
export type FigureView = z.infer<typeof figureView>;

const changeRequest = z.object({
  id, what: z.string(), why: z.string(), state: z.enum(changeRequestStates), createdAt: instant,
  version: z.object({ id, number: z.number().int(), publishedAt: instant }).nullable(),
  /** What that version changed, in a sentence that learners read. */
  answer: z.string(),
});
export type ChangeRequestView = z.infer<typeof changeRequest>;

export const decisionView = z.object({
  id, kind: recordedKind, reasons: z.string(), decidedAt: instant, decidedBy: z.string().nullable(),
  /** As they stood on that day; null where nobody decided. */
  figures: z.array(figureView).nullable(),
  /** The version that the course had on that day. */
  versionNumber: z.number().int().nullable(),
  request: changeRequest.nullable(),
  /** Who is not to teach the next runs. */
  instructors: z.array(z.string()),
  withdrawn: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type DecisionView = z.infer<typeof decisionView>;

/** A run before its decision, or with it. */
export const runDecisionView = z.object({
  run: z.object({
    id, name: z.string(), courseId: id, courseTitle: z.string(), programme: named.nullable(), startsOn: day, endsOn: day, phase: z.enum(['before', 'open', 'ended']), closedAt: instant.nullable(), revision: z.number().int(),
  }),
  decision: decisionView.nullable(),
  /** Those that were taken back, the latest first. */
  earlier: z.array(decisionView),
  /** As they stand now; null once they are frozen in the decision. */
  figures: z.array(figureView).nullable(),
  instructors: z.array(named),
});
export type RunDecisionView = z.infer<typeof runDecisionView>;

/** A run on the list of decisions. */
export const decisionRow = z.object({
  runId: id, runName: z.string(), courseTitle: z.string(), programmeName: z.string().nullable(), endsOn: day, participants: z.number().int(), completed: z.number().int(),
  decision: z.object({ kind: recordedKind, decidedAt: instant, decidedBy: z.string().nullable() }).nullable(),
});
export type DecisionRow = z.infer<typeof decisionRow>;

export const changeRequestRow = changeRequest.extend({ runId: id, runName: z.string(), courseId: id, courseTitle: z.string() });
export type ChangeRequestRow = z.infer<typeof changeRequestRow>;

const stepState = z.enum(['done', 'next', 'waiting', 'none']);

/** One turn of the circle: need, run, evidence, decision, next version. */
export const chainView = z.object({
  rows: z.array(
    z.object({
      needs: z.array(z.object({ id, title: z.string() })),
      run: z.object({ id, name: z.string(), endsOn: day, courseId: id }),
      evidence: z.object({ participants: z.number().int(), completed: z.number().int() }),
      decision: z.object({ kind: recordedKind, decidedAt: instant }).nullable(),
      version: z.object({ id, number: z.number().int() }).nullable(),
      states: z.record(z.enum(chainSteps), stepState),
    }),
  ),
});
export type ChainView = z.infer<typeof chainView>;

/** What learners may know: what a version changed, why, and thanks to whom. */
export const courseChangesView = z.object({
  rows: z.array(z.object({ versionNumber: z.number().int(), publishedAt: instant, answer: z.string(), why: z.string(), runName: z.string(), participants: z.number().int() })),
});
export type CourseChangesView = z.infer<typeof courseChangesView>;

export const instructorBlockView = z.object({
  id, name: z.string(), fromRun: z.string(), decidedAt: instant,
  /** Teaches the run that is asked about. */
  teaches: z.boolean(),
  override: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
});
export type InstructorBlockView = z.infer<typeof instructorBlockView>;
