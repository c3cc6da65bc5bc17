import type { CertificateInput } from './certificate.input.js';
import { printable } from './fonts.js';
import { courseFacts, identityColumns, type LabelledValue, resultLine } from './front-content.js';
import type { PrintableImage } from './image.js';
import { palette } from './palette.js';
import type { Sheet } from './sheet.js';
import type { CertificateWords } from './words.js';

/** A piece of the centred stack: it knows its height and draws itself at a top edge. */
export interface Block {
  readonly height: number;
  /** Space to the block below, in points. */
  readonly after: number;
  draw(top: number): void;
}

export interface StackFacts {
  readonly input: CertificateInput;
  readonly words: CertificateWords;
  readonly logo: PrintableImage | null;
  readonly left: number;
  readonly width: number;
}

const SMALLEST = 6.5;

/** The blocks from the emblem to the result, every size multiplied by `scale`. */
export function stackBlocks(sheet: Sheet, facts: StackFacts, scale: number): readonly Block[] {
  const { input, words, left, width } = facts;
  const size = (points: number): number => Math.max(SMALLEST, points * scale);
  const text = (type: string, content: string, style: TextChoice): Block => {
    const sizes = style.sizes.map(size);
    const lines = sheet.fitted(content, { font: style.font, colour: style.colour, tracking: (style.tracking ?? 0) * scale }, [sizes[0] ?? SMALLEST, ...sizes.slice(1)], width * (style.share ?? 1));
    const x = left + (width - lines.width) / 2;
    return { height: lines.height, after: style.after * scale, draw: (top) => sheet.tagged(type, () => sheet.draw(lines, x, top, 'centre')) };
  };
  const { muted, brand, ink } = palette;
  const wording = input.wording.length === 0 ? [words.wording] : input.wording;
  const result = resultLine(input, words);
  return [
    ...(facts.logo === null ? [] : [logoBlock(sheet, facts, facts.logo, scale)]),
    text('P', printable(input.agency.name).toUpperCase(), { font: 'semibold', colour: brand, sizes: [11.5, 10.5, 9.5], tracking: 0.9, after: 9 }),
    text('H1', printable(input.title).toUpperCase(), { font: 'extrabold', colour: palette.band, sizes: [36, 32, 28, 25, 22], tracking: 1.6, after: 1 }),
    text('P', `${words.number}: ${printable(input.number)}`, { font: 'regular', colour: muted, sizes: [10.5, 9.5, 8.5], after: 13 }),
    text('P', words.awardedTo, { font: 'regular', colour: muted, sizes: [10.5], after: 2 }),
    text('H2', printable(input.holder.name), { font: 'extrabold', colour: ink, sizes: [29, 26, 23, 21, 19.5], share: 0.94, after: 5 }),
    ruleBlock(sheet, facts, scale),
    identityBlock(sheet, facts, scale),
    ...wording.map((line, index) => text('P', printable(line), { font: 'regular', colour: muted, sizes: [10.5], share: 0.86, after: index === wording.length - 1 ? 4 : 0 })),
    text('H2', printable(input.course.title), { font: 'extrabold', colour: brand, sizes: [19, 17.5, 16, 15], share: 0.92, after: 4 }),
    text('P', courseFacts(input, words), { font: 'semibold', colour: ink, sizes: [10.5, 10, 9.5], share: 0.96, after: 2 }),
    ...(result === null ? [] : [text('P', result, { font: 'regular', colour: ink, sizes: [10.5, 9.5], after: 0 })]),
  ];
}

interface TextChoice {
  readonly font: 'regular' | 'semibold' | 'extrabold';
  readonly colour: string;
  /** Tried in turn until the text is one line; the last one wraps. */
  readonly sizes: readonly number[];
  readonly tracking?: number;
  /** Part of the stack's width that a line may take. */
  readonly share?: number;
  readonly after: number;
}

function logoBlock(sheet: Sheet, facts: StackFacts, logo: PrintableImage, scale: number): Block {
  const factor = Math.min((50 * scale) / logo.height, (190 * scale) / logo.width);
  const [width, height] = [logo.width * factor, logo.height * factor];
  const alt = `${facts.words.emblem} ${printable(facts.input.agency.name)}`;
  const draw = (top: number): void =>
    sheet.figure(alt, () => sheet.document.image(logo.bytes, facts.left + (facts.width - width) / 2, top, { width, height }));
  return { height, after: 8 * scale, draw };
}

/** A short turmeric rule under the name, with a seed in its middle. */
function ruleBlock(sheet: Sheet, facts: StackFacts, scale: number): Block {
  const centre = facts.left + facts.width / 2;
  const draw = (top: number): void =>
    sheet.artifact(() => {
      const y = top + 3;
      sheet.document.lineWidth(1).moveTo(centre - 92, y).lineTo(centre - 8, y).moveTo(centre + 8, y).lineTo(centre + 92, y).stroke(palette.accentEdge);
      sheet.document.path(`M${centre} ${y - 3}L${centre + 3} ${y}L${centre} ${y + 3}L${centre - 3} ${y}Z`).fill(palette.accentEdge);
    });
  return { height: 6, after: 8 * scale, draw };
}

function identityBlock(sheet: Sheet, facts: StackFacts, scale: number): Block {
  const size = Math.max(SMALLEST, 9.5 * scale);
  const gutter = 28;
  const column = (Math.min(facts.width, 640) - gutter) / 2;
  const columns = identityColumns(facts.input, facts.words).filter((pairs) => pairs.length > 0);
  const measured = columns.map((pairs) => pairLines(sheet, pairs, size, column));
  const heights = measured.map((rows) => rows.reduce((sum, row) => sum + row.height, 0));
  const full = columns.length * column + Math.max(0, columns.length - 1) * gutter;
  const draw = (top: number): void =>
    measured.forEach((rows, index) => {
      const x = facts.left + (facts.width - full) / 2 + index * (column + gutter);
      rows.reduce((y, row) => {
        row.draw(x, y);
        return y + row.height;
      }, top);
    });
  return { height: Math.max(0, ...heights), after: 11 * scale, draw };
}

interface PairRow {
  readonly height: number;
  draw(x: number, y: number): void;
}

function pairLines(sheet: Sheet, pairs: readonly LabelledValue[], size: number, column: number): readonly PairRow[] {
  const label = { font: 'regular', size, colour: palette.muted } as const;
  const labelWidth = Math.min(column * 0.45, Math.max(...pairs.map((pair) => sheet.widthOf(`${pair.label} `, label))) + 6);
  return pairs.map((pair) => {
    const left = sheet.lines(`${pair.label}`, label, labelWidth);
    const right = sheet.lines(pair.value, { font: 'semibold', size, colour: palette.ink }, column - labelWidth - 4);
    const draw = (x: number, y: number): void =>
      sheet.tagged('P', () => {
        sheet.draw({ ...left, texts: [...left.texts.slice(0, -1), `${left.texts.at(-1) ?? ''} `] }, x, y);
        sheet.draw(right, x + labelWidth + 4, y);
      });
    return { height: Math.max(left.height, right.height) + 1.5, draw };
  });
}
