import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readImage } from '@sinau/documents';
import { roundHalfUp } from '@sinau/domain/grading';
import { roles } from '@sinau/domain/identity';
import { courseShape, quizShape } from '../src/seed/content.shape.js';
import { peopleShape, progressShape } from '../src/seed/people.shape.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(HERE, ...path), 'utf8'));
const { agency, certificate, units, people, accounts } = peopleShape.parse(json('people.json'));
const { runs, enrolments } = progressShape.parse(json('progress.json'));
const names = new Set(people.map((person) => person.key));
const unitKeys = units.map((unit) => unit.key);

describe('the agency', () => {
  it('is a tree whose parents stand before their children, each unit with a head', () => {
    units.forEach((unit, index) => {
      if (unit.parent) expect(unitKeys.indexOf(unit.parent)).toBeGreaterThanOrEqual(0);
      if (unit.parent) expect(unitKeys.indexOf(unit.parent)).toBeLessThan(index);
      expect(names.has(unit.head ?? '')).toBe(true);
    });
    expect(new Set(unitKeys).size).toBe(units.length);
    expect(new Set(units.map((unit) => unit.code)).size).toBe(units.length);
    expect(agency.timeZone).toBe('Asia/Jakarta');
  });

  it('has forty people with keys, addresses and numbers of their own', () => {
    expect(people).toHaveLength(40);
    for (const values of [people.map((person) => person.key), people.map((person) => person.email), people.map((person) => person.identifier.value)]) {
      expect(new Set(values).size).toBe(40);
    }
    expect(people.every((person) => person.email.endsWith('@tirtamaya.example'))).toBe(true);
    expect(new Set(people.map((person) => person.identifier.kind))).toEqual(new Set(['nip', 'ni_pppk']));
  });

  it('builds each number of birth date, appointment, sex and sequence', () => {
    // 198106302009042004 = born 1981-06-30, appointed 2009-04, woman (2), 004.
    // A PPPK's has the year of the first contract and the number of contracts: 19970319 2023 01 2 009.
    people.forEach((person, index) => {
      const { kind, value, validFrom } = person.identifier;
      const [year = '', month = ''] = validFrom.split('-');
      const middle = kind === 'nip' ? `${year}${month}` : `${year}01`;
      const expected = `${person.birthDate.replaceAll('-', '')}${middle}${person.sex === 'L' ? 1 : 2}${String(index + 1).padStart(3, '0')}`;
      expect(value).toBe(expected);
      expect(Number(year) - Number(person.birthDate.slice(0, 4))).toBeGreaterThanOrEqual(20);
      expect(Number(year) - Number(person.birthDate.slice(0, 4))).toBeLessThanOrEqual(35);
    });
  });

  it('appoints everyone to a unit that exists, not before their number', () => {
    for (const person of people) {
      for (const post of [person.appointment, ...(person.additionalAppointments ?? [])]) {
        expect(unitKeys).toContain(post.unit);
        expect(post.validFrom >= person.identifier.validFrom).toBe(true);
        expect(/\//.test(post.rank)).toBe(person.identifier.kind === 'nip');
      }
      expect(person.appointment.assignmentKind).toBe('definitive');
    }
  });

  it('signs certificates by its own people, below an emblem that can be printed', () => {
    expect(certificate.signatories.every((signatory) => names.has(signatory.person))).toBe(true);
    expect(readImage(readFileSync(join(HERE, certificate.logo)))).toMatchObject({ width: 600, height: 600 });
  });

  it('has an account to try for each role, and learners of both kinds', () => {
    expect(new Set(accounts.flatMap((account) => account.roles.map((assigned) => assigned.role)))).toEqual(new Set(roles));
    expect(accounts.every((account) => names.has(account.person))).toBe(true);
    const learners = accounts.filter((account) => account.roles.length === 1 && account.roles[0]?.role === 'learner');
    const kinds = learners.map((account) => people.find((person) => person.key === account.person)?.identifier.kind);
    expect(kinds).toEqual(['nip', 'ni_pppk']);
    const units = accounts.flatMap((account) => account.roles.flatMap(({ scope }) => (scope.kind === 'unit' ? [scope.unit] : [])));
    expect(units.every((unit) => unitKeys.includes(unit))).toBe(true);
  });
});

describe('the progress', () => {
  const outline = (folder: string) => {
    const course = courseShape.parse(json(folder, 'course.json'));
    const lessons = course.modules.flatMap((module) => module.lessons);
    return { course, lessons, final: lessons.find((lesson) => lesson.key === course.completion.quiz) };
  };
  const outlines = new Map(runs.map((run) => [run.course, outline(run.course)]));
  const rows = enrolments.map((enrolment) => {
    const run = runs.find((each) => each.key === enrolment.run);
    const found = outlines.get(run?.course ?? '');
    if (!run || !found) throw new Error(`${enrolment.run} names no run.`);
    return { enrolment, run, ...found };
  });

  it('enrols known people once per run, within its capacity', () => {
    expect(enrolments.every((enrolment) => names.has(enrolment.person))).toBe(true);
    expect(new Set(enrolments.map((enrolment) => `${enrolment.run} ${enrolment.person}`)).size).toBe(enrolments.length);
    for (const run of runs) expect(enrolments.filter((enrolment) => enrolment.run === run.key).length).toBeLessThanOrEqual(run.capacity);
  });

  it('keeps days in order, and nothing happens before its run or after today', () => {
    for (const { enrolment, run } of rows) {
      const { enrolledDay, firstActiveDay, lastActiveDay, attempts, certificate } = enrolment;
      expect(enrolledDay).toBeLessThan(0);
      if (firstActiveDay === null || lastActiveDay === null) {
        expect([enrolment.lessonsDone, attempts.length, lastActiveDay]).toEqual([0, 0, null]);
        continue;
      }
      const days = [Math.max(enrolledDay, run.startsDay), firstActiveDay, ...attempts.map((attempt) => attempt.day), lastActiveDay, Math.min(run.endsDay, -1)];
      expect([enrolment.person, days]).toEqual([enrolment.person, [...days].sort((left, right) => left - right)]);
      if (certificate?.state === 'revoked') expect(certificate.revokedDay).toBeGreaterThan(certificate.issuedDay);
    }
  });

  it('has scores that follow from the wrong answers, and tries no quiz oftener than allowed', () => {
    for (const { enrolment, run, lessons } of rows) {
      for (const attempt of enrolment.attempts) {
        const lesson = lessons.find((each) => each.key === attempt.quiz);
        if (lesson?.kind !== 'quiz') throw new Error(`${attempt.quiz} is no quiz.`);
        const { questions } = quizShape.parse(json(run.course, lesson.file));
        expect(attempt.wrong.every((wrong) => questions.some((question) => question.key === wrong))).toBe(true);
        const total = questions.reduce((sum, question) => sum + question.points, 0);
        const earned = questions.reduce((sum, question) => sum + (attempt.wrong.includes(question.key) ? 0 : question.points), 0);
        expect(attempt.score).toBe(roundHalfUp((earned / total) * 100, 2));
        const tries = enrolment.attempts.filter((each) => each.quiz === attempt.quiz).length;
        expect(tries).toBeLessThanOrEqual(lesson.settings.attemptsAllowed ?? Infinity);
      }
    }
  });

  it('completes exactly those who did every lesson and passed, and certifies nobody else', () => {
    for (const { enrolment, course, lessons } of rows) {
      const best = Math.max(0, ...enrolment.attempts.filter((attempt) => attempt.quiz === course.completion.quiz).map((attempt) => attempt.score));
      const done = enrolment.lessonsDone === lessons.length && best >= course.completion.minimumScore;
      expect([enrolment.person, enrolment.completedDay !== null, enrolment.certificate !== null && !done]).toEqual([enrolment.person, done, false]);
      expect(enrolment.lessonsDone === lessons.length).toBe(done);
      const quizzesDone = lessons.slice(0, enrolment.lessonsDone).filter((lesson) => lesson.kind === 'quiz');
      for (const quiz of quizzesDone) {
        if (quiz.kind !== 'quiz') continue;
        expect(enrolment.attempts.some((attempt) => attempt.quiz === quiz.key && attempt.score >= quiz.settings.passMark)).toBe(true);
      }
      if (enrolment.openLesson) expect(lessons[enrolment.lessonsDone]?.key).toBe(enrolment.openLesson.lesson);
    }
  });

  it('leaves three of one run to be issued in bulk, by nobody before', () => {
    const waiting = rows.filter(({ enrolment }) => enrolment.completedDay !== null && enrolment.certificate === null);
    expect(waiting.map(({ enrolment, run }) => [run.key, enrolment.person])).toEqual([['risiko-1', 'ucok-parlaungan'], ['risiko-1', 'luh-sasmitaningsih'], ['risiko-1', 'bagus-tirto']]);
    // The reconciler issues what was completed within 14 days; these stay for whoever tries the demo.
    for (const { enrolment } of waiting) expect(enrolment.lastActiveDay).toBeLessThan(-14);
  });

  it('leaves no state unseen: not begun, under way, failed, passed, revoked, withdrawn', () => {
    expect(enrolments.some((each) => each.lessonsDone === 0)).toBe(true);
    expect(enrolments.some((each) => each.openLesson?.seconds)).toBe(true);
    expect(enrolments.some((each) => each.withdrawn)).toBe(true);
    expect(enrolments.some((each) => each.certificate?.state === 'revoked')).toBe(true);
    expect(rows.some(({ enrolment, final }) => enrolment.completedDay === null && enrolment.attempts.some((attempt) => attempt.quiz === final?.key))).toBe(true);
    expect(runs.some((run) => run.startsDay > 0) && runs.some((run) => run.closedDay !== null)).toBe(true);
  });
});
