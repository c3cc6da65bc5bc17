import { useState } from 'react';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { PointsView } from '@sinau/contracts/points';
import { callForNamedFile } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Ring } from '../../../ui/progress.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import { ByClassTable } from '../components/by-class.js';
import classes from '../components/points.module.css';
import { Entries } from '../components/entries.js';
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
                <Written>{course.title}</Written>
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

/** On paper only: whose hours these are, and when they were read. */
function Owner({ savedAt }: { readonly savedAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  const me = useMe();
  const [openedAt] = useState(() => Date.now());
  return (
    <p className={classes.owner}>
      <b>{me.name}</b>
      <br />
      {[me.positionTitle, me.unitName, me.agency.name].filter(Boolean).join(', ')}
      <br />
      {t('points.printed', { time: formats.dateTime(savedAt ?? openedAt) })}
    </p>
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

function Actions({ points }: { readonly points: PointsView }) {
  const t = useText();
  return (
    <>
      <Years points={points} />
      <Button look="outline" before={<IconPrinter size={18} />} onClick={() => print()}>
        {t('points.print')}
      </Button>
      <DownloadButton look="outline" file={() => callForNamedFile('GET /api/me/points/csv', { query: { year: points.year } })} name={`jp-${points.year}.csv`}>
        {t('points.csv')}
      </DownloadButton>
    </>
  );
}

/** One's own learning hours of a year: on the screen, on paper, and without a network as last read. */
export function PointsPage() {
  const t = useText();
  const { tahun } = useSearch({ strict: false });
  const { personId } = useMe();
  const found = useQuery(keptQuery(personId, 'GET /api/me/points', tahun === undefined ? {} : { query: { year: tahun } }));
  const points = found.data?.value;
  return (
    <Page>
      <PageHeader
        title={t('points.title')}
        lead={t('points.lead')}
        crumbs={[{ label: t('points.certificates'), to: '/sertifikat' }]}
        actions={points ? <Actions points={points} /> : null}
      />
      {found.isPending ? <PageSkeleton /> : null}
      {found.isError && !points ? <QueryFailure what={t('points.failed')} query={found} /> : null}
      {points ? (
        <>
          <SavedAt savedAt={found.data?.savedAt ?? null} />
          <Owner savedAt={found.data?.savedAt ?? null} />
          <Content points={points} />
        </>
      ) : null}
    </Page>
  );
}
