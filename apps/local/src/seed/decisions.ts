import { PublishCourse, ReadDraft, SaveArticle, SaveOutline } from '@sinau/application/courses';
import { DecideRun } from '@sinau/application/decisions';
import type { CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, type Database } from '@sinau/persistence/core';
import type { SeededCourse } from './courses.js';
import type { DemoProgress } from './demo-files.js';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import { instantOf, type Organisation } from './organisation.js';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
/** The lesson that the decision asked for. */
const practice = {
  title: 'Latihan: satu halaman daftar risiko Anda sendiri',
  body: {
    type: 'doc',
    content: [
      paragraph('Buka daftar risiko unit Anda, atau selembar kertas bila belum ada. Pilih satu ruang yang Anda kenal: loket pendaftaran, ruang tindakan, atau gudang obat.'),
      paragraph('Tulis tiga risiko di ruang itu. Untuk masing-masing, isi kolom sumber, kejadian, dampak, kemungkinan, dan pengendalian yang sudah ada. Bila satu kolom tidak terisi dalam dua menit, tandai dan lanjutkan.'),
      paragraph('Bandingkan dengan contoh di materi sebelumnya, lalu bahas satu baris yang Anda tandai dengan rekan seunit. Simpan halamannya: pada rapat mutu berikutnya, halaman itu yang dibuka pertama.'),
    ],
  },
} as const;

/** Puts the lesson behind the one that explains the list. */
function withPractice(outline: CourseOutline, afterId: string, lessonId: string): CourseOutline {
  const lesson = { id: lessonId, kind: 'article', title: practice.title, minutes: 20 } as const;
  return { ...outline, modules: outline.modules.map((module) => ({ ...module, lessons: module.lessons.flatMap((one) => (one.id === afterId ? [one, lesson] : [one])) })) };
}

async function answered(doors: Doors, author: PersonActor, course: SeededCourse, requestId: string): Promise<void> {
  const { courseId } = course;
  const { revision, outline } = await new ReadDraft(doors.author).run(author, courseId);
  const lessonId = newId();
  const after = course.lessons.find(({ key }) => key === 'daftar-risiko')?.id ?? '';
  const saved = await new SaveOutline(doors.author).run(author, { courseId, revision, outline: withPractice(outline, after, lessonId) });
  await new SaveArticle(doors.author).run(author, { courseId, lessonId, revision: 0, body: practice.body });
  await new PublishCourse(doors.author).run(author, { courseId, revision: saved.revision, answers: [{ requestId, answer: 'Menambah latihan mengisi satu halaman daftar risiko dari unit sendiri.' }] });
}

/** Closes the runs that the plan says are closed: the one on risk asked for a change, and the course's second version answers it. */
export async function seedDecisions(
  doors: Doors, organisation: Organisation, serving: Database, { author, course, progress, enrolments }: { readonly author: PersonActor; readonly course: SeededCourse; readonly progress: DemoProgress; readonly enrolments: readonly SeededEnrolment[] },
): Promise<void> {
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const decide = new DecideRun(serving);
  const reading = await progressOf(serving, admin, progress, enrolments);
  for (const { runId, revision, closedDay } of reading) {
    const closed = await decide.decideAsOf(admin, runId, {
      id: newId(), revision, kind: 'change_curriculum',
      reasons: 'Hampir semua peserta tuntas dan nilainya baik, tetapi tiga dari empat peserta menyatakan belum pernah mengisi daftar risiko sendiri sampai kursus selesai. Angka kehadiran belum ada karena angkatan ini belum memakai sesi.',
      request: { what: 'Tambah latihan mengisi daftar risiko dengan risiko dari unit peserta sendiri, setelah materi daftar risiko.', why: 'Peserta angkatan pertama memahami cara menilai risiko, tetapi belum sempat mengisi daftarnya sendiri.' },
    }, instantOf(closedDay));
    await answered(doors, author, course, closed.decision?.request?.id ?? '');
  }
}

type Closing = { readonly runId: string; readonly revision: number; readonly closedDay: number };

async function progressOf(serving: Database, admin: PersonActor, progress: DemoProgress, enrolments: readonly SeededEnrolment[]): Promise<Closing[]> {
  const closings: Closing[] = [];
  for (const { key, closedDay } of progress.runs) {
    const runId = enrolments.find(({ enrolment }) => enrolment.run === key)?.runId;
    if (closedDay === null || runId === undefined) continue;
    const [row] = await serving.run<{ revision: number }>(admin, { name: 'seed.runRevision', text: 'select revision from runs where id = $1' }, [runId]);
    closings.push({ runId, revision: row?.revision ?? 0, closedDay });
  }
  return closings;
}
