import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A UUID of version 7, as every client of the API makes them. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const MEBIBYTE = 1024 * 1024;
const VIDEO = fileURLToPath(new URL('../../../local/demo/pelayanan-digital/video-satu-layanan-tiga-warga.mp4', import.meta.url));

/** The demo's video, made 33 MiB long by a box that players step over: three parts of at most 16 MiB. */
export function longVideo(): Buffer {
  const video = readFileSync(VIDEO);
  const box = Buffer.alloc(33 * MEBIBYTE - video.length);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([video, box]);
}

export const fingerprintOf = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

export const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:04.000\nSelamat datang di kursus ini.\n\n00:04.000 --> 00:08.000\nKita mulai dari warga.\n';

type Ids = { readonly video: string; readonly article: string; readonly quiz: string; readonly mediaId: string | null };

/** One module of 2 JP with a video, an article and the quiz that decides. */
export function outlineOf(title: string, { video, article, quiz, mediaId }: Ids) {
  return {
    title,
    summary: 'Menyambut warga dengan layanan yang mudah dimengerti.',
    competencyClass: 'technical',
    activityKind: 16,
    hours: 2,
    objectives: ['Menjelaskan langkah layanan dari sisi warga'],
    modules: [
      {
        id: newId(),
        title: 'Warga lebih dahulu',
        hours: 2,
        lessons: [
          { id: video, kind: 'video', title: 'Satu layanan, tiga warga', minutes: 30, mediaId },
          { id: article, kind: 'article', title: 'Menulis yang dipahami', minutes: 30 },
          { id: quiz, kind: 'quiz', title: 'Ujian akhir', minutes: 30, quizId: null as string | null },
        ],
      },
    ],
    completion: { lessons: 'all', finalLessonId: quiz, minimumScore: 70 },
  };
}

export const ARTICLE = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tulislah seperti Anda berbicara kepada tetangga: satu kalimat, satu hal.' }] }] };

/** A question of each kind with its key; `answer` does on the screen what a learner who knows does. */
export const QUESTIONS = [
  {
    content: { kind: 'single_choice', stem: 'Siapa yang ditanya lebih dahulu saat merancang layanan?', options: [{ id: 'a', text: 'Warga yang memakainya' }, { id: 'b', text: 'Penyedia aplikasi' }] },
    answer: { key: { kind: 'single_choice', option: 'a' }, feedback: 'Warga tahu di mana mereka tersendat.' },
  },
  {
    content: { kind: 'multiple_response', stem: 'Mana yang membuat persyaratan mudah dipenuhi?', options: [{ id: 'a', text: 'Contoh berkas yang benar' }, { id: 'b', text: 'Daftar yang singkat' }, { id: 'c', text: 'Istilah hukum tanpa penjelasan' }] },
    answer: { key: { kind: 'multiple_response', options: ['a', 'b'] }, feedback: 'Contoh dan daftar singkat menolong.' },
  },
  {
    content: { kind: 'true_false', stem: 'Warga yang salah mengisi perlu tahu apa yang harus diperbaiki.' },
    answer: { key: { kind: 'true_false', value: true }, feedback: 'Benar: beri tahu langkahnya.' },
  },
  {
    content: { kind: 'short_text', stem: 'Apa singkatan dari survei kepuasan masyarakat?' },
    answer: { key: { kind: 'short_text', accepted: ['SKM', 'Survei SKM'] }, feedback: 'SKM.' },
  },
  {
    content: { kind: 'numeric', stem: 'Berapa menit satu jam pelajaran?', unit: 'menit' },
    answer: { key: { kind: 'numeric', value: 45, tolerance: 0 }, feedback: '1 JP adalah 45 menit.' },
  },
] as const;
