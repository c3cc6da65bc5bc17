import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { coursesRoutes } from '@sinau/contracts/courses';
import { quizzesRoutes } from '@sinau/contracts/quizzes';
import { startTestApi, type Answer, type TestApi } from '../api.spec-kit.js';
import { hostileTexts } from '../hostile-text.spec-kit.js';
import { learningWorld, type LearningWorld } from '../learning.spec-kit.js';

const texts = hostileTexts('alert(1)');
let api: TestApi;
let world: LearningWorld;
beforeAll(async () => {
  api = await startTestApi();
  world = await learningWorld(api);
}, 60_000);
afterAll(() => api.close());

/** Whether a text stands, exactly as it is, somewhere in a value. */
function holds(value: unknown, text: string): boolean {
  if (value === text) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, text));
}

/** Stored as it was written, or refused: never cleaned, never half. And never sent as anything that a browser would run. */
function expectVerbatimOrRefused(text: string, answer: Answer): 'stored' | 'refused' {
  expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  if (answer.status === 400 || answer.status === 409 || answer.status === 422) return 'refused';
  expect({ text, status: answer.status, kept: holds(answer.body, text) }).toMatchObject({ kept: true });
  return 'stored';
}

type Field = { readonly stores: boolean; readonly write: (text: string) => Promise<Answer> };

const fields: Readonly<Record<string, Field>> = {
  'a person\'s name': { stores: true, write: (text) => api.as(api.people.agencyAdmin).post('/api/people', { ...person(), fullName: text }) },
  'a person\'s birthplace': { stores: true, write: (text) => api.as(api.people.agencyAdmin).post('/api/people', { ...person(), birthPlace: text }) },
  'an identifier': { stores: false, write: (text) => api.as(api.people.agencyAdmin).post('/api/people', { ...person(), identifier: { kind: 'nip', value: text } }) },
  'an e-mail address': { stores: false, write: (text) => api.as(api.people.agencyAdmin).post('/api/people', { ...person(), email: text }) },
  'a unit\'s name': { stores: true, write: (text) => api.as(api.people.agencyAdmin).post('/api/units', { parentId: null, name: text, code: randomUUID().slice(0, 8) }) },
  'a course\'s title': { stores: true, write: (text) => api.as(api.people.instructor).post('/api/courses', { title: text, competencyClass: 'technical', activityKind: 16 }) },
  'a file\'s name': {
    stores: true,
    write: async (text) => {
      const { courseId } = await api.as(api.people.instructor).call(coursesRoutes.create, { body: { title: 'Arsip', competencyClass: 'technical', activityKind: 16 } });
      const answer = await api.as(api.people.instructor).post(`/api/courses/${courseId}/media`, { kind: 'document', fileName: `${text}.pdf`, bytes: 100, fingerprint: 'ab'.repeat(32) });
      return { ...answer, body: JSON.parse(answer.text.replaceAll('.pdf"', '"')) };
    },
  },
  'a question': {
    stores: true,
    write: (text) => api.as(api.people.instructor).post(`/api/courses/${world.courseId}/quizzes/${world.quizId}/questions`, {
      id: randomUUID(), points: 1, topic: null, content: { kind: 'single_choice', stem: text, options: [{ id: 'a', text }, { id: 'b', text: 'lain' }] }, answer: { key: { kind: 'single_choice', option: 'a' }, feedback: text },
    }),
  },
  'a run\'s name': {
    stores: true,
    write: (text) => api.as(api.people.agencyAdmin).post('/api/runs', {
      id: randomUUID(), courseId: world.courseId, name: text, startsOn: '2026-11-01', endsOn: '2026-12-01', place: text, capacity: null, selfEnrolment: false, certificateTemplateId: null,
    }),
  },
  'a template\'s wording': {
    stores: true,
    write: (text) => api.as(api.people.agencyAdmin).post('/api/certificate-templates', {
      name: randomUUID(),
      content: { language: 'id', title: 'Sertifikat', wording: [text], signatories: [{ name: 'Endang', title: 'Kepala', nip: null }], issuePlace: 'Tirtamaya', qualification: null, showScore: true, showBirth: true, legalNote: null },
    }),
  },
};

const person = () => ({ fullName: 'Pendatang', birthPlace: null, birthDate: null, email: null, identifier: null, appointment: null });

describe('X01: 111 hostile texts are stored as they are, or refused', () => {
  test.each(Object.entries(fields))('%s', async (field, { stores, write }) => {
    const fates: string[] = [];
    // Each text of a template is laid out before it is stored: a third of them, which is every seed once.
    const some = field === 'a template\'s wording' ? texts.filter((_text, index) => index % 3 === 0) : texts;
    for (const text of some) fates.push(expectVerbatimOrRefused(text, await write(text)));
    // A field that takes words takes these too, unless it has a rule of its own; one that takes numbers takes none.
    expect(fates.filter((fate) => fate === 'stored').length > 0).toBe(stores);
  }, 60_000);

  test('an answer that a learner types', async () => {
    const learner = api.as(api.people.learner);
    const attempt = await learner.call(quizzesRoutes.start, { params: { enrolmentId: await world.enrol(api.people.learner), lessonId: world.lessons.quiz }, body: {} });
    for (const [index, text] of texts.entries()) {
      const saved = await learner.put(`/api/attempts/${attempt.id}/answers`, { answers: [{ questionId: world.questions.short, sequence: index + 1, response: { kind: 'short_text', text }, flagged: false }] });
      expect(saved.status).toBe(200);
      expect(holds((await learner.get(`/api/attempts/${attempt.id}`)).body, text)).toBe(true);
    }
  }, 60_000);

  test('an article takes them as text, never as a link, an attribute or a kind of node', async () => {
    const owner = api.as(api.people.instructor);
    const draft = await owner.call(coursesRoutes.create, { body: { title: 'Naskah', competencyClass: 'technical', activityKind: 16 } });
    const lessonId = randomUUID();
    const modules = [{ id: randomUUID(), title: 'Satu', hours: 1, lessons: [{ id: lessonId, kind: 'article', title: 'Naskah', minutes: 5 }] }];
    expect((await owner.put(`/api/courses/${draft.courseId}/draft`, { revision: draft.revision, outline: { ...draft.outline, modules } })).status).toBe(200);
    const path = `/api/courses/${draft.courseId}/articles/${lessonId}`;
    let revision = (await owner.call(coursesRoutes.article, { params: { courseId: draft.courseId, lessonId } })).revision;
    const paragraph = (node: unknown) => ({ type: 'doc', content: [{ type: 'paragraph', content: [node] }] });
    for (const text of texts) {
      const stored = await owner.put(path, { revision, body: paragraph({ type: 'text', text }) });
      expect({ text, outcome: expectVerbatimOrRefused(text, stored) }).toEqual({ text, outcome: 'stored' });
      revision += 1;
      const bent = [{ type: 'text', text: 'klik', marks: [{ type: 'link', attrs: { href: text } }] }, { type: text, text: 'klik' }, { type: 'text', text: 'klik', [text]: text }, { type: 'text', text: 'klik', marks: [{ type: text }] }];
      for (const node of bent) expect((await owner.put(path, { revision, body: paragraph(node) })).status).toBe(400);
    }
  }, 60_000);
});

test('pages that we write ourselves show them as text', async () => {
  for (const text of texts) {
    const pages = [`/verifikasi?kode=${encodeURIComponent(text.slice(0, 200))}`, `/verifikasi/${encodeURIComponent(text.slice(0, 190))}`, `/masuk?tujuan=${encodeURIComponent(text)}`];
    for (const path of pages) {
      const page = await api.as(null).get(path, { 'x-forwarded-for': `198.51.${texts.indexOf(text)}.7` });
      if (/[<"']/.test(text)) expect({ path, raw: page.text.includes(text) }).toEqual({ path, raw: false });
      if (String(page.headers['content-type']).startsWith('text/html')) expect(String(page.headers['content-security-policy'])).toMatch(/default-src 'none'|script-src 'self'/);
    }
  }
}, 60_000);
