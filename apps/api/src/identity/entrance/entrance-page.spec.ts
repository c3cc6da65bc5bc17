import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { entrancePage } from './entrance-page.js';

// As Vite leaves it, but for the hashed names.
const application = readFileSync(new URL('../../../../web/index.html', import.meta.url), 'utf8');
const nothing = { language: 'id', destination: null, login: '', fault: null } as const;

test('the form stands in the application’s page until its script takes over', () => {
  const page = entrancePage(application, nothing);
  expect(page).toContain('<script type="module" src="/src/main.tsx"></script>');
  expect(page).toMatch(/<div id="root">\s*<div class="door">/);
  expect(page).not.toContain('class="boot"');
  expect(page).toContain('<form method="post" action="/masuk">');
  expect(page).toContain('<title>Masuk · Sinau</title>');
  // 8 kB of HTML, style included, is what a phone gets before anything else.
  expect(Buffer.byteLength(page)).toBeLessThan(10_000);
});

test('where another server has the application, the page stands alone', () => {
  expect(entrancePage(null, { ...nothing, language: 'en' })).toContain('<html lang="en">');
});

test('what was typed and asked for is text, never markup', () => {
  const hostile = `"><script>alert(1)</script>$&$'`;
  for (const shell of [application, null]) {
    const page = entrancePage(shell, { language: 'id', destination: `/kursus?x=${encodeURIComponent(hostile)}`, login: hostile, fault: hostile });
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp;$&#39;"');
  }
});
