import { afterAll, beforeAll, expect } from '@jest/globals';
import { join } from 'node:path';
import type { Request } from 'playwright-core';
import { until } from './harness/api.js';
import { addressOnPaper } from './harness/certificate-file.js';
import { HeldGrading, type StoredGrade } from './harness/held-grading.js';
import { axeFindings, lookAt, type Finding } from './harness/look.js';
import { AWAY, withoutDatabase } from './harness/outage.js';
import { accountOf } from './harness/people.js';
import { setting } from './harness/setting.js';
import { processOf } from './harness/stack.js';
import { story } from './harness/story.js';
import { contentOf, disconnect, PHONE, Visitor } from './harness/visitor.js';
import { enrolPerson, openRun, reissueCertificate, revokeCertificate } from './stories/administration.js';
import { allSaved, answerRightly } from './stories/answering.js';
import { addLesson, addModule, makeCourse, saved, uploadField, writeArticle } from './stories/builder.js';
import { CAPTION_LINES, captions, longVideo } from './stories/files.js';
import { QUESTION_COUNT, writeQuestions } from './stories/questions.js';

/** The main job, from an instructor with a video file to a stranger with a printed certificate, all by the screens. */
const TITLE = `Layanan yang dimengerti warga ${Date.now()}`;
const MODULE = 'Warga lebih dahulu';
const VIDEO = 'Satu layanan, tiga warga';
const ARTICLE = 'Menulis yang dipahami';
const QUIZ = 'Ujian akhir';
const SENTENCE = 'Tulislah seperti Anda berbicara kepada tetangga: satu kalimat, satu hal.';
const NOT_GRADED: StoredGrade = { state: 'submitted', score: null, reviews: 0, told: 0, lessons: 0 };
const step = story();
const findings: Finding[] = [];

let instructor: Visitor;
let admin: Visitor;
let learner: Visitor;
let stranger: Visitor;
let course = '';
let number = '';
let printed = '';

beforeAll(async () => {
  instructor = await Visitor.signIn('instructor');
  admin = await Visitor.signIn('agencyAdmin');
  learner = await Visitor.signIn('secondLearner');
  stranger = await Visitor.come();
});
afterAll(async () => {
  for (const visitor of [instructor, admin, learner, stranger]) await visitor?.leave();
  await disconnect();
});

step('the instructor makes a course with a module and its first lesson', async () => {
  const { page } = instructor;
  await makeCourse(instructor, TITLE);
  await addModule(page, MODULE, '2');
  await addLesson(page, MODULE, 'Video', VIDEO);
});

step('a video of 33 MiB goes up in parts; after a reload in the middle only the missing parts are sent', async () => {
  const { page } = instructor;
  const file = longVideo(join(setting().folder, 'files'));
  const sent: string[] = [];
  page.on('requestfinished', (request: Request) => {
    const part = request.method() === 'PUT' ? /partNumber=(\d+)/.exec(request.url())?.[1] : undefined;
    if (part !== undefined) sent.push(part);
  });
  const line = await instructor.hold(/partNumber=2&/);
  await uploadField(page, /^Unggah video/).setInputFiles(file);
  await until('two of three parts at the store', async () => sent, (parts) => parts.length === 2);
  await page.getByText(/^5\d%$/).first().waitFor();
  findings.push(...(await axeFindings(page)));
  await page.reload();
  await line.letGo();

  await page.getByText('Unggahan satu-layanan.mp4 terhenti.').waitFor();
  const slow = await instructor.hold(/partNumber=2&/);
  await uploadField(page, /^Pilih berkas yang sama untuk melanjutkan/).setInputFiles(file);
  await page.getByText(/^5\d%$/).first().waitFor();
  // the rest goes up while the author is elsewhere
  await page.getByRole('navigation', { name: 'Remah roti' }).getByRole('link', { name: 'Kelola kursus' }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor({ state: 'detached' });
  const dock = page.getByRole('complementary', { name: 'Unggahan' });
  await dock.getByText(/^5\d%$/).waitFor();
  findings.push(...(await axeFindings(page)));
  await dock.getByRole('button', { name: 'Jeda' }).click();
  await slow.letGo();
  await dock.getByRole('button', { name: 'Lanjutkan' }).click();
  await until('the part that was missing', async () => sent, (parts) => parts.length >= 3);
  expect(sent.toSorted()).toEqual(['1', '2', '3']); // each part once, over both visits
});

step('the video is processed while the author is elsewhere, and its note is closed', async () => {
  const { page } = instructor;
  const dock = page.getByRole('complementary', { name: 'Unggahan' });
  await dock.getByText('Siap', { exact: true }).waitFor();
  findings.push(...(await axeFindings(page)));
  await dock.getByRole('button', { name: 'Tutup pemberitahuan satu-layanan.mp4' }).click();
  await dock.waitFor({ state: 'detached' });
});

step('the lesson has its length, and captions are chosen', async () => {
  const { page } = instructor;
  await page.goBack();
  const section = page.getByRole('region', { name: 'Takarir' });
  await section.getByLabel(/^Bahasa Indonesia/).setInputFiles(captions());
  await section.getByText('2 baris dari satu-layanan.vtt').waitFor();
  await page.getByText('Siap', { exact: true }).waitFor();
  // the video's own length became the lesson's: ten seconds are one minute of the plan
  await until('the length of the video', () => page.getByLabel('Waktu (menit)').inputValue(), (minutes) => minutes === '1');
  await saved(page);
});

step('an article is written in the editor, and a quiz with a question of each kind and its key', async () => {
  const { page } = instructor;
  await addLesson(page, MODULE, 'Artikel', ARTICLE);
  await writeArticle(page, { heading: 'Bahasa sehari-hari', text: SENTENCE });
  await addLesson(page, MODULE, 'Kuis', QUIZ);
  await page.getByRole('link', { name: 'Sunting kuis' }).click();
  await page.getByRole('heading', { level: 1, name: QUIZ }).waitFor();
  await writeQuestions(page);
  await page.getByText('Semua soal memiliki kunci.').waitFor();
  findings.push(...(await axeFindings(page)));
});

step('the checklist says what is missing, is mended one by one, and the first version is published', async () => {
  const { page } = instructor;
  await page.getByRole('navigation', { name: 'Remah roti' }).getByRole('link', { name: TITLE }).click();
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  const checklist = page.getByRole('region', { name: 'Daftar periksa' });
  await checklist.getByText('Tujuan pembelajaran belum diisi.').waitFor();
  expect(await page.getByRole('button', { name: 'Terbitkan versi 1' }).isDisabled()).toBe(true);
  await checklist.getByRole('listitem').filter({ hasText: 'Jumlah JP belum diisi.' }).getByRole('button', { name: 'Bereskan' }).click();
  await page.getByLabel('JP kursus').fill('2');
  await page.getByLabel('Ringkasan').fill('Menyambut warga dengan layanan yang mudah dimengerti.');
  await page.getByLabel('Tujuan baru').fill('Menjelaskan langkah layanan dari sisi warga');
  await page.getByRole('button', { name: 'Tambah', exact: true }).click();
  await page.getByLabel('Kuis penentu kelulusan').selectOption({ label: QUIZ });
  await page.getByLabel('Nilai minimal (persen)').fill('70');
  await saved(page);

  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await checklist.getByText('Siap diterbitkan').waitFor();
  findings.push(...(await axeFindings(page)));
  await page.getByRole('button', { name: 'Terbitkan versi 1' }).click();
  await page.getByText('Versi 1 diterbitkan.').first().waitFor();
});

step('the admin opens a run and seats the learner, who is told at once and opens the course', async () => {
  await openRun(admin, { course: TITLE, name: 'Angkatan I', capacity: '30' });
  await enrolPerson(admin, accountOf('secondLearner').name);
  findings.push(...(await axeFindings(admin.page)));
  const { page } = learner;
  await page.getByRole('status').filter({ hasText: `Anda terdaftar di kursus ${TITLE}` }).first().waitFor();
  await page.getByRole('navigation', { name: 'Navigasi utama' }).getByRole('link', { name: 'Pembelajaran saya' }).click();
  await page.getByRole('link', { name: TITLE }).click();
  await page.waitForURL(/\/kursus\/[0-9a-f-]{36}$/);
  course = page.url();
  await learner.settled();
  findings.push(...(await lookAt(page, 'main-course')));
});

step('the learner watches, stops, and goes on at the same second on a phone', async () => {
  const { page } = learner;
  await page.getByRole('main').getByRole('link', { name: VIDEO }).first().click();
  // the player corrects the length at the end of the stream, which Chromium refuses when the sound is a few samples longer
  learner.expecting(/^console: Failed to call endOfStream/);
  await page.getByRole('button', { name: `Putar: ${VIDEO}` }).click();
  await page.getByRole('button', { name: CAPTION_LINES[1] }).waitFor();
  await page.getByText(/^0?0[.:]0[23] \//).waitFor();
  await page.getByRole('button', { name: 'Jeda' }).click();
  await page.waitForResponse((response) => response.url().endsWith('/progress') && response.ok());
  const lesson = page.url();

  await page.setViewportSize(PHONE);
  await page.reload();
  await page.getByRole('button', { name: /^Lanjutkan dari 0?0[.:]0[2-4]/ }).click();
  expect(page.url()).toBe(lesson);
  await page.getByText('Materi ini sudah selesai').first().waitFor();
  findings.push(...(await lookAt(page, 'main-video')));
});

step('the learner reads the article and says so', async () => {
  const { page } = learner;
  await page.goto(course);
  await page.getByRole('main').getByRole('link', { name: ARTICLE }).first().click();
  await page.getByRole('heading', { name: 'Bahasa sehari-hari' }).waitFor();
  await page.getByText(SENTENCE).waitFor();
  await page.getByRole('button', { name: 'Tandai selesai' }).click();
  await page.getByText('Materi ini sudah selesai').first().waitFor();
});

step('the quiz is answered, with a reload in the middle', async () => {
  const { page } = learner;
  const question = (at: number): Promise<void> => page.getByText(`Soal ${at} dari ${QUESTION_COUNT}`).first().waitFor();
  await page.goto(course);
  await page.getByRole('main').getByRole('link', { name: QUIZ }).first().click();
  await page.getByRole('button', { name: 'Mulai mengerjakan' }).click();
  await page.waitForURL(/\/pengerjaan\//);
  for (let at = 1; at <= QUESTION_COUNT; at += 1) {
    await question(at);
    await answerRightly(page);
    if (at === 3) {
      await allSaved(page);
      await page.reload();
      await question(3);
      await page.getByText(`3 dari ${QUESTION_COUNT} terjawab`).first().waitFor({ state: 'attached' });
    }
    if (at < QUESTION_COUNT) await page.getByRole('button', { name: 'Berikutnya' }).click();
  }
  await allSaved(page);
});

step('the worker is killed while it grades: nothing of its half is kept, and the next one grades once', async () => {
  const { page } = learner;
  const enrolmentId = course.slice(course.lastIndexOf('/') + 1);
  const attemptId = page.url().slice(page.url().lastIndexOf('/') + 1);
  const worker = (): Promise<number | null> => Promise.resolve(processOf(setting().folder, 'worker'));
  const grading = await HeldGrading.begin(enrolmentId);
  try {
    const killed = await worker();
    if (killed === null) throw new Error('no worker runs');
    await page.getByRole('button', { name: 'Periksa dan kirim' }).first().click();
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await until('a worker that stands in the middle of the grading', () => grading.waiting(), (roles) => roles.includes('sinau_worker'));
    await page.getByRole('heading', { level: 1, name: 'Jawaban terkirim, sedang dinilai' }).waitFor();
    expect(await grading.stored(attemptId)).toEqual(NOT_GRADED);
    process.kill(killed, 'SIGKILL');

    await until('another worker', worker, (pid) => pid !== null && pid !== killed);
    expect(await grading.stored(attemptId)).toEqual(NOT_GRADED);
    await grading.letGo();
    await page.getByRole('heading', { level: 1, name: 'Lulus dengan nilai 100' }).waitFor();
    await page.getByText('Penyedia aplikasi', { exact: true }).waitFor(); // as it was written, in the review
    await page.getByText('Penjelasan: Warga tahu di mana mereka tersendat.').waitFor();
    expect(await grading.stored(attemptId)).toEqual({ state: 'graded', score: 100, reviews: 1, told: 1, lessons: 1 });
    findings.push(...(await axeFindings(page)));
  } finally {
    await grading.end();
  }
});

step('the certificate comes, and its printed code leads a stranger to "sah"', async () => {
  const { page } = learner;
  const card = page.getByRole('link', { name: TITLE });
  const look = async (): Promise<number> => {
    await learner.open('/sertifikat');
    return card.count();
  };
  await until('a certificate', look, (count) => count === 1);
  await card.click();
  const download = page.getByRole('button', { name: /^Unduh PDF/ });
  await download.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  number = (await page.getByRole('definition').filter({ hasText: /\d+\/.+\/\d{4}/ }).first().innerText()).trim();
  printed = addressOnPaper(await contentOf(file)) ?? '';
  expect(new URL(printed).pathname).toMatch(/^\/verifikasi\/[0-9A-Z]+$/);

  await stranger.page.goto(printed);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat ini sah' }).waitFor();
  await stranger.page.getByText(TITLE).first().waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-valid')));
});

step('while the database is away the stranger is told so, and never "not found"', async () => {
  stranger.expecting(/^50[0-9] GET/, /^404 GET/);
  for (const visitor of [instructor, admin, learner]) visitor.expecting(...AWAY);
  const seen = new Set<string>();
  const look = async (): Promise<string> => {
    await stranger.page.goto(printed);
    const heading = await stranger.page.getByRole('heading', { level: 1 }).innerText();
    seen.add(heading);
    return heading;
  };
  await withoutDatabase(async () => {
    await until('the outage', look, (heading) => heading === 'Tidak dapat diperiksa sekarang');
    findings.push(...(await lookAt(stranger.page, 'stranger-away')));
  });
  await until('the database', look, (heading) => heading === 'Sertifikat ini sah');
  expect([...seen].filter((heading) => heading === 'Sertifikat tidak ditemukan')).toEqual([]);
});

step('the admin revokes it with a reason: the stranger sees "dicabut"; an unknown code is not found', async () => {
  await revokeCertificate(admin, number, 'Nama tercetak keliru');
  findings.push(...(await axeFindings(admin.page)));
  await stranger.page.goto(printed);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat ini sudah dicabut' }).waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-revoked')));
  const code = printed.slice(printed.lastIndexOf('/') + 1);
  await stranger.page.goto(`/verifikasi/${[...code].toReversed().join('')}`);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat tidak ditemukan' }).waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-unknown')));
});

step('the admin issues it again: the old page leads the stranger to the new one', async () => {
  await reissueCertificate(admin, 'Nama sudah diperbaiki');
  findings.push(...(await axeFindings(admin.page)));
  await stranger.page.goto(printed);
  await stranger.page.getByRole('link', { name: 'Lihat sertifikat pengganti' }).click();
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat ini sah' }).waitFor();
  expect(stranger.page.url()).not.toContain(new URL(printed).pathname);
});

step('nothing went wrong behind the screens, and axe found nothing', async () => {
  expect([...findings, ...[instructor, admin, learner, stranger].flatMap((visitor) => visitor.troubles)]).toEqual([]);
});
