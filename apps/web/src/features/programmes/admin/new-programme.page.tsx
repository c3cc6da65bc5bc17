import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { entry, ErrorSummary, TextField, useForm } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from '../components/programmes.module.css';

/** A name and a year make a draft; the rest is filled in next. */
export function NewProgrammePage() {
  const t = useText();
  const navigate = useNavigate();
  const [id] = useState(() => newId());
  const [missing, setMissing] = useState<readonly ('name' | 'year')[]>([]);
  const create = useRouteMutation('POST /api/programmes', { invalidates: ['GET /api/programmes'] });
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const [name, year] = [entry(form, 'name').trim(), entry(form, 'year').trim()];
    const faults = [...(name === '' ? (['name'] as const) : []), ...(/^20[2-9]\d$/.test(year) ? [] : (['year'] as const))];
    setMissing(faults);
    if (faults.length > 0) return;
    await create.mutateAsync({ body: { id, name, year: Number(year) } });
    await navigate({ to: '/admin/program/$programmeId/ubah', params: { programmeId: id } });
  });
  const errorOf = (field: 'name' | 'year') => (missing.includes(field) ? t(field === 'name' ? 'programmes.fault.missing' : 'programmes.fault.number') : undefined);
  return (
    <>
      <PageHeader title={t('programmes.new.title')} lead={t('programmes.new.lead')} crumbs={[{ label: t('programmes.title'), to: '/admin/program' }]} />
      <form className={classes.form} noValidate onSubmit={onSubmit}>
        <ErrorSummary entries={missing.map((field) => ({ field: `new-${field}`, message: t('programmes.fault.line', { field: t(field === 'name' ? 'programmes.form.name' : 'programmes.form.year'), fault: errorOf(field) ?? '' }) }))}>
          {failure === null ? null : <ErrorReason error={failure} />}
        </ErrorSummary>
        <TextField id="new-name" name="name" label={t('programmes.form.name')} maxLength={200} required error={errorOf('name')} />
        <TextField id="new-year" name="year" label={t('programmes.form.year')} inputMode="numeric" maxLength={4} required defaultValue={String(new Date().getFullYear())} error={errorOf('year')} />
        <div className={classes.actions}>
          <ButtonLink look="plain" to="/admin/program">
            {t('ui.cancel')}
          </ButtonLink>
          <Button type="submit" busy={busy}>
            {t('programmes.new.submit')}
          </Button>
        </div>
      </form>
    </>
  );
}
