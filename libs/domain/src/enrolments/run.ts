import { allowed, refused, type Decision } from '../core/decision.js';

export type RunFacts = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly capacity: number | null;
  readonly seatsTaken: number;
  readonly selfEnrolment: boolean;
  readonly closed: boolean;
};

/** Days as `YYYY-MM-DD` compare as text. */
export function checkRunDates(startsOn: string, endsOn: string): Decision {
  return endsOn < startsOn ? refused('run_ends_before_start') : allowed;
}

/** A run keeps at least as many seats as are taken. */
export function checkCapacity(capacity: number | null, seatsTaken: number): Decision {
  return capacity !== null && capacity < seatsTaken ? refused('capacity_below_taken', { seatsTaken }) : allowed;
}

/** Whether a learner may take a seat without an administrator, today in the agency's zone. */
export function maySelfEnrol(run: RunFacts, today: string): Decision {
  if (!run.selfEnrolment) return refused('self_enrolment_off');
  if (run.closed || today > run.endsOn) return refused('run_ended', { endsOn: run.endsOn });
  if (run.capacity !== null && run.seatsTaken >= run.capacity) return refused('run_full', { capacity: run.capacity });
  return allowed;
}
