import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MediaWorkshop, originalKey, ProcessVideo } from '@sinau/application/media';
import type { PersonActor } from '@sinau/domain/identity';
import { NO_TOOLS, parseCaptions } from '@sinau/media';
import { newId } from '@sinau/persistence/core';
import { lockAsset, MediaAssetEntity, putCaptions, saveResult } from '@sinau/persistence/media';
import type { Lesson as DemoLesson } from './content.shape.js';
import type { DemoCourse } from './demo-files.js';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

const TYPES = { video: 'video/mp4', document: 'application/pdf' } as const;
const POSTER = 'poster.jpg';
const PART_BYTES = 16 * 1024 ** 2;

/** Stores a lesson's file as an upload would have; a video is cut for playing without re-encoding, which takes a second. Null for lessons without a file. */
export async function storeFile(doors: Doors, organisation: Organisation, author: PersonActor, courseId: string, demo: DemoCourse, lesson: DemoLesson): Promise<string | null> {
  if (lesson.kind !== 'video' && lesson.kind !== 'document') return null;
  const { agencyId, system } = organisation;
  const bytes = demo.bytes(lesson.file);
  const id = newId();
  const objectKey = originalKey(agencyId, id);
  await doors.store.put(objectKey, bytes, { contentType: TYPES[lesson.kind] });
  await doors.owner.transaction(system, async (transaction) => {
    await transaction.manager.insert(MediaAssetEntity, {
      id, agencyId, courseId, createdBy: author.personId, kind: lesson.kind, fileName: basename(lesson.file), contentType: TYPES[lesson.kind], bytes: String(bytes.length),
      state: lesson.kind === 'video' ? 'queued' : 'ready', objectKey, partBytes: PART_BYTES,
    });
    if (lesson.kind !== 'video') return;
    for (const language of ['id', 'en'] as const) {
      const file = lesson.captions[language];
      await putCaptions(transaction, { mediaId: id, language, fileName: basename(file), cues: parseCaptions(demo.bytes(file), file) });
    }
  });
  if (lesson.kind === 'video') {
    await cut(doors, organisation, id);
    await hangPoster(doors, organisation, id, demo.bytes(lesson.poster));
  }
  return id;
}

async function cut(doors: Doors, { system }: Organisation, mediaId: string): Promise<void> {
  const workshop = new MediaWorkshop(async () => NO_TOOLS, join(tmpdir(), `sinau-demo-${process.pid}`), 1);
  await new ProcessVideo(doors.worker, doors.store, workshop).run(system, { mediaId, isLast: true, signal: new AbortController().signal });
}


/** The poster is made with the video, by the same script: finding one in the video takes ffmpeg, which may be missing here. */
async function hangPoster(doors: Doors, { system }: Organisation, mediaId: string, picture: Buffer): Promise<void> {
  await doors.worker.transaction(system, async (transaction) => {
    const result = (await lockAsset(transaction, mediaId))?.result;
    if (!result) throw new Error('the demo video was not cut');
    await doors.store.put(`${result.prefix}${POSTER}`, picture, { contentType: 'image/jpeg', cacheControl: 'private, max-age=31536000, immutable' });
    await saveResult(transaction, mediaId, { ...result, poster: POSTER }, 'wanted');
  });
}
