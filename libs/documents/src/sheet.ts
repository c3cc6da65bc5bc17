import PDFDocument from 'pdfkit';
import { fontForDocument, fontNames } from './fonts.js';
import { breakLines, LEADING, type Lines, type TextStyle } from './lines.js';
import { ornamentForm, type Ornament } from './ornament.js';
import { palette } from './palette.js';
import { sheetSize } from './sheet-size.js';

type StructureElement = PDFKit.PDFStructureElement;

export interface SheetFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly createdAt: Date;
}

export type Alignment = 'left' | 'centre' | 'right';

/**
 * A tagged PDF on A4 landscape. What carries meaning is drawn inside a structure element, so a screen
 * reader hears it in reading order; ornament is drawn as an artifact and stays silent.
 */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  private readonly root: StructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly ornaments = new Map<string, PDFKit.PDFKitReference>();
  private readonly widths = new Map<string, number>();
  private readonly finished: Promise<void>;

  constructor(facts: SheetFacts) {
    this.document = new PDFDocument({
      size: [sheetSize.width, sheetSize.height],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: facts.language,
      tagged: true,
      displayTitle: true,
      info: { Title: facts.title, Author: facts.author, Subject: facts.subject, Creator: 'Sinau', Producer: 'Sinau', CreationDate: facts.createdAt, ModDate: facts.createdAt },
    });
    this.finished = new Promise((resolve, reject) => {
      this.document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.document.on('end', resolve);
      this.document.on('error', reject);
    });
    for (const name of fontNames) this.document.registerFont(name, fontForDocument(name));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** Draws what means something: `type` is a structure type of ISO 32000 (H1, P, Figure, …). */
  tagged(type: string, draw: () => void, parent: StructureElement = this.root): void {
    parent.add(this.document.struct(type, {}, draw));
  }

  /** A cell of a table that heads a column or a row. */
  headCell(scope: 'Column' | 'Row', draw: () => void, parent: StructureElement): void {
    // the typings do not know `scope`, which pdfkit writes as the attribute of ISO 32000 table 349
    const known: PDFKit.Mixins.StructureElementOptions = {};
    const options = { ...known, scope };
    parent.add(this.document.struct('TH', options, draw));
  }

  figure(alt: string, draw: () => void): void {
    this.root.add(this.document.struct('Figure', { alt }, draw));
  }

  /** An element that further elements are added to; give it as `parent`. */
  group(type: string, parent: StructureElement = this.root): StructureElement {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }

  artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    this.document.save();
    draw();
    this.document.restore();
    this.document.endMarkedContent();
  }

  /** Places a drawing that was made beforehand; each is in the file once. */
  ornament({ name, stream }: Ornament): void {
    const form = this.ornaments.get(name) ?? this.document.ref(ornamentForm());
    if (!this.ornaments.has(name)) {
      this.ornaments.set(name, form);
      form.end(stream);
    }
    this.document.page.xobjects[name] = form;
    this.artifact(() => this.document.addContent(`/${name} Do`));
  }

  /** Points. Breaking lines asks for the same texts again and again. */
  widthOf(text: string, style: TextStyle): number {
    const { font, size, tracking = 0 } = style;
    const key = `${font} ${size} ${tracking} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.document.font(font).fontSize(size).widthOfString(text, { characterSpacing: tracking });
    this.widths.set(key, width);
    return width;
  }

  /** Lines of at most `width` points, about equally long. */
  lines(text: string, style: TextStyle, width: number): Lines {
    const lines = breakLines(text, width, (part) => this.widthOf(part, style));
    return { texts: lines, style, width, height: lines.length * style.size * LEADING };
  }

  /** The first size at which the text is one line; when none is, the last size with as many lines as it takes. */
  fitted(text: string, style: Omit<TextStyle, 'size'>, sizes: readonly [number, ...number[]], width: number): Lines {
    return this.lines(text, { ...style, size: this.commonSize([text], style, sizes, width) }, width);
  }

  /** The first size at which each text is one line, or the last size. */
  commonSize(texts: readonly string[], style: Omit<TextStyle, 'size'>, sizes: readonly [number, ...number[]], width: number): number {
    const fits = (size: number): boolean => texts.every((text) => this.widthOf(text, { ...style, size }) <= width);
    return sizes.find(fits) ?? Math.min(...sizes);
  }

  /** Draws lines into the box that begins at `x`, `y` and is as wide as they were measured for. */
  draw(lines: Lines, x: number, y: number, align: Alignment = 'left', link: string | null = null): void {
    const { style } = lines;
    lines.texts.forEach((text, index) => {
      const spare = lines.width - this.widthOf(text, style);
      const left = align === 'left' ? x : align === 'right' ? x + spare : x + spare / 2;
      this.document.font(style.font).fontSize(style.size).fillColor(style.colour ?? palette.ink);
      const top = y + index * style.size * LEADING;
      // the space keeps two lines two words when the text is copied
      const last = index === lines.texts.length - 1;
      this.document.text(last ? text : `${text} `, left, top, { lineBreak: false, characterSpacing: style.tracking ?? 0, link });
    });
  }

  async bytes(): Promise<Uint8Array> {
    this.document.end();
    await this.finished;
    return new Uint8Array(Buffer.concat(this.chunks));
  }
}
