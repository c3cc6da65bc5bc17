import type { PlanRow } from '@sinau/contracts/planning';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Propose } from '../components/propose.js';
import classes from '../components/planning.module.css';

function Plans({ rows }: { readonly rows: readonly PlanRow[] }) {
  const t = useText();
  const formats = useFormats();
  const about = (plan: PlanRow): string => (plan.signedAt === null ? t('planning.made', { time: formats.dateTime(plan.createdAt) }) : t('planning.signed.by', { name: plan.signedBy ?? '–', time: formats.dateTime(plan.signedAt) }));
  return (
    <CardList>
      {rows.map((plan) => (
        <CardLine key={plan.id}>
          <div>
            <Link className={classes.name} to="/admin/rencana/$planId" params={{ planId: plan.id }}>{t('planning.name', { year: String(plan.year), number: String(plan.number) })}</Link>
            <span className={classes.small}>{about(plan)}</span>
          </div>
          {plan.state === 'signed' ? <StatusChip status="done">{t('planning.state.signed')}</StatusChip> : <StatusChip status="waiting">{t('planning.state.draft')}</StatusChip>}
        </CardLine>
      ))}
    </CardList>
  );
}

/** Plans by year with their revisions; asks the planner for one. */
export function PlansPage() {
  const t = useText();
  const navigate = useNavigate();
  const manages = hasRole(useMe(), 'agency_admin');
  const [asking, setAsking] = useState(false);
  const plans = useQuery(routeQuery('GET /api/plans'));
  const ask = <Button before={<IconPlus size={20} />} onClick={() => setAsking(true)}>{t('planning.propose')}</Button>;
  return (
    <>
      <PageHeader title={t('planning.title')} lead={t('planning.lead')} actions={<><ButtonLink look="outline" to="/admin/rencana/templat">{t('planning.templates')}</ButtonLink>{manages ? ask : null}</>} />
      {plans.isPending ? <ListSkeleton rows={3} height={64} /> : null}
      {plans.isError && !plans.data ? <QueryFailure what={t('planning.failed')} query={plans} /> : null}
      {plans.data?.rows.length === 0 ? <EmptyState action={manages ? ask : undefined}>{t('planning.empty')}</EmptyState> : null}
      {plans.data && plans.data.rows.length > 0 ? <Plans rows={plans.data.rows} /> : null}
      <Propose open={asking} onClose={() => setAsking(false)} plan={null} onAsked={async (plan) => navigate({ to: '/admin/rencana/$planId', params: { planId: plan.id } })} />
    </>
  );
}
