import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import type { BehaviourView } from '@sinau/contracts/evaluations';
import { behaviourDays, MOST_COLLEAGUES } from '@sinau/domain/evaluations';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';

const ids = { formVersionId: 'behaviour-form', days: 'behaviour-days', colleagues: 'behaviour-colleagues' };

type BehaviourSettingsProps = { readonly view: BehaviourView; readonly open: boolean; readonly onClose: () => void };

/** Which form asks, how long after completion, and how many colleagues. */
export function BehaviourSettings({ view, open, onClose }: BehaviourSettingsProps) {
  const t = useText();
  const { setting } = view;
  const [days, setDays] = useState<readonly number[]>(setting?.days ?? view.planned?.days ?? behaviourDays);
  const set = useRouteMutation('PUT /api/runs/:runId/behaviour', { invalidates: ['GET /api/runs/:runId/behaviour'] });
  const fixed = setting?.started === true;
  const choices = view.forms.map(({ versionId, name, version }) => ({ value: versionId, label: t('evaluations.reaction.form_version', { name, number: version }) }));
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('evaluations.behaviour.settings')} submit={t('evaluations.reaction.save')} ids={ids}
      lead={choices.length === 0 ? <>{t('evaluations.behaviour.no_forms')} <Link to="/admin/formulir">{t('evaluations.forms.title')}</Link></> : t('evaluations.behaviour.settings.lead')}
      send={async (form) => {
        await set.mutateAsync({
          params: { runId: view.runId },
          body: { formVersionId: fixed ? setting.formVersionId : entry(form, 'formVersionId'), days: behaviourDays.filter((day) => days.includes(day)), colleagues: Number(entry(form, 'colleagues')) },
        });
        showToast(t('evaluations.reaction.saved', { run: view.runName }));
      }}
    >
      {fixed ? <p>{t('evaluations.behaviour.fixed', { name: setting.formName, number: setting.version })}</p> : (
        <SelectField id={ids.formVersionId} name="formVersionId" label={t('evaluations.reaction.form')} defaultValue={setting?.formVersionId ?? choices[0]?.value ?? ''} required choices={choices} />
      )}
      <Checkbox.Group label={t('evaluations.behaviour.when')} value={days.map(String)} onChange={(chosen) => setDays(chosen.map(Number))} id={ids.days}>
        {behaviourDays.map((day) => <Checkbox key={day} value={String(day)} label={t('evaluations.behaviour.days', { days: day })} mt={8} />)}
      </Checkbox.Group>
      <SelectField
        id={ids.colleagues} name="colleagues" label={t('evaluations.behaviour.colleagues')} defaultValue={String(setting?.colleagues ?? MOST_COLLEAGUES)}
        choices={Array.from({ length: MOST_COLLEAGUES + 1 }, (_, count) => ({ value: String(count), label: String(count) }))}
      />
    </FormDialog>
  );
}
