import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import type { TemplateView } from '@sinau/contracts/certificates';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { patternNames, patternShown, patternStored } from '../number-words.js';
import classes from './admin.module.css';

const invalidates = ['GET /api/certificate-templates'] as const;

function NumberingForm({ pattern, next }: { readonly pattern: string; readonly next: string }) {
  const t = useText();
  const language = activeLanguage();
  const shown = patternShown(pattern, language);
  const [text, setText] = useState(shown);
  const id = useId();
  const save = useRouteMutation('PUT /api/certificate-numbering', { invalidates: ['GET /api/certificate-numbering'] });
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate({ body: { pattern: patternStored(text.trim()) } }, { onSuccess: () => showToast(t('certificates.numbering.saved')) });
  }
  return (
    <form className={classes.stack} onSubmit={submit}>
      <div className={classes.area} data-lines="two">
        <label htmlFor={id}>{t('certificates.numbering.pattern')}</label>
        <textarea id={id} value={text} rows={2} maxLength={80} required aria-describedby={`${id}-hint`} onChange={(event) => setText(event.currentTarget.value.replaceAll('\n', ' '))} />
        <p id={`${id}-hint`} className={classes.note}>{`${t('certificates.numbering.hint')} ${patternNames(language)}`}</p>
      </div>
      <p className={classes.note}>{t('certificates.numbering.next', { number: next === '' ? '—' : next })}</p>
      {save.isError ? (
        <p role="alert" className={classes.error}>
          <ErrorReason error={save.error} />
        </p>
      ) : null}
      <div>
        <Button type="submit" look="outline" busy={save.isPending} disabled={patternStored(text.trim()) === pattern}>
          {t('certificates.save')}
        </Button>
      </div>
    </form>
  );
}

function Numbering() {
  const t = useText();
  const me = useMe();
  const numbering = useQuery(routeQuery('GET /api/certificate-numbering'));
  if (!numbering.data) return null;
  const { pattern, next } = numbering.data;
  return (
    <Section title={t('certificates.numbering')}>
      {hasRole(me, 'agency_admin') ? <NumberingForm key={pattern} pattern={pattern} next={next} /> : <p className={classes.note} style={{ overflowWrap: 'anywhere' }}>{patternShown(pattern, activeLanguage())}</p>}
    </Section>
  );
}

function TemplateRow({ template }: { readonly template: TemplateView }) {
  const t = useText();
  const formats = useFormats();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const makeDefault = useRouteMutation('PUT /api/certificate-templates/:templateId/default', { invalidates });
  const remove = useRouteMutation('DELETE /api/certificate-templates/:templateId', { invalidates });
  const params = { templateId: template.id };
  return (
    <li>
      <div>
        <Link to="/admin/sertifikat/templat/$templateId" params={{ templateId: template.id }}>{template.name}</Link>
        <div className={classes.note}>
          {template.content.title} · {t('certificates.templates.changed', { date: formats.date(template.updatedAt) })}
        </div>
      </div>
      {template.isDefault ? <StatusChip status="done">{t('certificates.templates.default')}</StatusChip> : null}
      {!template.isDefault && hasRole(me, 'agency_admin') ? (
        <div className={classes.buttons}>
          <Button look="quiet" busy={makeDefault.isPending} onClick={() => makeDefault.mutate({ params, body: {} })} aria-label={t('certificates.templates.make_default.of', { name: template.name })}>
            {t('certificates.templates.make_default')}
          </Button>
          <Button look="quiet" onClick={() => setAsking(true)} aria-label={t('certificates.templates.remove.of', { name: template.name })}>
            {t('certificates.templates.remove')}
          </Button>
        </div>
      ) : null}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        tone="danger"
        title={t('certificates.templates.remove.title', { name: template.name })}
        confirm={t('certificates.templates.remove')}
        onConfirm={() => remove.mutateAsync({ params })}
      >
        <p>{t('certificates.templates.remove.text')}</p>
      </ConfirmDialog>
    </li>
  );
}

/** The agency's templates and its numbering. */
export function TemplatesPage() {
  const t = useText();
  const me = useMe();
  const templates = useQuery(routeQuery('GET /api/certificate-templates'));
  const add = hasRole(me, 'agency_admin') ? (
    <ButtonLink to="/admin/sertifikat/templat/baru" before={<IconPlus size={18} />}>
      {t('certificates.templates.add')}
    </ButtonLink>
  ) : undefined;
  return (
    <Page>
      <PageHeader title={t('certificates.templates')} lead={t('certificates.templates.lead')} crumbs={[{ label: t('certificates.admin'), to: '/admin/sertifikat' }]} actions={add} />
      <WithRail rail={<Card><Numbering /></Card>}>
        {templates.isPending ? <ListSkeleton rows={3} /> : null}
        {templates.isError && !templates.data ? (
          <QueryFailure what={t('certificates.templates.failed')} query={templates} />
        ) : null}
        {templates.data?.templates.length === 0 ? <EmptyState action={add}>{t('certificates.templates.empty')}</EmptyState> : null}
        {templates.data && templates.data.templates.length > 0 ? (
          <ul className={classes.people}>
            {templates.data.templates.map((template) => (
              <TemplateRow key={template.id} template={template} />
            ))}
          </ul>
        ) : null}
      </WithRail>
    </Page>
  );
}
