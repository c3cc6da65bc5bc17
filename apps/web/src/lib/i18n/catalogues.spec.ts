/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { grants } from '@sinau/domain/identity';
import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage';

const source = join(process.cwd(), 'apps/web/src');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)));

type Catalogue = { readonly feature: string; readonly language: string; readonly messages: Readonly<Record<string, string>> };

async function catalogues(): Promise<readonly Catalogue[]> {
  const found = files.filter((file) => /(^|\/)locale\/(id|en)\.ts$/.test(file));
  return Promise.all(
    found.map(async (file) => {
      const { messages } = (await import(join(source, file))) as { messages: Record<string, string> };
      return { feature: /features\/([^/]+)/.exec(file)?.[1] ?? 'ui', language: basename(file, '.ts'), messages };
    }),
  );
}

/** `name:type` of every placeholder, also inside plurals. */
function placeholders(message: CompiledMessage): readonly string[] {
  const names = message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, type, choices] = token;
    const inside = typeof choices === 'object' && choices !== null ? Object.values(choices).filter(Array.isArray) : [];
    return [`${name}:${type ?? 'text'}`, ...inside.flatMap((choice: CompiledMessage) => placeholders(choice))];
  });
  // `#` stands for the number of its plural
  return [...new Set(names.filter((name) => !name.startsWith('#')))].sort();
}

const all = await catalogues();
const of = (language: string) => new Map(all.filter((one) => one.language === language).map((one) => [one.feature, one.messages]));
const indonesian = of('id');
const english = of('en');
const ids = new Set([...indonesian.values()].flatMap((messages) => Object.keys(messages)));

describe('the two languages', () => {
  test('have a catalogue for the same features', () => {
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
  });

  test.each([...indonesian.keys()])('say the same things in %s', (feature) => {
    const first = indonesian.get(feature) ?? {};
    const second = english.get(feature) ?? {};
    expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
    for (const [id, text] of Object.entries(first)) {
      expect(id.startsWith(`${feature}.`)).toBe(true);
      expect({ id, placeholders: placeholders(compileMessageOrThrow(second[id] ?? '')) }).toEqual({ id, placeholders: placeholders(compileMessageOrThrow(text)) });
    }
  });
});

/** Catalogues of a feature's pages that few of its people open: they are loaded with those pages alone. */
const parts: Readonly<Record<string, string>> = { articles: 'courses', bank: 'quizzes', facts: 'audit', 'enrolment-rules': 'programmes', supervision: 'quizzes' };

describe('ids in code', () => {
  const code = files.filter((file) => !/\.spec\.tsx?$|(^|\/)locale\//.test(file)).map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));
  const features = [...indonesian.keys()].join('|');

  // A permission is written as an id is, and names no sentence.
  test('all have a sentence', () => {
    const literal = new RegExp(`['"]((?:${features})\\.[a-zA-Z0-9_.-]+)['"]`, 'g');
    const missing = code.flatMap(({ file, text }) => [...text.matchAll(literal)].filter(([, id]) => id !== undefined && !ids.has(id) && !Object.hasOwn(grants, id)).map(([, id]) => `${file}: ${id ?? ''}`));
    expect(missing).toEqual([]);
  });

  test('are written out, never put together', () => {
    expect(code.filter(({ text }) => /\bt\(\s*`/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('reach only their own feature and the shared ones', () => {
    const foreign = code.flatMap(({ file, text }) => {
      const own = /^features\/([^/]+)\//.exec(file)?.[1];
      if (own === undefined) return [];
      const literal = new RegExp(`\\bt\\(\\s*'((?:${features}))\\.`, 'g');
      return [...text.matchAll(literal)].filter(([, feature]) => feature !== own && feature !== 'ui' && parts[feature ?? ''] !== own).map(([, feature]) => `${file}: ${feature ?? ''}`);
    });
    expect(foreign).toEqual([]);
  });
});
