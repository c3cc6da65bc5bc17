import { useState } from 'react';
import { IconFilePlus, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { PointsView } from '@sinau/contracts/points';
import { callForNamedFile } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { CareerFiles } from '../components/career-files.js';
import { ByClassTable } from '../components/by-class.js';
import classes from '../components/points.module.css';
import { Entries } from '../components/entries.js';
import { Forecast, Summary, Years } from '../components/summary.js';

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
          <Section title={t('points.career')}>
            <CareerFiles points={points} />
          </Section>
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
        <Entries points={points} own />
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
      <ButtonLink to="/jp/klaim" before={<IconFilePlus size={18} />}>{t('points.claims')}</ButtonLink>
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
