import { revocationClasses } from '@sinau/domain/certificates';
import { competencyClasses } from '@sinau/domain/courses';
import { claimStates, evidenceKinds } from '@sinau/domain/points';
import { z } from 'zod';
import { day, id, instant } from '../core/index.js';

export const competencyClass = z.enum(competencyClasses);
export const employeeKind = z.enum(['pns', 'pppk']);

/** A row of the rules, as far as a figure needs it beside itself. */
const namedRule = z.object({ id: z.string(), regulation: z.string(), article: z.string(), verified: z.boolean() });

export const ledgerEntryView = z.object({
  id, kind: z.enum(['award', 'reversal']), hours: z.number(), minutes: z.number().int(), title: z.string(), competencyClass, activityKind: z.number().int(),
  evidenceKind: z.enum(evidenceKinds), evidenceId: id, recordedAt: instant,
  /** Of attendance and sign-off: the session that it was, in which month of the agency's calendar, and the report that was signed. `open`: the person is in its run still. */
  session: z.object({ id, month: z.string(), reportId: id.nullable(), open: z.boolean() }).nullable(),
  /** By which minutes became JP. */
  rule: namedRule.nullable(),
  /** Of an award that stands: what of it counts, the rest, and the cap or maximum that it passes. Null where it was taken back. */
  counted: z.object({ hours: z.number(), over: z.number(), by: namedRule.extend({ hours: z.number() }).nullable() }).nullable(),
  /** Of a reversal: why the certificate was revoked. */
  reason: z.enum(revocationClasses).nullable(),
  /** Of a reversal: the verifier's words. */
  remark: z.string().nullable(),
});

export const hoursRuleView = z.object({
  operator: z.enum(['at_least', 'at_most']), hours: z.number(), regulation: z.string(), article: z.string(), verified: z.boolean(),
});

/** A claim that counts nothing (yet), beside the year's figures. */
export const openClaimView = z.object({
  id, title: z.string(), organiser: z.string(), hours: z.number(), competencyClass, state: z.enum(claimStates), reason: z.string().nullable(), endsOn: day,
});

/** A person's learning hours of one year. */
export const pointsView = z.object({
  year: z.number().int(),
  /** Years that have entries, and this one; newest first. */
  years: z.array(z.number().int()),
  thisYear: z.number().int(),
  /** The fold of the ledger. */
  total: z.number(),
  /** What of it counts: under the caps and, where there is one, the yearly maximum. */
  counted: z.number(),
  employee: employeeKind.nullable(),
  rule: hoursRuleView.nullable(),
  byClass: z.array(z.object({ competencyClass, hours: z.number() })),
  entries: z.array(ledgerEntryView),
  /** Completed this year, their certificate not issued yet: counted once it is. Empty for years that are over. */
  pending: z.array(z.object({ enrolmentId: id, title: z.string(), hours: z.number(), competencyClass })),
  /** Of the year: waiting, asked back or refused; accepted ones until the ledger has them. */
  claims: z.array(openClaimView),
  /** Of courses under way; empty for years that are over. */
  forecast: z.array(z.object({ enrolmentId: id, title: z.string(), hours: z.number(), competencyClass, endsOn: day })),
  /** Of coming sessions of one's runs that bring JP by attendance; empty for years that are over. */
  sessions: z.array(z.object({ sessionId: id, title: z.string(), hours: z.number(), competencyClass, startsAt: instant, timeZone: z.string() })),
});
export type PointsView = z.infer<typeof pointsView>;

/** A supervisor's person and how far their year is. */
export const teamMemberView = z.object({
  personId: id, name: z.string(), identifier: z.string().nullable(), positionTitle: z.string().nullable(), unitName: z.string().nullable(), employee: employeeKind.nullable(),
  counted: z.number(), rule: hoursRuleView.nullable(),
  /** Of courses under way. */
  forecast: z.number(),
  /** Courses under way, and claims that wait for a verifier. */
  courses: z.number().int(), openClaims: z.number().int(),
});
export type TeamMemberView = z.infer<typeof teamMemberView>;
