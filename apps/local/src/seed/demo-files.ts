import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { REPOSITORY } from '../stack/folders.js';
import { articleShape, courseShape, quizShape, type Article, type Course, type Question } from './content.shape.js';
import { peopleShape, progressShape } from './people.shape.js';

const FOLDER = join(REPOSITORY, 'apps/local/demo');
const COURSES = ['risiko-puskesmas', 'pelayanan-digital'];

export type DemoPeople = z.infer<typeof peopleShape>;
export type DemoProgress = z.infer<typeof progressShape>;

/** A demo course with its files at hand. */
export type DemoCourse = {
  readonly course: Course;
  article(file: string): Article;
  questions(file: string): readonly Question[];
  bytes(file: string): Buffer;
};

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8'));
}

export function readPeople(): DemoPeople {
  return peopleShape.parse(json('people.json'));
}

export function readProgress(): DemoProgress {
  return progressShape.parse(json('progress.json'));
}

export function readLogo(): Buffer {
  return readFileSync(join(FOLDER, 'logo.png'));
}

/** What somebody saw on a round through a health centre. */
export function readPracticePhoto(): Buffer {
  return readFileSync(join(FOLDER, 'risiko-puskesmas', 'video-berkeliling.jpg'));
}

/** Written as an administrator's spreadsheet saves it. */
export const NEWCOMERS = 'pegawai-baru.csv';

/** A file of the demo as it lies there. */
export function readDemoFile(name: 'kompetensi.csv' | 'profil-jabatan.csv'): Buffer {
  return readFileSync(join(FOLDER, name));
}

export function readNewcomers(): Buffer {
  return readFileSync(join(FOLDER, NEWCOMERS));
}

export function readCourses(): DemoCourse[] {
  return COURSES.map((key) => ({
    course: courseShape.parse(json(key, 'course.json')),
    article: (file) => articleShape.parse(json(key, file)),
    questions: (file) => quizShape.parse(json(key, file)).questions,
    bytes: (file) => readFileSync(join(FOLDER, key, file)),
  }));
}
