import { mediaFailures } from '@sinau/domain/media';
import { z } from 'zod';
import { id, instant, language, page } from '../core/index.js';

export const mediaKind = z.enum(['video', 'document', 'image']);
export const mediaStateName = z.enum(['uploading', 'queued', 'processing', 'ready', 'failed', 'deleted']);

/** What is told before a file is chosen (R17). Sizes in bytes. */
export const mediaLimitsView = z.object({
  kinds: z.array(z.object({ kind: mediaKind, maxBytes: z.number(), extensions: z.array(z.string()) })),
  /** Stored by the agency so far. */
  usedBytes: z.number(),
});
export type MediaLimitsView = z.infer<typeof mediaLimitsView>;

/** A file of a course, as its authors see it. */
export const mediaView = z.object({
  id,
  courseId: id,
  kind: mediaKind,
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.number(),
  state: mediaStateName,
  /** Whole percents while processing. */
  progress: z.number().int(),
  /** Why it failed, and whether processing the same bytes again may help. */
  failure: z.object({ code: z.enum(mediaFailures), mayRetry: z.boolean() }).nullable(),
  durationSeconds: z.number().nullable(),
  /** Heights in pixels of what can be chosen while playing; empty before it is ready. */
  qualities: z.array(z.number().int()),
  /** Whole percents of the qualities that are being made while it plays already; null when there is nothing to make, or its turn has not come. */
  improving: z.number().int().nullable(),
  captions: z.array(z.object({ language, fileName: z.string(), cues: z.number().int(), updatedAt: instant })),
  createdBy: z.object({ id, name: z.string() }),
  createdAt: instant,
  updatedAt: instant,
});
export type MediaView = z.infer<typeof mediaView>;
export const mediaPage = page(mediaView);

/** What the server has of an upload: the truth after a reload. */
export const uploadView = z.object({
  media: mediaView,
  partBytes: z.number().int(),
  partCount: z.number().int(),
  /** Numbers (from 1) of parts that are stored whole. */
  stored: z.array(z.number().int()),
});
export type UploadView = z.infer<typeof uploadView>;

/** Where one part goes, by PUT with exactly these headers, until `expiresAt`. */
export const signedPart = z.object({ partNumber: z.number().int(), size: z.number().int(), url: z.string(), headers: z.record(z.string(), z.string()) });
export const signedParts = z.object({ parts: z.array(signedPart), expiresAt: instant });
export type SignedPart = z.infer<typeof signedPart>;

export const cue = z.object({ startMs: z.number().int(), endMs: z.number().int(), text: z.string() });
export const captionTrack = z.object({ language, url: z.string(), cues: z.array(cue) });
export type CaptionTrack = z.infer<typeof captionTrack>;

/** All that a player needs, for this session alone. */
export const playbackView = z.object({
  mediaId: id,
  kind: z.enum(['hls', 'progressive']),
  /** The master playlist, or the file itself. */
  url: z.string(),
  contentType: z.string(),
  /** Picture to show before a tap; null when none could be taken. */
  posterUrl: z.string().nullable(),
  durationSeconds: z.number(),
  /** Lowest first; `bytesPerHour` is what an hour costs on a metered line. */
  qualities: z.array(z.object({ height: z.number().int(), bytesPerHour: z.number() })),
  captions: z.array(captionTrack),
  /** Where to go on; 0 for a preview. */
  positionSeconds: z.number().int(),
  /** Union of what was watched, half-open, in whole seconds. */
  watched: z.array(z.tuple([z.number().int(), z.number().int()])),
  expiresAt: instant,
});
export type PlaybackView = z.infer<typeof playbackView>;

/** Addresses of a document, each good for some minutes. */
export const documentView = z.object({
  mediaId: id,
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.number(),
  /** To be shown in the page; only where browsers show the type (PDF, images). */
  viewUrl: z.string().nullable(),
  downloadUrl: z.string(),
  expiresAt: instant,
});
export type DocumentView = z.infer<typeof documentView>;
