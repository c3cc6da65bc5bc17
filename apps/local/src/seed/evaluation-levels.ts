import { PublicSite } from '@sinau/application/core';
import { AskAboutBehaviour, ChangeBehaviour, FollowBehaviour, ImportResults, PairQuizzes } from '@sinau/application/evaluations';
import { groupOf, inOfficeHours, usualWeek, type FormItem, type Rater } from '@sinau/domain/evaluations';
import { newId, statement, type Database, type Transaction } from '@sinau/persistence/core';
import { putBehaviourAnswer } from '@sinau/persistence/evaluations';
import type { SeededCourse } from './courses.js';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import { dayOf, type Organisation } from './organisation.js';

const formOf = statement('seed.behaviourForm', `select v.id, v.items from evaluation_form_versions v where v.level = 3 order by v.published_at desc limit 1`);
const sentOf = statement('seed.behaviourSent', `select d.id, d.rater, d.person_id as "personId" from behaviour_dispatches d where d.state = 'open' and d.sent > 0 order by d.rater, d.person_id, d.id`);
const proofOf = statement('seed.riskCompetency', `select c.competency_id as id from course_competencies c where c.course_id = $1 order by c.competency_id limit 1`);
const zoneOf = statement('seed.zone', `select time_zone as "timeZone" from agencies limit 1`);

/** The last moment before now at which people were at work. */
function lastOfficeHour(timeZone: string): Date {
  let at = Date.now() - 60_000;
  while (!inOfficeHours(at, timeZone, usualWeek)) at -= 30 * 60_000;
  return new Date(at);
}

type Sent = { readonly id: string; readonly rater: Rater; readonly personId: string };
/** What alumni say of themselves is a little kinder than what others see; the third statement lags behind. */
const marks = { self: [[4, 3, 3], [3, 4, 3], [4, 4, 2]], supervisor: [[3, 3, 2], [4, 3, 3], [3, 2, 2]], colleague: [[3, 4, 2], [3, 3, 3], [4, 3, 2]] } as const;
const comments = ['Rapat bulanan sekarang dimulai dari daftar risiko', 'Obat kedaluwarsa ditemukan sebelum dipakai', '', 'Insiden kecil lebih cepat dilaporkan', ''];

/** Some have answered, but for those whose accounts are tried: they find a question waiting. */
async function answerSome(transaction: Transaction, items: readonly FormItem[], waiting: ReadonlySet<string>): Promise<void> {
  const statements = items.filter(({ kind }) => kind === 'likert');
  const text = items.find(({ kind }) => kind === 'text');
  const sent = (await transaction.query<Sent>(sentOf)).filter(({ personId }) => !waiting.has(personId));
  for (const [at, { id, rater }] of sent.entries()) {
    // Few supervisors are asked; all but the one who is waited for make a group.
    if (at % 6 === 5 && groupOf(rater) !== 'supervisor') continue;
    const said = marks[groupOf(rater)][at % 3] ?? [];
    const comment = comments[at % comments.length] ?? '';
    await putBehaviourAnswer(transaction, id, groupOf(rater), Object.fromEntries(statements.map((one, index) => [one.id, said[index] ?? 3])), text && comment !== '' ? { [text.id]: comment } : {}, 5);
  }
}

const csv = (head: string, rows: readonly (readonly (string | number)[])[]): Buffer => Buffer.from([head, ...rows.map((row) => row.join(';'))].join('\n'));

/** Unit, index and respondents before, and after: the three puskesmas whose people were trained, and three other services. */
const indices: readonly (readonly [code: string, before: string, after: string, respondents: number])[] = [
  ['PKM-KEMBANGSARI', '79,42', '84,10', 118], ['PKM-LEMBAHASRI', '77,85', '81,30', 96], ['PKM-MUARATEDUH', '80,15', '82,05', 87],
  ['DPMPTSP-MPP', '83,20', '83,95', 240], ['DUKCAPIL', '81,60', '81,10', 205], ['DISKOMINFO', '78,30', '79,05', 64],
];

/** What a run came to beyond its reaction: gain between quizzes, behaviour a month later, indices and appraisals on both sides. */
export async function seedEvaluationLevels(doors: Doors, organisation: Organisation, serving: Database, { enrolments, course }: { readonly enrolments: readonly SeededEnrolment[]; readonly course: SeededCourse }): Promise<void> {
  const agency = { kind: 'agency', agencyId: organisation.agencyId } as const;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: agency }]);
  const completed = enrolments.filter(({ enrolment, completedAt }) => enrolment.run === 'risiko-1' && completedAt !== null);
  const lesson = (key: string) => course.lessons.find((one) => one.key === key)?.id ?? '';
  const found = await serving.transaction(organisation.system, async (transaction) => ({
    form: (await transaction.query<{ id: string; items: readonly FormItem[] }>(formOf))[0], competency: (await transaction.query<{ id: string }>(proofOf, [course.courseId]))[0], zone: (await transaction.query<{ timeZone: string }>(zoneOf))[0],
  }));
  const pairs = new PairQuizzes(serving);
  await pairs.pair(admin, { id: newId(), courseId: course.courseId, preLessonId: lesson('kuis-modul-1'), postLessonId: lesson('ujian-akhir'), competencyId: found.competency?.id ?? null });
  await pairs.pair(admin, { id: newId(), courseId: course.courseId, preLessonId: lesson('kuis-modul-3'), postLessonId: lesson('kuis-modul-4'), competencyId: null });

  const { form } = found;
  if (form === undefined) throw new Error('the demo has no form about behaviour');
  await new ChangeBehaviour(serving).run(admin, completed[0]?.runId ?? '', { formVersionId: form.id, days: [30, 90, 180], colleagues: 2 });
  await new FollowBehaviour(doors.worker).run(organisation.system, new Date());
  await new AskAboutBehaviour(doors.worker, new PublicSite(doors.publicUrl)).run(organisation.system, lastOfficeHour(found.zone?.timeZone ?? 'Asia/Jakarta'));
  await serving.transaction(organisation.system, (transaction) => answerSome(transaction, form.items, new Set(['dimas-arya', 'galuh-ratnaduhita'].map(organisation.person))));

  const run = { before: `${dayOf(-160)}..${dayOf(-110)}`, after: `${dayOf(-25)}..${dayOf(-2)}` };
  const files = new ImportResults(serving);
  await files.applyIndices(admin, csv('Kode unit;Periode;IKM;Responden', indices.flatMap(([code, before, after, respondents]) => [[code, run.before, before, respondents], [code, run.after, after, respondents + 9]])));
  const people = await serving.transaction(organisation.system, (transaction) => transaction.query<{ value: string }>(numbersOf, [completed.map(({ enrolment }) => organisation.person(enrolment.person))]));
  await files.applyMarks(admin, csv('NIP;Periode;Nilai', people.flatMap(({ value }, at) => [[value, run.before, 84 + (at % 5)], [value, run.after, 86 + ((at * 2) % 7)]])));
}

const numbersOf = statement('seed.numbers', `select i.value from identifiers i where i.person_id = any($1::uuid[]) and i.valid_to is null order by i.value`);
