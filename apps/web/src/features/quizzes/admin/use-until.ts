import { useFormats } from '../../../lib/formats/index.js';

const DAY = 86_400_000;

/** Writes a deadline as the learner's timer does: a time of day, or with its date when it is more than a day ahead. `now` in ms. */
export function useUntil(): (deadline: number, now: number) => string {
  const formats = useFormats();
  // The end of a day is 23.59 of that day to a reader, not 00.00 of the next.
  return (deadline, now) => (deadline - now > DAY ? formats.dateTime(deadline - 1) : formats.time(deadline));
}
