import { serverNow } from '../api/index.js';
import { useMe } from '../session/index.js';
import { dayIn } from './course-place.js';

/** Today in the agency's zone, by the server's clock. */
export function useToday(): string {
  return dayIn(useMe().agency.timeZone, serverNow());
}
