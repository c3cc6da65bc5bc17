import { Problem } from '../../lib/api/index.js';
import type { SummaryEntry } from './field-error.js';

/** The server's field errors as summary entries; `ids` maps its paths (`password`, `body.password`) to the ids of inputs. */
export function problemSummary(error: unknown, ids: Readonly<Record<string, string>>): readonly SummaryEntry[] {
  if (!(error instanceof Problem)) return [];
  return error.fields.flatMap(({ path, message }) => {
    const field = ids[path] ?? ids[path.replace(/^body\./, '')];
    return field === undefined ? [] : [{ field, message }];
  });
}
