import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { scoreQuestion } from '@sinau/domain/grading';
import type { AnswerKey, Response } from '@sinau/domain/quizzes';
import { articleShape, courseShape, quizShape, type Article, type Lesson, type Question } from '../src/seed/content.shape.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const MINUTES_PER_JP = 45; // of planned work: reading, watching, exercises and quizzes
const MAXIMUM_BYTES = 3_000_000;
const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(HERE, ...path), 'utf8'));
}

/** Duration of an MP4 in seconds, from its movie header (ISO 14496-12, version 0). */
function durationOf(movie: Buffer): number {
  const header = movie.indexOf('mvhd');
  expect(movie[header + 4]).toBe(0);
  return movie.readUInt32BE(header + 20) / movie.readUInt32BE(header + 16);
}

const TIME = /^(\d{2}):(\d{2}):(\d{2})\.(\d{3}) --> (\d{2}):(\d{2}):(\d{2})\.(\d{3})$/;

/** Start and end (seconds) and text of each cue; throws where the text is not WebVTT as the scripts write it. */
function cuesOf(vtt: string): { start: number; end: number; text: string }[] {
  const [head, ...blocks] = vtt.trimEnd().split('\n\n');
  if (head !== 'WEBVTT') throw new Error('The first block must be WEBVTT.');
  return blocks.map((block) => {
    const [timing = '', ...text] = block.split('\n');
    const match = TIME.exec(timing);
    if (!match || text.length === 0) throw new Error(`No cue: ${block}`);
    const [hour = 0, minute = 0, second = 0, thousandth = 0, ...until] = match.slice(1).map(Number);
    const [endHour = 0, endMinute = 0, endSecond = 0, endThousandth = 0] = until;
    return {
      start: hour * 3600 + minute * 60 + second + thousandth / 1000,
      end: endHour * 3600 + endMinute * 60 + endSecond + endThousandth / 1000,
      text: text.join('\n'),
    };
  });
}

function wordsOf(article: Article): number {
  return [...JSON.stringify(article).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text = '']) => text.split(/\s+/).filter(Boolean)).length;
}

function choices(questions: readonly Question[]) {
  return questions.flatMap((question) => (question.kind === 'single_choice' ? [question] : []));
}

/** The key of a question as the product stores it, and the responses that must earn full marks. */
function keyAndRight(question: Question): { key: AnswerKey; right: Response[] } {
  switch (question.kind) {
    case 'single_choice':
      return { key: { kind: question.kind, option: question.answer }, right: [{ kind: question.kind, option: question.answer }] };
    case 'multiple_response':
      return { key: { kind: question.kind, options: question.answer }, right: [{ kind: question.kind, options: [...question.answer].reverse() }] };
    case 'true_false':
      return { key: { kind: question.kind, value: question.answer }, right: [{ kind: question.kind, value: question.answer }] };
    case 'short_text':
      return { key: { kind: question.kind, accepted: question.answer }, right: question.answer.map((text) => ({ kind: question.kind, text: ` ${text.toUpperCase()}. ` })) };
    case 'numeric': {
      const { value, tolerance } = question.answer;
      const text = [value, value - tolerance, value + tolerance].map((number) => String(number).replace('.', ','));
      return { key: { kind: question.kind, value, tolerance }, right: text.map((each) => ({ kind: question.kind, text: each })) };
    }
  }
}

it('has the courses that the demo promises', () => {
  expect(folders.sort()).toEqual(['pelayanan-digital', 'risiko-puskesmas']);
});

describe.each(folders)('%s', (folder) => {
  const course = courseShape.parse(json(folder, 'course.json'));
  const lessons: Lesson[] = course.modules.flatMap((module) => module.lessons);
  const quizzes = lessons.flatMap((lesson) => (lesson.kind === 'quiz' ? [lesson] : []));
  const questionsOf = (file: string) => quizShape.parse(json(folder, file)).questions;

  it('adds up: lessons to modules, modules to the course, 45 minutes to a JP', () => {
    for (const module of course.modules) {
      const minutes = module.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
      expect([module.key, minutes]).toEqual([module.key, module.jp * MINUTES_PER_JP]);
    }
    expect(course.modules.reduce((sum, module) => sum + module.jp, 0)).toBe(course.jp);
  });

  it('names each lesson once and has every file it names, below 3 MB', () => {
    expect(new Set(lessons.map((lesson) => lesson.key)).size).toBe(lessons.length);
    const files = lessons.flatMap((lesson) =>
      lesson.kind === 'video' ? [lesson.file, lesson.poster, lesson.captions.id, lesson.captions.en] : [lesson.file],
    );
    for (const file of files) {
      expect([file, existsSync(join(HERE, folder, file))]).toEqual([file, true]);
      expect(statSync(join(HERE, folder, file)).size).toBeLessThan(MAXIMUM_BYTES);
    }
  });

  it('has a video, a document and articles, and no content file that nothing uses', () => {
    expect(new Set(lessons.map((lesson) => lesson.kind))).toEqual(new Set(['article', 'video', 'document', 'quiz']));
    const used = new Set(lessons.map((lesson) => lesson.file));
    const present = ['articles', 'quizzes'].flatMap((kind) => readdirSync(join(HERE, folder, kind)).map((file) => `${kind}/${file}`));
    expect(present.filter((file) => !used.has(file))).toEqual([]);
  });

  it('has articles of 400 to 900 words with headings, lists and an exercise, and at least one table', () => {
    const articles = lessons.filter((lesson) => lesson.kind === 'article').map((lesson) => ({ lesson, article: articleShape.parse(json(folder, lesson.file)) }));
    for (const { lesson, article } of articles) {
      const kinds = article.content.map((block) => block.type);
      expect([lesson.key, wordsOf(article) >= 400 && wordsOf(article) <= 900]).toEqual([lesson.key, true]);
      expect(kinds).toEqual(expect.arrayContaining(['heading', 'blockquote']));
      expect(kinds.some((kind) => kind === 'bulletList' || kind === 'orderedList')).toBe(true);
      expect(JSON.stringify(article)).toContain('Latihan di unit Anda');
    }
    expect(articles.some(({ article }) => article.content.some((block) => block.type === 'table'))).toBe(true);
  });

  it('has tables whose rows are all as wide as their head', () => {
    for (const lesson of lessons.filter((each) => each.kind === 'article')) {
      for (const block of articleShape.parse(json(folder, lesson.file)).content) {
        if (block.type !== 'table') continue;
        const [head, ...rows] = block.content;
        expect(head?.content.every((cell) => cell.type === 'tableHeader')).toBe(true);
        expect(rows.every((row) => row.content.length === head?.content.length)).toBe(true);
      }
    }
  });

  it('has answer keys that exist, options that differ, and no stem twice', () => {
    const all = quizzes.flatMap((quiz) => questionsOf(quiz.file));
    expect(new Set(all.map((question) => question.stem)).size).toBe(all.length);
    for (const question of all) {
      if (question.kind !== 'single_choice' && question.kind !== 'multiple_response') continue;
      const keys = question.options.map((option) => option.key);
      const answers = [question.answer].flat();
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(question.options.map((option) => option.text.toLowerCase())).size).toBe(keys.length);
      expect(answers.every((answer) => keys.includes(answer))).toBe(true);
      expect(new Set(answers).size).toBe(answers.length);
      expect(answers.length).toBeLessThan(keys.length);
    }
  });

  it('has module quizzes of 3 to 5 questions and a final quiz of at least 20 with every kind', () => {
    const final = quizzes.find((quiz) => quiz.key === course.completion.quiz);
    const finalQuestions = questionsOf(final?.file ?? '');
    expect(finalQuestions.length).toBeGreaterThanOrEqual(20);
    expect(new Set(finalQuestions.map((question) => question.kind))).toEqual(
      new Set(['single_choice', 'multiple_response', 'true_false', 'short_text', 'numeric']),
    );
    for (const quiz of quizzes.filter((each) => each !== final)) {
      const count = questionsOf(quiz.file).length;
      expect([quiz.key, count >= 3 && count <= 5]).toEqual([quiz.key, true]);
      expect(new Set(questionsOf(quiz.file).map((question) => question.key)).size).toBe(count);
    }
  });

  it('has keys that earn full marks from the product’s own scorer', () => {
    for (const question of quizzes.flatMap((quiz) => questionsOf(quiz.file))) {
      const { key, right } = keyAndRight(question);
      expect([question.stem, right.map((response) => scoreQuestion(key, response))]).toEqual([question.stem, right.map(() => 1)]);
      expect(scoreQuestion(key, null)).toBe(0);
    }
  });

  it('does not give the key away by length or place', () => {
    const single = choices(quizzes.flatMap((quiz) => questionsOf(quiz.file)));
    const lengths = single.map((question) => ({
      key: question.options.find((option) => option.key === question.answer)?.text.length ?? 0,
      all: question.options.map((option) => option.text.length),
    }));
    expect(lengths.filter(({ key, all }) => key === Math.max(...all)).length / single.length).toBeLessThan(0.4);
    expect(lengths.filter(({ key, all }) => key === Math.min(...all)).length / single.length).toBeLessThan(0.4);
    for (const place of ['a', 'b', 'c', 'd']) {
      const share = single.filter((question) => question.answer === place).length / single.length;
      expect([place, share > 0.1 && share < 0.4]).toEqual([place, true]);
    }
  });

  it('has videos of 60 to 150 seconds that start before they are whole, with captions inside their time', () => {
    for (const lesson of lessons) {
      if (lesson.kind !== 'video') continue;
      const movie = readFileSync(join(HERE, folder, lesson.file));
      const duration = durationOf(movie);
      expect(duration).toBeGreaterThanOrEqual(60);
      expect(duration).toBeLessThanOrEqual(150);
      expect(movie.indexOf('moov')).toBeLessThan(movie.indexOf('mdat'));
      for (const language of ['id', 'en'] as const) {
        const cues = cuesOf(readFileSync(join(HERE, folder, lesson.captions[language]), 'utf8'));
        expect(cues.length).toBeGreaterThan(10);
        cues.forEach((cue, index) => {
          expect(cue.start).toBeGreaterThanOrEqual(cues[index - 1]?.end ?? 0);
          expect(cue.end).toBeGreaterThan(cue.start);
          expect(cue.end).toBeLessThanOrEqual(duration);
          expect(cue.text.split('\n').length).toBeLessThanOrEqual(2);
        });
      }
    }
  });
});
