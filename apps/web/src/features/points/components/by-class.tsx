import type { PointsView } from '@sinau/contracts/points';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import classes from './points.module.css';

type ByClass = PointsView['byClass'][number];

export function useClassWords(): (name: ByClass['competencyClass']) => string {
  const t = useText();
  const words = { technical: t('points.class.technical'), managerial: t('points.class.managerial'), sociocultural: t('points.class.sociocultural') };
  return (name) => words[name];
}

/** Hours by competency class: one table that is its own chart, so that both always say the same. */
export function ByClassTable({ rows, total }: { readonly rows: readonly ByClass[]; readonly total: number }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  const most = Math.max(1, ...rows.map((row) => row.hours));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('points.by_class')}</th>
          <td aria-hidden="true" className={classes.barHead} />
          <th scope="col" className={classes.figure}>JP</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.competencyClass}>
            <th scope="row">{words(row.competencyClass)}</th>
            <td aria-hidden="true" className={classes.barCell}>
              <span className={classes.track}>
                <span className={classes.bar} style={{ width: `${Math.max(0, row.hours / most) * 100}%` }} />
              </span>
            </td>
            <td className={classes.figure}>{formats.decimal(row.hours)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('points.total')}</th>
          <td aria-hidden="true" className={classes.barHead} />
          <td className={classes.figure}>{formats.decimal(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
