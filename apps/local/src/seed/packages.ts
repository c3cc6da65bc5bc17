import { CreateCourse, PublishCourse, ReadArticle, SaveArticle, SaveOutline } from '@sinau/application/courses';
import { AcceptPackage, CopyPackage, OfferPackages } from '@sinau/application/packages';
import { AddQuestion, ReadAuthorQuiz } from '@sinau/application/quizzes';
import { newOutline, type CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { newId, statement, type Database } from '@sinau/persistence/core';
import { PersonEntity } from '@sinau/persistence/organisations';
import type { Doors } from './doors.js';
import type { Organisation } from './organisation.js';

type Shared = { readonly title: string; readonly summary: string; readonly lesson: string; readonly text: string; readonly stem: string; readonly right: boolean };

const ethics: Shared = {
  title: 'Etika pelayanan publik', summary: 'Bersikap jujur, adil, dan tidak menerima pemberian.', lesson: 'Pemberian dan benturan kepentingan',
  text: 'Pemberian dari warga yang dilayani ditolak dengan sopan, lalu dilaporkan kepada atasan pada hari yang sama.', stem: 'Bingkisan kecil dari warga boleh diterima asal tidak diminta.', right: false,
};
const archives: Shared = {
  title: 'Menata arsip digital', summary: 'Memberi nama, menyimpan, dan menemukan kembali arsip kantor.', lesson: 'Nama berkas yang bisa dicari',
  text: 'Nama berkas dimulai dengan tahun, lalu pokok surat, sehingga urut dan mudah ditemukan.', stem: 'Nama berkas sebaiknya dimulai dengan tahun.', right: true,
};
const NEWER = 'Pemberian dari warga yang dilayani ditolak dengan sopan, lalu dilaporkan kepada unit pengendalian gratifikasi paling lambat tiga puluh hari kerja.';

const article = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const takings = statement('seed.takings', `select id from package_takings where state = 'copying'`);
const offers = statement('seed.packageOffers', 'select offer_id as id, title from package_offers_received()');

/** The province of the joint run: its administrator gives courses away, and nobody signs in there. */
async function provinceOf(doors: Doors): Promise<PersonActor> {
  const [found]: { agency_id: string }[] = await doors.owner.dataSource.query(`select id as agency_id from agencies where code = 'NUSAJAYA'`);
  if (!found) throw new Error('the demo names NUSAJAYA and does not have it');
  const [personId, agencyId, name] = [newId(), found.agency_id, 'Kinasih Puspawardani'];
  await doors.owner.transaction({ kind: 'system', agencyId, job: 'demo' }, ({ manager }) => manager.insert(PersonEntity, { id: personId, agencyId, fullName: name, birthPlace: null, birthDate: null }));
  return { kind: 'person', personId, agencyId, sessionId: newId(), name, assignments: [{ role: 'agency_admin', scope: { kind: 'agency', agencyId } }] };
}

type Made = { readonly courseId: string; readonly lessonId: string; readonly revision: number };

/** A small course: an article and a quiz of one question, published. */
async function seedShared({ author }: Doors, actor: PersonActor, { title, summary, lesson, text, stem, right }: Shared): Promise<Made> {
  const [lessonId, quizLessonId] = [newId(), newId()];
  const created = await new CreateCourse(author).run(actor, { title, summary, competencyClass: 'sociocultural', activityKind: 16, hours: 2 });
  const outline: CourseOutline = {
    ...newOutline({ title, summary, competencyClass: 'sociocultural', activityKind: 16, hours: 2 }), objectives: [summary],
    modules: [{ id: newId(), title: 'Dasar', hours: 2, lessons: [{ id: lessonId, kind: 'article', title: lesson, minutes: 60 }, { id: quizLessonId, kind: 'quiz', title: 'Ujian akhir', minutes: 30, quizId: null }] }],
    completion: { lessons: 'all', finalLessonId: quizLessonId, minimumScore: 70 },
  };
  const saved = await new SaveOutline(author).run(actor, { courseId: created.courseId, revision: created.revision, outline });
  const { courseId, revision } = saved;
  await new SaveArticle(author).run(actor, { courseId, lessonId, revision: 0, body: article(text) });
  const quiz = saved.outline.modules[0]?.lessons.find((one) => one.kind === 'quiz');
  const place = { courseId, quizId: quiz?.kind === 'quiz' ? (quiz.quizId ?? '') : '' };
  await new ReadAuthorQuiz(author).run(actor, place);
  await new AddQuestion(author).run(actor, place, { id: newId(), content: { kind: 'true_false', stem }, points: 1, topic: null, answer: { key: { kind: 'true_false', value: right }, feedback: text } });
  await new PublishCourse(author).run(actor, { courseId, revision });
  return { courseId, lessonId, revision };
}

/** A course that came from the province, with an update waiting; another one to answer; and the programme on risk, given to the province. */
export async function seedPackages(doors: Doors, organisation: Organisation, serving: Database): Promise<void> {
  const { agencyId, system } = organisation;
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId } }]);
  const province = await provinceOf(doors);
  const giving = new OfferPackages(serving);
  const given = await seedShared(doors, province, ethics);
  const open = await seedShared(doors, province, archives);
  const note = 'Sudah dipakai di dua belas perangkat daerah provinsi. Silakan disesuaikan.';
  for (const { courseId } of [given, open]) await giving.offer(province, { courseId, programmeId: null, agencyIds: [agencyId], note });

  const received = await serving.run<{ id: string; title: string }>(admin, offers);
  await new AcceptPackage(doors.author).run(admin, received.find(({ title }) => title === ethics.title)?.id ?? '');
  for (const { id } of await doors.worker.run<{ id: string }>(system, takings)) {
    await new CopyPackage(doors.worker, doors.store).run(system, { takingId: id, isLast: true, signal: new AbortController().signal });
  }
  const place = { courseId: given.courseId, lessonId: given.lessonId };
  const { revision } = await new ReadArticle(doors.author).run(province, place);
  await new SaveArticle(doors.author).run(province, { ...place, revision, body: article(NEWER) });
  await new PublishCourse(doors.author).run(province, { courseId: given.courseId, revision: given.revision });

  const [programme]: { id: string }[] = await doors.owner.dataSource.query(`select id from programmes where agency_id = $1 and plan_id is null and course_id is not null limit 1`, [agencyId]);
  if (programme) await giving.offer(admin, { courseId: null, programmeId: programme.id, agencyIds: [province.agencyId], note: 'Untuk puskesmas di kabupaten lain.' });
}
