import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { organisationsRoutes } from '@sinau/contracts/organisations';
import { startTestApi, type TestApi } from '../api.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);
afterAll(() => api.close());

/** A draft that lacks nothing but the captions of its one video. */
async function withoutCaptions(): Promise<LearningWorld> {
  const world = await learningWorld(api);
  const { id: ownerId, agencyId } = api.people.instructor;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Risiko ada di setiap layanan.' }] }] };
  await api.sql(`insert into article_drafts (lesson_id, agency_id, course_id, body) values ($1, $2, $3, $4)`, [world.lessons.article, agencyId, world.courseId, JSON.stringify(body)]);
  await api.sql(
    `insert into media_assets (id, agency_id, course_id, created_by, kind, file_name, content_type, bytes, state, object_key, part_bytes)
     select (lesson ->> 'mediaId')::uuid, $1, $2, $3, lesson ->> 'kind', 'berkas', 'application/octet-stream', 1000, 'ready', 'media/' || (lesson ->> 'mediaId') || '/original', 16777216
     from course_drafts d cross join lateral jsonb_path_query(d.document, '$.modules[*].lessons[*] ? (exists (@.mediaId))') as lesson where d.course_id = $2`,
    [agencyId, world.courseId, ownerId],
  );
  return world;
}

async function askForCaptions(captionsRequired: boolean): Promise<void> {
  const admin = api.as(api.people.agencyAdmin);
  const { revision, timeZone, smallestGroup, workingWeek } = await admin.call(organisationsRoutes.agencySettings);
  await admin.call(organisationsRoutes.changeAgencySettings, { body: { revision, timeZone, captionsRequired, smallestGroup, workingWeek } });
}

describe('a video without captions', () => {
  test('is published with a warning where the agency does not ask for them, and refused where it does, until they are there', async () => {
    const world = await withoutCaptions();
    const author = api.as(api.people.instructor);
    const params = { courseId: world.courseId };
    const items = async () => (await author.call(coursesRoutes.publication, { params })).items.map(({ code, severity, facts }) => [code, facts['language'], severity]);
    const { revision } = await author.call(coursesRoutes.publication, { params });
    const publish = () => author.post(`/api/courses/${world.courseId}/versions`, { revision });

    await askForCaptions(true);
    expect(await items()).toEqual([['captions_missing', 'id', 'blocking'], ['captions_missing', 'en', 'warning']]);
    expect(await publish()).toMatchObject({ status: 409, code: 'not_publishable', body: { facts: { blocking: 1 } } });

    await askForCaptions(false);
    expect(await items()).toEqual([['captions_missing', 'id', 'warning'], ['captions_missing', 'en', 'warning']]);
    expect((await publish()).status).toBe(201);

    await askForCaptions(true);
    const [video] = await api.sql<{ id: string }>(`select id from media_assets where course_id = $1 and kind = 'video'`, [world.courseId]);
    await api.sql(`insert into captions (id, agency_id, media_id, language, cues, file_name) values (gen_random_uuid(), $1, $2, 'id', $3, 'a.vtt')`, [
      api.agency.id, video?.id, JSON.stringify([{ startMs: 0, endMs: 900, text: 'Halo.' }]),
    ]);
    expect(await items()).toEqual([['captions_missing', 'en', 'warning']]);
    expect((await publish()).status).toBe(201);
    await askForCaptions(false);
  });
});
