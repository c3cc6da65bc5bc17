import { describe, expect, test } from '@jest/globals';
import { defineJob } from '@sinau/contracts/jobs';
import { z } from 'zod';
import { assertHandlers, handler } from './index.js';

const job = (name: string) => defineJob({ name, queue: 'maintenance', payload: z.strictObject({}), dedupe: () => 'all' });
const [sweep, mop, dust] = [job('sweep'), job('mop'), job('dust')];
const serve = (served: typeof sweep) => handler(served, async () => undefined);

describe('a worker starts only when each declared job has one handler', () => {
  test('and says nothing when that is so', () => {
    expect(() => assertHandlers([sweep, mop], [serve(mop), serve(sweep)])).not.toThrow();
  });

  test('and otherwise names every finding at once', () => {
    expect(() => assertHandlers([sweep, mop, sweep], [serve(mop), serve(mop), serve(dust)])).toThrow(
      'jobs and handlers do not match: sweep is declared twice; sweep has no handler; sweep has no handler; ' +
        'mop has 2 handlers; dust is handled but not declared',
    );
  });
});
