import { roles } from '@sinau/domain/identity';
import { identifierKinds } from '@sinau/domain/organisations';
import { z } from 'zod';
import { id, instant, language, line } from '../core/index.js';

export const scopeView = z.object({
  kind: z.enum(['platform', 'agency', 'units', 'course', 'run']),
  agencyId: id.optional(),
  unitIds: z.array(id).optional(),
  courseId: id.optional(),
  runId: id.optional(),
});

/** Who is signed in, and what the screens may offer. */
export const meView = z.object({
  personId: id,
  name: z.string(),
  email: z.string().nullable(),
  language,
  agency: z.object({ id, name: z.string(), shortName: z.string(), timeZone: z.string() }),
  unitName: z.string().nullable(),
  positionTitle: z.string().nullable(),
  /** The number that holds now, with its kind. */
  identifier: z.object({ kind: z.enum(identifierKinds), value: z.string() }).nullable(),
  assignments: z.array(z.object({ role: z.enum(roles), scope: scopeView })),
  mustChangePassword: z.boolean(),
  sessionExpiresAt: instant,
  unreadNotifications: z.number().int(),
});
export type MeView = z.infer<typeof meView>;

/** A session as its owner sees it: one device. */
export const deviceView = z.object({
  id,
  label: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  current: z.boolean(),
});
export type DeviceView = z.infer<typeof deviceView>;

/** NIP, NI PPPK or e-mail. */
export const login = line(254);
/** At least 10 characters; no composition rules (they push people to predictable passwords). */
export const newPassword = z.string().min(10).max(200);
export const resetToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
