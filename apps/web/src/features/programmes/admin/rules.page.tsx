import type { EnrolmentRuleView } from '@sinau/contracts/programmes';
import type { RuleStanding } from '@sinau/domain/programmes';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { RuleActs } from './rule-acts.js';
import { RuleCard } from './rule-card.js';
import { RuleEditor } from './rule-editor.js';
import { RulePeople } from './rule-people.js';

const route = getRouteApi('/frame/shell/admin/angkatan/$runId/aturan');
const WATCH = 2_000;

/** A rule, and below it everybody who fits, when the address asks for them. */
function Rule({ rule, mayManage, onEdit }: { readonly rule: EnrolmentRuleView; readonly mayManage: boolean; readonly onEdit: () => void }) {
  const t = useText();
  const { aturan, sebagai } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = aturan === rule.id;
  const go = (open: boolean, standing: RuleStanding | undefined): void => void navigate({ search: open ? { aturan: rule.id, ...(standing === undefined ? {} : { sebagai: standing }) } : {}, replace: true, resetScroll: false });
  const people = (
    <Button look="quiet" aria-expanded={shown} aria-label={t(shown ? 'enrolment-rules.rule.people_hide_of' : 'enrolment-rules.rule.people_of', { name: rule.name })} onClick={() => go(!shown, undefined)}>
      {t(shown ? 'enrolment-rules.rule.people_hide' : 'enrolment-rules.rule.people')}
    </Button>
  );
  return (
    <RuleCard rule={rule} actions={<>{mayManage ? <RuleActs rule={rule} onEdit={onEdit} /> : null}{people}</>}>
      {shown ? <RulePeople ruleId={rule.id} ruleName={rule.name} standing={sebagai} onStanding={(standing) => go(true, standing)} /> : null}
    </RuleCard>
  );
}

/** Rules by which people come into a run, also those who come to fit later. */
export function RulesPage() {
  const t = useText();
  const { runId } = route.useParams();
  const mayManage = hasRole(useMe(), 'agency_admin');
  /** The id of the rule being edited, `new`, or none. */
  const [editing, setEditing] = useState<string | null>(null);
  const run = useQuery(routeQuery('GET /api/runs/:runId', { params: { runId } }));
  const rules = useQuery({
    ...routeQuery('GET /api/runs/:runId/enrolment-rules', { params: { runId } }),
    refetchInterval: (query) => (query.state.data?.rows.some((rule) => rule.asked) ? WATCH : false),
  });
  const crumbs = [{ label: t('programmes.runs'), to: '/admin/angkatan' }, { label: run.data?.name ?? '…', to: `/admin/angkatan/${runId}` }, { label: t('enrolment-rules.rules.title') }];
  const add = (
    <Button before={<IconPlus size={20} />} onClick={() => setEditing('new')}>
      {t('enrolment-rules.rule.new')}
    </Button>
  );
  return (
    <QueryPage query={rules} title={t('enrolment-rules.rules.title')} crumbs={crumbs.slice(0, 2)} failed={t('enrolment-rules.rules.failed')}>
      {({ rows, timeZone }) => (
        <>
          <PageHeader title={t('enrolment-rules.rules.title')} lead={run.data === undefined ? '' : `${run.data.name}, ${run.data.courseTitle}`} crumbs={crumbs} {...(mayManage && editing !== 'new' && run.data?.phase !== 'ended' ? { actions: add } : {})} />
          {editing === 'new' ? <RuleEditor runId={runId} rule={null} timeZone={timeZone} onClose={() => setEditing(null)} /> : null}
          {rows.length === 0 && editing === null ? <EmptyState>{t('enrolment-rules.rules.empty')}</EmptyState> : null}
          {rows.map((rule) => (editing === rule.id
            ? <RuleEditor key={`edit-${rule.id}`} runId={runId} rule={rule} timeZone={timeZone} onClose={() => setEditing(null)} />
            : <Rule key={rule.id} rule={rule} mayManage={mayManage} onEdit={() => setEditing(rule.id)} />))}
        </>
      )}
    </QueryPage>
  );
}
