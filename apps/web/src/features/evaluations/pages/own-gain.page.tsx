import type { OwnGainView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Facts } from '../../../ui/facts.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import classes from '../components/evaluations.module.css';

const route = getRouteApi('/frame/shell/kursus/$enrolmentId/peningkatan');

function Pair({ pair }: { readonly pair: OwnGainView['pairs'][number] }) {
  const t = useText();
  const formats = useFormats();
  const { gain } = pair;
  const title = pair.competency ?? `${pair.preTitle ?? '–'} → ${pair.postTitle ?? '–'}`;
  const percent = (value: number) => t('evaluations.gain.percent', { value: formats.decimal(value, 2) });
  return (
    <Section title={title}>
      {gain === null ? <p>{t('evaluations.gain.own_missing')}</p> : (
        <Facts
          facts={[
            { name: pair.preTitle ?? t('evaluations.gain.pre'), value: percent(gain.pre) }, { name: pair.postTitle ?? t('evaluations.gain.post'), value: percent(gain.post) },
            { name: t('evaluations.gain.points'), value: `${gain.points < 0 ? '−' : '+'}${formats.decimal(Math.abs(gain.points), 2)}` },
            { name: t('evaluations.gain.learnt'), value: gain.normalised === null ? t('evaluations.gain.nothing_left') : percent(gain.normalised * 100) },
          ]}
        />
      )}
    </Section>
  );
}

/** What one gained from a pre-test to its post-test. Nobody else's figures are here. */
export function OwnGainPage() {
  const t = useText();
  const { enrolmentId } = route.useParams();
  const query = useQuery(routeQuery('GET /api/enrolments/:enrolmentId/gain', { params: { enrolmentId } }));
  const title = t('evaluations.gain.own');
  const crumbs = [{ label: t('evaluations.gain.course'), to: `/kursus/${enrolmentId}` }, { label: title }];
  return (
    <QueryPage query={query} title={title} crumbs={crumbs} failed={t('evaluations.gain.failed')}>
      {({ pairs }) => (
        <Page>
          <PageHeader title={title} lead={t('evaluations.gain.rule')} crumbs={crumbs} />
          {pairs.length === 0 ? <EmptyState>{t('evaluations.gain.no_pairs_learner')}</EmptyState> : <div className={classes.gains}>{pairs.map((pair) => <Pair key={pair.id} pair={pair} />)}</div>}
        </Page>
      )}
    </QueryPage>
  );
}
