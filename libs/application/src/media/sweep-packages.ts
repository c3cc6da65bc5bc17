import type { ObjectStore } from '@sinau/storage';
import { folderOf } from './object-keys.js';

/** Deletes the packages beside an original that nobody plays from: runs that were cut off, or were second, left them. */
export async function sweepPackages(store: ObjectStore, objectKey: string, kept: ReadonlySet<string>): Promise<void> {
  const folder = folderOf(objectKey);
  const found = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await store.list(folder, after === undefined ? {} : { after });
    for (const { key } of page.objects) {
      const name = key.slice(folder.length).split('/')[0] ?? '';
      if (name.startsWith('play-')) found.add(`${folder}${name}/`);
    }
    if (page.next === null) break;
    after = page.next;
  }
  for (const prefix of found) if (!kept.has(prefix)) await store.deletePrefix(prefix);
}
