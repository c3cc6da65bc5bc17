import type { ScanView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { routeQuery, serverNow, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { Page } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { SESSION_READS } from '../components/session-reads.js';
import { sessionTime, zoneFormats } from '../components/use-zone.js';
import classes from '../components/sessions.module.css';

const route = getRouteApi('/frame/shell/hadir');
const HOUR = 3_600_000;

function Done({ scan }: { readonly scan: ScanView }) {
  const t = useText();
  const at = zoneFormats(scan.timeZone).time(scan.at);
  return (
    <div className={classes.card} role="status">
      <StatusChip status={scan.direction === 'in' || !scan.present ? 'active' : 'done'}>{scan.direction === 'in' ? t('sessions.scan.in', { at }) : t('sessions.scan.out', { at })}</StatusChip>
      <h2>{scan.title}</h2>
      <p className={classes.muted}>{`${scan.runName} · ${sessionTime(scan)}`}</p>
      <p>{scan.direction === 'in' ? t('sessions.scan.next', { share: scan.minimumShare }) : scan.present ? t('sessions.scan.present', { share: scan.share }) : t('sessions.scan.short', { share: scan.share, minimum: scan.minimumShare })}</p>
    </div>
  );
}

type TypedProps = { readonly busy: boolean; readonly onSend: (sessionId: string, code: string) => void };

/** For who has no camera: one's session that runs now, and the letters below the picture. */
function Typed({ busy, onSend }: TypedProps) {
  const t = useText();
  const form = useId();
  const [chosen, setChosen] = useState('');
  const [code, setCode] = useState('');
  const calendar = useQuery(routeQuery('GET /api/calendar', {}));
  const now = serverNow();
  const running = (calendar.data?.sessions ?? []).filter(
    ({ role, state, startsAt, endsAt }) => role === 'participant' && state !== 'cancelled' && Date.parse(startsAt) - HOUR <= now && now < Date.parse(endsAt) + HOUR,
  );
  const sessionId = chosen === '' ? (running[0]?.id ?? '') : chosen;
  function send(event: FormEvent): void {
    event.preventDefault();
    if (sessionId !== '' && code.trim() !== '') onSend(sessionId, code);
  }
  if (calendar.isSuccess && running.length === 0) {
    return (
      <Notice action={<ButtonLink look="outline" to="/kalender">{t('sessions.calendar.title')}</ButtonLink>}>{t('sessions.scan.none')}</Notice>
    );
  }
  return (
    <form id={form} className={classes.stack} onSubmit={send}>
      <p>{t('sessions.scan.how')}</p>
      <SelectField label={t('sessions.scan.session')} value={sessionId} choices={running.map(({ id, title }) => ({ value: id, label: title }))} onChange={setChosen} />
      <TextField label={t('sessions.scan.code')} value={code} maxLength={40} autoComplete="off" onChange={setCode} />
      <Button type="submit" busy={busy} disabled={sessionId === ''}>
        {t('sessions.scan.send')}
      </Button>
    </form>
  );
}

/** Where the picture on the room's screen leads: records the way in or out as soon as it opens. */
export function ScanPage() {
  const t = useText();
  const { sesi, kode } = route.useSearch();
  const sent = useRef('');
  const scan = useRouteMutation('POST /api/attendance/scans', { invalidates: SESSION_READS });
  const { mutate } = scan;
  useEffect(() => {
    if (sesi === undefined || kode === undefined || sent.current === kode) return;
    sent.current = kode;
    mutate({ body: { sessionId: sesi, code: kode } });
  }, [sesi, kode, mutate]);
  return (
    <Page>
      <PageHeader title={t('sessions.scan.title')} lead={t('sessions.scan.lead')} />
      <div className={classes.stack}>
        {scan.isPending ? <p role="status">{t('sessions.scan.sending')}</p> : null}
        {scan.data ? <Done scan={scan.data} /> : null}
        {scan.isError ? (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={scan.error} />
          </p>
        ) : null}
        {scan.isSuccess || scan.isPending ? null : <Typed busy={scan.isPending} onSend={(sessionId, code) => mutate({ body: { sessionId, code } })} />}
        {scan.isSuccess ? <ButtonLink look="outline" to="/kalender">{t('sessions.calendar.title')}</ButtonLink> : null}
      </div>
    </Page>
  );
}
