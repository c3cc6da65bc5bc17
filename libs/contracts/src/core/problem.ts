import { z } from 'zod';

/** RFC 9457 problem+json as Sinau sends it. `code` is stable; `detail` is the sentence in the user's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});
export type ProblemBody = z.infer<typeof problem>;
