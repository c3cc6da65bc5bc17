import { deflateSync } from 'node:zlib';
import { sheetSize } from './sheet-size.js';

/** Drawing operators of ISO 32000, annex A, already compressed: a drawing that is the same on every page of its kind. */
export interface Ornament {
  readonly name: string;
  readonly stream: Buffer;
}

const coordinates = (...numbers: readonly number[]): string => numbers.map((number) => String(Math.round(number * 100) / 100)).join(' ');

function colour(hex: string): string {
  const channel = (at: number): string => String(Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 10_000) / 10_000);
  return `${channel(1)} ${channel(3)} ${channel(5)}`;
}

/** Writes a drawing once per process; coordinates in points from the top left corner of the sheet. */
export class OrnamentPen {
  private readonly operators: string[] = [];

  move(x: number, y: number): this {
    return this.add(`${coordinates(x, y)} m`);
  }

  line(x: number, y: number): this {
    return this.add(`${coordinates(x, y)} l`);
  }

  /** A Bézier curve by its two control points and its end. */
  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    return this.add(`${coordinates(x1, y1, x2, y2, x, y)} c`);
  }

  close(): this {
    return this.add('h');
  }

  rectangle(x: number, y: number, width: number, height: number): this {
    return this.add(`${coordinates(x, y, width, height)} re`);
  }

  /** Fills what was drawn since the last fill or stroke. */
  fill(hex: string): this {
    return this.add(`${colour(hex)} rg f`);
  }

  stroke(hex: string, width: number): this {
    return this.add(`${colour(hex)} RG ${coordinates(width)} w S`);
  }

  finish(name: string): Ornament {
    return { name, stream: deflateSync(this.operators.join('\n')) };
  }

  private add(operator: string): this {
    this.operators.push(operator);
    return this;
  }
}

/** The dictionary of the form that holds an ornament on a sheet. */
export function ornamentForm(): object {
  return { Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, sheetSize.width, sheetSize.height], Resources: {}, Filter: 'FlateDecode' };
}
