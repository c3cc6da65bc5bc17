import { useState } from 'react';
import type { TemplateView } from '@sinau/contracts/certificates';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../admin/admin.module.css';

const LIMIT_BYTES = 512 * 1024;
const CHUNK = 0x8000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** The picture at the head of the certificate; saved at once. */
export function LogoField({ template }: { readonly template: TemplateView }) {
  const t = useText();
  const [failure, setFailure] = useState<unknown>(null);
  const save = useRouteMutation('PUT /api/certificate-templates/:templateId/logo', { invalidates: ['GET /api/certificate-templates', 'GET /api/certificate-templates/:templateId'] });
  async function set(file: File | null): Promise<void> {
    setFailure(null);
    try {
      const base64 = file === null ? null : await base64Of(file);
      await save.mutateAsync({ params: { templateId: template.id }, body: { revision: template.revision, base64 } });
      showToast(file === null ? t('certificates.logo.removed') : t('certificates.logo.saved'));
    } catch (error) {
      setFailure(error);
    }
  }
  return (
    <div className={classes.stack}>
      {template.hasLogo ? (
        <div className={classes.buttons}>
          <img className={classes.logo} src={`/api/certificate-templates/${template.id}/logo?revision=${template.revision}`} alt={t('certificates.logo.now')} />
          <Button look="quiet" busy={save.isPending} onClick={() => void set(null)}>
            {t('certificates.logo.remove')}
          </Button>
        </div>
      ) : null}
      <FileDrop label={t('certificates.logo')} accept={['image/png', 'image/jpeg']} limit={LIMIT_BYTES} hint="PNG, JPEG." onFiles={([file]) => (file ? void set(file) : undefined)} />
      {failure === null ? null : (
        <p role="alert" className={classes.error}>
          <ErrorReason error={failure} />
        </p>
      )}
    </div>
  );
}
