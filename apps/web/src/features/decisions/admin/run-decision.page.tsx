import type { RunDecisionView } from '@sinau/contracts/decisions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { CourseChain } from '../../../ui/chain/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { DecideForm } from '../components/decide-form.js';
import { Decision, Earlier } from '../components/decision.js';
import classes from '../components/decisions.module.css';
import { Figures } from '../components/figures.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/keputusan');

function Undecided({ found, mayDecide }: { readonly found: RunDecisionView; readonly mayDecide: boolean }) {
  const t = useText();
  return (
    <>
      <Section title={t('decisions.figures.now')}>
        <Figures figures={found.figures ?? []} />
      </Section>
      <Section title={t('decisions.decision')}>
        {found.run.phase === 'ended' ? null : <Notice tone="warning">{t('decisions.not_ended')}</Notice>}
        {mayDecide ? <DecideForm key={found.run.revision} found={found} /> : <p className={classes.text}>{t('decisions.waits')}</p>}
      </Section>
    </>
  );
}

/** What is decided after a run, and the figures that it rests on. */
export function RunDecisionPage() {
  const t = useText();
  const { runId } = route.useParams();
  const mayDecide = hasRole(useMe(), 'agency_admin');
  const decision = useQuery(routeQuery('GET /api/runs/:runId/decision', { params: { runId } }));
  const list = { label: t('decisions.title'), to: '/admin/keputusan' };
  return (
    <QueryPage query={decision} title={t('decisions.decision')} crumbs={[list]} failed={t('decisions.failed_one')}>
      {(found) => (
        <>
          <PageHeader
            title={t('decisions.of', { name: found.run.name })}
            lead={found.run.programme === null ? found.run.courseTitle : `${found.run.courseTitle} · ${found.run.programme.name}`}
            crumbs={[list, { label: found.run.name, to: `/admin/angkatan/${runId}` }, { label: t('decisions.decision') }]}
          />
          <Sections>
            {found.decision === null ? (
              <Undecided found={found} mayDecide={mayDecide} />
            ) : (
              <>
                <Decision found={found} decision={found.decision} mayDecide={mayDecide} />
                {found.decision.figures === null ? null : (
                  <Section title={t('decisions.figures.frozen')}>
                    <Figures figures={found.decision.figures} />
                  </Section>
                )}
              </>
            )}
            <Earlier decisions={found.earlier} />
            <CourseChain courseId={found.run.courseId} runId={runId} />
          </Sections>
        </>
      )}
    </QueryPage>
  );
}
