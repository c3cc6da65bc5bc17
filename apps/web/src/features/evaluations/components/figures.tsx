import type { ReactNode } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import classes from './evaluations.module.css';

export type Bar = { readonly label: ReactNode; readonly key?: string; /** 0 to 1 of the scale. */ readonly share: number; readonly value: string; readonly n: number };

/** One bar per figure with its name, its number and n written on it: colour tells nothing alone. The table below holds the same. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const t = useText();
  return (
    <ul className={classes.bars}>
      {bars.map((bar) => (
        <li key={bar.key ?? String(bar.label)}>
          <span>{bar.label}</span>
          <span className={classes.barValue}>{t('evaluations.figure.with_n', { value: bar.value, n: bar.n })}</span>
          <span className={classes.track} aria-hidden="true"><span style={{ width: `${Math.round(bar.share * 1000) / 10}%` }} /></span>
        </li>
      ))}
    </ul>
  );
}

type FigureTableProps = { readonly caption: string; readonly heads: readonly string[]; /** The first cell of each names its row. */ readonly rows: readonly (readonly ReactNode[])[] };

/** The figures of a picture as a table; on a narrow screen it scrolls within itself. */
export function FigureTable({ caption, heads, rows }: FigureTableProps) {
  return (
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>{cells.map((cell, column) => (column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
