import '../../../ui/styles/inputs.js';
import { Checkbox, Textarea } from '@mantine/core';
import type { TemplateBody, TemplateView } from '@sinau/contracts/planning';
import { programmeMethods } from '@sinau/domain/programmes';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { ConfirmDialog, FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/planning.module.css';
import { numberOf, rupiahOf, useRupiah } from '../components/use-rupiah.js';

const READS = ['GET /api/plans/templates'] as const;
const ids = { name: 'template-name', costPerRun: 'template-cost', seatsPerRun: 'template-seats', instructorDays: 'template-days', hours: 'template-hours', mostRuns: 'template-most' };
const methodWords = {
  online_course: 'planning.method.online_course', seminar: 'planning.method.seminar', workshop: 'planning.method.workshop', webinar: 'planning.method.webinar', field_practice: 'planning.method.field_practice',
  mentoring: 'planning.method.mentoring', coaching: 'planning.method.coaching',
} as const;
/** Competencies that one programme is asked for in the form; more make no programme. */
const EFFECTS = [0, 1, 2] as const;

function bodyOf(form: FormData): TemplateBody {
  const effects = EFFECTS.flatMap((at) => {
    const competencyId = entry(form, `competency${at}`);
    return competencyId === '' ? [] : [{ competencyId, closes: numberOf(entry(form, `closes${at}`)) }];
  });
  const methods = programmeMethods.filter((method) => form.getAll('methods').includes(method));
  return {
    name: entry(form, 'name'), summary: entry(form, 'summary'), methods, effects, costPerRun: rupiahOf(entry(form, 'costPerRun')), seatsPerRun: numberOf(entry(form, 'seatsPerRun')),
    instructorDays: numberOf(entry(form, 'instructorDays')), hours: numberOf(entry(form, 'hours')), mostRuns: numberOf(entry(form, 'mostRuns')),
  };
}

function Effects({ template }: { readonly template: TemplateView | null }) {
  const t = useText();
  const choices = useQuery(routeQuery('GET /api/needs/choices'));
  if (choices.isPending) return <ListSkeleton rows={1} height={72} />;
  if (!choices.data) return <QueryFailure what={t('planning.template.choices.failed')} query={choices} />;
  const options = [{ value: '', label: t('planning.template.no_competency') }, ...choices.data.competencies.map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }))];
  return EFFECTS.map((at) => (
    <div key={at} className={classes.pair}>
      <SelectField name={`competency${at}`} label={t('planning.template.competency', { number: String(at + 1) })} defaultValue={template?.effects[at]?.competencyId ?? ''} choices={options} />
      <TextField name={`closes${at}`} inputMode="numeric" label={t('planning.template.closes', { number: String(at + 1) })} defaultValue={String(template?.effects[at]?.closes ?? 50)} />
    </div>
  ));
}

function TemplateFields({ template }: { readonly template: TemplateView | null }) {
  const t = useText();
  const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return (
    <>
      <TextField id={ids.name} name="name" label={t('planning.template.name')} defaultValue={template?.name ?? ''} required maxLength={200} autoComplete="off" />
      <Textarea name="summary" label={t('planning.template.summary')} defaultValue={template?.summary ?? ''} maxLength={2000} autosize minRows={2} />
      <div className={classes.pair}>
        <TextField id={ids.costPerRun} name="costPerRun" inputMode="numeric" label={t('planning.template.cost')} defaultValue={number(template?.costPerRun)} required />
        <TextField id={ids.seatsPerRun} name="seatsPerRun" inputMode="numeric" label={t('planning.template.seats')} defaultValue={number(template?.seatsPerRun)} required />
        <TextField id={ids.instructorDays} name="instructorDays" inputMode="decimal" label={t('planning.template.days')} defaultValue={number(template?.instructorDays)} required />
        <TextField id={ids.hours} name="hours" inputMode="decimal" label={t('planning.template.hours')} defaultValue={number(template?.hours)} required />
        <TextField id={ids.mostRuns} name="mostRuns" inputMode="numeric" label={t('planning.template.most')} defaultValue={number(template?.mostRuns)} required />
      </div>
      <Effects template={template} />
      <Checkbox.Group label={t('planning.template.methods')} defaultValue={[...(template?.methods ?? [])]}>
        <div className={classes.pair}>{programmeMethods.map((method) => <Checkbox key={method} name="methods" value={method} label={t(methodWords[method])} />)}</div>
      </Checkbox.Group>
    </>
  );
}

type Act = { readonly kind: 'create'; readonly id: string } | { readonly kind: 'edit' | 'archive'; readonly template: TemplateView };

function Dialogs({ act, onClose }: { readonly act: Act | null; readonly onClose: () => void }) {
  const t = useText();
  const create = useRouteMutation('POST /api/plans/templates', { invalidates: READS });
  const change = useRouteMutation('PUT /api/plans/templates/:templateId', { invalidates: READS });
  const archive = useRouteMutation('DELETE /api/plans/templates/:templateId', { invalidates: READS });
  const template = act === null || act.kind === 'create' ? null : act.template;
  return (
    <>
      <FormDialog
        open={act?.kind === 'create' || act?.kind === 'edit'} onClose={onClose} title={t(template === null ? 'planning.template.add' : 'planning.template.edit')} submit={t('planning.template.save')} ids={ids}
        send={async (form) => {
          const body = bodyOf(form);
          if (act?.kind === 'create') await create.mutateAsync({ body: { ...body, id: act.id } });
          if (act?.kind === 'edit') await change.mutateAsync({ params: { templateId: act.template.id }, body: { ...body, revision: act.template.revision } });
          showToast(t('planning.template.saved', { name: body.name }));
        }}
      >
        <TemplateFields key={template?.id ?? 'new'} template={template} />
      </FormDialog>
      <ConfirmDialog
        open={act?.kind === 'archive'} onClose={onClose} title={t('planning.template.archive.title', { name: template?.name ?? '' })} confirm={t('planning.template.archive')}
        onConfirm={async () => {
          await archive.mutateAsync({ params: { templateId: template?.id ?? '' } });
          showToast(t('planning.template.archived', { name: template?.name ?? '' }));
        }}
      >
        <p>{t('planning.template.archive.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** What the planner chooses from: cost, seats, days, JP and what each closes. */
export function TemplatesPage() {
  const t = useText();
  const formats = useFormats();
  const rupiah = useRupiah();
  const manages = hasRole(useMe(), 'agency_admin');
  const [act, setAct] = useState<Act | null>(null);
  const templates = useQuery(routeQuery('GET /api/plans/templates'));
  const add = <Button before={<IconPlus size={20} />} onClick={() => setAct({ kind: 'create', id: newId() })}>{t('planning.template.add')}</Button>;
  const closes = ({ effects }: TemplateView): string => effects.map(({ competencyName, closes: share }) => t('planning.template.effect', { name: competencyName, share: formats.percent(share / 100) })).join(', ');
  return (
    <>
      <PageHeader title={t('planning.templates')} lead={t('planning.templates.lead')} crumbs={[{ label: t('planning.title'), to: '/admin/rencana' }, { label: t('planning.templates') }]} actions={manages ? add : undefined} />
      {templates.isPending ? <ListSkeleton rows={4} height={72} /> : null}
      {templates.isError && !templates.data ? <QueryFailure what={t('planning.templates.failed')} query={templates} /> : null}
      {templates.data?.rows.length === 0 ? <EmptyState action={manages ? add : undefined}>{t('planning.templates.empty')}</EmptyState> : null}
      <CardList>
        {(templates.data?.rows ?? []).map((template) => (
          <CardLine key={template.id}>
            <div>
              <b>{template.name}</b>
              <span className={classes.small}>{t('planning.candidate', { cost: rupiah(template.costPerRun), seats: template.seatsPerRun, days: formats.decimal(template.instructorDays), hours: formats.jp(template.hours) })}</span>
              <span className={classes.small}>{closes(template)}</span>
            </div>
            {manages ? (
              <span className={classes.buttons}>
                <Button look="quiet" aria-label={t('planning.template.edit.named', { name: template.name })} onClick={() => setAct({ kind: 'edit', template })}>{t('planning.template.edit.do')}</Button>
                <Button look="quiet" aria-label={t('planning.template.archive.named', { name: template.name })} onClick={() => setAct({ kind: 'archive', template })}>{t('planning.template.archive')}</Button>
              </span>
            ) : null}
          </CardLine>
        ))}
      </CardList>
      <Dialogs act={act} onClose={() => setAct(null)} />
    </>
  );
}
