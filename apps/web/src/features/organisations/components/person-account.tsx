import type { PersonView } from '@sinau/contracts/organisations';
import { useState } from 'react';
import { call, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog, Dialog, FormDialog } from '../../../ui/dialog/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ErrorReason, useReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './organisations.module.css';
import { usePersonChange } from './use-person-change.js';

/** A password that is shown this once. */
export function ShownPassword({ title, lead, password, onClose }: { readonly title: string; readonly lead: string; readonly password: string | null; readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog open={password !== null} title={title} lead={lead} actions={<Button onClick={onClose}>{t('organisations.close')}</Button>}>
      <code className={classes.password}>{password}</code>
    </Dialog>
  );
}

function Refused({ error }: { readonly error: unknown }) {
  return error === null ? null : <p role="alert" className={classes.refused}><ErrorReason error={error} /></p>;
}

function Password({ person }: { readonly person: PersonView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const mail = useRouteMutation('POST /api/people/:personId/password');
  const mailed = (): void => showToast(t('organisations.person.password.mailed', { email: person.email ?? '' }));
  const sendMail = (): void => mail.mutate({ params: { personId: person.id }, body: { delivery: 'mail' } }, { onSuccess: mailed });
  return (
    <>
      <Button look="outline" onClick={() => setAsking(true)}>{t('organisations.person.password')}</Button>
      {person.email === null ? null : <Button look="outline" busy={mail.isPending} onClick={sendMail}>{t('organisations.person.password.mail')}</Button>}
      <Refused error={mail.error} />
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} title={t('organisations.person.password.ask', { name: person.fullName })} confirm={t('organisations.person.password')}
        onConfirm={async () => {
          const issued = await call('POST /api/people/:personId/password', { params: { personId: person.id }, body: { delivery: 'show' } });
          setPassword(issued.password);
        }}
      >
        <p>{t('organisations.person.password.text')}</p>
      </ConfirmDialog>
      <ShownPassword title={t('organisations.person.password.shown')} lead={t('organisations.person.password.once')} password={password} onClose={() => setPassword(null)} />
    </>
  );
}

function Suspension({ person }: { readonly person: PersonView }) {
  const t = useText();
  const change = usePersonChange(person.id);
  const [open, setOpen] = useState(false);
  const reason = useReason();
  const back = useRouteMutation('DELETE /api/people/:personId/suspension');
  const personId = person.id;
  const again = { params: { personId } };
  async function reactivated(changed: PersonView): Promise<void> {
    await change(changed);
    showToast(t('organisations.person.reactivated', { name: person.fullName }));
  }
  const undo = (): void => void call('DELETE /api/people/:personId/suspension', again).then(reactivated).catch((error: unknown) => showToast(reason(error)));
  if (person.state === 'suspended') {
    return (
      <>
        <Button busy={back.isPending} onClick={() => back.mutate(again, { onSuccess: reactivated })}>{t('organisations.person.reactivate')}</Button>
        <Refused error={back.error} />
      </>
    );
  }
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>{t('organisations.person.suspend')}</Button>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('organisations.person.suspend.ask', { name: person.fullName })} lead={t('organisations.person.suspend.text')}
        submit={t('organisations.person.suspend')} ids={{ reason: 'reason' }}
        send={async (form) => {
          await change(await call('POST /api/people/:personId/suspension', { params: { personId }, body: { reason: entry(form, 'reason') } }));
          showToast(t('organisations.person.suspended', { name: person.fullName }), undo);
        }}
      >
        <TextField id="reason" name="reason" label={t('organisations.person.suspend.reason')} required maxLength={300} autoComplete="off" />
      </FormDialog>
    </>
  );
}

/** Ends a person's service: everything they hold ends in one act. */
function Retirement({ person }: { readonly person: PersonView }) {
  const t = useText();
  const change = usePersonChange(person.id);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" onClick={() => setOpen(true)}>{t('organisations.person.retire')}</Button>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('organisations.person.retire.ask', { name: person.fullName })} lead={t('organisations.person.retire.text')}
        submit={t('organisations.person.retire')} ids={{ reason: 'retire-reason', lastDay: 'lastDay' }}
        send={async (form) => {
          const body = { lastDay: entry(form, 'lastDay'), reason: entry(form, 'reason') };
          await change(await call('POST /api/people/:personId/retirement', { params: { personId: person.id }, body }));
          showToast(t('organisations.person.retired', { name: person.fullName }));
        }}
      >
        <TextField id="lastDay" name="lastDay" type="date" label={t('organisations.person.retire.day')} required />
        <TextField id="retire-reason" name="reason" label={t('organisations.person.suspend.reason')} required maxLength={300} autoComplete="off" />
      </FormDialog>
    </>
  );
}

/** Whether and when the person signs in; first password, suspension. */
export function PersonAccount({ person }: { readonly person: PersonView }) {
  const t = useText();
  const formats = useFormats();
  const me = useMe();
  return (
    <Section title={t('organisations.person.account')}>
      <p>
        {person.state === 'active' ? <StatusChip status="done">{t('organisations.state.active')}</StatusChip> : <StatusChip status="locked">{t('organisations.state.suspended')}</StatusChip>}
      </p>
      <p className={classes.muted}>
        {person.lastSignInAt === null ? t('organisations.person.account.never') : t('organisations.person.account.last', { time: formats.dateTime(person.lastSignInAt) })}
        {person.hasPassword ? null : <><br />{t('organisations.person.account.nopassword')}</>}
        {person.hasPassword && person.mustChangePassword ? <><br />{t('organisations.person.account.initial')}</> : null}
      </p>
      {person.mayManage && person.id !== me.personId ? (
        <div className={classes.buttons}>
          <Password person={person} />
          <Suspension person={person} />
          {person.state === 'active' || person.appointments.some(({ validTo }) => validTo === null) ? <Retirement person={person} /> : null}
        </div>
      ) : null}
    </Section>
  );
}
