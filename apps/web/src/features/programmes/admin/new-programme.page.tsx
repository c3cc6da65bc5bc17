import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useIdInSearch } from '../../../lib/id-in-search.js';
import { newId } from '../../../lib/new-id.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { entry, ErrorSummary, TextField, useForm } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import classes from '../components/programmes.module.css';

/** What the fields begin with; the need that the programme answers, where one led here. */
type Beginning = { readonly name: string; readonly year: number; readonly needId?: string };

function NewProgrammeForm({ beginning }: { readonly beginning: Beginning }) {
  const t = useText();
  const router = useRouter();
  const [id] = useState(() => newId());
  const [missing, setMissing] = useState<readonly ('name' | 'year')[]>([]);
  const create = useRouteMutation('POST /api/programmes', { invalidates: ['GET /api/programmes'] });
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const [name, year] = [entry(form, 'name').trim(), entry(form, 'year').trim()];
    const faults = [...(name === '' ? (['name'] as const) : []), ...(/^20[2-9]\d$/.test(year) ? [] : (['year'] as const))];
    setMissing(faults);
    if (faults.length > 0) return;
    await create.mutateAsync({ body: { id, name, year: Number(year) } });
    router.history.push(`/admin/program/${id}/ubah${beginning.needId === undefined ? '' : `?kebutuhan=${beginning.needId}`}`);
  });
  const errorOf = (field: 'name' | 'year') => (missing.includes(field) ? t(field === 'name' ? 'programmes.fault.missing' : 'programmes.fault.number') : undefined);
  return (
    <form className={classes.form} noValidate onSubmit={onSubmit}>
      <ErrorSummary entries={missing.map((field) => ({ field: `new-${field}`, message: t('programmes.fault.line', { field: t(field === 'name' ? 'programmes.form.name' : 'programmes.form.year'), fault: errorOf(field) ?? '' }) }))}>
        {failure === null ? null : <ErrorReason error={failure} />}
      </ErrorSummary>
      <TextField id="new-name" name="name" label={t('programmes.form.name')} maxLength={200} required defaultValue={beginning.name} error={errorOf('name')} />
      <TextField id="new-year" name="year" label={t('programmes.form.year')} inputMode="numeric" maxLength={4} required defaultValue={String(beginning.year)} error={errorOf('year')} />
      <div className={classes.actions}>
        <ButtonLink look="plain" to="/admin/program">
          {t('ui.cancel')}
        </ButtonLink>
        <Button type="submit" busy={busy}>
          {t('programmes.new.submit')}
        </Button>
      </div>
    </form>
  );
}

function AnsweringForm({ needId }: { readonly needId: string }) {
  const t = useText();
  const need = useQuery(routeQuery('GET /api/needs/:needId', { params: { needId } }));
  if (need.isPending) return <ListSkeleton rows={2} height={72} />;
  if (!need.data) return <QueryFailure what={t('programmes.new.need_failed')} query={need} />;
  const { title, year } = need.data;
  return (
    <>
      <p>{t('programmes.new.lead_need', { title })}</p>
      <NewProgrammeForm beginning={{ name: title, year, needId }} />
    </>
  );
}

/** A name and a year make a draft; the rest is filled in next. */
export function NewProgrammePage() {
  const t = useText();
  const needId = useIdInSearch('kebutuhan');
  return (
    <>
      <PageHeader title={t('programmes.new.title')} {...(needId === undefined ? { lead: t('programmes.new.lead') } : {})} crumbs={[{ label: t('programmes.title'), to: '/admin/program' }]} />
      {needId === undefined ? <NewProgrammeForm beginning={{ name: '', year: new Date().getFullYear() }} /> : <AnsweringForm needId={needId} />}
    </>
  );
}
