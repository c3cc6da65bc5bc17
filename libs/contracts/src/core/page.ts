import { z } from 'zod';

/** Query of a keyset-paged list. `after` is the opaque cursor of the page before. */
export const pageQuery = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** A page: its rows and the cursor of the next, null at the end. */
export function page<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}
