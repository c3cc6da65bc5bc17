import type { DeviceView, MeView } from '@sinau/contracts/identity';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { rememberSession, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { entry, ErrorSummary, PasswordField, problemSummary, TextField, useForm } from '../../../ui/form/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { LanguageSwitch } from '../../../ui/shell/language-switch.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/account.module.css';

function EmailForm({ me }: { readonly me: MeView }) {
  const t = useText();
  const client = useQueryClient();
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const email = entry(form, 'email').trim();
    rememberSession(client, await call('PATCH /api/me', { body: { email: email === '' ? null : email, password: entry(form, 'password') } }));
    showToast(t('identity.account.email.saved'));
  });
  return (
    <Card>
      <form key={me.email} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, { email: 'account-email', password: 'account-password' })}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <TextField id="account-email" name="email" type="email" label={t('identity.account.email')} hint={t('identity.account.email.hint')} defaultValue={me.email ?? ''} maxLength={254} autoComplete="email" />
        <PasswordField id="account-password" name="password" label={t('identity.current')} autoComplete="current-password" required />
        <div className={classes.submit}>
          <Button type="submit" look="outline" busy={busy}>{t('identity.account.email.save')}</Button>
        </div>
      </form>
    </Card>
  );
}

function DeviceRow({ device, onEnd }: { readonly device: DeviceView; readonly onEnd: (device: DeviceView) => void }) {
  const t = useText();
  const formats = useFormats();
  return (
    <li>
      <IconDeviceDesktop size={22} aria-hidden="true" />
      <div>
        <b>{device.label}</b>
        <span>{t('identity.account.device.seen', { time: formats.dateTime(device.lastSeenAt), since: formats.date(device.createdAt) })}</span>
      </div>
      {device.current ? <StatusChip status="active">{t('identity.account.device.here')}</StatusChip> : (
        <Button look="quiet" aria-label={t('identity.account.device.end.label', { device: device.label })} onClick={() => onEnd(device)}>{t('identity.account.device.end')}</Button>
      )}
    </li>
  );
}

function Devices() {
  const t = useText();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const found = useQuery(routeQuery('GET /api/me/devices'));
  const reload = (): Promise<void> => client.invalidateQueries({ queryKey: ['GET /api/me/devices'] });
  async function end(device: DeviceView): Promise<void> {
    try {
      await call('DELETE /api/me/devices/:sessionId', { params: { sessionId: device.id } });
      showToast(t('identity.account.device.ended', { device: device.label }));
    } catch (error) {
      showToast(error instanceof Error && error.message !== '' ? error.message : t('identity.account.devices.failed'));
    }
    await reload();
  }
  const devices = found.data?.devices;
  return (
    <Section
      title={t('identity.account.devices')}
      actions={(devices?.length ?? 0) > 1 ? <Button look="danger" onClick={() => setAsking(true)}>{t('identity.account.devices.end')}</Button> : undefined}
    >
      {found.isPending ? <ListSkeleton rows={2} height={64} /> : null}
      {found.isError && !devices ? <QueryFailure what={t('identity.account.devices.failed')} query={found} /> : null}
      <ul className={classes.devices}>{(devices ?? []).map((device) => <DeviceRow key={device.id} device={device} onEnd={(one) => void end(one)} />)}</ul>
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} tone="danger" title={t('identity.account.devices.ask')} confirm={t('identity.account.devices.end')}
        onConfirm={async () => {
          await call('DELETE /api/me/devices');
          await reload();
          showToast(t('identity.account.devices.ended'));
        }}
      >
        <p>{t('identity.account.devices.text')}</p>
      </ConfirmDialog>
    </Section>
  );
}

const KINDS = { nip: 'identity.account.nip', ni_pppk: 'identity.account.ni_pppk' } as const;
const ROLES = {
  learner: 'identity.account.role.learner',
  instructor: 'identity.account.role.instructor',
  agency_admin: 'identity.account.role.agency_admin',
  platform_admin: 'identity.account.role.platform_admin',
  supervisor: 'identity.account.role.supervisor',
  auditor: 'identity.account.role.auditor',
} as const;

/** What the agency has written down about this person, which its administrator changes. */
function Records({ me }: { readonly me: MeView }) {
  const t = useText();
  const roles = [...new Set(me.assignments.map(({ role }) => role))];
  return (
    <Section title={t('identity.account.records')}>
      <dl className={classes.records}>
        <dt>{t(KINDS[me.identifier?.kind ?? 'nip'])}</dt>
        <dd>{me.identifier?.value ?? '–'}</dd>
        <dt>{t('identity.account.agency')}</dt>
        <dd>{me.agency.name}</dd>
        <dt>{t('identity.account.roles')}</dt>
        <dd>{roles.length === 0 ? '–' : roles.map((role) => t(ROLES[role])).join(', ')}</dd>
      </dl>
      <p className={classes.muted}>{t('identity.account.records.lead')}</p>
    </Section>
  );
}

/** One's own account: language, password, e-mail, devices. */
export function AccountPage() {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  async function tell(language: 'id' | 'en'): Promise<void> {
    try {
      rememberSession(client, await call('PATCH /api/me', { body: { language } }));
    } catch (error) {
      showToast(error instanceof Error && error.message !== '' ? error.message : t('identity.account.language.failed'));
    }
  }
  return (
    <Page>
      <PageHeader title={t('identity.account.title')} lead={[me.name, me.positionTitle, me.unitName].filter((part) => part !== null).join(', ')} />
      <div className={classes.sections}>
        <Records me={me} />
        <Section title={t('identity.account.language')}>
          <LanguageSwitch onChoose={(language) => void tell(language)} />
        </Section>
        <Section title={t('identity.account.password')} actions={<ButtonLink to="/ganti-sandi" search={{ tujuan: '/akun' }} look="outline">{t('identity.change.submit')}</ButtonLink>}>
          <p className={classes.muted}>{t('identity.account.password.lead')}</p>
        </Section>
        <Section title={t('identity.account.email')}>
          <EmailForm me={me} />
        </Section>
        <Devices />
      </div>
    </Page>
  );
}
