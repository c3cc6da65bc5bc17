import type { FontName } from './fonts.js';

/** Line height as a multiple of the font size. */
export const LEADING = 1.28;

export interface TextStyle {
  readonly font: FontName;
  /** Points. */
  readonly size: number;
  readonly colour?: string;
  /** Extra space between characters, in points. */
  readonly tracking?: number;
}

/** A text broken to a width, with the height that it takes; both in points. */
export interface Lines {
  readonly texts: readonly string[];
  readonly style: TextStyle;
  readonly width: number;
  readonly height: number;
}

/**
 * Breaks at spaces into the least number of lines, then makes them about equally long; a word longer
 * than a line is broken between characters. No character is lost.
 */
export function breakLines(text: string, width: number, measure: (part: string) => number): readonly string[] {
  const greedy = fill(text, width, measure);
  if (greedy.length < 2) return greedy;
  // a word is never broken for the sake of balance
  let narrow = Math.min(width, Math.max(...text.split(' ').map(measure)));
  let wide = width;
  let best = greedy;
  for (let step = 0; step < 8; step += 1) {
    const middle = (narrow + wide) / 2;
    const lines = fill(text, middle, measure);
    if (lines.length > greedy.length) {
      narrow = middle;
    } else {
      best = lines;
      wide = middle;
    }
  }
  return best;
}

function fill(text: string, width: number, measure: (part: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function pieces(word: string, width: number, measure: (part: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
