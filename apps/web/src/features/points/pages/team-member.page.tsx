import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { ByClassTable } from '../components/by-class.js';
import { Entries } from '../components/entries.js';
import classes from '../components/points.module.css';
import { Forecast, Summary, Years } from '../components/summary.js';

/** The learning hours of somebody in one's team: the same figures as they see themselves. */
export function TeamMemberPage() {
  const t = useText();
  const { personId } = useParams({ from: '/frame/shell/tim/$personId' });
  const { tahun } = useSearch({ from: '/frame/shell/tim/$personId' });
  const found = useQuery(routeQuery('GET /api/team/:personId', { params: { personId }, query: tahun === undefined ? {} : { year: tahun } }));
  const { person, points } = found.data ?? {};
  return (
    <Page>
      <PageHeader
        title={person?.name ?? t('points.team.title')} lead={[person?.positionTitle, person?.unitName].filter(Boolean).join(' · ')} crumbs={[{ label: t('points.team.title'), to: '/tim' }]}
        actions={points === undefined ? null : (
          <>
            <Years points={points} memberId={personId} />
            <DownloadButton look="outline" file={() => callForNamedFile('POST /api/people/:personId/career-record', { params: { personId }, body: {} })} name="catatan-kompetensi.pdf">
              {t('points.team.career')}
            </DownloadButton>
          </>
        )}
      />
      {found.isPending ? <PageSkeleton /> : null}
      {found.isError && !points ? <QueryFailure what={t('points.team.failed')} query={found} /> : null}
      {points === undefined ? null : (
        <WithRail rail={points.year === points.thisYear ? <Section title={t('points.forecast')}><Forecast points={points} /></Section> : null}>
          <div className={classes.top}>
            <Summary points={points} />
          </div>
          {points.byClass.length === 0 ? null : <Section title={t('points.classes')}><ByClassTable rows={points.byClass} total={points.total} /></Section>}
          <Section title={t('points.entries')}>
            <Entries points={points} own={false} />
          </Section>
        </WithRail>
      )}
    </Page>
  );
}
