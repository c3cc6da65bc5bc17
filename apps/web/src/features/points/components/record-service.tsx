import type { RecordServiceView } from '@sinau/contracts/points';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { Facts } from '../../../ui/facts.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './claims.module.css';

type Given = { readonly service: RecordServiceView | null; readonly thisYear: number };
const ids = { address: 'record-address', key: 'record-key', sinceYear: 'record-since' } as const;

function Fields({ service, thisYear }: Given) {
  const t = useText();
  return (
    <div className={classes.form}>
      <TextField id={ids.address} name="address" type="url" label={t('points.records.address')} hint={t('points.records.address.hint')} defaultValue={service?.address} required maxLength={500} />
      <TextField
        id={ids.key} name="key" type="password" label={t('points.records.key')} autoComplete="off" maxLength={500}
        hint={typeof service?.keyHint === 'string' ? t('points.records.key.kept', { hint: service.keyHint }) : t('points.records.key.hint')}
      />
      <TextField id={ids.sinceYear} name="sinceYear" label={t('points.records.since')} hint={t('points.records.since.hint')} inputMode="numeric" defaultValue={String(service?.sinceYear ?? thisYear)} required maxLength={4} />
      <label className={classes.check}>
        <input type="checkbox" name="active" defaultChecked={service?.active ?? false} />
        {t('points.records.active')}
      </label>
    </div>
  );
}

/** Where records go; the key is written here and read by nobody. */
export function RecordService({ service, thisYear, manages }: Given & { readonly manages: boolean }) {
  const t = useText();
  const formats = useFormats();
  const [changing, setChanging] = useState(false);
  const save = useRouteMutation('PUT /api/record-service', { invalidates: ['GET /api/record-service'] });
  async function send(form: FormData): Promise<void> {
    const key = entry(form, 'key');
    await save.mutateAsync({
      body: { revision: service?.revision ?? 0, address: entry(form, 'address'), key: key === '' ? null : key, active: form.get('active') !== null, sinceYear: Number(entry(form, 'sinceYear')) },
    });
    showToast(t('points.records.saved'));
  }
  return (
    <Section title={t('points.records.service')}>
      {service === null ? <p className={classes.muted}>{t('points.records.service.none')}</p> : (
        <Facts
          facts={[
            { name: t('points.records.state'), value: <StatusChip status={service.active ? 'done' : 'locked'}>{t(service.active ? 'points.records.on' : 'points.records.off')}</StatusChip> },
            { name: t('points.records.address'), value: service.address },
            { name: t('points.records.key'), value: service.keyHint === null ? t('points.records.key.none') : t('points.records.key.ends', { hint: service.keyHint }) },
            { name: t('points.records.since'), value: String(service.sinceYear) },
            { name: t('points.records.changed'), value: formats.dateTime(service.updatedAt) },
          ]}
        />
      )}
      {manages ? (
        <div className={classes.buttons}>
          <Button look="outline" onClick={() => setChanging(true)}>{t(service === null ? 'points.records.service.set' : 'points.records.service.change')}</Button>
        </div>
      ) : null}
      <FormDialog open={changing} onClose={() => setChanging(false)} title={t('points.records.service')} lead={t('points.records.service.lead')} submit={t('points.records.save')} ids={ids} send={send}>
        {changing ? <Fields service={service} thisYear={thisYear} /> : null}
      </FormDialog>
    </Section>
  );
}
