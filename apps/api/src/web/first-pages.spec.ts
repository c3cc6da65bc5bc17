import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFirstPages } from './first-pages.js';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sinau-first-pages-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const page = (path: string, asks: readonly string[]) => ({
  path,
  asks,
  files: { id: { scripts: ['assets/page-1.js', 'assets/id-2.js'], styles: ['assets/page-3.css'] }, en: { scripts: ['assets/page-1.js', 'assets/en-4.js'], styles: [] } },
});

test('a build that names no first pages says nothing', () => {
  expect(readFirstPages(root)('/', 'id')).toBeNull();
});

test('a page is named with its files in the language asked, and with the ids of its address', () => {
  writeFileSync(join(root, 'first-pages.json'), JSON.stringify([page('/', ['/api/me']), page('/kursus/:enrolmentId/materi/:lessonId', ['/api/me', '/api/enrolments/:enrolmentId/lessons/:lessonId'])]));
  const named = readFirstPages(root);
  expect(named('/kursus/0199-a/materi/0199-b', 'id')).toEqual({
    asks: '<meta name="sinau-ask" content="/api/me /api/enrolments/0199-a/lessons/0199-b">',
    files: '<link rel="modulepreload" crossorigin href="/assets/page-1.js"><link rel="modulepreload" crossorigin href="/assets/id-2.js"><link rel="preload" as="style" crossorigin href="/assets/page-3.css">',
  });
  expect(named('/', 'en')?.files).toBe('<link rel="modulepreload" crossorigin href="/assets/page-1.js"><link rel="modulepreload" crossorigin href="/assets/en-4.js">');
});

test('an address that is no page, or whose id could be more than an id, is not named', () => {
  const named = readFirstPages(root);
  for (const path of ['/kursus', '/kursus/1/materi/', '/kursus/"><script>/materi/2', '/kursus/1%22/materi/2', '//', '/admin']) expect(named(path, 'id')).toBeNull();
});
