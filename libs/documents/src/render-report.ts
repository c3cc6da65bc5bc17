import { printable } from './fonts.js';
import { drawHeadBand, FRAME } from './kawung.js';
import { palette } from './palette.js';
import { pagesOf, type ReportBlock } from './report-block.js';
import { tableBlocks } from './report-table.js';
import type { ReportInput } from './report.input.js';
import { Sheet } from './sheet.js';
import { sheetSize } from './sheet-size.js';
import { certificateWords } from './words.js';

const LEFT = FRAME.inset + FRAME.band + 10;
const AREA = { left: LEFT, width: sheetSize.width - LEFT * 2 };
const TOP = FRAME.inset + FRAME.band + 20;
const FOOT = sheetSize.height - 38;
const BOTTOM = FOOT - 14;
const LABEL = 130;

/**
 * Draws a report: title, facts, tables that go over as many pages as they take, notes. Equal input gives equal bytes.
 * @returns a tagged PDF 1.7, A4 landscape
 * @throws DocumentError `text_unprintable` when the font lacks a glyph
 */
export async function renderReport(input: ReportInput): Promise<Uint8Array> {
  const sheet = new Sheet({
    title: printable(input.title), author: printable(input.author), subject: printable(input.subject), language: input.language === 'id' ? 'id-ID' : 'en-GB', createdAt: input.createdAt,
  });
  const blocks = [
    title(sheet, input.title), ...input.facts.map((fact) => factBlock(sheet, fact)), ...input.paragraphs.map((text) => paragraph(sheet, text, 'lead')),
    ...input.tables.flatMap((table) => tableBlocks(sheet, table, AREA)), ...noteBlocks(sheet, input),
  ];
  const pages = pagesOf(blocks, TOP, BOTTOM);
  pages.forEach((page, index) => {
    sheet.document.addPage();
    drawHeadBand(sheet);
    page.repeats?.draw(sheet, TOP);
    for (const { block, top } of page.blocks) block.draw(sheet, top);
    drawFoot(sheet, input, certificateWords[input.language].page(index + 1, pages.length));
  });
  return sheet.bytes();
}

function title(sheet: Sheet, text: string): ReportBlock {
  const lines = sheet.fitted(printable(text), { font: 'extrabold', colour: palette.band }, [20, 17, 15], AREA.width);
  return { height: lines.height + 8, keep: true, repeats: null, draw: (on, top) => on.tagged('H1', () => on.draw(lines, LEFT, top)) };
}

function factBlock(sheet: Sheet, { label, value }: ReportInput['facts'][number]): ReportBlock {
  const name = sheet.lines(printable(label), { font: 'regular', size: 9.5, colour: palette.muted }, LABEL - 10);
  const words = sheet.lines(printable(value), { font: 'semibold', size: 9.5, colour: palette.ink }, AREA.width - LABEL);
  return {
    height: Math.max(name.height, words.height) + 3, keep: false, repeats: null,
    draw: (on, top) => on.tagged('P', () => {
      on.draw({ ...name, texts: name.texts.map((text, index) => (index === name.texts.length - 1 ? `${text}: ` : text)) }, LEFT, top);
      on.draw(words, LEFT + LABEL, top);
    }),
  };
}

function paragraph(sheet: Sheet, text: string, look: 'lead' | 'note'): ReportBlock {
  const lines = sheet.lines(printable(text), { font: 'regular', size: look === 'lead' ? 9.5 : 8.5, colour: palette.muted }, Math.min(AREA.width, 620));
  return { height: lines.height + 6, keep: false, repeats: null, draw: (on, top) => on.tagged('P', () => on.draw(lines, LEFT, top + (look === 'lead' ? 4 : 2))) };
}

function noteBlocks(sheet: Sheet, { notes }: ReportInput): readonly ReportBlock[] {
  if (notes === null || notes.texts.length === 0) return [];
  const heading = sheet.lines(printable(notes.heading), { font: 'semibold', size: 10, colour: palette.band }, AREA.width);
  const head: ReportBlock = { height: heading.height + 16, keep: true, repeats: null, draw: (on, top) => on.tagged('H2', () => on.draw(heading, LEFT, top + 12)) };
  return [head, ...notes.texts.map((text) => paragraph(sheet, text, 'note'))];
}

function drawFoot(sheet: Sheet, input: ReportInput, pageText: string): void {
  const style = { font: 'regular', size: 8, colour: palette.muted } as const;
  const left = sheet.lines(printable(input.foot), style, AREA.width - 120);
  const right = sheet.lines(pageText, style, 110);
  sheet.artifact(() => {
    sheet.document.moveTo(LEFT, FOOT - 6).lineTo(LEFT + AREA.width, FOOT - 6).lineWidth(0.6).stroke(palette.line);
    sheet.draw(left, LEFT, FOOT);
    sheet.draw(right, LEFT + AREA.width - 110, FOOT, 'right');
  });
}
