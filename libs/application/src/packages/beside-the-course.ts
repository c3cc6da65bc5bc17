import { mergeProgramme, type MergedProgramme, type Renaming } from '@sinau/domain/packages';
import type { Transaction } from '@sinau/persistence/core';
import { captionNews, changeProgrammeHere, programmeHere, putTakenCaptions, type CaptionTrack, type PackageSource, type Receipt } from '@sinau/persistence/packages';

export type ChangedCaptions = { readonly fileName: string; readonly language: 'id' | 'en'; readonly kept: boolean };

/** What an update changes beside the course: captions of files that are here already, and the programme that came with it. */
export type BesideTheCourse = { readonly captions: readonly ChangedCaptions[]; readonly tracks: readonly CaptionTrack[]; readonly programme: MergedProgramme | null };

export async function besideTheCourse(transaction: Transaction, receipt: Receipt, source: PackageSource, rename: Renaming): Promise<BesideTheCourse> {
  const theirs = source.media.flatMap((file) => file.captions.map((track) => ({ mediaId: rename(file.id), ...track, of: file.fileName })));
  const news = await captionNews(transaction, theirs.map(({ of: _, ...track }) => track));
  const found = news.flatMap(({ mediaId, language, kept }) => theirs.filter((track) => track.mediaId === mediaId && track.language === language).map(({ of, ...track }) => ({ of, track, kept })));
  const mine = receipt.programmeId === null ? null : await programmeHere(transaction, receipt.programmeId);
  return {
    captions: found.map(({ of, track, kept }) => ({ fileName: of, language: track.language, kept })),
    tracks: found.flatMap(({ track, kept }) => (kept ? [] : [track])),
    programme: mine && receipt.programme && source.programme ? mergeProgramme(receipt.programme, mine, source.programme) : null,
  };
}

/** Captions are seen at once, since they are no part of a version; the programme changes where the receiver had left it as it came. */
export async function takeBeside(transaction: Transaction, receipt: Receipt, { tracks, programme }: BesideTheCourse): Promise<void> {
  for (const track of tracks) await putTakenCaptions(transaction, track);
  if (receipt.programmeId !== null && programme && programme.changed.length > 0) await changeProgrammeHere(transaction, receipt.programmeId, programme.values);
}
