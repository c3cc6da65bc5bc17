import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { TemplateView } from '@sinau/contracts/certificates';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useToday } from '../../../lib/learning/use-today.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../admin/admin.module.css';
import { CertificateSheet } from './certificate-sheet.js';
import { LeaveGuard } from './leave-guard.js';
import { LogoField } from './logo-field.js';
import { sampleSheet, tidied, type TemplateDraft } from './template-draft.js';
import { TemplateFields } from './template-fields.js';
import { TemplatePreview } from './template-preview.js';

type TemplateEditorProps = {
  /** Null while it is not stored yet. */
  readonly stored: TemplateView | null;
  readonly draft: TemplateDraft;
  readonly onAdded?: (id: string) => void;
};

const invalidates = ['GET /api/certificate-templates', 'GET /api/certificate-templates/:templateId'] as const;

const textOf = ({ name, content }: TemplateDraft): string => JSON.stringify([name.trim(), tidied(content)]);

function useSaving({ stored, draft: first, onAdded }: TemplateEditorProps, draft: TemplateDraft) {
  const t = useText();
  const saved = useRef(textOf(first));
  const add = useRouteMutation('POST /api/certificate-templates', { invalidates });
  const save = useRouteMutation('PUT /api/certificate-templates/:templateId', { invalidates });
  const body = { name: draft.name.trim(), content: tidied(draft.content) };
  return {
    busy: add.isPending || save.isPending,
    error: add.error ?? save.error,
    /** Whether something is only on this page. */
    isUnsaved: (): boolean => textOf(draft) !== saved.current,
    submit(event: FormEvent): void {
      event.preventDefault();
      const sent = textOf(draft);
      const onSuccess = (): void => {
        saved.current = sent;
        showToast(t('certificates.template.saved'));
      };
      if (stored === null) add.mutate({ body }, { onSuccess: ({ id }) => (onSuccess(), onAdded?.(id)) });
      else save.mutate({ params: { templateId: stored.id }, body: { ...body, revision: stored.revision } }, { onSuccess });
    },
  };
}

/** The form of a template beside the front it gives. What was entered stays when saving fails. Who may only read sees the front. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { stored } = props;
  const t = useText();
  const me = useMe();
  const today = useToday();
  const [draft, setDraft] = useState(props.draft);
  const { busy, error, isUnsaved, submit } = useSaving(props, draft);
  const numbering = useQuery(routeQuery('GET /api/certificate-numbering'));
  const logo = stored?.hasLogo === true ? `/api/certificate-templates/${stored.id}/logo?revision=${stored.revision}` : null;
  const facts = { agencyName: me.agency.name, number: numbering.data?.next ?? '—', logo, today };
  if (!hasRole(me, 'agency_admin')) return <CertificateSheet content={sampleSheet(draft.content, 'usual', facts)} />;
  return (
    <div className={classes.editor}>
      <LeaveGuard isUnsaved={isUnsaved} />
      <form className={classes.stack} onSubmit={submit}>
        <TemplateFields draft={draft} onChange={setDraft} />
        {stored === null ? <p className={classes.note}>{t('certificates.logo.later')}</p> : <LogoField template={stored} />}
        {error === null ? null : (
          <p role="alert" className={classes.error}>
            <ErrorReason error={error} />
          </p>
        )}
        <div className={classes.buttons}>
          <Button type="submit" busy={busy}>
            {t('certificates.template.save')}
          </Button>
        </div>
      </form>
      <TemplatePreview templateId={stored?.id ?? null} content={draft.content} facts={facts} />
    </div>
  );
}
