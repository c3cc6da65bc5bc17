import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { levels } from './levels.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/evaluasi');

/** Whether a run was worth it: one part for each level of evaluation. */
export function RunEvaluationPage() {
  const t = useText();
  const { runId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const evaluations = useQuery(routeQuery('GET /api/runs/:runId/evaluations', { params: { runId } }));
  const runs = { label: t('evaluations.runs'), to: '/admin/angkatan' };
  return (
    <QueryPage query={evaluations} title={t('evaluations.run.title')} crumbs={[runs]} failed={t('evaluations.run.failed')}>
      {({ run }) => (
        <>
          <PageHeader
            title={t('evaluations.run.of', { run: run.name })} lead={<Written>{run.courseTitle}</Written>}
            crumbs={[runs, { label: run.name, to: `/admin/angkatan/${run.id}` }, { label: t('evaluations.run.title') }]}
          />
          <div className={classes.levels}>
            {levels.map((Level) => <Level key={Level.name} runId={run.id} search={search} onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />)}
          </div>
        </>
      )}
    </QueryPage>
  );
}
