import type { CompetencyView } from '@sinau/contracts/competencies';
import { competencyLevels, LONGEST_DESCRIPTION, LONGEST_NAME } from '@sinau/domain/competencies';
import { competencyClasses } from '@sinau/domain/courses';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { entry, ErrorSummary, problemSummary, SelectField, TextField, useForm } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/competencies.module.css';
import { TextArea } from '../components/text-area.js';
import { classWords } from '../components/words.js';

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function bodyOf(form: FormData) {
  return {
    code: entry(form, 'code'), name: entry(form, 'name'), competencyClass: competencyClasses.find((name) => name === entry(form, 'class')) ?? 'technical', description: entry(form, 'description'),
    levels: competencyLevels.map((level) => ({ title: entry(form, `title${level}`), indicators: linesOf(entry(form, `indicators${level}`)) })),
  };
}

function keep(client: QueryClient, competency: CompetencyView): Promise<void> {
  client.setQueryData(routeKey('GET /api/competencies/:competencyId', { params: { competencyId: competency.id } }), competency);
  return client.invalidateQueries({ queryKey: ['GET /api/competencies'] });
}

function CompetencyForm({ competency, send }: { readonly competency: CompetencyView | null; readonly send: (form: FormData) => Promise<void> }) {
  const t = useText();
  const { busy, failure, onSubmit } = useForm(send);
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      {failure === null ? null : <ErrorSummary entries={problemSummary(failure, {})}><ErrorReason error={failure} /></ErrorSummary>}
      <div className={classes.fields}>
        <TextField name="code" label={t('competencies.column.code')} defaultValue={competency?.code} maxLength={32} required />
        <SelectField name="class" label={t('competencies.column.class')} defaultValue={competency?.competencyClass ?? 'technical'} choices={competencyClasses.map((name) => ({ value: name, label: t(classWords[name]) }))} />
      </div>
      <TextField name="name" label={t('competencies.column.name')} defaultValue={competency?.name} maxLength={LONGEST_NAME} required />
      <TextArea name="description" label={t('competencies.column.description')} defaultValue={competency?.description ?? ''} maxLength={LONGEST_DESCRIPTION} />
      {competencyLevels.map((level) => {
        const told = competency?.levels.find((one) => one.level === level);
        return (
          <fieldset key={level} className={classes.level}>
            <legend>{t('competencies.level.number', { level })}</legend>
            <TextField name={`title${level}`} label={t('competencies.level.title', { level })} defaultValue={told?.title} maxLength={LONGEST_NAME} required />
            <TextArea name={`indicators${level}`} label={t('competencies.level.indicators', { level })} defaultValue={told?.indicators.join('\n') ?? ''} hint={t('competencies.level.indicators.hint')} />
          </fieldset>
        );
      })}
      <div className={classes.buttons}><Button type="submit" busy={busy}>{t('competencies.save')}</Button></div>
    </form>
  );
}

function Told({ competency }: { readonly competency: CompetencyView }) {
  const t = useText();
  return (
    <Card>
      {competency.description === '' ? null : <p><Written>{competency.description}</Written></p>}
      {competency.levels.map(({ level, title, indicators }) => (
        <div key={level}>
          <b>{t('competencies.level.number', { level })}</b> <Written>{title}</Written>
          <ul className={classes.indicators}>{indicators.map((indicator) => <li key={indicator}><Written>{indicator}</Written></li>)}</ul>
        </div>
      ))}
    </Card>
  );
}

/** Archived or in use: the other way is one click, and undone as easily. */
function Archiving({ competency }: { readonly competency: CompetencyView }) {
  const t = useText();
  const client = useQueryClient();
  const params = { competencyId: competency.id };
  const { busy, onSubmit } = useForm(async () => {
    await keep(client, competency.archived ? await call('DELETE /api/competencies/:competencyId/archiving', { params }) : await call('PUT /api/competencies/:competencyId/archiving', { params, body: {} }));
    showToast(t(competency.archived ? 'competencies.restored' : 'competencies.archived.done'));
  });
  return <form onSubmit={onSubmit}><Button type="submit" look="outline" busy={busy}>{t(competency.archived ? 'competencies.restore' : 'competencies.archive')}</Button></form>;
}

function Content({ competency }: { readonly competency: CompetencyView }) {
  const t = useText();
  const client = useQueryClient();
  const manages = hasRole(useMe(), 'agency_admin');
  const send = async (form: FormData): Promise<void> => {
    await keep(client, await call('PUT /api/competencies/:competencyId', { params: { competencyId: competency.id }, body: { revision: competency.revision, ...bodyOf(form) } }));
    showToast(t('competencies.saved'));
  };
  return (
    <>
      <PageHeader
        title={competency.name} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: competency.code }]}
        lead={<>{competency.code}, {t(classWords[competency.competencyClass])} {competency.archived ? <StatusChip status="locked">{t('competencies.archived')}</StatusChip> : null}</>}
        actions={manages ? <Archiving competency={competency} /> : undefined}
      />
      {manages ? <CompetencyForm key={competency.revision} competency={competency} send={send} /> : <Told competency={competency} />}
    </>
  );
}

/** One competency with its five levels. */
export function CompetencyPage() {
  const t = useText();
  const { competencyId } = useParams({ from: '/frame/shell/admin/kompetensi/$competencyId' });
  const competency = useQuery(routeQuery('GET /api/competencies/:competencyId', { params: { competencyId } }));
  if (competency.data) return <Content competency={competency.data} />;
  return competency.isPending ? <ListSkeleton rows={6} height={72} /> : <QueryFailure what={t('competencies.failed')} query={competency} />;
}

/** A new competency. */
export function NewCompetencyPage() {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const send = async (form: FormData): Promise<void> => {
    const made = await call('POST /api/competencies', { body: bodyOf(form) });
    await keep(client, made);
    showToast(t('competencies.saved'));
    await navigate({ to: '/admin/kompetensi/$competencyId', params: { competencyId: made.id } });
  };
  return (
    <>
      <PageHeader title={t('competencies.add')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.add') }]} />
      <CompetencyForm competency={null} send={send} />
    </>
  );
}
