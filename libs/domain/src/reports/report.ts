/** What a dashboard shows of an agency, one tile each. */
export const reportNames = ['hours', 'decisions', 'evaluations', 'budget', 'needs'] as const;
export type ReportName = (typeof reportNames)[number];

/** How a cell is written. `share` is a part of a hundred; `code` stands for a word of the screen. */
export type CellKind = 'text' | 'count' | 'decimal' | 'share' | 'rupiah' | 'day' | 'code';
export type ReportColumn = { readonly key: string; readonly kind: CellKind };
export type Cell = string | number | null;

export type ReportShape = {
  readonly columns: readonly ReportColumn[];
  /** The column that its picture shows. */
  readonly drawn: string;
  /** Whether it can be narrowed to a year, and to a unit with those below it. */
  readonly byYear: boolean;
  readonly byUnit: boolean;
};

const column = (key: string, kind: CellKind): ReportColumn => ({ key, kind });

export const reportShapes: Readonly<Record<ReportName, ReportShape>> = {
  hours: {
    columns: [column('unit', 'text'), column('people', 'count'), column('hours', 'decimal'), column('obliged', 'count'), column('reached', 'count'), column('reached_share', 'share')],
    drawn: 'reached_share', byYear: true, byUnit: true,
  },
  decisions: {
    columns: [column('run', 'text'), column('course', 'text'), column('ended', 'day'), column('days', 'count'), column('participants', 'count'), column('completed', 'count')],
    drawn: 'days', byYear: false, byUnit: false,
  },
  evaluations: { columns: [column('run', 'text'), column('owed', 'code'), column('due', 'day'), column('days', 'count'), column('missing', 'count')], drawn: 'days', byYear: false, byUnit: false },
  budget: {
    columns: [column('programme', 'text'), column('planned', 'rupiah'), column('committed', 'rupiah'), column('spent', 'rupiah'), column('spent_share', 'share')],
    drawn: 'spent_share', byYear: true, byUnit: false,
  },
  needs: { columns: [column('need', 'text'), column('origin', 'code'), column('unit', 'text'), column('people', 'count'), column('weight', 'decimal')], drawn: 'people', byYear: true, byUnit: true },
};

/** The one number of a tile, and what it is measured against. */
export type Headline = { readonly value: number; readonly of: number | null };

function sum(name: ReportName, rows: readonly (readonly Cell[])[], key: string): number {
  const at = reportShapes[name].columns.findIndex((one) => one.key === key);
  return rows.reduce((total, row) => total + Number(row[at] ?? 0), 0);
}

/** Reckoned from all rows, not from those of one page. */
export function headlineOf(name: ReportName, rows: readonly (readonly Cell[])[]): Headline {
  switch (name) {
    case 'hours':
      return { value: sum(name, rows, 'reached'), of: sum(name, rows, 'obliged') };
    case 'budget':
      return { value: sum(name, rows, 'spent'), of: sum(name, rows, 'planned') };
    case 'decisions':
    case 'evaluations':
    case 'needs':
      return { value: rows.length, of: null };
  }
}

/** What a platform's administrator sees of each agency: sums, and nobody by name. */
export const platformColumns: readonly ReportColumn[] = [
  column('agency', 'text'), column('people', 'count'), column('obliged', 'count'), column('reached', 'count'), column('decisions', 'count'), column('requests', 'count'), column('planned', 'rupiah'), column('spent', 'rupiah'), column('needs', 'count'),
];
