import { defineJob } from '@sinau/contracts/jobs';
import { z } from 'zod';

/** The job of the contract suite: rings a bell by its name. */
export const ringBell = defineJob({
  name: 'ring-bell',
  queue: 'notifications',
  payload: z.strictObject({ bell: z.string() }),
  dedupe: ({ bell }) => bell,
});
