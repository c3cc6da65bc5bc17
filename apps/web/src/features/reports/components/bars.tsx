import { reportShapes, type Cell, type ReportName } from '@sinau/domain/reports';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import classes from './reports.module.css';
import { cellWords } from './words.js';

/** Bars of a picture; the table behind it has the rest. */
const MOST = 8;

/** The first rows by their drawn column, each with its figure in words. A share is drawn of a hundred, anything else of the largest. */
export function Bars({ name, rows }: { readonly name: ReportName; readonly rows: readonly (readonly Cell[])[] }) {
  const t = useText();
  const formats = useFormats();
  const { columns, drawn } = reportShapes[name];
  const at = columns.findIndex(({ key }) => key === drawn);
  const kind = columns[at]?.kind ?? 'count';
  const values = rows.slice(0, MOST).map((cells) => ({ label: String(cells[0] ?? ''), cell: cells[at] ?? null }));
  const whole = kind === 'share' ? 100 : Math.max(1, ...values.map(({ cell }) => Number(cell ?? 0)));
  return (
    <ul className={classes.bars}>
      {values.map(({ label, cell }, index) => (
        <li key={index}>
          <span>{label}</span>
          <b>{cellWords(cell, kind, t, formats)}</b>
          <svg className={classes.track} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="10" rx="2" />
            <rect width={Math.min(100, (Number(cell ?? 0) / whole) * 100)} height="10" rx="2" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
