import type { Sheet } from './sheet.js';

/** A part of a report that no page break cuts. Points. */
export interface ReportBlock {
  readonly height: number;
  /** Stays on the page of the block after it. */
  readonly keep: boolean;
  /** Drawn again, silently, on top of each page that begins with this block. */
  readonly repeats: { readonly height: number; draw(sheet: Sheet, top: number): void } | null;
  draw(sheet: Sheet, top: number): void;
}

export interface ReportPage {
  readonly repeats: ReportBlock['repeats'];
  readonly blocks: readonly { readonly block: ReportBlock; readonly top: number }[];
}

/** Blocks by page, from `top` to `bottom` of each. */
export function pagesOf(blocks: readonly ReportBlock[], top: number, bottom: number): readonly ReportPage[] {
  const pages: { repeats: ReportBlock['repeats']; blocks: { block: ReportBlock; top: number }[] }[] = [{ repeats: null, blocks: [] }];
  let y = top;
  blocks.forEach((block, index) => {
    const page = pages.at(-1);
    if (page !== undefined && page.blocks.length > 0 && y + together(blocks, index) > bottom) {
      pages.push({ repeats: block.repeats, blocks: [] });
      y = top + (block.repeats?.height ?? 0);
    }
    pages.at(-1)?.blocks.push({ block, top: y });
    y += block.height;
  });
  return pages;
}

/** The height of a block with those that it must stay with. */
function together(blocks: readonly ReportBlock[], from: number): number {
  const block = blocks[from];
  if (block === undefined) return 0;
  return block.height + (block.keep ? together(blocks, from + 1) : 0);
}
