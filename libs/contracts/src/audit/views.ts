import { z } from 'zod';
import { day, id, instant, line, page, pageQuery } from '../core/index.js';

/** `certificate.revoked`, or `certificate` for all that was done to certificates. */
const action = z.string().regex(/^[a-z][a-z_]{0,40}(\.[a-z_]{1,40})?$/);

const filters = {
  /** Part of the name that the actor had then. */
  actor: line(100).optional(),
  action: action.optional(),
  subjectKind: z.string().regex(/^[a-z][a-z_]{0,40}$/).optional(),
  subjectId: id.optional(),
  from: day.optional(),
  /** The last day, itself included. */
  to: day.optional(),
};

export const auditFilter = z.strictObject(filters);
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = z.strictObject({ ...filters, ...pageQuery });

export const auditRow = z.object({
  id,
  /** 1, 2, 3 … within the agency. */
  position: z.number().int(),
  at: instant,
  actorId: id.nullable(),
  /** The name at that time; `system:<job>` for the system. */
  actorName: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: id.nullable(), /** Today's name, where it has one. */ name: z.string().nullable() }),
  facts: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditPage = page(auditRow);

/** Whether each row still holds the hash of the one before it. */
export const auditChain = z.object({
  entries: z.number().int(),
  checkedAt: instant,
  /** Positions of the first rows that don't fit, at most 20; empty when the chain is whole. */
  breaks: z.array(z.number().int()),
  /** What the last nightly look found, which also holds the chain against a copy outside of the database; null before the first. */
  nightly: z
    .object({
      at: instant,
      entries: z.number().int(),
      /** Where it does not fit; null when it does. */
      brokenAt: z.number().int().nullable(),
      /** The day of the copy that it is not like. */
      unlikeDay: day.nullable(),
    })
    .nullable(),
});
export type AuditChain = z.infer<typeof auditChain>;
