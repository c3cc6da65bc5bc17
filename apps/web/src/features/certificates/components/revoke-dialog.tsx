import { useState } from 'react';
import type { CertificateDetail } from '@sinau/contracts/certificates';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../admin/admin.module.css';
import { Choices } from './choices.js';

type DialogProps = { readonly certificate: CertificateDetail; readonly open: boolean; readonly onClose: () => void };

const invalidates = ['GET /api/certificates', 'GET /api/certificates/:certificateId'] as const;

/** Takes a certificate back for cause. Names it, and says what strangers will read. */
export function RevokeDialog({ certificate, open, onClose }: DialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [cause, setCause] = useState<'data_error' | 'not_entitled' | 'other'>('data_error');
  const revoke = useRouteMutation('POST /api/certificates/:certificateId/revocation', { invalidates });
  const options = [
    { value: 'data_error' as const, label: t('certificates.class.data_error') },
    { value: 'not_entitled' as const, label: t('certificates.class.not_entitled') },
    { value: 'other' as const, label: t('certificates.class.other') },
  ];
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      tone="danger"
      title={t('certificates.revoke.title', { holder: certificate.holder.name })}
      confirm={t('certificates.revoke.confirm')}
      onConfirm={async () => {
        await revoke.mutateAsync({ params: { certificateId: certificate.id }, body: { reason, class: cause } });
        showToast(t('certificates.revoke.done', { holder: certificate.holder.name }));
      }}
    >
      <div className={classes.stack}>
        <p className={classes.note}>{t('certificates.revoke.effect', { number: certificate.number })}</p>
        <Choices legend={t('certificates.revoke.class')} options={options} value={cause} onChange={setCause} />
        <p className={classes.note}>{cause === 'not_entitled' ? t('certificates.revoke.final') : t('certificates.revoke.then')}</p>
        <TextField label={t('certificates.revoke.reason')} hint={t('certificates.revoke.reason.hint')} value={reason} onChange={setReason} maxLength={500} required />
      </div>
    </ConfirmDialog>
  );
}

/** Issues a certificate again with today's data and a new number. */
export function ReissueDialog({ certificate, open, onClose }: DialogProps) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [cause, setCause] = useState<'holder_data' | 'template' | 'damaged_file'>('holder_data');
  const reissue = useRouteMutation('POST /api/certificates/:certificateId/reissue', { invalidates });
  const options = [
    { value: 'holder_data' as const, label: t('certificates.reissue.holder_data') },
    { value: 'template' as const, label: t('certificates.reissue.template') },
    { value: 'damaged_file' as const, label: t('certificates.reissue.damaged_file') },
  ];
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('certificates.reissue.title', { holder: certificate.holder.name })}
      confirm={t('certificates.reissue.confirm')}
      onConfirm={async () => {
        await reissue.mutateAsync({ params: { certificateId: certificate.id }, body: { reason, cause } });
        showToast(t('certificates.reissue.done', { holder: certificate.holder.name }));
      }}
    >
      <div className={classes.stack}>
        <p className={classes.note}>{certificate.state === 'valid' ? t('certificates.reissue.effect', { number: certificate.number }) : t('certificates.reissue.effect.revoked', { number: certificate.number })}</p>
        <Choices legend={t('certificates.reissue.cause')} options={options} value={cause} onChange={setCause} />
        <TextField label={t('certificates.revoke.reason')} hint={t('certificates.revoke.reason.hint')} value={reason} onChange={setReason} maxLength={500} required />
      </div>
    </ConfirmDialog>
  );
}
