import { z } from 'zod';
import { ask } from '../harness/api.js';
import type { Role } from '../harness/people.js';
import type { Visitor } from '../harness/visitor.js';
import { currentCourse, lessonOf } from './current-course.js';

/** Where each role begins its walk, with what no link leads to: what must first be begun, or is opened by a button. */
type Beginnings = (visitor: Visitor) => Promise<readonly string[]>;

const rows = <Shape extends z.ZodType>(shape: Shape) => z.object({ rows: z.array(shape) });

/** A quiz that is being taken, by somebody who may; its page, and the page of its result after it was sent. */
async function quizOf({ page }: Visitor): Promise<string> {
  const current = await currentCourse(page);
  return `/kursus/${current.enrolmentId}/kuis/${lessonOf(current, 'quiz')}`;
}

/** The result of a quiz that was taken before: a learner who may try again has no link to it. */
export async function resultOf({ page }: Visitor): Promise<string> {
  const mine = await ask(page, rows(z.object({ enrolmentId: z.string() })), 'GET', '/api/enrolments?state=completed');
  const course = z.object({ modules: z.array(z.object({ lessons: z.array(z.object({ id: z.string(), kind: z.string() })) })) });
  const lobby = z.object({ attempts: z.array(z.object({ id: z.string(), state: z.string() })) });
  for (const { enrolmentId } of mine.rows) {
    const { modules } = await ask(page, course, 'GET', `/api/enrolments/${enrolmentId}`);
    for (const { id, kind } of modules.flatMap(({ lessons }) => lessons)) {
      if (kind !== 'quiz') continue;
      const { attempts } = await ask(page, lobby, 'GET', `/api/enrolments/${enrolmentId}/lessons/${id}/quiz`);
      const graded = attempts.find(({ state }) => state === 'graded');
      if (graded) return `/pengerjaan/${graded.id}/hasil`;
    }
  }
  throw new Error('This learner has no graded attempt to look at.');
}

/** What a completed course taught: the link is on its page, and the walk opens the page of another. */
async function gainOf({ page }: Visitor): Promise<string> {
  const mine = await ask(page, rows(z.object({ enrolmentId: z.string() })), 'GET', '/api/enrolments?state=completed');
  return `/kursus/${mine.rows[0]?.enrolmentId}/peningkatan`;
}

/** Begins the quiz and answers nothing. */
export async function beginQuiz(visitor: Visitor): Promise<string> {
  await visitor.open(await quizOf(visitor));
  await visitor.page.getByRole('button', { name: /^(Mulai mengerjakan|Kerjakan lagi|Lanjutkan pengerjaan)$/ }).click();
  await visitor.page.waitForURL(/\/pengerjaan\/[0-9a-f-]{36}$/);
  return new URL(visitor.page.url()).pathname;
}

/** A course of the catalogue that this learner is not enrolled in. The demo's people are in each of its courses, so the instructor publishes a copy of one. */
async function unjoinedCourse({ page }: Pick<Visitor, 'page'>, courseId: string): Promise<string> {
  const { rows: cards } = await ask(page, rows(z.object({ courseId: z.string(), mine: z.unknown() })), 'GET', '/api/catalogue');
  const unjoined = cards.find(({ mine }) => mine === null)?.courseId;
  if (unjoined !== undefined) return `/katalog/${unjoined}`;
  const copy = await ask(page, z.object({ courseId: z.string(), revision: z.number() }), 'POST', `/api/courses/${courseId}/copies`, {});
  await ask(page, z.unknown(), 'POST', `/api/courses/${copy.courseId}/versions`, { revision: copy.revision });
  return `/katalog/${copy.courseId}`;
}

/** The editor of the first quiz of the instructor's courses, and the builder with each kind of its parts open. */
async function instructorsPages({ page }: Visitor): Promise<readonly string[]> {
  const courses = await ask(page, rows(z.object({ id: z.string() })), 'GET', '/api/courses');
  const draft = z.object({ outline: z.object({ modules: z.array(z.object({ lessons: z.array(z.object({ quizId: z.string().nullish() })) })) }) });
  for (const { id } of courses.rows) {
    const { outline } = await ask(page, draft, 'GET', `/api/courses/${id}/draft`);
    const quizId = outline.modules.flatMap(({ lessons }) => lessons).find((lesson) => typeof lesson.quizId === 'string')?.quizId;
    if (typeof quizId === 'string') return ['/', await unjoinedCourse({ page }, id), `/kelola/kursus/${id}/kuis/${quizId}`, `/kelola/kursus/${id}/kuis/${quizId}/pratinjau`];
  }
  throw new Error('The instructor has no course with a quiz.');
}

/** The runs of the agency, those of the first page. */
export async function runsOf({ page }: Pick<Visitor, 'page'>): Promise<readonly string[]> {
  const { rows: runs } = await ask(page, rows(z.object({ id: z.string() })), 'GET', '/api/runs');
  return runs.map(({ id }) => id);
}

/** The list of a run in which somebody is taking a quiz now: the second learner began one. */
export async function openAttemptsPage({ page }: Pick<Visitor, 'page'>, runIds: readonly string[]): Promise<string> {
  for (const id of runIds) {
    const { rows: open } = await ask(page, rows(z.object({ id: z.string() })), 'GET', `/api/runs/${id}/open-attempts`);
    if (open.length > 0) return `/admin/angkatan/${id}/pengerjaan`;
  }
  return `/admin/angkatan/${runIds[0]}/pengerjaan`;
}

/** Where the provider of the demo's webinar reports: only a webinar's own page leads there. */
async function hookPage({ page }: Pick<Visitor, 'page'>, runIds: readonly string[]): Promise<string> {
  for (const id of runIds) {
    const { sessions } = await ask(page, z.object({ sessions: z.array(z.object({ id: z.string(), kind: z.string() })) }), 'GET', `/api/runs/${id}/sessions`);
    const webinar = sessions.find(({ kind }) => kind === 'webinar');
    if (webinar) return `/admin/sesi/${webinar.id}/webinar`;
  }
  throw new Error('The demo has no webinar.');
}

/** A run that people come into by a rule. */
async function rulesPage({ page }: Pick<Visitor, 'page'>, runIds: readonly string[]): Promise<string> {
  for (const id of runIds) {
    const { rows: rules } = await ask(page, rows(z.object({ id: z.string() })), 'GET', `/api/runs/${id}/enrolment-rules`);
    if (rules[0]) return `/admin/angkatan/${id}/aturan?aturan=${rules[0].id}`;
  }
  throw new Error('No run of the demo has a rule.');
}

/** An import that was checked and not applied; the last bulk issue; an exam under way. */
async function adminsPages(visitor: Visitor): Promise<readonly string[]> {
  const { page } = visitor;
  const content = Buffer.from('Nama;NIP\nSiti Rahma;198609262015051001\nTanpa Nomor;123\n').toString('base64');
  const batch = await ask(page, z.object({ id: z.string(), mapping: z.unknown() }), 'POST', '/api/people-imports', { fileName: 'pegawai.csv', content });
  await ask(page, z.unknown(), 'PUT', `/api/people-imports/${batch.id}/check`, { mapping: batch.mapping });

  const runs = await ask(page, rows(z.object({ id: z.string(), completed: z.number() })), 'GET', '/api/runs');
  const runId = runs.rows.find(({ completed }) => completed > 1)?.id ?? '';
  const issues = await ask(page, z.object({ batches: z.array(z.object({ id: z.string() })).min(1) }), 'GET', '/api/certificate-batches');
  const attempts = await openAttemptsPage(visitor, runs.rows.map(({ id }) => id));
  const hook = await hookPage(visitor, runs.rows.map(({ id }) => id));
  const rules = await rulesPage(visitor, runs.rows.map(({ id }) => id));
  const evaluated = runs.rows.reduce((most, run) => (run.completed > most.completed ? run : most)).id;
  const tried = [`/admin/impor/${batch.id}`, `/admin/angkatan/${evaluated}/evaluasi`, `/admin/sertifikat/terbitkan?angkatan=${runId}`, `/admin/sertifikat/penerbitan/${issues.batches[0]?.id}`];
  return ['/', attempts, hook, rules, '/admin/impor', ...tried];
}

/** What the supervisor is asked about an alumnus, and the page behind its link. */
async function supervisorsPages({ page }: Visitor): Promise<readonly string[]> {
  const asked = await ask(page, rows(z.object({ id: z.string() })), 'GET', '/api/behaviour-requests');
  const { code } = await ask(page, z.object({ code: z.string() }), 'POST', `/api/behaviour-requests/${asked.rows[0]?.id}/link`, {});
  return ['/', '/umpan-balik', `/jawab/${code}`];
}

const fromHome: Beginnings = () => Promise.resolve(['/']);

/** In the order in which they walk: a page of several roles is looked at by the first. */
export const AREAS = {
  learner: async (visitor) => ['/', '/ganti-sandi', await resultOf(visitor), await gainOf(visitor)],
  secondLearner: async (visitor) => {
    const attempt = await beginQuiz(visitor);
    return ['/', attempt];
  },
  instructor: instructorsPages,
  agencyAdmin: adminsPages,
  platformAdmin: fromHome,
  supervisor: supervisorsPages,
  auditor: fromHome,
} as const satisfies Record<Role, Beginnings>;
