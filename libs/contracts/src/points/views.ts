import { revocationClasses } from '@sinau/domain/certificates';
import { competencyClasses } from '@sinau/domain/courses';
import { z } from 'zod';
import { day, id, instant } from '../core/index.js';

const competencyClass = z.enum(competencyClasses);

export const ledgerEntryView = z.object({
  id, kind: z.enum(['award', 'reversal']), hours: z.number(), title: z.string(), competencyClass, activityKind: z.number().int(), certificateId: id, recordedAt: instant,
  /** Of a reversal: why the certificate was revoked. */
  reason: z.enum(revocationClasses).nullable(),
});

export const hoursRuleView = z.object({
  operator: z.enum(['at_least', 'at_most']), hours: z.number(), regulation: z.string(), article: z.string(), verified: z.boolean(),
});

/** A person's learning hours of one year. */
export const pointsView = z.object({
  year: z.number().int(),
  /** Years that have entries, and this one; newest first. */
  years: z.array(z.number().int()),
  thisYear: z.number().int(),
  total: z.number(),
  employee: z.enum(['pns', 'pppk']).nullable(),
  rule: hoursRuleView.nullable(),
  byClass: z.array(z.object({ competencyClass, hours: z.number() })),
  entries: z.array(ledgerEntryView),
  /** Completed this year, their certificate not issued yet: counted once it is. Empty for years that are over. */
  pending: z.array(z.object({ enrolmentId: id, title: z.string(), hours: z.number(), competencyClass })),
  /** Of courses under way; empty for years that are over. */
  forecast: z.array(z.object({ enrolmentId: id, title: z.string(), hours: z.number(), competencyClass, endsOn: day })),
});
export type PointsView = z.infer<typeof pointsView>;
