import type { AgencySettingsView } from '@sinau/contracts/organisations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { entry, ErrorSummary, problemSummary, SelectField, TextField, useForm } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { WeekFields, weekIds, weekOf } from '../components/week-fields.js';
import { zoneOf, zones } from '../components/zones.js';
import classes from '../components/organisations.module.css';

function SettingsForm({ settings }: { readonly settings: AgencySettingsView }) {
  const t = useText();
  const hint = useId();
  const client = useQueryClient();
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const body = { revision: settings.revision, timeZone: zoneOf(form), captionsRequired: form.has('captionsRequired'), smallestGroup: Number(entry(form, 'smallestGroup')), workingWeek: weekOf(form) };
    client.setQueryData(routeKey('GET /api/agency'), await call('PUT /api/agency', { body }));
    showToast(t('organisations.settings.saved'));
  });
  return (
    <Card>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, { smallestGroup: 'settings-smallest', ...weekIds })}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <SelectField name="timeZone" label={t('organisations.agencies.zone')} defaultValue={settings.timeZone} choices={zones} />
        <WeekFields week={settings.workingWeek} />
        <TextField
          id="settings-smallest" name="smallestGroup" inputMode="numeric" label={t('organisations.settings.smallest')} hint={t('organisations.settings.smallest.hint')}
          defaultValue={String(settings.smallestGroup)} required
        />
        <div>
          <label className={classes.check}>
            <input type="checkbox" name="captionsRequired" defaultChecked={settings.captionsRequired} aria-describedby={hint} />
            {t('organisations.settings.captions')}
          </label>
          <p id={hint} className={classes.checkHint}>{t('organisations.settings.captions.hint')}</p>
        </div>
        <div className={classes.buttons}>
          <Button type="submit" busy={busy}>{t('organisations.settings.save')}</Button>
        </div>
      </form>
    </Card>
  );
}

/** What an agency sets about itself. Its name is the platform's to change. */
export function AgencySettingsPage() {
  const t = useText();
  const settings = useQuery(routeQuery('GET /api/agency'));
  return (
    <>
      <PageHeader title={t('organisations.settings.title')} lead={settings.data ? `${settings.data.name} (${settings.data.shortName}, ${settings.data.code})` : t('organisations.settings.lead')} />
      {settings.isPending ? <ListSkeleton rows={2} height={72} /> : null}
      {settings.isError && !settings.data ? <QueryFailure what={t('organisations.settings.failed')} query={settings} /> : null}
      {settings.data ? <SettingsForm key={settings.data.revision} settings={settings.data} /> : null}
    </>
  );
}
