import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file as an input of the page is given it. */
export type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const MEBIBYTE = 1024 * 1024;
/** Ten seconds of H.264 with AAC, 40 kB. */
const VIDEO = fileURLToPath(new URL('../../../../libs/media/src/fixtures/moving-squares.mp4', import.meta.url));

/** A real video on the disk, made 33 MiB long by a box that players step over: three parts of at most 16 MiB, the last of 1 MiB. */
export function longVideo(folder: string): string {
  const video = readFileSync(VIDEO);
  const box = Buffer.alloc(33 * MEBIBYTE - video.length);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'satu-layanan.mp4');
  writeFileSync(path, Buffer.concat([video, box]));
  return path;
}

/** The recording as it is. */
export const shortVideo = (): ChosenFile => ({ name: 'rekaman.mp4', mimeType: 'video/mp4', buffer: readFileSync(VIDEO) });

/** The same recording, cut off by a copy that did not end: its first 30 kB. */
export const cutOffVideo = (): ChosenFile => ({ name: 'terpotong.mp4', mimeType: 'video/mp4', buffer: readFileSync(VIDEO).subarray(0, 30_000) });

/** Minutes of a meeting with the name of a video. */
export const textAsVideo = (): ChosenFile => ({ name: 'catatan.mp4', mimeType: 'video/mp4', buffer: Buffer.from('Ini catatan rapat, bukan video.\n'.repeat(4_000)) });

export const emptyVideo = (): ChosenFile => ({ name: 'kosong.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(0) });

export const programAsVideo = (): ChosenFile => ({ name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });

/** Bytes without any order under the name of a list of people. */
export const garbageList = (): ChosenFile => ({ name: 'pegawai.csv', mimeType: 'text/csv', buffer: Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256)) });

export const CAPTION_LINES = ['Selamat datang di kursus ini.', 'Kita mulai dari warga.'] as const;
export const captions = (): ChosenFile => ({
  name: 'satu-layanan.vtt',
  mimeType: 'text/vtt',
  buffer: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:04.000\n${CAPTION_LINES[0]}\n\n00:04.000 --> 00:08.000\n${CAPTION_LINES[1]}\n`),
});
