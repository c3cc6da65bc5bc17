import type { AgencyView } from '@sinau/contracts/organisations';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { rememberSession, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { ShownPassword } from '../components/person-account.js';
import { zoneOf, zones } from '../components/zones.js';
import classes from '../components/organisations.module.css';

type Act = { readonly kind: 'create' } | { readonly kind: 'edit' | 'enter'; readonly agency: AgencyView };
type Created = { readonly name: string; readonly email: string; readonly password: string };

function AgencyFields({ agency }: { readonly agency: AgencyView | null }) {
  const t = useText();
  return (
    <>
      <TextField id="agency-name" name="name" label={t('organisations.agencies.name')} defaultValue={agency?.name ?? ''} required maxLength={200} autoComplete="off" />
      <TextField id="agency-short" name="shortName" label={t('organisations.agencies.short')} defaultValue={agency?.shortName ?? ''} required maxLength={40} autoComplete="off" />
      <SelectField name="timeZone" label={t('organisations.agencies.zone')} defaultValue={agency?.timeZone ?? 'Asia/Jakarta'} choices={zones} />
    </>
  );
}

const ids = { name: 'agency-name', shortName: 'agency-short', code: 'agency-code', 'admin.fullName': 'agency-admin', 'admin.email': 'agency-email' };

function CreateDialog({ open, onClose, onCreated }: { readonly open: boolean; readonly onClose: () => void; readonly onCreated: (created: Created) => Promise<void> }) {
  const t = useText();
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('organisations.agencies.add')} lead={t('organisations.agencies.add.lead')} submit={t('organisations.agencies.save')} ids={ids}
      send={async (form) => {
        const admin = { fullName: entry(form, 'adminName'), email: entry(form, 'adminEmail') };
        const made = await call('POST /api/agencies', { body: { name: entry(form, 'name'), shortName: entry(form, 'shortName'), code: entry(form, 'code'), timeZone: zoneOf(form), admin } });
        await onCreated({ name: made.agency.name, email: admin.email, password: made.password });
      }}
    >
      <AgencyFields agency={null} />
      <TextField id="agency-code" name="code" label={t('organisations.agencies.code')} hint={t('organisations.agencies.code.hint')} required maxLength={32} autoComplete="off" />
      <TextField id="agency-admin" name="adminName" label={t('organisations.agencies.admin')} required maxLength={200} autoComplete="off" />
      <TextField id="agency-email" name="adminEmail" type="email" label={t('organisations.agencies.admin.email')} required maxLength={254} autoComplete="off" />
    </FormDialog>
  );
}

function EditDialog({ agency, onClose, onDone }: { readonly agency: AgencyView | null; readonly onClose: () => void; readonly onDone: () => Promise<void> }) {
  const t = useText();
  return (
    <FormDialog
      open={agency !== null} onClose={onClose} title={t('organisations.agencies.edit', { name: agency?.name ?? '' })} submit={t('organisations.agencies.save')} ids={ids}
      send={async (form) => {
        if (!agency) return;
        const body = { revision: agency.revision, name: entry(form, 'name'), shortName: entry(form, 'shortName'), timeZone: zoneOf(form) };
        await call('PATCH /api/agencies/:agencyId', { params: { agencyId: agency.id }, body });
        await onDone();
      }}
    >
      <AgencyFields agency={agency} />
    </FormDialog>
  );
}

function EnterDialog({ agency, onClose }: { readonly agency: AgencyView | null; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  return (
    <FormDialog
      open={agency !== null} onClose={onClose} title={t('organisations.agencies.enter.ask', { name: agency?.name ?? '' })} lead={t('organisations.agencies.enter.text')}
      submit={t('organisations.agencies.enter.do')} ids={{ reason: 'enter-reason' }}
      send={async (form) => {
        if (!agency) return;
        rememberSession(client, await call('POST /api/me/agency', { body: { agencyId: agency.id, reason: entry(form, 'reason') } }));
        location.assign('/admin/pegawai'); // anew: nothing of the other agency may stay in memory
      }}
    >
      <TextField id="enter-reason" name="reason" label={t('organisations.agencies.enter.reason')} required maxLength={300} autoComplete="off" />
    </FormDialog>
  );
}

/** The platform administrator's list of agencies. */
export function AgenciesPage() {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [created, setCreated] = useState<Created | null>(null);
  const agencies = useInfiniteQuery({ ...pagedQuery('GET /api/agencies', { query: {} }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const close = (): void => setAct(null);
  const reload = (): Promise<void> => client.invalidateQueries({ queryKey: ['GET /api/agencies'] });
  return (
    <>
      <PageHeader
        title={t('organisations.agencies.title')} lead={t('organisations.agencies.lead')}
        actions={<Button before={<IconPlus size={20} />} onClick={() => setAct({ kind: 'create' })}>{t('organisations.agencies.add')}</Button>}
      />
      {agencies.isPending ? <ListSkeleton rows={4} height={72} /> : null}
      {agencies.isError && !agencies.data ? <QueryFailure what={t('organisations.agencies.failed')} query={agencies} /> : null}
      <CardList>
        {(agencies.data ?? []).map((agency) => (
          <CardLine key={agency.id}>
            <div>
              <b>{agency.name}</b>
              <span className={classes.muted}>{agency.shortName} · {agency.code} · {t('organisations.agencies.people', { count: agency.people })}</span>
            </div>
            <span className={classes.acts}>
              {agency.id === me.agency.id ? <StatusChip status="active">{t('organisations.agencies.here')}</StatusChip> : (
                <Button look="quiet" aria-label={t('organisations.agencies.enter', { name: agency.name })} onClick={() => setAct({ kind: 'enter', agency })}>{t('organisations.agencies.enter.do')}</Button>
              )}
              <Button look="quiet" aria-label={t('organisations.agencies.edit', { name: agency.name })} onClick={() => setAct({ kind: 'edit', agency })}>{t('organisations.agencies.edit.do')}</Button>
            </span>
          </CardLine>
        ))}
      </CardList>
      {agencies.hasNextPage ? <Button look="plain" busy={agencies.isFetchingNextPage} onClick={() => void agencies.fetchNextPage()}>{t('ui.table.more')}</Button> : null}
      <CreateDialog open={act?.kind === 'create'} onClose={close} onCreated={async (made) => { setCreated(made); await reload(); }} />
      <EditDialog agency={act?.kind === 'edit' ? act.agency : null} onClose={close} onDone={async () => { await reload(); showToast(t('organisations.agencies.saved')); }} />
      <EnterDialog agency={act?.kind === 'enter' ? act.agency : null} onClose={close} />
      <ShownPassword
        title={t('organisations.agencies.created', { name: created?.name ?? '' })} lead={t('organisations.agencies.created.lead', { email: created?.email ?? '' })}
        password={created?.password ?? null} onClose={() => setCreated(null)}
      />
    </>
  );
}
