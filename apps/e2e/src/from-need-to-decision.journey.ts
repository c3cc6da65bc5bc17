import { afterAll, beforeAll, expect } from '@jest/globals';
import { until } from './harness/api.js';
import { axeFindings, picture } from './harness/look.js';
import { daysPass, minutesPass } from './harness/passed-time.js';
import { accountOf } from './harness/people.js';
import { story } from './harness/story.js';
import { disconnect, PHONE, Visitor } from './harness/visitor.js';
import { enrolPerson } from './stories/administration.js';
import { addAgency, addPeople, firstSignIn } from './stories/agencies.js';
import { askForChange, chainOf } from './stories/decisions.js';
import { agreeWithAll, askParticipants, linkInMail } from './stories/evaluations.js';
import { divideSeats, offerCourse, takeCourse, takeSeats, tryOneMore } from './stories/joint-runs.js';
import { acceptNeedOfGap } from './stories/needs.js';
import { answerRequest, answerStatement, POST_TEST, PRE_TEST, publishPairedCourse, READING } from './stories/paired-course.js';
import { answerNeed, openProgrammeRun } from './stories/programmes.js';
import { planSession, scan, SESSION_PASSES, showWayIn, showWayOut } from './stories/sessions.js';

/** The programme cycle by the screens: a gap becomes a need, a programme, a run of three agencies, evidence, a decision, a changed course. */
const MARK = String(Date.now()).slice(-7);
const COURSE = `Daftar risiko loket ${MARK}`;
const PROGRAMME = `Loket yang siap ${MARK}`;
const RUN = `Angkatan bersama ${MARK}`;
/** Few of each unit lack it, so they are one need, named after the competency. */
const NEED = 'Manajemen risiko fasilitas kesehatan';
const OFFICE = 'Puskesmas Kembang Sari';
const GUEST = { name: `Pemerintah Kabupaten Wanasari ${MARK}`, short: 'Kabupaten Wanasari', code: `WANASARI-${MARK}`, admin: 'Larasati Wiraguna', email: `admin.${MARK}@wanasari.example` };
const GUESTS = ['Cakrawala Purnamadi', 'Dewandaru Sasmitaloka'] as const;
const SESSIONS = [{ title: 'Lokakarya daftar risiko', kind: 'Lokakarya' }, { title: 'Seminar pengendalian', kind: 'Seminar' }] as const;
const CHANGE = { what: 'Tambah latihan menulis tiga risiko dari loket sendiri.', why: 'Peserta paham caranya, tetapi belum pernah menulis risikonya sendiri.', reasons: 'Satu dari dua peserta tuntas dan naik 100 poin; jawaban reaksi masih terlalu sedikit.' };
const ANSWER = 'Menambah latihan menulis tiga risiko dari loket sendiri.';
const step = story();

let admin: Visitor;
let instructor: Visitor;
let learner: Visitor;
let platform: Visitor;
let guest: Visitor;
let stranger: Visitor;
let courseId = '';
let runId = '';
let learning = '';

beforeAll(async () => {
  [admin, instructor, learner, platform] = await Promise.all([Visitor.signIn('agencyAdmin'), Visitor.signIn('instructor'), Visitor.signIn('learner', { viewport: PHONE }), Visitor.signIn('platformAdmin')]);
  stranger = await Visitor.come({ viewport: PHONE });
});
afterAll(async () => {
  for (const visitor of [admin, instructor, learner, platform, guest, stranger]) await visitor?.leave();
  await disconnect();
});

step('an instructor publishes a course with a pre-test and a post-test, which are a pair', async () => {
  courseId = await publishPairedCourse(instructor, COURSE);
});

step('a gap that was measured becomes a need, which is accepted', async () => {
  await acceptNeedOfGap(admin, { competency: NEED, unit: 'Dinas Kesehatan', year: new Date().getFullYear() });
  await picture(admin.page, 'cycle-1-need');
});

step('the need becomes a programme with objectives and a plan of evaluation on four levels', async () => {
  await answerNeed(admin, { name: PROGRAMME, need: NEED, course: COURSE });
  await picture(admin.page, 'cycle-2-programme');
});

step('the platform gets a third agency, whose administrator takes an own password', async () => {
  guest = await firstSignIn(GUEST.email, await addAgency(platform, GUEST));
  await addPeople(guest, 'Loket terpadu', GUESTS);
});

step('the programme opens a run with seats for three agencies', async () => {
  const { page } = admin;
  runId = await openProgrammeRun(admin, { name: RUN, capacity: '4' });
  await page.getByRole('link', { name: PROGRAMME }).waitFor();
  await divideSeats(admin, [{ for: 'unit', name: OFFICE, seats: '2' }, { for: 'agency', name: 'Pemerintah Provinsi Nusajaya', seats: '1' }, { for: 'agency', name: GUEST.name, seats: '1' }]);
  await picture(page, 'cycle-3-seats');
});

step('two of the own unit take its seats; the next is told that the run is full', async () => {
  await admin.open(`/admin/angkatan/${runId}`);
  for (const role of ['learner', 'secondLearner'] as const) await enrolPerson(admin, accountOf(role).name);
  expect(await tryOneMore(admin, 'Wening Lestariyani')).toBe('1 tidak mendapat kursi: angkatan penuh.');
});

step('the guest takes the course as a package and one seat in its own run; its next waits', async () => {
  await offerCourse(admin, COURSE, GUEST.name);
  await takeCourse(guest, COURSE);
  expect(await takeSeats(guest, { run: RUN, course: COURSE, people: GUESTS })).toMatch(/^1 mendapat kursi, 1 masuk daftar tunggu/);
  await guest.page.getByRole('definition').filter({ hasText: '1 dari 1' }).waitFor();
  await picture(guest.page, 'cycle-3-guest');
  await admin.open(`/admin/angkatan/${runId}/kursi`);
  const guests = admin.page.getByRole('table', { name: 'Peserta dari instansi tamu' });
  await guests.getByRole('row').filter({ hasText: GUESTS[0] }).filter({ hasText: GUEST.name }).waitFor();
  expect(await guests.getByText(GUESTS[1]).count()).toBe(0);
});

for (const [at, session] of SESSIONS.entries()) {
  step(`${session.title}: the learner scans the way in and the way out; who did not come is listed`, async () => {
    const sessionId = await planSession(admin, { run: runId, ...session, hours: '3' });
    const wayIn = await showWayIn(admin);
    if (at === 0) await picture(admin.page, 'cycle-4-room');
    await scan(learner, wayIn, /^Masuk tercatat/);
    await minutesPass(sessionId, SESSION_PASSES);
    await scan(learner, await showWayOut(admin, wayIn), /^Anda hadir: [89]\d% waktu sesi diikuti\./);
    if (at === 0) await picture(learner.page, 'cycle-4-scan');
    await admin.page.getByRole('link', { name: 'Kembali ke presensi' }).click();
    await admin.page.getByLabel('Kehadiran').selectOption({ label: 'Tidak hadir' });
    const absent = admin.page.getByRole('table', { name: 'Peserta' });
    await absent.getByText(accountOf('learner').name).waitFor({ state: 'detached' });
    await absent.getByRole('row').filter({ hasText: accountOf('secondLearner').name }).getByText('Belum tercatat', { exact: true }).waitFor();
    if (at === 0) await picture(admin.page, 'cycle-4-absent');
  });
}

step('participants will be asked on level 1 and, after a month, on level 3', async () => {
  await admin.open(`/admin/angkatan/${runId}/evaluasi`);
  await askParticipants(admin);
});

step('the learner passes the course on a phone, from a pre-test that was wrong to a post-test that is right', async () => {
  const { page } = learner;
  await learner.open('/pembelajaran');
  await page.getByRole('link', { name: COURSE }).click();
  await page.waitForURL(/\/kursus\/[0-9a-f-]{36}$/);
  learning = page.url();
  await page.getByRole('main').getByRole('link', { name: PRE_TEST }).first().click();
  await answerStatement(page, 'Salah');
  await learner.open(learning);
  await page.getByRole('main').getByRole('link', { name: READING }).first().click();
  await page.getByRole('button', { name: 'Tandai selesai' }).click();
  await page.getByText('Materi ini sudah selesai').first().waitFor();
  await learner.open(learning);
  await page.getByRole('main').getByRole('link', { name: POST_TEST }).first().click();
  await answerStatement(page, 'Benar');
});

step('the certificate is there, and the hours of the course and of both sessions are on the account', async () => {
  const { page } = learner;
  const seen = async (path: string, text: string): Promise<number> => {
    await learner.open(path);
    return page.getByText(text).count();
  };
  await until('the certificate', () => seen('/sertifikat', COURSE), (count) => count > 0);
  for (const text of [COURSE, ...SESSIONS.map(({ title }) => title)]) await until(text, () => seen('/jp', text), (count) => count > 0);
  await picture(page, 'cycle-5-hours');
});

step('level 1 is answered on the phone; one answer alone is shown to nobody', async () => {
  await learner.open(learning);
  await learner.page.getByRole('link', { name: 'Isi evaluasi' }).click();
  await agreeWithAll(learner.page, 'Perbanyak latihan dengan risiko dari loket sendiri');
  await learner.page.getByText('Terima kasih').first().waitFor();
  await picture(learner.page, 'cycle-6-reaction');
  await admin.open(`/admin/angkatan/${runId}/evaluasi`);
  await admin.page.getByText('1 jawaban ditahan sampai genap 5').waitFor();
  expect(await admin.page.getByText('risiko dari loket sendiri').count()).toBe(0);
});

step('level 2 shows the gain, to the learner and of each learner', async () => {
  await learner.open(learning);
  await learner.page.getByRole('link', { name: 'Lihat peningkatan saya' }).click();
  await learner.page.getByRole('definition').filter({ hasText: '+100' }).waitFor();
  await picture(learner.page, 'cycle-6-gain');
  await admin.page.getByText('Menurut peserta (1)').click();
  await admin.page.getByRole('table', { name: 'Peningkatan tiap peserta, dalam persen' }).getByRole('row').filter({ hasText: accountOf('learner').name }).getByText('+100').waitFor();
});

step('level 3 is answered once, without an account, by the link of a mail', async () => {
  const { page } = stranger;
  await stranger.page.goto(await linkInMail(platform, 'Pertanyaan tentang rekan setelah pelatihan', 'galuh.ratnaduhita@tirtamaya.example'));
  const address = page.url();
  await page.getByRole('heading', { level: 1, name: 'Apa yang berubah setelah pelatihan?' }).waitFor();
  await picture(page, 'cycle-6-behaviour');
  await agreeWithAll(page, 'Rapat bulanan dimulai dari daftar risiko');
  await page.getByText('Jawaban Anda sudah diterima; tautan ini tidak berlaku lagi.').waitFor();
  stranger.expecting(/^404 GET .*\/api\/answer\//);
  await page.goto(address);
  await page.getByText(/^Tautan ini sudah dipakai/).waitFor();
});

step('a run of half a year ago shows its figures on all four levels, and says what they do not prove', async () => {
  const { page } = admin;
  await admin.open('/admin/program');
  await page.getByRole('row').filter({ hasText: 'Manajemen risiko di puskesmas' }).filter({ hasText: 'Berjalan' }).getByRole('link').click();
  await page.getByRole('list', { name: 'Rantai Angkatan I', exact: true }).getByRole('link', { name: 'Angkatan I', exact: true }).click();
  await page.getByRole('link', { name: 'Evaluasi', exact: true }).click();
  await page.getByRole('table', { name: 'Indeks tiap aspek, 0 sampai 100' }).waitFor();
  await page.getByRole('table', { name: 'Nilai sebelum dan sesudah, dalam persen' }).waitFor();
  await page.getByRole('table', { name: 'Yang ditanyai dan menjawab, menurut waktu dan kelompok' }).waitFor();
  await page.getByRole('table', { name: 'Rata-rata indeks kepuasan masyarakat' }).waitFor();
  await page.getByText('Diamati, bukan dibuktikan.').waitFor();
  await picture(page, 'cycle-6-levels');
});

step('after its last day the run closes with the decision that the course must change', async () => {
  await daysPass(runId, 40);
  await admin.open(`/admin/angkatan/${runId}`);
  await askForChange(admin, CHANGE);
  await picture(admin.page, 'cycle-7-decision');
});

step('the instructor publishes a version that names the request, which closes it', async () => {
  await answerRequest(instructor, courseId, { asked: CHANGE.what, answer: ANSWER });
  await admin.open(`/admin/angkatan/${runId}/keputusan`);
  await admin.page.getByText('Sudah dijawab', { exact: true }).waitFor();
});

step('the course page shows the whole chain as one line of five parts', async () => {
  await admin.open(`/katalog/${courseId}`);
  expect(await chainOf(admin, RUN)).toEqual([
    `Kebutuhan (ada): ${NEED}`, `Angkatan (ada): ${RUN}`, 'Bukti (ada): 1 dari 2 selesai', 'Keputusan (ada): Ubah kurikulum', 'Versi berikutnya (ada): Versi 2',
  ]);
  await picture(admin.page, 'cycle-8-chain');
  await learner.open(`/katalog/${courseId}`);
  await learner.page.getByText(ANSWER).waitFor();
  await picture(learner.page, 'cycle-8-learner');
});

step('nothing went wrong behind the screens', async () => {
  expect(await axeFindings(admin.page)).toEqual([]);
  expect([admin, instructor, learner, platform, guest, stranger].flatMap((visitor) => visitor.troubles)).toEqual([]);
});
