import type { SessionView } from '@sinau/contracts/sessions';
import { sessionKinds, sessionZones } from '@sinau/domain/sessions';
import { useId, useState, type FormEvent } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { kindText } from '../components/session-state.js';
import classes from '../components/sessions.module.css';
import { faultsOf, type SessionDraft, type SessionFault } from './session-draft.js';

const CLASSES = ['technical', 'managerial', 'sociocultural'] as const;
const CLASS_NAMES = { technical: 'sessions.class.technical', managerial: 'sessions.class.managerial', sociocultural: 'sessions.class.sociocultural' } as const;
const ZONE_NAMES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as const;
const FAULTS = { missing: 'sessions.form.missing', order: 'sessions.form.order', number: 'sessions.form.number', place: 'sessions.form.place_missing' } as const;

type FieldsProps = { readonly draft: SessionDraft; readonly change: (change: Partial<SessionDraft>) => void; readonly errorOf: (field: SessionFault['field']) => string | undefined; readonly fixed: boolean };

/** What JP rest on; fixed once somebody is decided about. */
function Measure({ draft, change, errorOf }: Omit<FieldsProps, 'fixed'>) {
  const t = useText();
  return (
    <>
      <SelectField label={t('sessions.form.kind')} value={draft.kind} choices={sessionKinds.map((kind) => ({ value: kind, label: t(kindText(kind)) }))} onChange={(value) => change({ kind: sessionKinds.find((kind) => kind === value) ?? draft.kind })} />
      <div className={classes.pair}>
        <TextField type="date" label={t('sessions.form.day')} value={draft.day} onChange={(day) => change({ day })} error={errorOf('day')} />
        <SelectField label={t('sessions.form.zone')} value={draft.timeZone} choices={sessionZones.map((zone) => ({ value: zone, label: ZONE_NAMES[zone] }))} onChange={(value) => change({ timeZone: sessionZones.find((zone) => zone === value) ?? draft.timeZone })} />
      </div>
      <div className={classes.pair}>
        <TextField type="time" label={t('sessions.form.from')} value={draft.from} onChange={(from) => change({ from })} error={errorOf('from')} />
        <TextField type="time" label={t('sessions.form.to')} value={draft.to} onChange={(to) => change({ to })} error={errorOf('to')} />
      </div>
      <div className={classes.pair}>
        <TextField inputMode="decimal" label={t('sessions.form.hours')} value={draft.hours} onChange={(hours) => change({ hours })} error={errorOf('hours')} />
        <TextField inputMode="numeric" label={t('sessions.form.share')} hint={t('sessions.form.share_hint')} value={draft.minimumShare} onChange={(minimumShare) => change({ minimumShare })} error={errorOf('minimumShare')} />
      </div>
      <SelectField label={t('sessions.form.class')} value={draft.competencyClass} choices={CLASSES.map((name) => ({ value: name, label: t(CLASS_NAMES[name]) }))} onChange={(value) => change({ competencyClass: CLASSES.find((name) => name === value) ?? draft.competencyClass })} />
    </>
  );
}

function Fields({ draft, change, errorOf, fixed }: FieldsProps) {
  const t = useText();
  return (
    <>
      <TextField label={t('sessions.form.title')} value={draft.title} maxLength={160} onChange={(title) => change({ title })} error={errorOf('title')} />
      {fixed ? <p className={classes.muted}>{t('sessions.form.fixed')}</p> : <Measure draft={draft} change={change} errorOf={errorOf} />}
      <TextField label={t('sessions.form.place')} value={draft.place} maxLength={200} onChange={(place) => change({ place })} error={errorOf('place')} />
      <TextField type="url" label={t('sessions.form.link')} hint={t('sessions.form.link_hint')} value={draft.link} maxLength={500} onChange={(link) => change({ link })} />
    </>
  );
}

type SessionFormProps = { readonly initial: SessionDraft; readonly editing: SessionView | null; readonly onClose: () => void; readonly onSubmit: (draft: SessionDraft) => Promise<unknown> };

/** Plans a session or changes it; entries stay after a refusal. Rendered only while open. */
export function SessionForm({ initial, editing, onClose, onSubmit }: SessionFormProps) {
  const t = useText();
  const form = useId();
  const [draft, setDraft] = useState(initial);
  const [faults, setFaults] = useState<readonly SessionFault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errorOf = (field: SessionFault['field']): string | undefined => {
    const fault = faults.find((one) => one.field === field);
    return fault === undefined ? undefined : t(FAULTS[fault.code]);
  };
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = faultsOf(draft);
    setFaults(found);
    setFailure(null);
    if (busy || found.length > 0) return;
    setBusy(true);
    try {
      await onSubmit(draft);
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  const title = editing === null ? t('sessions.form.new') : t('sessions.form.change', { title: editing.title });
  return (
    <Dialog
      open
      onClose={onClose}
      shape="sheet"
      title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} busy={busy}>
            {editing === null ? t('sessions.form.plan') : t('sessions.form.save')}
          </Button>
        </>
      }
    >
      <form id={form} className={classes.stack} noValidate onSubmit={(event) => void send(event)}>
        <Fields draft={draft} change={(change) => setDraft({ ...draft, ...change })} errorOf={errorOf} fixed={editing !== null && editing.decided > 0} />
        {failure === null ? null : (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={failure} />
          </p>
        )}
      </form>
    </Dialog>
  );
}
