import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ask, send, until } from './harness/api.js';
import { addressOnPaper } from './harness/certificate-file.js';
import { axeFindings, lookAt, type Finding } from './harness/look.js';
import { setting } from './harness/setting.js';
import { processOf } from './harness/stack.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { allSaved, answerRightly } from './stories/answering.js';
import { ARTICLE, CAPTIONS, fingerprintOf, longVideo, newId, outlineOf, QUESTIONS } from './stories/course.js';
import { sendParts } from './stories/upload.js';

/** The main job, from an instructor with a video file to a stranger with a printed certificate. Steps of one story. */
const TITLE = `Layanan yang dimengerti warga ${Date.now()}`;
const ids = { video: newId(), article: newId(), quiz: newId() };
const runId = newId();
const anId = z.object({ id: z.string() });
const draft = z.object({ revision: z.number(), outline: z.object({ modules: z.array(z.object({ lessons: z.array(z.object({ id: z.string(), quizId: z.string().nullish() })) })) }) });
const certificates = z.object({ certificates: z.array(z.object({ id: z.string(), address: z.string(), number: z.string(), course: z.object({ title: z.string() }), pdf: z.unknown() })) });
const findings: Finding[] = [];

let instructor: Visitor;
let admin: Visitor;
let learner: Visitor;
let stranger: Visitor;
let courseId = '';
let mediaId = '';
let enrolmentId = '';
let certificateId = '';
let printed = '';

beforeAll(async () => {
  instructor = await Visitor.signIn('instructor');
  admin = await Visitor.signIn('agencyAdmin');
  learner = await Visitor.signIn('secondLearner');
  stranger = await Visitor.come();
}, 120_000);
afterAll(async () => {
  for (const visitor of [instructor, admin, learner, stranger]) await visitor?.leave();
  await disconnect();
}, 60_000);

test('the instructor makes a course', async () => {
  const { page } = instructor;
  await instructor.open('/kelola');
  await page.getByRole('button', { name: 'Kursus baru' }).click();
  await page.getByLabel('Judul kursus').fill(TITLE);
  await page.getByRole('button', { name: 'Buat kursus' }).click();
  await page.waitForURL(/\/kelola\/kursus\/[0-9a-f-]{36}/);
  courseId = /kursus\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
}, 60_000);

test('a video of 33 MiB goes up in parts; after a reload in the middle only the missing parts are sent', async () => {
  const { page } = instructor;
  const file = longVideo();
  const upload = { courseId, file, fileName: 'satu-layanan.mp4', fingerprint: fingerprintOf(file) };
  const first = await sendParts(page, upload, 1);
  expect(first).toMatchObject({ partCount: 3, storedBefore: [], sent: [1] });

  await page.reload();
  const second = await sendParts(page, upload, 3);
  expect(second).toMatchObject({ mediaId: first.mediaId, partCount: 3, storedBefore: [1], sent: [2, 3] });
  mediaId = second.mediaId;
  await ask(page, anId, 'POST', `/api/media/${mediaId}/complete`, { digest: null });
}, 120_000);

test('the video is processed and gets captions', async () => {
  const { page } = instructor;
  const state = z.object({ state: z.string(), durationSeconds: z.number().nullable(), captions: z.array(z.object({ language: z.string() })) });
  const content = Buffer.from(CAPTIONS).toString('base64');
  await ask(page, anId, 'PUT', `/api/media/${mediaId}/captions/id`, { fileName: 'satu-layanan.vtt', content });
  const ready = await until('a ready video', () => ask(page, state, 'GET', `/api/media/${mediaId}`), ({ state: now }) => now === 'ready' || now === 'failed', 180_000);
  expect(ready).toMatchObject({ state: 'ready', captions: [{ language: 'id' }] });
}, 200_000);

test('an article, a quiz with a question of each kind, and the first version is published', async () => {
  const { page } = instructor;
  await instructor.open('/kelola'); // the builder would save its own draft beside ours
  const at = `/api/courses/${courseId}`;
  const { revision } = await ask(page, draft, 'GET', `${at}/draft`);
  const saved = await ask(page, draft, 'PUT', `${at}/draft`, { revision, outline: outlineOf(TITLE, { ...ids, mediaId }) });
  const quizId = saved.outline.modules[0]?.lessons.find(({ id }) => id === ids.quiz)?.quizId;
  expect(quizId).toEqual(expect.any(String));
  await ask(page, z.unknown(), 'PUT', `${at}/articles/${ids.article}`, { revision: 0, body: ARTICLE });
  for (const question of QUESTIONS) await ask(page, anId, 'POST', `${at}/quizzes/${quizId}/questions`, { id: newId(), points: 1, topic: null, ...question });

  await instructor.open(`/kelola/kursus/${courseId}?buka=terbit`);
  findings.push(...(await axeFindings(page)));
  await page.getByRole('button', { name: 'Terbitkan versi 1' }).click();
  await page.getByText('Versi 1 diterbitkan.').first().waitFor();
}, 120_000);

test('the admin opens a run and seats the learner, who sees the course at once', async () => {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { personId } = await ask(learner.page, z.object({ personId: z.string() }), 'GET', '/api/me');
  await ask(admin.page, anId, 'POST', '/api/runs', {
    id: runId, courseId, name: 'Angkatan I', startsOn: day(-1), endsOn: day(30), place: null, capacity: 30, selfEnrolment: false, certificateTemplateId: null,
  });
  await ask(admin.page, z.object({ enrolled: z.literal(1) }), 'POST', `/api/runs/${runId}/participants`, { personIds: [personId] });
  await learner.open('/pembelajaran');
  await learner.page.getByRole('link', { name: TITLE }).click();
  await learner.page.waitForURL(/\/kursus\/[0-9a-f-]{36}$/);
  enrolmentId = /kursus\/([0-9a-f-]{36})/.exec(learner.page.url())?.[1] ?? '';
  await learner.settled();
  findings.push(...(await lookAt(learner.page, 'main-course')));
}, 120_000);

test('the learner watches the video and reads the article', async () => {
  const { page } = learner;
  const playback = z.object({ durationSeconds: z.number(), captions: z.array(z.object({ cues: z.array(z.object({ text: z.string() })) })) });
  const lesson = `/api/enrolments/${enrolmentId}/lessons`;
  await learner.open(`/kursus/${enrolmentId}/materi/${ids.video}`);
  const { durationSeconds, captions } = await ask(page, playback, 'GET', `${lesson}/${ids.video}/playback`);
  expect(captions[0]?.cues.map(({ text }) => text)).toEqual(['Selamat datang di kursus ini.', 'Kita mulai dari warga.']);
  const end = Math.ceil(durationSeconds);
  await ask(page, z.object({ state: z.literal('done') }), 'PUT', `${lesson}/${ids.video}/progress`, { positionSeconds: end, watched: [[0, end]] });
  await learner.open(`/kursus/${enrolmentId}/materi/${ids.article}`);
  await page.getByText('Tulislah seperti Anda berbicara kepada tetangga').waitFor();
  await page.getByRole('button', { name: 'Tandai selesai' }).click();
  await page.getByText('Materi ini sudah selesai').first().waitFor();
}, 90_000);

test('the quiz survives a reload in the middle, and a worker killed while it grades', async () => {
  const { page } = learner;
  await learner.open(`/kursus/${enrolmentId}/kuis/${ids.quiz}`);
  await page.getByRole('button', { name: 'Mulai mengerjakan' }).click();
  await page.waitForURL(/\/pengerjaan\//);
  for (let number = 1; number <= 3; number += 1) {
    await page.getByText(`Soal ${number} dari 5`).first().waitFor();
    await answerRightly(page);
    if (number < 3) await page.getByRole('button', { name: 'Berikutnya' }).click();
  }
  await allSaved(page);
  await page.reload();
  await page.getByText('Soal 3 dari 5').first().waitFor();
  await page.getByText(/3 dari 5 terjawab/).first().waitFor({ state: 'attached' });
  for (let number = 4; number <= 5; number += 1) {
    await page.getByRole('button', { name: 'Berikutnya' }).click();
    await page.getByText(`Soal ${number} dari 5`).first().waitFor();
    await answerRightly(page);
  }
  await allSaved(page);

  const before = processOf(setting().folder, 'worker');
  const submitted = page.waitForResponse((response) => response.url().endsWith('/submit') && response.ok());
  await page.getByRole('button', { name: 'Periksa dan kirim' }).first().click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await submitted;
  if (before !== null) process.kill(before, 'SIGKILL');
  await page.getByRole('heading', { level: 1, name: 'Lulus dengan nilai 100' }).waitFor({ timeout: 90_000 });
  expect(before).not.toBeNull();
  await until('a new worker', async () => processOf(setting().folder, 'worker'), (pid) => pid !== null && pid !== before);
  findings.push(...(await axeFindings(page)));
}, 200_000);

test('the certificate comes, and its printed code leads a stranger to "sah"', async () => {
  const { page } = learner;
  const own = (): Promise<z.output<typeof certificates>> => ask(page, certificates, 'GET', '/api/me/certificates');
  const isMine = ({ course }: { course: { title: string } }): boolean => course.title === TITLE;
  const found = (await until('a certificate', own, (all) => all.certificates.some(isMine), 90_000)).certificates.filter(isMine);
  expect(found).toHaveLength(1);
  certificateId = found[0]?.id ?? '';
  const file = await until('the PDF', () => learner.context.request.get(`/api/me/certificates/${certificateId}/pdf`), (response) => response.ok(), 60_000);
  printed = addressOnPaper(await file.body()) ?? '';
  expect(printed).toBe(found[0]?.address);

  await stranger.page.goto(printed);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat ini sah' }).waitFor();
  await stranger.page.getByText(TITLE).first().waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-valid')));
}, 200_000);

test('while the database is away the stranger is told so, and never "not found"', async () => {
  stranger.expecting(/^50[0-9] GET/, /^404 GET/);
  const { pid: supervisor } = z.object({ pid: z.number() }).parse(JSON.parse(readFileSync(join(setting().folder, 'running.json'), 'utf8')));
  const database = processOf(setting().folder, 'postgres');
  if (database === null) throw new Error('PostgreSQL does not run');
  process.kill(supervisor, 'SIGSTOP'); // or it would start PostgreSQL again at once
  try {
    process.kill(database, 'SIGKILL');
    await stranger.page.goto(printed);
    await stranger.page.getByRole('heading', { level: 1, name: 'Tidak dapat diperiksa sekarang' }).waitFor();
    findings.push(...(await lookAt(stranger.page, 'stranger-away')));
  } finally {
    process.kill(supervisor, 'SIGCONT');
  }
  const again = async (): Promise<string> => {
    await stranger.page.goto(printed);
    return stranger.page.getByRole('heading', { level: 1 }).innerText();
  };
  const seen = new Set<string>();
  await until('the database', again, (heading) => seen.add(heading) && heading === 'Sertifikat ini sah', 90_000);
  expect([...seen].filter((heading) => heading === 'Sertifikat tidak ditemukan')).toEqual([]);
}, 150_000);

test('the admin revokes it: the stranger sees "dicabut"; an unknown code is not found', async () => {
  const revoke = (): Promise<number> => send(admin.page, 'POST', `/api/certificates/${certificateId}/revocation`, { reason: 'Nama tercetak keliru', class: 'data_error' }).then(({ status }) => status);
  await until('the revocation', revoke, (status) => status < 400, 30_000);
  await stranger.page.goto(printed);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat ini sudah dicabut' }).waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-revoked')));
  const code = printed.slice(printed.lastIndexOf('/') + 1);
  await stranger.page.goto(`/verifikasi/${[...code].toReversed().join('')}`);
  await stranger.page.getByRole('heading', { level: 1, name: 'Sertifikat tidak ditemukan' }).waitFor();
  findings.push(...(await lookAt(stranger.page, 'stranger-unknown')));
}, 90_000);

test('nothing went wrong behind the screens, and axe found nothing', () => {
  const away = [/^50[0-9] (GET|POST|PUT)/, /net::ERR/]; // the minute without a database, for those who were looking
  const troubles = [instructor, learner, stranger].flatMap((visitor) => visitor.troubles).filter((trouble) => !away.some((pattern) => pattern.test(trouble)));
  expect([...findings, ...troubles]).toEqual([]);
});
