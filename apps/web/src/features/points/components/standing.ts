import type { PointsView } from '@sinau/contracts/points';
import { standing, type HoursRule, type Standing } from '@sinau/domain/points';

/** Where what counts of the year stands against its rule. */
export function standingOf({ rule, counted, employee }: PointsView): Standing {
  if (rule === null || employee === null) return { kind: 'no_rule' };
  const whole: HoursRule = { ...rule, id: '', appliesTo: employee, validFrom: '', validTo: null };
  return standing(whole, counted);
}

/** What the courses and sessions under way would add. */
export function forecastHours({ forecast, sessions }: PointsView): number {
  return [...forecast, ...sessions].reduce((sum, { hours }) => sum + hours, 0);
}
