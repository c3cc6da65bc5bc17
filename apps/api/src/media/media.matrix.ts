import { randomUUID } from 'node:crypto';
import type { mediaRoutes } from '@sinau/contracts/media';
import { everyone, type Asked, type Matrix, type MatrixRow, type Relation } from '../access-matrix.spec-kit.js';
import type { TestApi, TestPerson } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';

type Made = { readonly courseId: string; readonly mediaId: string };
type Kind = 'video' | 'document' | 'image';
/** `begun`: the store has an upload for it, so that signing asks the store nothing. */
type State = 'ready' | 'failed' | 'uploading' | 'begun';

/** A course with one file. A failed video may be retried; an upload that was begun with nothing stored asks the store nothing. */
async function mediaOf(api: TestApi, owner: TestPerson, kind: Kind, state: State): Promise<Made> {
  const [courseId, mediaId] = [randomUUID(), randomUUID()];
  const outline = { title: 'Arsip', summary: '', competencyClass: 'technical', activityKind: 16, hours: 1, objectives: [], modules: [], completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 } };
  await api.sql(`insert into courses (id, agency_id, owner_id) values ($1, $2, $3)`, [courseId, owner.agencyId, owner.id]);
  await api.sql(`insert into course_drafts (course_id, agency_id, document, edited_by) values ($1, $2, $3, $4)`, [courseId, owner.agencyId, outline, owner.id]);
  await addMedia(api, { ...owner, id: mediaId, ownerId: owner.id, courseId, kind, state });
  return { courseId, mediaId };
}

async function addMedia(api: TestApi, media: { id: string; agencyId: string; ownerId: string; courseId: string; kind: Kind; state: State }): Promise<void> {
  const result = { kind: 'hls', contentType: 'application/vnd.apple.mpegurl', durationMs: 10_000, prefix: `media/${media.id}/play-1/`, poster: 'poster.jpg', qualities: [] };
  await api.sql(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, failure, object_key, part_bytes, result, upload_id)
     values ($1, $2, $3, $4, $5, 'a.mp4', 'video/mp4', 1000, $6, $7, $8, 16777216, $9, $10)`,
    [
      media.id, media.agencyId, media.courseId, media.ownerId, media.kind, media.state === 'begun' ? 'uploading' : media.state,
      media.state === 'failed' ? 'media_processing_failed' : null, `media/${media.agencyId}/${media.id}/original`, media.kind === 'video' ? result : null, media.state === 'begun' ? 'upload-1' : null,
    ],
  );
  if (media.kind === 'video') await api.sql(`insert into captions (id, agency_id, media_id, language, cues, file_name) values ($1, $2, $3, 'id', $4, 'a.vtt')`, [randomUUID(), media.agencyId, media.id, JSON.stringify([{ startMs: 0, endMs: 900, text: 'Halo.' }])]);
}

/** One's own course's file, a colleague's, and one of another agency. */
function onMedia(asked: (made: Made) => Asked, kind: Kind = 'video', state: State = 'ready'): MatrixRow['ask'] {
  return {
    own: async (api, who) => asked(await mediaOf(api, who, kind, state)),
    agency: async (api) => asked(await mediaOf(api, api.people.elsewhere, kind, state)),
    foreign: async (api) => asked(await mediaOf(api, api.people.foreignInstructor, kind, state)),
  };
}

/** One's own enrolment in a course whose video and document are ready, a colleague's, and one of another agency. */
function onEnrolments(asked: (place: { enrolmentId: string; video: string; document: string; image: string }) => Asked): MatrixRow['ask'] {
  const made = async (api: TestApi, learner: TestPerson, owner: TestPerson): Promise<Asked> => {
    const world = await learningWorld(api, undefined, owner);
    const [version] = await api.sql<{ media: Record<string, { kind: Kind }> }>(`select document -> 'media' as media from course_versions where id = $1`, [world.versionId]);
    for (const [id, { kind }] of Object.entries(version?.media ?? {})) await addMedia(api, { id, agencyId: owner.agencyId, ownerId: owner.id, courseId: world.courseId, kind, state: 'ready' });
    return asked({ enrolmentId: await world.enrol(learner), video: world.lessons.video, document: world.lessons.document, image: randomUUID() });
  };
  return {
    own: (api, who) => made(api, who, api.people.instructor),
    agency: (api) => made(api, api.people.colleague, api.people.instructor),
    foreign: (api) => made(api, api.people.foreignLearner, api.people.foreignInstructor),
  };
}

const relationsOf = (own: number, agency: number): Partial<Record<Relation, number>> => ({ own, agency, foreign: 404 });
const reading = (status: number) => everyone(403, { instructor: relationsOf(status, 404), agency_admin: relationsOf(status, status), auditor: relationsOf(status, status) });
const editing = (status: number) => everyone(403, { instructor: relationsOf(status, 404), agency_admin: relationsOf(status, status) });
const learning = (status: number) => everyone(403, { learner: { own: status, agency: 404, foreign: 404 } });
const media = ({ mediaId }: Made): Asked => ({ params: { mediaId } });
const captions = ({ mediaId }: Made): Asked => ({ params: { mediaId, language: 'id' } });
const vtt = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHalo.\n').toString('base64');
const upload = { kind: 'video', fileName: 'a.mp4', bytes: 1000, fingerprint: 'ab'.repeat(32) };
/** Of the right shape, signed by nobody. */
const forged = 'A'.repeat(103);
const nobodys: MatrixRow['ask'] = {
  own: () => ({ params: { token: forged, file: 'master.m3u8' } }),
  foreign: () => ({ params: { token: forged, file: 'poster.jpg' } }),
};

/** In these specs the object store is away: what must ask it answers 503 to those who may, and only to them. */
export const mediaMatrix: Matrix<typeof mediaRoutes> = {
  limits: { ask: { own: () => ({}) }, answers: everyone(403, { instructor: 200, agency_admin: 200 }) },
  list: { ask: onMedia(({ courseId }) => ({ params: { courseId } })), answers: reading(200) },
  begin: { ask: onMedia(({ courseId }) => ({ params: { courseId }, body: upload })), answers: editing(201) },
  media: { ask: onMedia(media), answers: reading(200) },
  upload: { ask: onMedia(media, 'video', 'uploading'), answers: editing(200) },
  signParts: { ask: onMedia(({ mediaId }) => ({ params: { mediaId }, body: { parts: [1] } }), 'video', 'begun'), answers: editing(200) },
  complete: { ask: onMedia(({ mediaId }) => ({ params: { mediaId }, body: { digest: 'cd'.repeat(32) } })), answers: editing(200) },
  retry: { ask: onMedia(({ mediaId }) => ({ params: { mediaId }, body: {} }), 'video', 'failed'), answers: editing(200) },
  remove: { ask: onMedia(media), answers: editing(503) },
  putCaptions: { ask: onMedia(({ mediaId }) => ({ params: { mediaId, language: 'en' }, body: { fileName: 'a.vtt', content: vtt } })), answers: editing(200) },
  removeCaptions: { ask: onMedia(captions), answers: editing(200) },
  captions: { ask: onMedia(captions), answers: reading(200) },
  preview: { ask: onMedia(media), answers: reading(200) },
  document: { ask: onMedia(media, 'document'), answers: reading(200) },
  image: { ask: onMedia(media, 'image'), answers: reading(302) },
  playback: { ask: onEnrolments(({ enrolmentId, video }) => ({ params: { enrolmentId, lessonId: video } })), answers: learning(200) },
  lessonDocument: { ask: onEnrolments(({ enrolmentId, document }) => ({ params: { enrolmentId, lessonId: document } })), answers: learning(200) },
  lessonImage: { ask: onEnrolments(({ enrolmentId, image }) => ({ params: { enrolmentId, mediaId: image } })), answers: learning(404) },
  playFile: { ask: nobodys, answers: everyone(404) },
  playPart: { ask: { own: () => ({ params: { token: forged, folder: '360p', file: 'index.m3u8' } }), foreign: () => ({ params: { token: forged, folder: 'captions', file: 'id.vtt' } }) }, answers: everyone(404) },
};
