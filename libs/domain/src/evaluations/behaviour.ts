import { daysLater, inOfficeHours, localClock, type WorkingWeek } from './office-hours.js';

/** Days after completion at which behaviour is asked about, unless a run's plan leaves some out. */
export const behaviourDays = [30, 90, 180] as const;
export type BehaviourDays = (typeof behaviourDays)[number];

/** `supervisor_then` at completion, who may be the present one too; `supervisor_now` only when it is somebody else. */
export const raters = ['self', 'supervisor_then', 'supervisor_now', 'colleague'] as const;
export type Rater = (typeof raters)[number];

/** Figures are told by these: both supervisors are one group. */
export const raterGroups = ['self', 'supervisor', 'colleague'] as const;
export type RaterGroup = (typeof raterGroups)[number];

export function groupOf(rater: Rater): RaterGroup {
  return rater === 'supervisor_then' || rater === 'supervisor_now' ? 'supervisor' : rater;
}

export const MOST_COLLEAGUES = 2;

/** Where an alumnus is on the day of asking. Who left, by retirement or otherwise, is asked nothing, and nobody is asked about them. */
export type Standing = 'stayed' | 'moved' | 'left';

export function standingOf(unitThen: string | null, now: { readonly active: boolean; readonly unitId: string | null }): Standing {
  if (!now.active || now.unitId === null) return 'left';
  return unitThen === now.unitId ? 'stayed' : 'moved';
}

/** Everybody who could be asked about an alumnus. Only people who still serve; null when there is none. */
export type Around = {
  readonly alumnusId: string;
  readonly supervisorThenId: string | null;
  readonly supervisorNowId: string | null;
  /** Of the unit the alumnus works in now, in the order in which they are to be asked. */
  readonly colleagueIds: readonly string[];
};

export type Asked = { readonly rater: Rater; readonly personId: string };

/** Who is asked about an alumnus: nobody twice, and no supervisor as a colleague. */
export function askedAbout(around: Around, colleagues: number): readonly Asked[] {
  const asked: Asked[] = [{ rater: 'self', personId: around.alumnusId }];
  const known = new Set([around.alumnusId]);
  const ask = (rater: Rater, personId: string | null) => {
    if (personId === null || known.has(personId)) return;
    known.add(personId);
    asked.push({ rater, personId });
  };
  ask('supervisor_then', around.supervisorThenId);
  ask('supervisor_now', around.supervisorNowId);
  const peers = [...new Set(around.colleagueIds)].filter((personId) => !known.has(personId));
  for (const personId of peers.slice(0, Math.min(colleagues, MOST_COLLEAGUES))) ask('colleague', personId);
  return asked;
}

/** A question sent to one person about one alumnus. */
export type Dispatch = {
  readonly state: 'open' | 'answered' | 'lapsed';
  /** In the person's zone. */
  readonly dueOn: string;
  /** Mails so far: the question itself and its reminders. */
  readonly sent: number;
  readonly lastSentAt: number | null;
};

export type ReminderRule = { readonly reminders: number; readonly everyDays: number; /** From `dueOn`; afterwards nobody remembers what was asked. */ readonly openDays: number };
export const reminderRule: ReminderRule = { reminders: 3, everyDays: 7, openDays: 30 };

export type NextStep = 'wait' | 'send' | 'lapse' | 'nothing';

/**
 * What is to be done about a dispatch at a moment. Mails go out only in office hours of the person's zone, a week apart,
 * the question and at most its reminders; after an answer or the last day there is nothing left to do.
 */
export function nextStep(dispatch: Dispatch, at: number, place: { readonly timeZone: string; readonly week: WorkingWeek }, rule: ReminderRule = reminderRule): NextStep {
  if (dispatch.state !== 'open') return 'nothing';
  const today = localClock(at, place.timeZone).day;
  if (today > lastDay(dispatch.dueOn, rule)) return 'lapse';
  if (today < dispatch.dueOn || dispatch.sent > rule.reminders || !inOfficeHours(at, place.timeZone, place.week)) return 'wait';
  return dispatch.lastSentAt === null || at - dispatch.lastSentAt >= rule.everyDays * 86_400_000 ? 'send' : 'wait';
}

export function lastDay(dueOn: string, rule: ReminderRule = reminderRule): string {
  return daysLater(dueOn, rule.openDays);
}

/** Sent and answered, and the share of the two in percent, whole; null when nothing was sent. */
export function responseRate(sent: number, answered: number): number | null {
  return sent === 0 ? null : Math.round((answered / sent) * 100);
}
