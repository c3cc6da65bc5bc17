import { expect, test } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VARIABLES } from '@sinau/config';

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];

test('docs/operations.md names every variable, and none that is not', () => {
  const operations = readFileSync('docs/operations.md', 'utf8');
  const named = [...operations.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(VARIABLES).toSorted());
});

test('links between pages lead somewhere', () => {
  for (const page of pages) {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect([page, links.filter((link) => !existsSync(join(dirname(page), link)))]).toEqual([page, []]);
  }
});
