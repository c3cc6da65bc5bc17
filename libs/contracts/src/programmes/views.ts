import { curriculumKinds, nominationOrigins, nominationStates, programmeMethods, programmeStates, runApprovals } from '@sinau/domain/programmes';
import { z } from 'zod';
import { day, id, instant, learningHours, line } from '../core/index.js';

export const programmeState = z.enum(programmeStates);
/** Whole rupiah. */
export const rupiah = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const indicator = z.strictObject({ name: line(200), baseline: z.string().trim().max(100), target: line(100) });
export const curriculumPart = z.strictObject({ kind: z.enum(curriculumKinds), title: line(200), hours: learningHours });
export const evaluationPlan = z.strictObject({
  reaction: z.boolean(),
  learning: z.boolean(),
  behaviourDays: z.array(z.union([z.literal(30), z.literal(90), z.literal(180)])).max(3),
  resultMonths: z.number().int().min(1).max(24).nullable(),
});

const named = z.object({ id, name: z.string() });

/** A programme on a list. */
export const programmeRow = z.object({
  id,
  name: z.string(),
  year: z.number().int(),
  state: programmeState,
  courseTitle: z.string().nullable(),
  runs: z.number().int(),
  participants: z.number().int(),
  needs: z.number().int(),
  budgetPlanned: rupiah,
});
export type ProgrammeRow = z.infer<typeof programmeRow>;

export const programmeRun = z.object({
  id, name: z.string(), startsOn: day, endsOn: day, phase: z.enum(['before', 'open', 'ended']), capacity: z.number().int().nullable(), seatsTaken: z.number().int(), waiting: z.number().int(),
});

export const programmeView = z.object({
  id,
  name: z.string(),
  year: z.number().int(),
  state: programmeState,
  summary: z.string(),
  objectives: z.array(z.string()).readonly(),
  indicators: z.array(z.object(indicator.shape)).readonly(),
  methods: z.array(z.enum(programmeMethods)).readonly(),
  course: z.object({ id, title: z.string(), hours: z.number().nullable() }).nullable(),
  curriculum: z.array(z.object(curriculumPart.shape)).readonly(),
  /** JP of the parts beside the course. */
  curriculumHours: z.number(),
  budgetPlanned: rupiah,
  owners: z.array(named).readonly(),
  evaluationPlan: z.object(evaluationPlan.shape),
  needs: z.array(z.object({ id, title: z.string(), people: z.number().int(), weight: z.number() })).readonly(),
  runs: z.array(programmeRun).readonly(),
  revision: z.number().int(),
});
export type ProgrammeView = z.infer<typeof programmeView>;

export const needChoice = z.object({ id, title: z.string(), people: z.number().int(), weight: z.number(), state: z.enum(['open', 'accepted']) });

/** Seats kept for a unit or a guest agency. */
export const quotaView = z.object({
  id,
  unit: named.nullable(),
  guest: named.nullable(),
  seats: z.number().int(),
  taken: z.number().int(),
  handBackOn: day.nullable(),
  handedBackAt: instant.nullable(),
});
export type QuotaView = z.infer<typeof quotaView>;

export const instructorView = z.object({ id, personId: id.nullable(), name: z.string(), from: z.string().nullable(), topic: z.string() });
export type InstructorView = z.infer<typeof instructorView>;

/** Whose seats a run has, and what a learner needs to take one. */
export const runSeatsView = z.object({
  runId: id,
  revision: z.number().int(),
  programme: named.nullable(),
  approval: z.enum(runApprovals),
  capacity: z.number().int().nullable(),
  taken: z.number().int(),
  /** Seats that no quota keeps; null without a capacity. */
  pool: z.object({ seats: z.number().int(), taken: z.number().int() }).nullable(),
  quotas: z.array(quotaView).readonly(),
  waiting: z.number().int(),
  instructors: z.array(instructorView).readonly(),
  /** Of a guest's run in a joint run: seats that the host keeps for this agency. */
  joint: z.object({ hostName: z.string(), runName: z.string(), seats: z.number().int(), taken: z.number().int() }).nullable(),
});
export type RunSeatsView = z.infer<typeof runSeatsView>;

export const waitingRow = z.object({
  id, personId: id, name: z.string(), unitName: z.string().nullable(), place: z.number().int(), source: z.enum(['self', 'admin', 'nomination', 'rule']), since: instant,
});
export type WaitingRow = z.infer<typeof waitingRow>;

/** One's own way into a run that is not a seat yet. */
export const ownRequest = z.object({
  runId: id,
  runName: z.string(),
  courseId: id,
  courseTitle: z.string(),
  startsOn: day,
  /** Place on the waiting list, 1 being next. */
  waitingPlace: z.number().int().nullable(),
  nomination: z.object({ id, state: z.enum(nominationStates), origin: z.enum(nominationOrigins), decisionReason: z.string() }).nullable(),
});
export type OwnRequest = z.infer<typeof ownRequest>;

export const nominationView = z.object({
  id,
  runId: id,
  runName: z.string(),
  courseTitle: z.string(),
  startsOn: day,
  personId: id,
  personName: z.string(),
  unitName: z.string().nullable(),
  origin: z.enum(nominationOrigins),
  state: z.enum(nominationStates),
  nominatedByName: z.string(),
  reason: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  createdAt: instant,
});
export type NominationView = z.infer<typeof nominationView>;

/** What an agency knows of a joint run that keeps seats for it. */
export const jointOffer = z.object({
  quotaId: id, hostName: z.string(), runName: z.string(), courseTitle: z.string(), startsOn: day, endsOn: day, place: z.string().nullable(),
  seats: z.number().int(), taken: z.number().int(), handBackOn: day.nullable(), handedBackAt: instant.nullable(), mirrorRunId: id.nullable(),
});
export type JointOffer = z.infer<typeof jointOffer>;
