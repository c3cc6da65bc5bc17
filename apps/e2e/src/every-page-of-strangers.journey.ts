import { afterAll, afterEach, expect, test } from '@jest/globals';
import { lookAt, type Finding } from './harness/look.js';
import { languageFindings } from './harness/sentences.js';
import { disconnect, Visitor } from './harness/visitor.js';

/** The pages that stand open to whoever comes. */
const STRANGERS_PAGES = ['/masuk', '/lupa-sandi', '/atur-ulang-sandi?kode=tidak-berlaku', '/verifikasi'];

let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

test('a stranger at the door: sign-in, a forgotten password, a page that needs a session', async () => {
  visitor = await Visitor.come();
  const findings: Finding[] = [];
  for (const path of STRANGERS_PAGES) {
    await visitor.open(path);
    findings.push(...(await lookAt(visitor.page, `stranger${path.replaceAll(/[/?=]/g, '-')}`)));
  }
  expect(findings).toEqual([]);
  visitor.expecting(/^401 GET/);
  await visitor.page.goto('/sertifikat');
  await visitor.page.waitForURL('**/masuk?tujuan=*');
  expect(visitor.troubles).toEqual([]);
});

test('a stranger chooses English at the door', async () => {
  visitor = await Visitor.come();
  await visitor.open('/masuk');
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  const findings: Finding[] = [];
  for (const path of STRANGERS_PAGES.slice(0, 3)) {
    await visitor.open(path);
    findings.push(...(await languageFindings(visitor.page, 'en')).map((finding) => `${path}: ${finding}`));
  }
  expect([...findings, ...visitor.troubles]).toEqual([]);
});
