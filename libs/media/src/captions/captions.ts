import { CaptionError } from './caption-error.js';
import { decodeCaptionFile, escapeVttText, plainSrtText, plainVttText } from './caption-text.js';
import { type CueTime, readCueTime, writeTime } from './caption-time.js';

/** One caption. Times in whole milliseconds from the video's start, `endMs` after `startMs`; `text` is plain, never empty, `\n` between lines. */
export interface Cue extends CueTime {
  readonly text: string;
}

const MOST_CUES = 20_000;
const LONGEST_TEXT = 2_000;
const VTT_HEADER = /^WEBVTT(?:[ \t]|$)/;
const VTT_ASIDE = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

interface OpenCue extends CueTime {
  readonly line: number;
  readonly lines: string[];
}

/** Walks the lines once. */
class CueReader {
  private readonly cues: Cue[] = [];
  private open: OpenCue | null = null;

  constructor(private readonly plainText: (lines: readonly string[]) => string) {}

  begin(time: CueTime, line: number): void {
    this.close();
    if (this.cues.length >= MOST_CUES) throw new CaptionError('too_many_cues', line);
    this.open = { ...time, line, lines: [] };
  }

  add(text: string): boolean {
    this.open?.lines.push(text);
    return this.open !== null;
  }

  close(): void {
    if (this.open === null) return;
    const { startMs, endMs, line, lines } = this.open;
    const text = this.plainText(lines);
    if (text.length > LONGEST_TEXT) throw new CaptionError('cue_too_long', line);
    if (text !== '') this.cues.push({ startMs, endMs, text });
    this.open = null;
  }

  /** In order of time; cues may overlap, as two speakers do. */
  finish(): Cue[] {
    this.close();
    return this.cues.sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
  }
}

const isTime = (line: string | undefined): boolean => line?.includes('-->') === true;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

function readVtt(lines: readonly string[]): Cue[] {
  const reader = new CueReader(plainVttText);
  let aside = true; // the header block may hold metadata up to the first blank line
  for (const [index, line] of lines.entries()) {
    if (isTime(line)) {
      aside = false;
      reader.begin(readCueTime(line, index + 1), index + 1);
    } else if (isBlank(line)) {
      aside = false;
      reader.close();
    } else if (aside || reader.add(line) || isTime(lines[index + 1])) continue;
    else if (VTT_ASIDE.test(line)) aside = true;
    else throw new CaptionError('text_without_time', index + 1);
  }
  return reader.finish();
}

/** SubRip files hold blank lines inside a cue now and then, so a cue ends at the next time, less its number. */
function readSrt(lines: readonly string[]): Cue[] {
  const reader = new CueReader(plainSrtText);
  for (const [index, line] of lines.entries()) {
    const isNumber = isTime(lines[index + 1]) && /^\s*\d{1,9}\s*$/.test(line);
    if (isTime(line)) reader.begin(readCueTime(line, index + 1), index + 1);
    else if (!isBlank(line) && !isNumber && !reader.add(line)) throw new CaptionError('text_without_time', index + 1);
  }
  return reader.finish();
}

/**
 * Reads a WebVTT or SubRip file of at most 2 MiB. The content decides which of the two it is; a file named `.vtt` has
 * to begin with `WEBVTT`. Cues come sorted by time, with markup removed and cues without text dropped.
 * Throws `CaptionError`, and nothing else, whatever the bytes. Time grows with the length alone.
 */
export function parseCaptions(bytes: Uint8Array, name: string): Cue[] {
  const lines = decodeCaptionFile(bytes).split(/\r\n|\n|\r/);
  const isVtt = VTT_HEADER.test(lines[0] ?? '');
  if (!isVtt && (name.toLowerCase().endsWith('.vtt') || !lines.some(isTime))) throw new CaptionError('not_captions', 1);
  const cues = isVtt ? readVtt(lines) : readSrt(lines);
  if (cues.length === 0) throw new CaptionError('not_captions', 0);
  return cues;
}

/** A WebVTT file of the cues, in UTF-8 text. `parseCaptions` gives the same cues back. */
export function toVtt(cues: readonly Cue[]): string {
  return ['WEBVTT\n', ...cues.map(({ startMs, endMs, text }) => `${writeTime(startMs)} --> ${writeTime(endMs)}\n${escapeVttText(text)}\n`)].join('\n');
}
