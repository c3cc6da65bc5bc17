import type { QuotaView, RunSeatsView } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { EmptyState, ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';
import { SEAT_READS } from './seat-reads.js';

type QuotaDraft = { readonly id: string | null; readonly unitId: string | null; readonly guestAgencyId: string | null; readonly name: string; readonly taken: number; readonly seats: string; readonly handBackOn: string; readonly handedBackAt: string | null };

function draftOf(quota: QuotaView): QuotaDraft {
  return {
    id: quota.id, unitId: quota.unit?.id ?? null, guestAgencyId: quota.guest?.id ?? null, name: quota.unit?.name ?? quota.guest?.name ?? '', taken: quota.taken, seats: String(quota.seats),
    handBackOn: quota.handBackOn ?? '', handedBackAt: quota.handedBackAt,
  };
}

const areSeats = (text: string): boolean => /^\d{1,5}$/.test(text.trim());

/** Gives the unused seats of one quota to everybody now. */
function HandBack({ runId, quota }: { readonly runId: string; readonly quota: QuotaDraft & { readonly id: string } }) {
  const t = useText();
  const handBack = useRouteMutation('POST /api/runs/:runId/quotas/:quotaId/hand-back', { invalidates: SEAT_READS });
  return (
    <Button
      look="quiet"
      busy={handBack.isPending}
      aria-label={t('programmes.quota.hand_back_name', { name: quota.name })}
      onClick={() => void handBack.mutateAsync({ params: { runId, quotaId: quota.id }, body: {} }).then(() => showToast(t('programmes.quota.handed_back', { name: quota.name })), (error: Error) => showToast(error.message))}
    >
      {t('programmes.quota.hand_back')}
    </Button>
  );
}

type RowProps = { readonly runId: string; readonly quota: QuotaDraft; readonly mayManage: boolean; readonly change: (part: Partial<QuotaDraft>) => void; readonly remove: () => void };

function QuotaRow({ runId, quota, mayManage, change, remove }: RowProps) {
  const t = useText();
  const formats = useFormats();
  const handedBack = quota.handedBackAt === null ? null : t('programmes.quota.back_since', { day: formats.day(quota.handedBackAt.slice(0, 10)) });
  const told = [quota.guestAgencyId === null ? null : t('programmes.quota.guest'), t('programmes.quota.taken', { taken: formats.number(quota.taken), seats: quota.seats }), handedBack].filter(Boolean).join(' · ');
  return (
    <div className={classes.row}>
      <span className={classes.name}>
        {quota.name}
        <small>{told}</small>
      </span>
      {mayManage ? (
        <>
          <TextField label={t('programmes.quota.seats')} inputMode="numeric" value={quota.seats} maxLength={5} onChange={(seats) => change({ seats })} error={areSeats(quota.seats) ? undefined : t('programmes.fault.number')} />
          <TextField label={t('programmes.quota.until')} type="date" value={quota.handBackOn} onChange={(handBackOn) => change({ handBackOn })} />
          <span>
            {quota.id !== null && quota.handedBackAt === null && quota.taken < Number(quota.seats) ? <HandBack runId={runId} quota={{ ...quota, id: quota.id }} /> : null}
            <Button look="quiet" aria-label={t('programmes.quota.remove_name', { name: quota.name })} onClick={remove}>
              {t('programmes.form.remove')}
            </Button>
          </span>
        </>
      ) : null}
    </div>
  );
}

/** A unit that has no seats of its own yet. */
function AddUnit({ quotas, onAdd }: { readonly quotas: readonly QuotaDraft[]; readonly onAdd: (quota: QuotaDraft) => void }) {
  const t = useText();
  const units = useQuery(routeQuery('GET /api/units'));
  const [unitId, setUnitId] = useState('');
  const free = (units.data?.units ?? []).filter((unit) => !unit.closed && !quotas.some((quota) => quota.unitId === unit.id));
  const unit = free.find((one) => one.id === unitId);
  return (
    <div className={classes.row}>
      <SelectField label={t('programmes.quota.unit')} value={unitId} onChange={setUnitId} choices={[{ value: '', label: t('programmes.quota.choose') }, ...free.map((one) => ({ value: one.id, label: one.name }))]} />
      <Button
        look="outline"
        disabled={unit === undefined}
        onClick={() => {
          if (unit === undefined) return;
          onAdd({ id: null, unitId: unit.id, guestAgencyId: null, name: unit.name, taken: 0, seats: '0', handBackOn: '', handedBackAt: null });
          setUnitId('');
        }}
      >
        {t('programmes.quota.add')}
      </Button>
    </div>
  );
}

/** Another agency of this platform, which then fills its seats in a run of its own. */
function AddGuest({ quotas, onAdd }: { readonly quotas: readonly QuotaDraft[]; readonly onAdd: (quota: QuotaDraft) => void }) {
  const t = useText();
  const agencies = useQuery(routeQuery('GET /api/joint-runs/agencies'));
  const [agencyId, setAgencyId] = useState('');
  const free = (agencies.data?.rows ?? []).filter((agency) => !quotas.some((quota) => quota.guestAgencyId === agency.id));
  const agency = free.find((one) => one.id === agencyId);
  if (agencies.data?.rows.length === 0) return null;
  return (
    <div className={classes.row}>
      <SelectField label={t('programmes.quota.agency')} value={agencyId} onChange={setAgencyId} choices={[{ value: '', label: t('programmes.quota.choose') }, ...free.map((one) => ({ value: one.id, label: one.name }))]} />
      <Button
        look="outline"
        disabled={agency === undefined}
        onClick={() => {
          if (agency === undefined) return;
          onAdd({ id: null, unitId: null, guestAgencyId: agency.id, name: agency.name, taken: 0, seats: '0', handBackOn: '', handedBackAt: null });
          setAgencyId('');
        }}
      >
        {t('programmes.quota.invite')}
      </Button>
    </div>
  );
}

/** Seats kept for units and guest agencies; whoever waits is served when they change. */
export function Quotas({ seats, mayManage }: { readonly seats: RunSeatsView; readonly mayManage: boolean }) {
  const t = useText();
  const [quotas, setQuotas] = useState<readonly QuotaDraft[]>(() => seats.quotas.map(draftOf));
  const change = useRouteMutation('PUT /api/runs/:runId/seats', { invalidates: SEAT_READS });
  const sound = quotas.every((quota) => areSeats(quota.seats));
  const save = (): void => {
    const body = quotas.map(({ id, unitId, guestAgencyId, seats: kept, handBackOn }) => ({ id, unitId, guestAgencyId, seats: Number(kept), handBackOn: handBackOn === '' ? null : handBackOn }));
    // what was saved draws this form anew, and what is hung on `mutate` ends with the form; a refusal is told below
    void change.mutateAsync({ params: { runId: seats.runId }, body: { revision: seats.revision, quotas: body } }).then(() => showToast(t('programmes.quota.saved')), () => undefined);
  };
  if (seats.capacity === null) return <Section title={t('programmes.quota.title')}><p>{t('programmes.quota.need_capacity')}</p></Section>;
  return (
    <Section title={t('programmes.quota.title')}>
      <div className={classes.stack}>
        {quotas.length === 0 ? <EmptyState>{t('programmes.quota.empty')}</EmptyState> : null}
        {quotas.map((quota, index) => (
          <QuotaRow
            key={quota.unitId ?? quota.guestAgencyId}
            runId={seats.runId}
            quota={quota}
            mayManage={mayManage}
            change={(part) => setQuotas(quotas.map((one, at) => (at === index ? { ...one, ...part } : one)))}
            remove={() => setQuotas(quotas.filter((_, at) => at !== index))}
          />
        ))}
        {mayManage && seats.joint === null ? (
          <>
            <AddUnit quotas={quotas} onAdd={(quota) => setQuotas([...quotas, quota])} />
            <AddGuest quotas={quotas} onAdd={(quota) => setQuotas([...quotas, quota])} />
            {change.isError ? <p role="alert" className={classes.failure}><ErrorReason error={change.error} /></p> : null}
            <div>
              <Button busy={change.isPending} disabled={!sound} onClick={save}>
                {t('programmes.quota.save')}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Section>
  );
}
