import type { Cue } from './captions.js';

/** Whole sentences that a reader can take in and a click can seek to. */
export interface TranscriptParagraph {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

const PAUSE_MS = 2_500;
const LONG_ENOUGH = 240;
const TOO_LONG = 600;
const SENTENCE_END = /[.!?…]["'”’)]?$/;

function endsBefore(paragraph: TranscriptParagraph, next: Cue): boolean {
  if (next.startMs - paragraph.endMs >= PAUSE_MS || paragraph.text.length >= TOO_LONG) return true;
  return paragraph.text.length >= LONG_ENOUGH && SENTENCE_END.test(paragraph.text);
}

/**
 * The cues as paragraphs, in order of time. A paragraph ends at a pause of 2.5 s, at the first sentence end after 240
 * characters, or at 600. A cue that repeats the one before it (rolling captions do) adds no text.
 */
export function toTranscript(cues: readonly Cue[]): TranscriptParagraph[] {
  const paragraphs: TranscriptParagraph[] = [];
  let previous = '';
  for (const cue of cues) {
    const text = cue.text.replaceAll('\n', ' ');
    const current = paragraphs.at(-1);
    const endMs = Math.max(current?.endMs ?? 0, cue.endMs);
    if (current !== undefined && text === previous && cue.startMs - current.endMs < PAUSE_MS) paragraphs[paragraphs.length - 1] = { ...current, endMs };
    else if (current === undefined || endsBefore(current, cue)) paragraphs.push({ startMs: cue.startMs, endMs: cue.endMs, text });
    else paragraphs[paragraphs.length - 1] = { ...current, endMs, text: `${current.text} ${text}` };
    previous = text;
  }
  return paragraphs;
}
