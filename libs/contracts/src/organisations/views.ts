import { SMALLEST_GROUP_EVER, SMALLEST_GROUP_MOST } from '@sinau/domain/evaluations';
import { roles } from '@sinau/domain/identity';
import { assignmentKinds, cellFaults, identifierKinds, peopleColumns, positionKinds, ranks } from '@sinau/domain/organisations';
import { z } from 'zod';
import { day, id, instant, line } from '../core/index.js';

export const timeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']);
/** Short and stable: stands in certificate numbers and file names. */
export const code = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/);
export const identifierKind = z.enum(identifierKinds);
export const identifierValue = z.string().trim().regex(/^\d{18}$/);

export const agencyView = z.object({
  id, name: z.string(), shortName: z.string(), code: z.string(), timeZone, people: z.number().int(), revision: z.number().int(), createdAt: instant,
});
export type AgencyView = z.infer<typeof agencyView>;

/** Minutes after midnight; null is a day off. */
const officeDay = z.strictObject({ from: z.number().int().min(0).max(1_439), to: z.number().int().min(1).max(1_440) }).refine(({ from, to }) => from < to, { path: ['to'] }).nullable();
/** Monday first, with a day of work at least. */
export const officeWeek = z.tuple([officeDay, officeDay, officeDay, officeDay, officeDay, officeDay, officeDay]).refine((week) => week.some((one) => one !== null)).readonly();
export const smallestGroupSize = z.number().int().min(SMALLEST_GROUP_EVER).max(SMALLEST_GROUP_MOST);

/** What an agency's administrator sets; its name is the platform's to change. */
export const agencySettingsView = z.object({ name: z.string(), shortName: z.string(), code: z.string(), timeZone, captionsRequired: z.boolean(), smallestGroup: smallestGroupSize, workingWeek: officeWeek, revision: z.number().int() });
export type AgencySettingsView = z.infer<typeof agencySettingsView>;

/** A course or run that a role may be limited to. */
export const roleScopeRow = z.object({ id, name: z.string(), courseTitle: z.string().nullable() });
export type RoleScopeRow = z.infer<typeof roleScopeRow>;

export const unitView = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  code: z.string(),
  closed: z.boolean(),
  /** Its last day; null while it is open. */
  closedOn: day.nullable(),
  /** People posted to the unit itself. */
  people: z.number().int(),
});
export type UnitView = z.infer<typeof unitView>;

/** A line of the list of people. */
export const personRow = z.object({
  id,
  fullName: z.string(),
  state: z.enum(['active', 'suspended']),
  identifier: z.string().nullable(),
  identifierKind: identifierKind.nullable(),
  email: z.string().nullable(),
  positionTitle: z.string().nullable(),
  rank: z.string().nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  roles: z.array(z.enum(roles)),
});
export type PersonRow = z.infer<typeof personRow>;

export const appointmentView = z.object({
  id, unitId: id, unitName: z.string(), positionTitle: z.string(), positionKind: z.string(), rank: z.string().nullable(),
  assignmentKind: z.enum(assignmentKinds), validFrom: day, validTo: day.nullable(),
});

export const roleView = z.object({
  id, role: z.enum(roles), scopeKind: z.enum(['platform', 'agency', 'unit', 'course', 'run']), scopeId: id,
  /** Of the unit or run; null for an agency and for a course, whose title is its author's. */
  scopeName: z.string().nullable(), validFrom: day, validTo: day.nullable(),
  /** Whether it gives anything today. */
  inForce: z.boolean(),
});

export const personView = z.object({
  id,
  fullName: z.string(),
  birthPlace: z.string().nullable(),
  birthDate: day.nullable(),
  state: z.enum(['active', 'suspended']),
  revision: z.number().int(),
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: instant.nullable(),
  identifiers: z.array(z.object({ id, kind: identifierKind, value: z.string(), validFrom: day, validTo: day.nullable() })),
  appointments: z.array(appointmentView),
  roles: z.array(roleView),
  /** The latest that ended, at most 20. */
  pastRoles: z.array(roleView),
  /** False where only a platform administrator may change this person. */
  mayManage: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

export const newIdentifier = z.strictObject({ kind: identifierKind, value: identifierValue, validFrom: day.optional() });
export const newAppointment = z.strictObject({
  unitId: id,
  positionTitle: line(200),
  positionKind: z.enum(positionKinds),
  rank: z.enum(ranks).nullable(),
  assignmentKind: z.enum(assignmentKinds).default('definitive'),
  validFrom: day.optional(),
});
export const newRole = z.strictObject({
  role: z.enum(roles),
  scopeKind: z.enum(['platform', 'agency', 'unit', 'course', 'run']),
  /** The unit, course or run; left out for the platform and the agency. */
  scopeId: id.optional(),
  /** Today when left out; before it, the role gives nothing. */
  validFrom: day.optional(),
  validTo: day.nullable().optional(),
});

/** A password that is shown this once, or null: a link to choose one went out by mail. */
export const issuedPassword = z.object({ password: z.string().nullable() });

export const columnMapping = z.strictObject(
  Object.fromEntries(peopleColumns.map((column) => [column, z.number().int().min(0).max(99).optional()])) as Record<(typeof peopleColumns)[number], z.ZodOptional<z.ZodNumber>>,
);

export const importStates = ['mapping', 'checked', 'waiting', 'running', 'done', 'failed', 'undone', 'cancelled'] as const;
export const importView = z.object({
  id,
  fileName: z.string(),
  state: z.enum(importStates),
  encoding: z.enum(['utf-8', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t']),
  /** Headings of the file. */
  columns: z.array(z.string()),
  /** Up to three rows, to show what a column holds. */
  sample: z.array(z.array(z.string())),
  mapping: columnMapping,
  rows: z.number().int(),
  /** Of the dry run; null before it. */
  counts: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() }).nullable(),
  done: z.number().int(),
  failed: z.number().int(),
  createdAt: instant,
  createdBy: z.string(),
  finishedAt: instant.nullable(),
  /** Until when the rows of the file are kept; null once they are deleted. Counts and audit stay. */
  fileUntil: instant.nullable(),
  /** Until when the batch can be undone; null when it can't. */
  undoUntil: instant.nullable(),
  /** Of an undone batch: people removed, changes taken back, and those kept because something hangs on them. */
  undone: z.object({ removed: z.number().int(), restored: z.number().int(), kept: z.number().int() }).nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importErrorRow = z.object({
  /** Line of the file, the heading being line 1. */
  line: z.number().int(),
  column: z.enum(peopleColumns),
  fault: z.enum(cellFaults),
  value: z.string(),
});
/** A wrong row with all its cells, to be mended where it stands. `cells` are those of the mapped columns. */
export const wrongRow = z.object({
  line: z.number().int(),
  cells: z.array(z.object({ column: z.enum(peopleColumns), value: z.string() })),
  errors: z.array(z.object({ column: z.enum(peopleColumns), fault: z.enum(cellFaults) })),
});
export type WrongRow = z.infer<typeof wrongRow>;
export type ImportErrorRow = z.infer<typeof importErrorRow>;
