import { expertColumns, expertFaults, feeBands, invitationStates, LONGEST_EXPERT_NAME, LONGEST_NOTE, LONGEST_SKILL, MOST_SKILLS, periodKinds } from '@sinau/domain/experts';
import { z } from 'zod';
import { day, id, instant, line } from '../core/index.js';

const competency = z.object({ id, code: z.string(), name: z.string() });
const period = { kind: z.enum(periodKinds), startsOn: day, endsOn: day };

export const expertRow = z.object({
  id, name: z.string(), homeAgency: z.string(), competencies: z.array(competency), expertise: z.array(z.string()), feeBand: z.enum(feeBands), availability: z.string(), archived: z.boolean(),
  /** Sessions that the expert was invited to and did not decline. */
  sessions: z.number().int(),
  /** 1 to 5; null hides a group that is too small, and how small it is. */
  rating: z.object({ mean: z.number(), count: z.number().int() }).nullable(),
});
export type ExpertRow = z.infer<typeof expertRow>;

export const expertView = expertRow.extend({
  contact: z.string().nullable(), revision: z.number().int(), periods: z.array(z.object(period)),
  invitedTo: z.array(z.object({ sessionId: id, title: z.string(), runName: z.string(), startsAt: instant, endsAt: instant, timeZone: z.string(), state: z.enum(invitationStates), topic: z.string() })),
});
export type ExpertView = z.infer<typeof expertView>;

export const expertFields = {
  name: line(LONGEST_EXPERT_NAME), homeAgency: line(LONGEST_EXPERT_NAME), competencies: z.array(line(32)).max(MOST_SKILLS), expertise: z.array(line(LONGEST_SKILL)).max(MOST_SKILLS), feeBand: z.enum(feeBands),
  availability: z.string().trim().max(LONGEST_NOTE), contact: line(LONGEST_NOTE).nullable(), periods: z.array(z.strictObject(period)).max(50),
};

export const invitationView = z.object({
  expertId: id, name: z.string(), homeAgency: z.string(), feeBand: z.enum(feeBands), contact: z.string().nullable(), state: z.enum(invitationStates), topic: z.string(), invitedAt: instant,
});
export type InvitationView = z.infer<typeof invitationView>;
export const invitationsView = z.object({ sessionId: id, title: z.string(), startsAt: instant, endsAt: instant, timeZone: z.string(), mayManage: z.boolean(), invitations: z.array(invitationView) });
export type InvitationsView = z.infer<typeof invitationsView>;

export const expertFileView = z.object({
  rows: z.number().int(),
  counts: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() }),
  /** The first 200. `line` counts the heading as 1. */
  errors: z.array(z.object({ line: z.number().int(), column: z.enum(expertColumns), fault: z.enum(expertFaults), value: z.string() })),
});
export type ExpertFileView = z.infer<typeof expertFileView>;

export const toRateView = z.object({
  sessionId: id, title: z.string(), runName: z.string(), startsAt: instant, endsAt: instant, timeZone: z.string(), expertId: id, expertName: z.string(), topic: z.string(),
});
export type ToRateView = z.infer<typeof toRateView>;
