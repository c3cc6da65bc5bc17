import { CaptionError } from './caption-error.js';

// Hours are optional and not bounded by 24; SubRip writes a comma before the milliseconds, WebVTT a point.
const TIME = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?$/;

function toMilliseconds(text: string, line: number): number {
  const match = TIME.exec(text);
  if (match === null) throw new CaptionError('bad_time', line);
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}

export interface CueTime {
  readonly startMs: number;
  readonly endMs: number;
}

/** Reads `start --> end settings`; the settings (position, alignment) are dropped. Throws `CaptionError` with `line`. */
export function readCueTime(text: string, line: number): CueTime {
  const arrow = text.indexOf('-->');
  const [end = ''] = text.slice(arrow + 3).trim().split(/\s/, 1);
  const [startMs, endMs] = [toMilliseconds(text.slice(0, arrow).trim(), line), toMilliseconds(end, line)];
  if (endMs <= startMs) throw new CaptionError('end_not_after_start', line);
  return { startMs, endMs };
}

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** `hh:mm:ss.mmm` */
export function writeTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${padded(Math.floor(seconds / 3600), 2)}:${padded(Math.floor(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}.${padded(milliseconds % 1000, 3)}`;
}
