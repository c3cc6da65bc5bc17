import { expect, test } from '@jest/globals';
import { Progress } from './progress.js';

/** Times are blanked: they are no assertion. */
function kept(isTTY: boolean): { readonly progress: Progress; said(): string } {
  const written: string[] = [];
  const progress = new Progress({ isTTY, write: (text) => written.push(text) });
  return { progress, said: () => written.splice(0).join('').replace(/ +\d+\.\d s/g, ' 0 s').replaceAll('\r\u001b[2K', '<clear>') };
}
const waiting = (): { readonly work: Promise<number>; end(value: number): void; fail(): void } => {
  let end: (value: number) => void = () => undefined;
  let fail = (): void => undefined;
  const work = new Promise<number>((resolve, reject) => {
    end = resolve;
    fail = () => reject(new Error('away'));
  });
  return { work, end, fail };
};

test('a step is named when it begins, before anything of it is done', async () => {
  const { progress, said } = kept(false);
  const migrations = waiting();
  const step = progress.step('Database', () => migrations.work, (count) => `${count} migrations`);
  expect(said()).toBe('  Database …\n');
  migrations.end(12);
  expect(await step).toBe(12);
  expect(said()).toBe('  Database 0 s  12 migrations\n');
});

test('on a terminal the last line names what runs, also between the lines of what is done', async () => {
  const { progress, said } = kept(true);
  const [postgres, store] = [waiting(), waiting()];
  const steps = [progress.step('PostgreSQL', () => postgres.work), progress.step('S3', () => store.work)];
  expect(said()).toBe('<clear>  PostgreSQL …<clear>  PostgreSQL, S3 …');
  store.end(1);
  await steps[1];
  progress.say('A port is busy.');
  postgres.end(1);
  await steps[0];
  expect(said()).toBe('<clear>  S3 0 s\n  PostgreSQL …<clear>  A port is busy.\n  PostgreSQL …<clear>  PostgreSQL 0 s\n');
});

test('a step that fails leaves no line that says it still runs', async () => {
  const { progress, said } = kept(true);
  const api = waiting();
  const step = progress.step('API', () => api.work);
  api.fail();
  await expect(step).rejects.toThrow('away');
  expect(said()).toBe('<clear>  API …<clear>');
});
