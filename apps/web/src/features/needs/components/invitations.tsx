import type { NeedView } from '@sinau/contracts/needs';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { ConfirmDialog, Dialog, FormDialog } from '../../../ui/dialog/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { Sections } from '../../../ui/layout.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './needs.module.css';
import { invitationWords } from './words.js';

type Invitation = NeedView['invitations'][number];
const READS = ['GET /api/needs/:needId'] as const;
const looks = { waiting: 'waiting', accepted: 'done', expired: 'locked', withdrawn: 'locked' } as const;

function Code({ code, agency, onClose }: { readonly code: string | null; readonly agency: string; readonly onClose: () => void }) {
  const t = useText();
  const link = `${location.origin}/admin/kebutuhan/instansi-lain?kode=${code ?? ''}`;
  return (
    <Dialog open={code !== null} onClose={onClose} title={t('needs.invite.code', { agency })} lead={t('needs.invite.code.lead')} actions={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      <p className={classes.code}>{link}</p>
    </Dialog>
  );
}

/** Which agencies were asked to comment; asks another, takes one back. */
export function Invitations({ need, manages }: { readonly need: NeedView; readonly manages: boolean }) {
  const t = useText();
  const formats = useFormats();
  const [inviting, setInviting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null);
  const [issued, setIssued] = useState<{ code: string; agency: string } | null>(null);
  const invite = useRouteMutation('POST /api/needs/:needId/invitations', { invalidates: READS });
  const withdraw = useRouteMutation('DELETE /api/needs/:needId/invitations/:invitationId', { invalidates: READS });
  const usable = (invitation: Invitation): boolean => invitation.state === 'waiting' || invitation.state === 'accepted';
  return (
    <Sections>
      {need.invitations.length === 0 ? <p className={classes.small}>{t('needs.invite.none')}</p> : (
        <CardList>
          {need.invitations.map((invitation) => (
            <CardLine key={invitation.id}>
              <div><b>{invitation.agencyName}</b> <span className={classes.small}>{t('needs.invite.until', { date: formats.date(invitation.expiresAt) })}</span></div>
              <StatusChip status={looks[invitation.state]}>{t(invitationWords[invitation.state])}</StatusChip>
              {manages && usable(invitation) ? <Button look="quiet" aria-label={t('needs.invite.withdraw', { agency: invitation.agencyName })} onClick={() => setWithdrawing(invitation)}>{t('needs.invite.withdraw.do')}</Button> : null}
            </CardLine>
          ))}
        </CardList>
      )}
      {manages ? <div className={classes.buttons}><Button look="outline" onClick={() => setInviting(true)}>{t('needs.invite.do')}</Button></div> : null}
      <FormDialog
        open={inviting} onClose={() => setInviting(false)} title={t('needs.invite.do')} lead={t('needs.invite.lead')} submit={t('needs.invite.send')} ids={{ agencyCode: 'invite-agency' }}
        send={async (form) => {
          const { code, invitation } = await invite.mutateAsync({ params: { needId: need.id }, body: { agencyCode: entry(form, 'agencyCode') } });
          setIssued({ code, agency: invitation.agencyName });
        }}
      >
        <TextField id="invite-agency" name="agencyCode" label={t('needs.invite.agency')} hint={t('needs.invite.agency.hint')} required maxLength={32} autoComplete="off" />
      </FormDialog>
      <Code code={issued?.code ?? null} agency={issued?.agency ?? ''} onClose={() => setIssued(null)} />
      <ConfirmDialog
        open={withdrawing !== null} onClose={() => setWithdrawing(null)} title={t('needs.invite.withdraw', { agency: withdrawing?.agencyName ?? '' })} confirm={t('needs.invite.withdraw.do')}
        onConfirm={async () => {
          await withdraw.mutateAsync({ params: { needId: need.id, invitationId: withdrawing?.id ?? '' } });
          showToast(t('needs.invite.withdrawn', { agency: withdrawing?.agencyName ?? '' }));
        }}
      >
        <p>{t('needs.invite.withdraw.text')}</p>
      </ConfirmDialog>
    </Sections>
  );
}
