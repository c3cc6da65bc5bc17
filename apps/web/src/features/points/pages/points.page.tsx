import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { PointsView } from '@sinau/contracts/points';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonAnchor, ButtonLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Ring } from '../../../ui/progress.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { ByClassTable, useClassWords } from '../components/by-class.js';
import classes from '../components/points.module.css';
import { forecastHours, standingOf } from '../components/standing.js';

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

function Summary({ points }: { readonly points: PointsView }) {
  const t = useText();
  const formats = useFormats();
  const sentence = useStandingSentence(points);
  const { rule, total } = points;
  const headline = rule === null ? formats.jp(total) : t('points.of', { total: formats.decimal(total), target: formats.decimal(rule.hours) });
  return (
    <Card>
      <div className={classes.summary}>
        <Ring value={total} target={rule?.hours ?? Math.max(total, 1)} label={headline} size={128}>
          <span className={classes.ringNumber}>{formats.decimal(total)}</span>
        </Ring>
        <div className={classes.sentence}>
          <p className={classes.headline}>{headline}</p>
          <p>{sentence}</p>
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

function Years({ points }: { readonly points: PointsView }) {
  const t = useText();
  if (points.years.length < 2) return null;
  return (
    <nav className={classes.years} aria-label={t('points.years')}>
      {points.years.map((year) => (
        <Link key={year} to="/jp" search={{ tahun: year }} aria-current={year === points.year ? 'page' : undefined}>
          {year}
        </Link>
      ))}
    </nav>
  );
}

function Entries({ points }: { readonly points: PointsView }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  if (points.entries.length === 0) {
    return (
      <EmptyState motif="kawung" action={<ButtonLink to="/">{t('points.empty.next')}</ButtonLink>}>
        {t('points.empty', { year: String(points.year) })}
      </EmptyState>
    );
  }
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('points.activity')}</th>
          <th scope="col" className={classes.figure}>JP</th>
        </tr>
      </thead>
      <tbody>
        {points.entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <Link to="/sertifikat/$certificateId" params={{ certificateId: entry.certificateId }}>{entry.title}</Link>
              <span className={classes.muted}>
                {formats.date(entry.recordedAt)} · {words(entry.competencyClass)} · {entry.kind === 'award' ? t('points.counted') : t('points.taken_back')}
              </span>
            </th>
            <td className={classes.figure}>{formats.decimal(entry.hours)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Forecast({ points }: { readonly points: PointsView }) {
  const t = useText();
  const formats = useFormats();
  if (points.forecast.length === 0) return <p className={classes.note}>{t('points.forecast.empty')}</p>;
  return (
    <>
      <table className={classes.table}>
        <tbody>
          {points.forecast.map((course) => (
            <tr key={course.enrolmentId}>
              <th scope="row">
                {course.title}
                <span className={classes.muted}>{t('points.forecast.until', { date: formats.day(course.endsOn) })}</span>
              </th>
              <td className={classes.figure}>+{formats.decimal(course.hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('points.forecast.sum', { hours: formats.jp(points.total + forecastHours(points)) })}</p>
    </>
  );
}

function Content({ points }: { readonly points: PointsView }) {
  const t = useText();
  return (
    <WithRail
      rail={
        <>
          {points.year === points.thisYear ? (
            <Section title={t('points.forecast')}>
              <Forecast points={points} />
            </Section>
          ) : null}
          <Section title={t('points.counts')}>
            <p className={classes.note}>{t('points.counts.text')}</p>
          </Section>
        </>
      }
    >
      <div className={classes.top}>
        <Summary points={points} />
      </div>
      {points.byClass.length === 0 ? null : (
        <Section title={t('points.classes')}>
          <ByClassTable rows={points.byClass} total={points.total} />
        </Section>
      )}
      <Section title={t('points.entries')}>
        <Entries points={points} />
      </Section>
    </WithRail>
  );
}

/** One's own learning hours of a year. */
export function PointsPage() {
  const t = useText();
  const { tahun } = useSearch({ strict: false });
  const points = useQuery(routeQuery('GET /api/me/points', { query: tahun === undefined ? {} : { year: tahun } }));
  return (
    <Page>
      <PageHeader
        title={t('points.title')}
        lead={t('points.lead')}
        crumbs={[{ label: t('points.certificates'), to: '/sertifikat' }]}
        actions={
          points.data ? (
            <>
              <Years points={points.data} />
              <ButtonAnchor href={`/api/me/points/csv?year=${points.data.year}`} download look="outline" before={<IconDownload size={18} />}>
                {t('points.csv')}
              </ButtonAnchor>
            </>
          ) : null
        }
      />
      {points.isPending ? <PageSkeleton /> : null}
      {points.isError && !points.data ? <ErrorState what={t('points.failed')} error={points.error} onRetry={() => void points.refetch()} retrying={points.isFetching} /> : null}
      {points.data ? <Content points={points.data} /> : null}
    </Page>
  );
}
