import type { PointsView } from '@sinau/contracts/points';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Card } from '../../../ui/card.js';
import { Ring } from '../../../ui/progress.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './points.module.css';
import { forecastHours, standingOf } from './standing.js';

function useStandingSentence(points: PointsView): string {
  const t = useText();
  const formats = useFormats();
  const where = standingOf(points);
  if (where.kind === 'met') return t('points.standing.met');
  if (where.kind === 'short') return t('points.standing.short', { hours: formats.jp(where.missing) });
  if (where.kind === 'within') return t('points.standing.within', { hours: formats.jp(where.left) });
  if (where.kind === 'beyond') return t('points.standing.beyond', { hours: formats.jp(where.over) });
  return t('points.standing.no_rule');
}

/** What counts of the year against its rule, as a ring and in words. */
export function Summary({ points }: { readonly points: PointsView }) {
  const t = useText();
  const formats = useFormats();
  const sentence = useStandingSentence(points);
  const { rule, counted, total } = points;
  const headline = rule === null ? formats.jp(counted) : t('points.of', { total: formats.decimal(counted), target: formats.decimal(rule.hours) });
  return (
    <Card>
      <div className={classes.summary}>
        <Ring value={counted} target={rule?.hours ?? Math.max(counted, 1)} label={headline} size={128}>
          <span className={classes.ringNumber}>{formats.decimal(counted)}</span>
        </Ring>
        <div className={classes.sentence}>
          <p className={classes.headline}>{headline}</p>
          <p>{sentence}</p>
          {total === counted ? null : <p className={classes.note}>{t('points.beyond_caps', { total: formats.jp(total), over: formats.jp(total - counted) })}</p>}
          {rule === null ? null : (
            <p className={classes.note}>
              {rule.operator === 'at_least' ? t('points.rule.at_least', { hours: formats.jp(rule.hours) }) : t('points.rule.at_most', { hours: formats.jp(rule.hours) })} {rule.regulation}
              {rule.article === '-' ? '' : `, ${rule.article}`}. {rule.verified ? null : <StatusChip status="warning">{t('points.rule.unverified')}</StatusChip>}
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Years that have entries, each an address. `memberId`: of a person of the team. */
export function Years({ points, memberId }: { readonly points: PointsView; readonly memberId?: string }) {
  const t = useText();
  if (points.years.length < 2) return null;
  return (
    <nav className={classes.years} aria-label={t('points.years')}>
      {points.years.map((year) =>
        memberId === undefined ? (
          <Link key={year} to="/jp" search={{ tahun: year }} aria-current={year === points.year ? 'page' : undefined}>{year}</Link>
        ) : (
          <Link key={year} to="/tim/$personId" params={{ personId: memberId }} search={{ tahun: year }} aria-current={year === points.year ? 'page' : undefined}>{year}</Link>
        ),
      )}
    </nav>
  );
}

/** What courses and sessions under way would add. */
export function Forecast({ points }: { readonly points: PointsView }) {
  const t = useText();
  const formats = useFormats();
  const coming = [
    ...points.forecast.map(({ enrolmentId, title, hours, endsOn }) => ({ key: enrolmentId, title, hours, when: t('points.forecast.until', { date: formats.day(endsOn) }) })),
    ...points.sessions.map(({ sessionId, title, hours, startsAt }) => ({ key: sessionId, title, hours, when: t('points.forecast.session', { time: formats.dateTime(startsAt) }) })),
  ];
  if (coming.length === 0) return <p className={classes.note}>{t('points.forecast.empty')}</p>;
  return (
    <>
      <table className={classes.table}>
        <tbody>
          {coming.map(({ key, title, hours, when }) => (
            <tr key={key}>
              <th scope="row">
                <Written>{title}</Written>
                <span className={classes.muted}>{when}</span>
              </th>
              <td className={classes.figure}>+{formats.decimal(hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('points.forecast.sum', { hours: formats.jp(points.counted + forecastHours(points)) })}</p>
    </>
  );
}
