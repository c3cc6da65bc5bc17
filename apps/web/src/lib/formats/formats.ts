import type { Language } from '../i18n/index.js';

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};
const MINUTE = 60_000;
const DAY = 86_400_000;

type Instant = string | number | Date;

/** Numbers, dates and sizes as the screens write them. `instant` is ISO 8601, milliseconds or a Date. */
export type Formats = {
  /** 1284 → 1.284 */
  readonly number: (value: number) => string;
  /** 12.5 → 12,5; at most `digits` decimals */
  readonly decimal: (value: number, digits?: number) => string;
  /** share of one: 0.5 → 50% */
  readonly percent: (share: number) => string;
  /** 12.5 → 12,5 JP */
  readonly jp: (hours: number) => string;
  /** bytes → 14 MB, 1,2 GB (decimal units, as mobile plans count) */
  readonly size: (bytes: number) => string;
  /** minutes → 14 menit, 1 jam 30 menit */
  readonly duration: (minutes: number) => string;
  /** seconds → 18.41, 1.05.03: a clock face, for timers and positions in a video */
  readonly clock: (seconds: number) => string;
  /** 22 Nov 2026 */
  readonly date: (instant: Instant) => string;
  /** a calendar day without a zone, 2026-11-22 → 22 Nov 2026 */
  readonly day: (day: string) => string;
  /** Minggu, 22 November 2026 */
  readonly longDate: (instant: Instant) => string;
  /** 09.30 WIB */
  readonly time: (instant: Instant) => string;
  /** 22 Nov 2026, 09.30 WIB */
  readonly dateTime: (instant: Instant) => string;
  /** kemarin, dalam 3 hari, 5 menit yang lalu */
  readonly relative: (instant: Instant, now?: number) => string;
};

const pad = (value: number): string => String(value).padStart(2, '0');

function zoneName(zone: string, locale: string, date: Date): string {
  const known = ZONES[zone];
  if (known) return known;
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function sizeOf(bytes: number, write: (value: number, digits: number) => string): string {
  if (bytes < 1e6) return `${write(Math.max(1, Math.round(bytes / 1e3)), 0)} kB`;
  if (bytes < 1e7) return `${write(bytes / 1e6, 1)} MB`;
  if (bytes < 1e9) return `${write(bytes / 1e6, 0)} MB`;
  return `${write(bytes / 1e9, 1)} GB`;
}

function durationOf(minutes: number, hour: string, minute: string): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`;
}

function clockOf(seconds: number, separator: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? [hours, pad(minutes), pad(whole % 60)].join(separator) : [minutes, pad(whole % 60)].join(separator);
}

function relativeOf(difference: number, write: Intl.RelativeTimeFormat): string {
  const size = Math.abs(difference);
  if (size < 60 * MINUTE) return write.format(Math.round(difference / MINUTE), 'minute');
  if (size < DAY) return write.format(Math.round(difference / (60 * MINUTE)), 'hour');
  return write.format(Math.round(difference / DAY), 'day');
}

/** The formats of one language and one zone (the agency's, IANA name). */
export function createFormats(language: Language, zone: string): Formats {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = (value: number, digits = 1): string => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dated = (options: Intl.DateTimeFormatOptions, timeZone = zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const date = dated(short);
  const day = dated(short, 'UTC');
  const long = dated({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const hours = dated({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const time = (instant: Instant): string => `${hours.format(new Date(instant))} ${zoneName(zone, locale, new Date(instant))}`;
  const shortDate = (instant: Instant): string => tidyMonth(date.format(new Date(instant)));
  return {
    number: (value) => number.format(value),
    decimal,
    percent: (share) => percent.format(share),
    jp: (value) => `${decimal(value)} JP`,
    size: (bytes) => sizeOf(bytes, decimal),
    duration: (minutes) => (language === 'id' ? durationOf(minutes, 'jam', 'menit') : durationOf(minutes, 'h', 'min')),
    clock: (seconds) => clockOf(seconds, language === 'id' ? '.' : ':'),
    date: shortDate,
    day: (value) => tidyMonth(day.format(new Date(`${value}T00:00:00Z`))),
    longDate: (instant) => long.format(new Date(instant)),
    time,
    dateTime: (instant) => `${shortDate(instant)}, ${time(instant)}`,
    relative: (instant, now = Date.now()) => relativeOf(new Date(instant).getTime() - now, relative),
  };
}

/** English of Britain writes "Sept": three letters everywhere. */
function tidyMonth(text: string): string {
  return text.replace('Sept', 'Sep');
}
