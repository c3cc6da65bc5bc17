import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { ask, send, until } from './harness/api.js';
import { axeFindings } from './harness/look.js';
import { accountOf } from './harness/people.js';
import { story } from './harness/story.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { currentCourse, lessonOf } from './stories/current-course.js';

/** A quiz of four questions on a phone whose network and session come and go. Steps of one story. */
const attempt = z.object({ state: z.string(), answers: z.array(z.object({ response: z.unknown() })) });

const step = story();
let learner: Visitor;
let other: Visitor;
let attemptId = '';

beforeAll(async () => {
  learner = await Visitor.signIn('learner', { viewport: { width: 390, height: 844 } });
  other = await Visitor.signIn('learner');
});
afterAll(async () => {
  for (const visitor of [learner, other]) await visitor?.leave();
  await disconnect();
});

const choices = (page: Page): Locator => page.locator('fieldset').getByRole('radio').or(page.locator('fieldset').getByRole('checkbox'));

/** Any answer will do: the first choice. */
async function answerSomehow(page: Page): Promise<void> {
  await choices(page).first().check();
}

async function next(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Berikutnya' }).click();
  await page.getByText(`Soal ${number} dari 4`).first().waitFor();
}

const answersOnServer = async (): Promise<number> => {
  const { answers } = await ask(other.page, attempt, 'GET', `/api/attempts/${attemptId}`);
  return answers.filter(({ response }) => response !== null).length;
};

step('the learner begins a quiz, and the first answer is on the server', async () => {
  const { page } = learner;
  const current = await currentCourse(page);
  await learner.open(`/kursus/${current.enrolmentId}/kuis/${lessonOf(current, 'quiz')}`);
  await page.getByRole('button', { name: /^(Mulai mengerjakan|Kerjakan lagi)$/ }).click();
  await page.waitForURL(/\/pengerjaan\/[0-9a-f-]{36}$/);
  attemptId = page.url().slice(-36);
  await page.getByText('Soal 1 dari 4').first().waitFor();
  await answerSomehow(page);
  await until('one answer on the server', answersOnServer, (count) => count === 1);
});

step('in the tunnel two answers stay on the device, and go out when the network is back', async () => {
  const { page, context } = learner;
  learner.expecting(/^net::ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
  await next(page, 2);
  await answerSomehow(page);
  await next(page, 3);
  await answerSomehow(page);
  await page.getByText('2 jawaban di perangkat').filter({ visible: true }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await answersOnServer()).toBe(1);

  await context.setOffline(false);
  await until('three answers on the server', answersOnServer, (count) => count === 3);
  await page.getByText('Tersimpan', { exact: true }).filter({ visible: true }).waitFor();
});

step('the session is ended from another device: a dialog asks for the password, and nothing is lost', async () => {
  const { page } = learner;
  learner.expecting(/^401 /);
  expect((await send(other.page, 'DELETE', '/api/me/devices')).status).toBe(204);
  await until('the end of the session', () => learner.context.request.get('/api/me').then((response) => response.status()), (status) => status === 401);
  await next(page, 4);
  await answerSomehow(page);
  const dialog = page.getByRole('dialog', { name: 'Masuk lagi untuk melanjutkan' });
  await dialog.waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const { login, password } = accountOf('learner');
  await dialog.getByLabel('NIP atau e-mail').fill(login);
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Masuk dan lanjutkan' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Soal 4 dari 4').first().waitFor();
  await until('four answers on the server', answersOnServer, (count) => count === 4);
});

step('a second tab only looks on, until it is asked to take over', async () => {
  const tab = await learner.secondTab();
  await tab.goto(`/pengerjaan/${attemptId}`);
  await tab.getByText('Kuis ini sedang dikerjakan di tab lain').waitFor();
  expect(await choices(tab).first().isDisabled()).toBe(true);
  await tab.getByRole('button', { name: 'Kerjakan di sini' }).click();
  await until('the right to answer here', () => choices(tab).first().isEnabled(), (enabled) => enabled);
  await learner.page.getByText('Kuis ini sedang dikerjakan di tab lain').waitFor();
  await tab.close();
});

step('the quiz is sent and graded, and nothing went wrong behind the screen', async () => {
  const { page } = learner;
  await until('the right to answer again', () => choices(page).first().isEnabled(), (enabled) => enabled);
  await page.getByRole('button', { name: 'Periksa dan kirim' }).first().click();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.getByRole('heading', { level: 1, name: /^(Lulus dengan nilai|Belum lulus: nilai)/ }).waitFor();
  expect((await ask(other.page, attempt, 'GET', `/api/attempts/${attemptId}`)).state).toBe('graded');
  expect([...learner.troubles, ...other.troubles]).toEqual([]);
});
