import type { PointsView } from '@sinau/contracts/points';
import { standing, type HoursRule, type Standing } from '@sinau/domain/points';

/** Where the year's total stands against its rule. */
export function standingOf({ rule, total, employee }: PointsView): Standing {
  if (rule === null || employee === null) return { kind: 'no_rule' };
  const whole: HoursRule = { ...rule, id: '', appliesTo: employee, validFrom: '', validTo: null };
  return standing(whole, total);
}

/** What the courses under way would add. */
export function forecastHours({ forecast }: PointsView): number {
  return forecast.reduce((sum, course) => sum + course.hours, 0);
}
