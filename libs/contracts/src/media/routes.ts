import { z } from 'zod';
import { id, language, line, nothing, pageQuery, route } from '../core/index.js';
import { documentView, mediaKind, mediaLimitsView, mediaPage, mediaView, playbackView, signedParts, uploadView } from './views.js';

const aMedia = z.strictObject({ mediaId: id });
const aLesson = z.strictObject({ enrolmentId: id, lessonId: id });
const aCaption = z.strictObject({ mediaId: id, language });
/** 61 bytes and a mac of 16, in base64url. */
const token = z.string().regex(/^[A-Za-z0-9_-]{103}$/);
const pathPart = z.string().regex(/^(?!\.+$)[A-Za-z0-9._-]{1,80}$/);
const hexDigest = z.string().regex(/^[0-9a-f]{64}$/);
/** 2 MiB of captions in base64, and the frame around it. */
const CAPTIONS_BODY_BYTES = 2_900_000;
/** A stream, a file or a redirection: nothing of it is JSON. */
const raw = z.unknown();

export const mediaRoutes = {
  limits: route('GET', '/api/media/limits', { summary: 'Which files may be uploaded, and how large.', permission: 'media.upload', returns: mediaLimitsView }),
  list: route('GET', '/api/courses/:courseId/media', {
    summary: 'Files of a course, the newest first.',
    permission: 'course.read_draft',
    params: z.strictObject({ courseId: id }),
    query: z.strictObject({ ...pageQuery, kind: mediaKind.optional() }),
    returns: mediaPage,
  }),
  begin: route('POST', '/api/courses/:courseId/media', {
    summary: 'Begins an upload, or finds the one that the same person began with the same file.',
    permission: 'media.upload',
    status: 201,
    params: z.strictObject({ courseId: id }),
    body: z.strictObject({ kind: mediaKind, fileName: line(255), bytes: z.number().int().min(0), fingerprint: hexDigest }),
    returns: uploadView,
  }),
  media: route('GET', '/api/media/:mediaId', { summary: 'A file and how far it is.', permission: 'course.read_draft', params: aMedia, returns: mediaView }),
  upload: route('GET', '/api/media/:mediaId/upload', { summary: 'Which parts of an upload are stored.', permission: 'media.upload', params: aMedia, returns: uploadView }),
  signParts: route('POST', '/api/media/:mediaId/parts', {
    summary: 'Addresses for parts of an upload; ask again when they ended.',
    permission: 'media.upload',
    params: aMedia,
    body: z.strictObject({ parts: z.array(z.number().int().min(1).max(10_000)).min(1).max(32) }),
    returns: signedParts,
  }),
  complete: route('POST', '/api/media/:mediaId/complete', {
    summary: 'Puts the parts together and checks them. `digest` is the SHA-256 of the SHA-256 digests of the parts, in order.',
    permission: 'media.upload',
    params: aMedia,
    body: z.strictObject({ digest: hexDigest }),
    returns: mediaView,
  }),
  retry: route('POST', '/api/media/:mediaId/retry', { summary: 'Processes a failed video once more.', permission: 'media.upload', params: aMedia, body: z.strictObject({}), returns: mediaView }),
  remove: route('DELETE', '/api/media/:mediaId', { summary: 'Gives an upload up, or deletes a file that nothing uses.', permission: 'media.upload', status: 204, params: aMedia, returns: nothing }),
  putCaptions: route('PUT', '/api/media/:mediaId/captions/:language', {
    summary: 'Adds or replaces captions by a VTT or SRT file, whose bytes are sent in base64.',
    permission: 'media.upload',
    bodyLimit: CAPTIONS_BODY_BYTES,
    params: aCaption,
    body: z.strictObject({ fileName: line(255), content: z.base64().max(2_800_000) }),
    returns: mediaView,
  }),
  removeCaptions: route('DELETE', '/api/media/:mediaId/captions/:language', { summary: 'Removes captions.', permission: 'media.upload', params: aCaption, returns: mediaView }),
  captions: route('GET', '/api/media/:mediaId/captions/:language', { summary: 'Captions as a VTT file.', permission: 'course.read_draft', params: aCaption, returns: raw }),
  preview: route('GET', '/api/media/:mediaId/playback', { summary: 'How an author plays a video.', permission: 'course.read_draft', params: aMedia, returns: playbackView }),
  document: route('GET', '/api/media/:mediaId/document', { summary: 'Addresses of a document, for an author.', permission: 'course.read_draft', params: aMedia, returns: documentView }),
  image: route('GET', '/api/media/:mediaId/image', { summary: 'A picture of an article, for an author: leads to a short-lived address.', permission: 'course.read_draft', params: aMedia, returns: raw }),
  playback: route('GET', '/api/enrolments/:enrolmentId/lessons/:lessonId/playback', {
    summary: 'How the enrolled play a video lesson.',
    permission: 'course.learn',
    params: aLesson,
    returns: playbackView,
  }),
  lessonDocument: route('GET', '/api/enrolments/:enrolmentId/lessons/:lessonId/document', {
    summary: 'Addresses of a document lesson, for the enrolled.',
    permission: 'course.learn',
    params: aLesson,
    returns: documentView,
  }),
  lessonImage: route('GET', '/api/enrolments/:enrolmentId/images/:mediaId', {
    summary: 'A picture of an article, for the enrolled: leads to a short-lived address.',
    permission: 'course.learn',
    params: z.strictObject({ enrolmentId: id, mediaId: id }),
    returns: raw,
  }),
  playFile: route('GET', '/api/playback/:token/:file', {
    summary: 'The master playlist, the poster or the file itself, for the session that the token was made for.',
    permission: 'session',
    params: z.strictObject({ token, file: pathPart }),
    returns: raw,
  }),
  playPart: route('GET', '/api/playback/:token/:folder/:file', {
    summary: 'A playlist, a segment or captions, for the session that the token was made for.',
    permission: 'session',
    params: z.strictObject({ token, folder: pathPart, file: pathPart }),
    returns: raw,
  }),
} as const;
