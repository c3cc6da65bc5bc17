import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Written } from '../../../ui/written.js';
import { LearningLevel } from '../admin/learning-level.js';
import { ReactionLevel } from '../admin/reaction-level.js';
import classes from '../components/evaluations.module.css';
import type { RunEvaluationSearch } from '../evaluations-search.js';

const route = getRouteApi('/frame/shell/kelola/angkatan/$runId/evaluasi');

/** How a run that one teaches was liked, and what was learnt in it. */
export function TaughtRunEvaluationPage() {
  const t = useText();
  const { runId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const evaluations = useQuery(routeQuery('GET /api/runs/:runId/evaluations', { params: { runId } }));
  const runs = { label: t('evaluations.runs'), to: '/kelola/angkatan' };
  const part = { runId, search, onSearch: (next: RunEvaluationSearch) => void navigate({ search: next, replace: true, resetScroll: false }) };
  return (
    <QueryPage query={evaluations} title={t('evaluations.run.title')} crumbs={[runs]} failed={t('evaluations.run.failed')}>
      {({ run }) => (
        <Page>
          <PageHeader
            title={t('evaluations.run.of', { run: run.name })} lead={<Written>{run.courseTitle}</Written>}
            crumbs={[runs, { label: run.name, to: `/kelola/angkatan/${run.id}` }, { label: t('evaluations.run.title') }]}
          />
          <div className={classes.levels}>
            <ReactionLevel {...part} />
            <LearningLevel {...part} />
          </div>
        </Page>
      )}
    </QueryPage>
  );
}
