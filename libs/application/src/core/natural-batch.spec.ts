import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NaturalBatch } from './natural-batch.js';

/** A statement that returns when it is told to. */
function held() {
  const batches: { readonly items: readonly number[]; readonly answer: (error?: Error) => void }[] = [];
  const batch = new NaturalBatch<number, number>((items) => new Promise((resolve, reject) => {
    batches.push({ items, answer: (error) => (error ? reject(error) : resolve(items.map((item) => item * 10))) });
  }), 4);
  return { batch, batches };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** A batch leaves at the end of a turn; what was waiting for it is seen in the next. */
const turns = async () => { await turn(); await turn(); };

test('what arrives in one turn leaves together; what comes later waits for its return', async () => {
  const { batch, batches } = held();
  const first = [batch.add(1), batch.add(2)];
  await turns();
  const second = [batch.add(3), batch.add(4), batch.add(5)];
  await turns();
  expect(batches.map(({ items }) => items)).toEqual([[1, 2]]);
  batches[0]?.answer();
  expect(await Promise.all(first)).toEqual([10, 20]);
  await turns();
  expect(batches.map(({ items }) => items)).toEqual([[1, 2], [3, 4, 5]]);
  batches[1]?.answer();
  expect(await Promise.all(second)).toEqual([30, 40, 50]);
});

test('a full batch leaves beside the one on its way; a third waits, and no batch is larger than the limit', async () => {
  const { batch, batches } = held();
  const all = [batch.add(1)];
  await turns();
  for (let item = 2; item <= 11; item += 1) all.push(batch.add(item));
  await turns();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5]]);
  batches[1]?.answer();
  await turns();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5], [6, 7, 8, 9]]);
  batches[0]?.answer();
  await turns();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2, 3, 4, 5], [6, 7, 8, 9], [10, 11]]);
  for (const { answer } of batches) answer();
  expect(await Promise.all(all)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
});

test('a batch that fails refuses its own items, and the next one leaves all the same', async () => {
  const { batch, batches } = held();
  const lost = Promise.allSettled([batch.add(1), batch.add(2)]);
  await turns();
  const kept = batch.add(3);
  batches[0]?.answer(new Error('the database is away'));
  expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await turns();
  batches[1]?.answer();
  expect(await kept).toBe(30);
});

test('each item gets its own answer, once, in whatever rhythm they come and return', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.constant('add' as const), fc.constant('turn' as const), fc.constant('answer' as const)), { maxLength: 80 }), async (acts) => {
    const { batch, batches } = held();
    const sent: Promise<number>[] = [];
    let answered = 0;
    for (const act of acts) {
      if (act === 'add') sent.push(batch.add(sent.length));
      else if (act === 'turn') await turns();
      else batches[answered++]?.answer();
    }
    await turns();
    for (let seen = -1; seen < batches.length;) {
      seen = batches.length;
      for (const { answer } of batches) answer();
      await turns();
    }
    expect(await Promise.all(sent)).toEqual(sent.map((_, index) => index * 10));
    expect(batches.flatMap(({ items }) => [...items]).sort((one, other) => one - other)).toEqual(sent.map((_, index) => index));
    expect(Math.max(0, ...batches.map(({ items }) => items.length))).toBeLessThanOrEqual(4);
  }), { numRuns: 60 });
});
