import { activeLanguage } from '../../../lib/i18n/index.js';
import { createFormats, type Formats } from '../../../lib/formats/index.js';

const known = new Map<string, Formats>();

/** Formats of a session's own zone: its hours are the room's, whoever reads them. */
export function zoneFormats(timeZone: string): Formats {
  const name = `${activeLanguage()} ${timeZone}`;
  const formats = known.get(name) ?? createFormats(activeLanguage(), timeZone);
  known.set(name, formats);
  return formats;
}

type Time = { readonly startsAt: string; readonly endsAt: string; readonly timeZone: string };

/** "Kamis, 3 Desember 2026, 09.00–12.30 WITA" */
export function sessionTime({ startsAt, endsAt, timeZone }: Time): string {
  return `${zoneFormats(timeZone).longDate(startsAt)}, ${hoursOf({ startsAt, endsAt, timeZone })}`;
}

/** "09.00–12.30 WITA" */
export function hoursOf({ startsAt, endsAt, timeZone }: Time): string {
  const formats = zoneFormats(timeZone);
  const start = formats.time(startsAt).replace(/\s\S+$/, '');
  return `${start}–${formats.time(endsAt)}`;
}
