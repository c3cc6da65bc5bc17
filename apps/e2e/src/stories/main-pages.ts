import { z } from 'zod';
import { ask } from '../harness/api.js';
import type { Role } from '../harness/people.js';
import type { Visitor } from '../harness/visitor.js';
import { beginQuiz, resultOf } from './areas.js';
import { currentCourse, lessonOf } from './current-course.js';


/** A lesson of a course that this learner is in, whose video they have not tapped. */
export async function videoPage(visitor: Visitor): Promise<string> {
  return (await coursePages(visitor))[2];
}

async function coursePages({ page }: Visitor): Promise<readonly [course: string, article: string, video: string]> {
  const current = await currentCourse(page);
  const address = `/kursus/${current.enrolmentId}`;
  return [address, `${address}/materi/${lessonOf(current, 'article')}`, `${address}/materi/${lessonOf(current, 'video')}`];
}

async function certificatePages({ page }: Visitor): Promise<readonly string[]> {
  const mine = z.object({ certificates: z.array(z.object({ id: z.string(), code: z.string() })).min(1) });
  const { certificates } = await ask(page, mine, 'GET', '/api/me/certificates');
  return [`/sertifikat/${certificates[0]?.id}`, `/verifikasi/${certificates[0]?.code}`];
}

/** The pages that most people see most, by who sees them. */
export const MAIN_PAGES = {
  learner: async (visitor) => ['/', '/katalog', ...(await coursePages(visitor)), await resultOf(visitor), ...(await certificatePages(visitor))],
  secondLearner: async (visitor) => [await beginQuiz(visitor)],
  agencyAdmin: () => Promise.resolve(['/admin/pegawai']),
} as const satisfies Partial<Record<Role, (visitor: Visitor) => Promise<readonly string[]>>>;
