import { allowed, refused, type Decision } from '../core/index.js';

export type UnitNode = { readonly id: string; readonly parentId: string | null; readonly closed: boolean };

/** The unit and those above it, nearest first. Ends at a unit that it has met before: a broken tree must not hang a request. */
export function lineage(units: ReadonlyMap<string, UnitNode>, unitId: string): readonly string[] {
  const line: string[] = [];
  const met = new Set<string>();
  for (let at = units.get(unitId); at && !met.has(at.id); at = at.parentId === null ? undefined : units.get(at.parentId)) {
    met.add(at.id);
    line.push(at.id);
  }
  return line;
}

/** Whether a unit may stand below another: not below itself, nor below a closed one. */
export function mayMove(units: ReadonlyMap<string, UnitNode>, unitId: string, parentId: string | null): Decision {
  if (!units.has(unitId)) return refused('not_found');
  if (parentId === null) return allowed;
  const parent = units.get(parentId);
  if (!parent) return refused('not_found');
  if (parent.closed) return refused('unit_closed');
  return lineage(units, parentId).includes(unitId) ? refused('unit_cycle') : allowed;
}

/** Whether a unit may be closed: nobody is posted there now, and no open unit stands below it. */
export function mayClose(use: { readonly people: number; readonly openUnits: number }): Decision {
  return use.people === 0 && use.openUnits === 0 ? allowed : refused('unit_in_use', use);
}

/** Whether a unit's last day may be `day`: not later than today, nor before somebody's post there ended. */
export function mayEndOn(end: { readonly day: string; readonly today: string; readonly lastPost: string | null }): Decision {
  if (end.day > end.today) return refused('date_in_future', { today: end.today });
  return end.lastPost !== null && end.lastPost > end.day ? refused('closed_before_posts', { lastPost: end.lastPost }) : allowed;
}
