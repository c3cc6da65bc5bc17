import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { Finding } from './harness/look.js';
import { callFindings, restFindings, shiftFindings, untappedFindings, watchPages, weightFindings } from './harness/quiet.js';
import { disconnect, PHONE, Visitor } from './harness/visitor.js';
import { MAIN_PAGES, videoPage } from './stories/main-pages.js';

/**
 * What the budgets ask and only a browser can tell, on a phone: nothing jumps while a page comes, a first visit is light
 * on the wire, and a page at rest leaves the processor alone, and what a page asks of the API is counted. Nothing here depends on how fast the machine is.
 */
const FRESH = { viewport: PHONE, serviceWorkers: 'block' } as const;

let visitor: Visitor;
afterEach(() => visitor.leave());
afterAll(disconnect);

async function look(path: string, weighed: boolean): Promise<Finding[]> {
  await visitor.open(path);
  const rest = await restFindings(visitor.page);
  const findings = [...(await shiftFindings(visitor.page)), ...(await callFindings(visitor.page)), ...(weighed ? await weightFindings(visitor.page) : []), ...rest];
  return findings.map((finding) => `${path}: ${finding}`);
}

test.each(Object.keys(MAIN_PAGES) as (keyof typeof MAIN_PAGES)[])('%s: the main pages come without a jump, and rest', async (role) => {
  visitor = await Visitor.signIn(role, FRESH);
  const paths = await MAIN_PAGES[role](visitor);
  await watchPages(visitor.context);
  const findings: Finding[] = [];
  for (const path of paths) findings.push(...(await look(path, role !== 'agencyAdmin')));
  expect([...findings, ...visitor.troubles]).toEqual([]);
});

test('a video that nobody has tapped: the transcript is there, the player and the video are not', async () => {
  visitor = await Visitor.signIn('learner', FRESH);
  const path = await videoPage(visitor);
  await visitor.open(path);
  await visitor.page.getByRole('heading', { name: 'Transkrip' }).waitFor();
  expect([...(await untappedFindings(visitor.page)), ...visitor.troubles]).toEqual([]);
});

test('a stranger: sign-in comes without a jump, and rests', async () => {
  visitor = await Visitor.come(FRESH);
  await watchPages(visitor.context);
  expect([...(await look('/masuk', true)), ...visitor.troubles]).toEqual([]);
});
