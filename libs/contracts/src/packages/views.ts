import { offerStates, travellingFields } from '@sinau/domain/packages';
import { z } from 'zod';
import { id, instant } from '../core/index.js';
import { courseChange } from '../courses/index.js';

/** An offer as the agency that made it sees it: whether it was taken, and nothing else of the receiver. */
export const givenOffer = z.object({
  id,
  courseId: id,
  title: z.string(),
  agencyName: z.string(),
  programmeName: z.string().nullable(),
  note: z.string(),
  state: z.enum(offerStates),
  taken: z.boolean(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  offeredAt: instant,
  answeredAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
});
export type GivenOfferView = z.infer<typeof givenOffer>;

/** The giver's current version. Bytes of its files. */
const offeredVersion = z.object({
  number: z.number().int(), publishedAt: instant, summary: z.string(), hours: z.number().nullable(), modules: z.number().int(), lessons: z.number().int(), bytes: z.number(),
});

export const receivedPackage = z.object({
  offerId: id,
  giverName: z.string(),
  title: z.string(),
  note: z.string(),
  programmeName: z.string().nullable(),
  state: z.enum([...offerStates, 'copying', 'failed', 'taken']),
  reason: z.string().nullable(),
  offeredAt: instant,
  answeredAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  /** Null once the offer was withdrawn or declined. */
  version: offeredVersion.nullable(),
  own: z.object({ courseId: id, programmeId: id.nullable(), versionNumber: z.number().int(), takenAt: instant }).nullable(),
  /** Files and bytes of what is copied now, or failed to be. `failure` is a code of the error catalogue. */
  copying: z.object({ files: z.number().int(), filesDone: z.number().int(), bytes: z.number(), bytesDone: z.number(), failure: z.string().nullable() }).nullable(),
  update: z.object({ versionId: id, number: z.number().int(), publishedAt: instant, state: z.enum(['waiting', 'copying', 'ready', 'declined', 'failed']), reason: z.string().nullable() }).nullable(),
});
export type ReceivedPackageView = z.infer<typeof receivedPackage>;

/** Where a course came from. `contentHash` is SHA-256 of the giver's version, hex. */
export const provenance = z.object({
  giver: z.string(),
  course: z.string(),
  version: z.number().int(),
  contentHash: z.string(),
  takenAt: instant,
  /** Owners before the giver, the first of all first. */
  chain: z.array(z.object({ agency: z.string(), course: z.string(), version: z.number().int(), contentHash: z.string() })),
});
export type ProvenanceView = z.infer<typeof provenance>;

export const packageDetail = receivedPackage.extend({
  provenance: provenance.nullable(),
  /** What the update changes against the version that was taken last. */
  changes: z.array(courseChange),
  /** Where the giver and this agency changed the same thing: the own one stays. */
  kept: z.array(z.object({ lessonId: id, title: z.string(), kind: z.enum(['article', 'quiz']), questions: z.number().int() })),
  /** Captions of files that are here already. `kept`: both changed them, the own ones stay. */
  captions: z.array(z.object({ fileName: z.string(), language: z.enum(['id', 'en']), kept: z.boolean() })),
  /** Of the programme that came along: fields that the update changes, and fields that both changed. */
  programme: z.object({ changed: z.array(z.enum(travellingFields)), kept: z.array(z.enum(travellingFields)) }).nullable(),
  newFiles: z.object({ count: z.number().int(), bytes: z.number() }),
});
export type PackageDetailView = z.infer<typeof packageDetail>;
