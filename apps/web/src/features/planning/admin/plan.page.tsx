import type { PlanView } from '@sinau/contracts/planning';
import type { RunCount } from '@sinau/domain/planning';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callForNamedFile, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProgressPanel } from '../../../ui/progress-panel.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ErrorState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Candidates } from '../components/candidates.js';
import { Figures } from '../components/figures.js';
import { Problems } from '../components/problems.js';
import { Propose } from '../components/propose.js';
import classes from '../components/planning.module.css';
import { useRupiah } from '../components/use-rupiah.js';

const route = getRouteApi('/frame/shell/admin/rencana/$planId');
const READS = ['GET /api/plans', 'GET /api/plans/:planId'] as const;
const LOOK_AGAIN_MS = 1_500;

function Sign({ plan }: { readonly plan: PlanView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const sign = useRouteMutation('POST /api/plans/:planId/signing', { invalidates: READS });
  const name = t('planning.name', { year: String(plan.year), number: String(plan.number) });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('planning.sign')}</Button>
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} title={t('planning.sign.title', { name })} confirm={t('planning.sign')}
        onConfirm={async () => {
          await sign.mutateAsync({ params: { planId: plan.id }, body: { revision: plan.revision } });
          showToast(t('planning.sign.done', { name }));
        }}
      >
        <p>{t('planning.sign.text')}</p>
      </ConfirmDialog>
    </>
  );
}

function Revise({ plan }: { readonly plan: PlanView }) {
  const t = useText();
  const navigate = useNavigate();
  const revise = useRouteMutation('POST /api/plans/:planId/revision', { invalidates: READS });
  const begin = async (): Promise<void> => {
    const next = await revise.mutateAsync({ params: { planId: plan.id }, body: {} });
    await navigate({ to: '/admin/rencana/$planId', params: { planId: next.id } });
  };
  return <Button look="outline" busy={revise.isPending} onClick={() => void begin().catch((error: Error) => showToast(error.message))}>{t('planning.revise')}</Button>;
}

function Draft({ plan }: { readonly plan: PlanView }) {
  const t = useText();
  const [items, setItems] = useState<readonly RunCount[]>(plan.items);
  const [proposing, setProposing] = useState(false);
  const edit = useRouteMutation('PUT /api/plans/:planId', { invalidates: READS });
  const runs = (counts: readonly RunCount[]): string => counts.filter((count) => count.runs > 0).map(({ templateId, runs: held }) => `${templateId} ${held}`).sort().join();
  const changed = runs(items) !== runs(plan.items);
  const save = async (): Promise<void> => {
    await edit.mutateAsync({ params: { planId: plan.id }, body: { revision: plan.revision, items: [...items] } });
    showToast(t('planning.saved'));
  };
  return (
    <>
      <div className={classes.buttons}>
        <Button look="outline" onClick={() => setProposing(true)}>{t('planning.propose.again')}</Button>
        {changed ? <Button look="plain" onClick={() => setItems(plan.items)}>{t('planning.undo')}</Button> : null}
        {changed ? <Button busy={edit.isPending} onClick={() => void save().catch(() => undefined)}>{t('planning.save')}</Button> : <Sign plan={plan} />}
      </div>
      {edit.isError ? <ErrorState what={t('planning.save.failed')} error={edit.error} /> : null}
      <Figures plan={plan} items={items} />
      <Section title={t('planning.candidates')}><Candidates plan={plan} items={items} onChange={setItems} /></Section>
      <Propose open={proposing} onClose={() => setProposing(false)} plan={plan} onAsked={async () => Promise.resolve()} />
    </>
  );
}

function Signed({ plan, manages }: { readonly plan: PlanView; readonly manages: boolean }) {
  const t = useText();
  const formats = useFormats();
  const rupiah = useRupiah();
  return (
    <>
      <Notice action={manages ? <Revise plan={plan} /> : undefined}>{t('planning.signed.by', { name: plan.signedBy ?? '–', time: plan.signedAt === null ? '–' : formats.dateTime(plan.signedAt) })}</Notice>
      <Figures plan={plan} items={plan.items} />
      {plan.programmes.length === 0 ? null : (
        <Section title={t('planning.programmes')}>
          <CardList>{plan.programmes.map(({ id, name, budgetPlanned, committed, spent }) => (
              <CardLine key={id}>
                <div>
                  <Link className={classes.name} to="/admin/program/$programmeId/anggaran" params={{ programmeId: id }}>{name}</Link>
                  <span className={classes.small}>{t('planning.budget.sums', { committed: rupiah(committed), spent: rupiah(spent) })}</span>
                </div>
                <span>{rupiah(budgetPlanned)}</span>
              </CardLine>
            ))}</CardList>
        </Section>
      )}
      <Section title={t('planning.candidates')}><Candidates plan={plan} items={plan.items} onChange={null} /></Section>
    </>
  );
}

/** The reckoning ended without a plan: another one takes the place of the draft. */
function Failed({ plan, manages }: { readonly plan: PlanView; readonly manages: boolean }) {
  const t = useText();
  const [proposing, setProposing] = useState(false);
  return (
    <>
      <Notice tone="warning" action={manages ? <Button look="outline" onClick={() => setProposing(true)}>{t('planning.propose.again')}</Button> : undefined}>{t('planning.reckoning.failed')}</Notice>
      <Propose open={proposing} onClose={() => setProposing(false)} plan={plan} onAsked={async () => Promise.resolve()} />
    </>
  );
}

function Found({ plan, manages }: { readonly plan: PlanView; readonly manages: boolean }) {
  const t = useText();
  const { proposal } = plan;
  if (plan.state === 'signed') return <Signed plan={plan} manages={manages} />;
  if (proposal.state === 'waiting') return <ProgressPanel title={t('planning.reckoning')} done={proposal.done} total={Math.max(1, proposal.total)} state={t('planning.reckoning.state')} status="active" />;
  if (proposal.state === 'failed') return <Failed plan={plan} manages={manages} />;
  return (
    <>
      {proposal.state === 'infeasible' ? <Problems plan={plan} /> : null}
      {manages ? <Draft key={plan.revision} plan={plan} /> : <><Figures plan={plan} items={plan.items} /><Candidates plan={plan} items={plan.items} onChange={null} /></>}
    </>
  );
}

/** The HCDP table as it stands now. */
function Files({ plan }: { readonly plan: PlanView }) {
  const t = useText();
  const file = (format: 'xlsx' | 'pdf') => () => callForNamedFile('GET /api/plans/:planId/file', { params: { planId: plan.id }, query: { format } });
  return (
    <>
      <DownloadButton look="outline" file={file('xlsx')} name="hcdp.xlsx">{t('planning.file.xlsx')}</DownloadButton>
      <DownloadButton look="outline" file={file('pdf')} name="hcdp.pdf">{t('planning.file.pdf')}</DownloadButton>
    </>
  );
}

/** One plan: what the planner proposes and why, the draft by hand with its figures, the signature. */
export function PlanPage() {
  const t = useText();
  const { planId } = route.useParams();
  const manages = hasRole(useMe(), 'agency_admin');
  const plan = useQuery({
    ...routeQuery('GET /api/plans/:planId', { params: { planId } }),
    refetchInterval: (query) => (query.state.data?.state === 'draft' && query.state.data.proposal.state === 'waiting' ? LOOK_AGAIN_MS : false),
  });
  const list = { label: t('planning.title'), to: '/admin/rencana' };
  return (
    <QueryPage query={plan} title={t('planning.title')} crumbs={[list]} failed={t('planning.one.failed')}>
      {(found) => {
        const name = t('planning.name', { year: String(found.year), number: String(found.number) });
        return (
          <>
            <PageHeader title={name} lead={t('planning.based', { needs: found.basis.needs.length, templates: found.basis.candidates.length })} crumbs={[list, { label: name }]} actions={found.items.length === 0 ? null : <Files plan={found} />} />
            <Sections><Found plan={found} manages={manages} /></Sections>
          </>
        );
      }}
    </QueryPage>
  );
}
