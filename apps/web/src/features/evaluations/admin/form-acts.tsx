import type { FormView } from '@sinau/contracts/evaluations';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/evaluations.module.css';

const READS = ['GET /api/evaluation-forms', 'GET /api/evaluation-forms/:formId'] as const;

/** Publishes the saved draft, or takes the form out of the offer. Neither while something is unsaved. */
export function FormActs({ form, unsaved }: { readonly form: FormView; readonly unsaved: boolean }) {
  const t = useText();
  const [asked, setAsked] = useState<'publish' | 'archive' | null>(null);
  const publish = useRouteMutation('POST /api/evaluation-forms/:formId/publication', { invalidates: READS });
  const archive = useRouteMutation('POST /api/evaluation-forms/:formId/archival', { invalidates: READS });
  const params = { formId: form.id };
  const next = (form.versions[0]?.number ?? 0) + 1;
  const setArchived = async (archived: boolean): Promise<void> => {
    await archive.mutateAsync({ params, body: { revision: form.revision, archived } });
    showToast(t(archived ? 'evaluations.form.archived' : 'evaluations.form.restored', { name: form.name }));
  };
  return (
    <div className={classes.buttons}>
      {form.archived ? (
        <Button look="outline" busy={archive.isPending} onClick={() => void setArchived(false)}>{t('evaluations.form.restore')}</Button>
      ) : (
        <>
          <Button look="outline" disabled={unsaved || !form.changed || form.items.length === 0} onClick={() => setAsked('publish')}>{t('evaluations.form.publish', { number: next })}</Button>
          <Button look="plain" disabled={unsaved} onClick={() => setAsked('archive')}>{t('evaluations.form.archive')}</Button>
          {unsaved ? <span className={classes.small}>{t('evaluations.form.unsaved')}</span> : null}
        </>
      )}
      <ConfirmDialog
        open={asked === 'publish'} onClose={() => setAsked(null)} title={t('evaluations.form.publish.title', { number: next, name: form.name })} confirm={t('evaluations.form.publish', { number: next })}
        onConfirm={async () => {
          await publish.mutateAsync({ params, body: { revision: form.revision } });
          showToast(t('evaluations.form.published', { number: next }));
        }}
      >
        <p>{t('evaluations.form.publish.text')}</p>
      </ConfirmDialog>
      <ConfirmDialog open={asked === 'archive'} onClose={() => setAsked(null)} title={t('evaluations.form.archive.title', { name: form.name })} confirm={t('evaluations.form.archive')} onConfirm={() => setArchived(true)}>
        <p>{t('evaluations.form.archive.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
