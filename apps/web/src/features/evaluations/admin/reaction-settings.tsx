import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import type { RunEvaluationsView } from '@sinau/contracts/evaluations';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';

const ids = { formVersionId: 'reaction-form', opensOn: 'reaction-opens', closesOn: 'reaction-closes' };

type ReactionSettingsProps = { readonly view: RunEvaluationsView; readonly open: boolean; readonly onClose: () => void };

/** Which form asks, on which days, and whether the certificate waits for the answer. */
export function ReactionSettings({ view, open, onClose }: ReactionSettingsProps) {
  const t = useText();
  const { run, reaction } = view;
  // one id for all attempts: a second send after a lost answer makes no second evaluation
  const [id] = useState(() => newId());
  const set = useRouteMutation('PUT /api/runs/:runId/evaluations/reaction', { invalidates: ['GET /api/runs/:runId/evaluations', 'GET /api/runs/:runId/evaluations/reaction'] });
  const fixed = reaction !== null && reaction.answered > 0;
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('evaluations.reaction.settings')} submit={t('evaluations.reaction.save')} ids={ids}
      lead={view.forms.length === 0 ? <>{t('evaluations.reaction.no_forms')} <Link to="/admin/formulir">{t('evaluations.forms.title')}</Link></> : undefined}
      send={async (form) => {
        const closesOn = entry(form, 'closesOn');
        await set.mutateAsync({
          params: { runId: run.id },
          body: {
            id: reaction?.id ?? id, formVersionId: fixed ? reaction.formVersionId : entry(form, 'formVersionId'), opensOn: entry(form, 'opensOn'), closesOn: closesOn === '' ? null : closesOn,
            requiredForCertificate: form.get('required') !== null, revision: reaction?.revision ?? null,
          },
        });
        showToast(t('evaluations.reaction.saved', { run: run.name }));
      }}
    >
      {fixed ? <p>{t('evaluations.reaction.fixed', { name: reaction.formName, number: reaction.version, answered: reaction.answered })}</p> : (
        <SelectField id={ids.formVersionId} name="formVersionId" label={t('evaluations.reaction.form')} defaultValue={reaction?.formVersionId ?? ''} required choices={view.forms.map(({ versionId, name, version }) => ({ value: versionId, label: t('evaluations.reaction.form_version', { name, number: version }) }))} />
      )}
      <TextField id={ids.opensOn} name="opensOn" type="date" label={t('evaluations.reaction.opens')} defaultValue={reaction?.opensOn ?? run.startsOn} required />
      <TextField id={ids.closesOn} name="closesOn" type="date" label={t('evaluations.reaction.closes')} hint={t('evaluations.reaction.closes.hint')} defaultValue={reaction?.closesOn ?? ''} />
      <Checkbox name="required" label={t('evaluations.reaction.required')} description={t('evaluations.reaction.required.hint')} defaultChecked={reaction?.requiredForCertificate ?? false} />
    </FormDialog>
  );
}
