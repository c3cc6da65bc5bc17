import { DomainError } from '@sinau/domain/core';
import type { Renaming } from '@sinau/domain/packages';
import type { ContentFile, FileToCopy, PackageContent, PackageSource, SourceFile } from '@sinau/persistence/packages';
import { folderOf } from '../media/index.js';

export type FilesToTake = { readonly toCopy: readonly FileToCopy[]; readonly content: Pick<PackageContent, 'media' | 'captions'>; readonly bytes: number };

/** Where the copy of an object lies: the same name below the receiver's own folder of the file. */
function movedKey(key: string, from: string, to: string): string {
  return `${to}${key.slice(from.length)}`;
}

function plannedFile(file: SourceFile, agencyId: string, rename: Renaming, position: number): { readonly copy: FileToCopy; readonly row: ContentFile } {
  const { captions: _, ...row } = file;
  const id = rename(file.id);
  const [from, to] = [folderOf(file.objectKey), `media/${agencyId}/${id}/`];
  const toKey = movedKey(file.objectKey, from, to);
  const prefix = file.result && movedKey(file.result.prefix, from, to);
  return {
    copy: { position, fromKey: file.objectKey, toKey, fromFolder: file.result?.prefix ?? null, toFolder: prefix, bytes: file.bytes, sha256: file.partBytes === null ? null : file.sha256, partBytes: file.partBytes },
    row: { ...row, id, objectKey: toKey, result: file.result && prefix !== null ? { ...file.result, prefix } : null },
  };
}

/** The files of a version that the agency has not yet, with their captions. Throws `package_file_missing` when the giver's version names one that is gone. */
export function filesToTake(source: PackageSource, agencyId: string, rename: Renaming, present: ReadonlySet<string>): FilesToTake {
  const known = new Set(source.media.map((file) => file.id));
  if (Object.keys(source.document.media).some((id) => !known.has(id) && !present.has(rename(id)))) throw new DomainError('package_file_missing');
  const missing = source.media.filter((file) => !present.has(rename(file.id)));
  const planned = missing.map((file, index) => plannedFile(file, agencyId, rename, index + 1));
  const captions = missing.flatMap((file) =>
    file.captions.map(({ language, cues, fileName }) => ({ id: rename(`${file.id}/${language}`), mediaId: rename(file.id), language, cues, fileName })),
  );
  return { toCopy: planned.map(({ copy }) => copy), content: { media: planned.map(({ row }) => row), captions }, bytes: missing.reduce((sum, file) => sum + file.bytes, 0) };
}
