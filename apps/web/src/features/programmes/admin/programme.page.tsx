import type { ProgrammeView } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ProgrammeChain } from '../../../ui/chain/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Facts } from '../../../ui/facts.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';
import { ProgrammeBudget } from './programme-budget.js';
import { METHODS, PARTS, STATES } from './programme-words.js';

const route = getRouteApi('/frame/shell/admin/program/$programmeId');
type Run = ProgrammeView['runs'][number];
const PHASES = { before: 'programmes.phase.before', open: 'programmes.phase.open', ended: 'programmes.phase.ended' } as const;

function levelsOf(programme: ProgrammeView, t: ReturnType<typeof useText>): readonly string[] {
  const plan = programme.evaluationPlan;
  return [
    ...(plan.reaction ? [t('programmes.level.reaction')] : []),
    ...(plan.learning ? [t('programmes.level.learning')] : []),
    ...plan.behaviourDays.map((days) => t('programmes.level.behaviour', { days })),
    ...(plan.resultMonths === null ? [] : [t('programmes.level.result', { months: plan.resultMonths })]),
  ];
}

/** Begins a draft, or ends what has run. */
function Move({ programme }: { readonly programme: ProgrammeView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const reads = { invalidates: ['GET /api/programmes', 'GET /api/programmes/:programmeId'] as const };
  const activate = useRouteMutation('POST /api/programmes/:programmeId/activation', reads);
  const end = useRouteMutation('POST /api/programmes/:programmeId/end', reads);
  const draft = programme.state === 'draft';
  const input = { params: { programmeId: programme.id }, body: {} };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{draft ? t('programmes.activate') : t('programmes.end')}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={draft ? t('programmes.activate_title', { name: programme.name }) : t('programmes.end_title', { name: programme.name })}
        confirm={draft ? t('programmes.activate') : t('programmes.end')}
        onConfirm={async () => {
          await (draft ? activate.mutateAsync(input) : end.mutateAsync(input));
          showToast(draft ? t('programmes.activated') : t('programmes.ended'));
        }}
      >
        <p>{draft ? t('programmes.activate_text') : t('programmes.end_text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Opens a run of this programme's course, once the programme has begun. */
function OpenRun({ programme }: { readonly programme: ProgrammeView }) {
  const t = useText();
  return <ButtonLink look="outline" to="/admin/angkatan/baru" search={{ program: programme.id }}>{t('programmes.open_run')}</ButtonLink>;
}

function Runs({ programme: { runs, state, course } }: { readonly programme: ProgrammeView }) {
  const t = useText();
  const formats = useFormats();
  const columns: readonly TableColumn<Run>[] = [
    { id: 'name', header: t('programmes.run.name'), phone: 'heading', cell: (run) => <Link to="/admin/angkatan/$runId" params={{ runId: run.id }}>{run.name}</Link> },
    { id: 'days', header: t('programmes.run.days'), cell: (run) => t('programmes.run.between', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) }) },
    { id: 'seats', header: t('programmes.run.seats'), numeric: true, cell: (run) => (run.capacity === null ? formats.number(run.seatsTaken) : t('programmes.seats_of', { taken: formats.number(run.seatsTaken), seats: formats.number(run.capacity) })) },
    { id: 'waiting', header: t('programmes.run.waiting'), numeric: true, cell: (run) => formats.number(run.waiting) },
    { id: 'phase', header: t('programmes.column.state'), cell: (run) => t(PHASES[run.phase]) },
  ];
  if (runs.length === 0) return <EmptyState>{t(state === 'draft' ? 'programmes.no_runs_yet' : course === null ? 'programmes.no_runs_course' : 'programmes.no_runs')}</EmptyState>;
  return <DataTable caption={t('programmes.column.runs')} columns={columns} rows={[...runs]} rowId={(run) => run.id} rowName={(run) => run.name} />;
}

function Plain({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  if (lines.length === 0) return <p className={classes.muted}>{none}</p>;
  return (
    <ul className={classes.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Summary({ programme }: { readonly programme: ProgrammeView }) {
  const t = useText();
  const formats = useFormats();
  const none = t('programmes.none_yet');
  return (
    <Facts
      facts={[
        { name: t('programmes.column.state'), value: <StatusChip status={STATES[programme.state].status}>{t(STATES[programme.state].text)}</StatusChip> },
        { name: t('programmes.form.year'), value: String(programme.year) },
        { name: t('programmes.form.course'), value: programme.course === null ? none : programme.course.title },
        { name: t('programmes.hours'), value: t('programmes.hours_of', { course: typeof programme.course?.hours === 'number' ? formats.jp(programme.course.hours) : '–', beside: formats.jp(programme.curriculumHours) }) },
        { name: t('programmes.form.methods'), value: programme.methods.map((method) => t(METHODS[method])).join(', ') || none },
        { name: t('programmes.form.budget'), value: t('programmes.rupiah', { amount: formats.number(programme.budgetPlanned) }) },
        { name: t('programmes.form.owners'), value: programme.owners.map((owner) => owner.name).join(', ') || none },
      ]}
    />
  );
}

function Needs({ needs }: { readonly needs: ProgrammeView['needs'] }) {
  const t = useText();
  const formats = useFormats();
  if (needs.length === 0) return <p className={classes.muted}>{t('programmes.none_yet')}</p>;
  return (
    <ul className={classes.list}>
      {needs.map((need) => (
        <li key={need.id}>
          <Link to="/admin/kebutuhan/$needId" params={{ needId: need.id }}>{need.title}</Link> ({t('programmes.need.facts', { people: formats.number(need.people), weight: formats.number(need.weight) })})
        </li>
      ))}
    </ul>
  );
}

type BodyProps = { readonly programme: ProgrammeView; readonly mayManage: boolean; readonly seesBudget: boolean };

function Body({ programme, mayManage, seesBudget }: BodyProps) {
  const t = useText();
  const formats = useFormats();
  const none = t('programmes.none_yet');
  return (
    <Sections>
      {programme.summary === '' ? null : <p>{programme.summary}</p>}
      <Summary programme={programme} />
      <Section title={t('programmes.form.needs')}>
        <Needs needs={programme.needs} />
      </Section>
      <Section title={t('programmes.form.objectives')}>
        <Plain none={none} lines={programme.objectives} />
      </Section>
      <Section title={t('programmes.form.indicators')}>
        <Plain none={none} lines={programme.indicators.map((one) => t('programmes.indicator_line', { name: one.name, baseline: one.baseline === '' ? '–' : one.baseline, target: one.target }))} />
      </Section>
      <Section title={t('programmes.form.curriculum')}>
        <Plain none={none} lines={programme.curriculum.map((part) => `${t(PARTS[part.kind])}: ${part.title}, ${formats.jp(part.hours)}`)} />
      </Section>
      <Section title={t('programmes.form.evaluation')}>
        <Plain none={none} lines={levelsOf(programme, t)} />
      </Section>
      {seesBudget ? <ProgrammeBudget programmeId={programme.id} /> : null}
      <Section title={t('programmes.column.runs')} {...(mayManage && programme.state === 'active' && programme.course !== null ? { actions: <OpenRun programme={programme} /> } : {})}>
        <Runs programme={programme} />
      </Section>
      <ProgrammeChain programmeId={programme.id} />
    </Sections>
  );
}

/** One programme: what it is for, how, for how much, and its runs. */
export function ProgrammePage() {
  const t = useText();
  const { programmeId } = route.useParams();
  const me = useMe();
  const mayManage = hasRole(me, 'agency_admin');
  const programme = useQuery(routeQuery('GET /api/programmes/:programmeId', { params: { programmeId } }));
  const list = { label: t('programmes.title'), to: '/admin/program' };
  return (
    <QueryPage query={programme} title={t('programmes.title')} crumbs={[list]} failed={t('programmes.failed_one')}>
      {(found) => {
        const actions = (
          <>
            <ButtonLink look="outline" to={`/admin/program/${found.id}/ubah`}>
              {t('programmes.edit')}
            </ButtonLink>
            {found.state === 'ended' ? null : <Move programme={found} />}
          </>
        );
        return (
          <>
            <PageHeader title={found.name} crumbs={[list, { label: found.name }]} {...(mayManage ? { actions } : {})} />
            <Body programme={found} mayManage={mayManage} seesBudget={hasRole(me, 'agency_admin', 'auditor')} />
          </>
        );
      }}
    </QueryPage>
  );
}
