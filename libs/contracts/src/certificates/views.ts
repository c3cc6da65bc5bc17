import { reissueReasons, revocationClasses } from '@sinau/domain/certificates';
import { competencyClasses, courseLanguages } from '@sinau/domain/courses';
import { z } from 'zod';
import { day, id, instant, line, publicCode } from '../core/index.js';

export const pdfView = z.object({ state: z.enum(['pending', 'ready']), bytes: z.number().int().nullable(), sha256: z.string().nullable() });
export const revocationClass = z.enum(revocationClasses);

/** A certificate as its holder and the agency see it. */
export const certificateView = z.object({
  id,
  number: z.string(),
  code: publicCode,
  /** Of the public page. */
  address: z.string(),
  state: z.enum(['valid', 'revoked']),
  holder: z.object({ name: z.string(), identifier: z.string().nullable(), rank: z.string().nullable(), position: z.string().nullable(), unit: z.string().nullable() }),
  agencyName: z.string(),
  course: z.object({
    id, title: z.string(), hours: z.number(), competencyClass: z.enum(competencyClasses), activityKind: z.number().int(), language: z.enum(courseLanguages), versionNumber: z.number().int(),
    subjects: z.array(z.object({ title: z.string(), hours: z.number() })),
  }),
  runName: z.string(),
  studied: z.object({ from: day, to: day }),
  score: z.number().nullable(),
  title: z.string(),
  signatories: z.array(z.object({ name: z.string(), title: z.string() })),
  issuedOn: day,
  issuedAt: instant,
  revocation: z.object({ at: instant, class: revocationClass }).nullable(),
  replacedById: id.nullable(),
  pdf: pdfView,
});
export type CertificateView = z.infer<typeof certificateView>;

/** Every text of the printed front, in the certificate's own language, and the printed QR code as an SVG path of one unit a module. */
export const certificateFrontView = z.object({
  language: z.enum(['id', 'en']),
  hasLogo: z.boolean(),
  agency: z.string(),
  title: z.string(),
  number: z.string(),
  awarded: z.string(),
  holder: z.string(),
  /** The person, and the person's place in the service. */
  identity: z.array(z.array(z.object({ label: z.string(), value: z.string() }))),
  wording: z.array(z.string()),
  course: z.string(),
  facts: z.string(),
  result: z.string().nullable(),
  dated: z.string(),
  signatories: z.array(z.object({ title: z.string(), name: z.string(), nip: z.string().nullable() })),
  verification: z.object({ caption: z.string(), address: z.string(), code: z.string() }),
  qr: z.object({ size: z.number().int(), path: z.string() }),
});
export type CertificateFrontView = z.infer<typeof certificateFrontView>;
export const ownCertificate = certificateView.extend({ front: certificateFrontView });
export type OwnCertificate = z.infer<typeof ownCertificate>;

export const certificateRow = z.object({
  id, number: z.string(), state: z.enum(['valid', 'revoked']), holder: z.string(), course: z.string(), run: z.string(), hours: z.number(),
  pdfState: z.enum(['pending', 'ready']), issuedAt: instant,
});
export type CertificateRow = z.infer<typeof certificateRow>;

/** With what only the agency may know: the inner reason, who, and what was issued before. */
export const certificateDetail = ownCertificate.extend({
  personId: id,
  enrolmentId: id,
  revokedBy: z.string().nullable(),
  revokedReason: z.string().nullable(),
  /** Valid, or revoked for a reason that a new certificate can mend. */
  mayReissue: z.boolean(),
  /** A new one in its place was asked for and is not there yet. */
  awaitsReplacement: z.boolean(),
  evidence: z.object({
    minimumScore: z.number().nullable(),
    attempts: z.array(z.object({ attemptId: id, score: z.number() })),
    lessons: z.number().int(),
    versionHash: z.string(),
  }),
  history: z.array(z.object({ id, number: z.string(), state: z.enum(['valid', 'revoked']), issuedAt: instant, revokedAt: instant.nullable(), revokedClass: revocationClass.nullable() })),
});
export type CertificateDetail = z.infer<typeof certificateDetail>;

export const revocation = z.strictObject({ reason: line(500), class: z.enum(['data_error', 'not_entitled', 'other']) });
export const reissue = z.strictObject({ reason: line(500), cause: z.enum(reissueReasons) });

const signatory = z.strictObject({ name: line(150), title: line(200), nip: z.string().regex(/^\d{18}$/).nullable() });
export const templateContent = z.strictObject({
  language: z.enum(['id', 'en']),
  title: line(80),
  wording: z.array(line(300)).max(4),
  signatories: z.array(signatory).min(1).max(3),
  issuePlace: line(80),
  qualification: line(60).nullable(),
  showScore: z.boolean(),
  showBirth: z.boolean(),
  legalNote: line(600).nullable(),
});
export type TemplateContent = z.infer<typeof templateContent>;

export const templateView = z.object({
  id, name: z.string(), content: templateContent, hasLogo: z.boolean(), isDefault: z.boolean(), revision: z.number().int(), updatedAt: instant, runs: z.number().int(),
});
export type TemplateView = z.infer<typeof templateView>;

export const numberingView = z.object({ pattern: z.string(), next: z.string() });

const blocker = z.object({ code: z.string(), sentence: z.string() });
const person = z.object({ enrolmentId: id, name: z.string() });

/** What bulk issuing would do, and what stands in its way. */
export const batchPreview = z.object({
  run: z.object({ id, name: z.string(), courseTitle: z.string() }),
  /** In the way of all: no template, a pattern that can't number. */
  blockers: z.array(blocker),
  counts: z.object({ ready: z.number().int(), /** Who would get theirs by answering the evaluation of the run. */ owing: z.number().int(), certified: z.number().int(), incomplete: z.number().int(), withdrawn: z.number().int(), blocked: z.number().int(), withheld: z.number().int() }),
  /** Completed, but something of their own data must be mended first; a hundred at most. */
  blocked: z.array(person.extend({ code: z.string(), sentence: z.string() })),
  /** Three, the longest name among them. */
  samples: z.array(person),
  numbers: z.object({ first: z.string(), last: z.string() }).nullable(),
  openBatchId: id.nullable(),
});
export type BatchPreview = z.infer<typeof batchPreview>;

export const batchView = z.object({
  id,
  state: z.enum(['waiting', 'running', 'paused', 'done', 'cancelled']),
  run: z.object({ id, name: z.string(), courseTitle: z.string() }),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  createdBy: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type BatchView = z.infer<typeof batchView>;
/** The ZIP of a bulk issue: null before anybody asked for one. */
export const batchArchive = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['waiting', 'expired', 'failed']) }),
  z.object({ state: z.literal('making'), done: z.number().int(), count: z.number().int() }),
  z.object({ state: z.literal('ready'), count: z.number().int(), bytes: z.number(), madeAt: instant, expiresAt: instant }),
]);
export const batchDetail = batchView.extend({
  failures: z.array(person.extend({ code: z.string(), sentence: z.string() })),
  /** Valid certificates of the batch, and how many have their PDF. */
  certificates: z.number().int(),
  printed: z.number().int(),
  archive: batchArchive.nullable(),
});
export type BatchDetail = z.infer<typeof batchDetail>;
