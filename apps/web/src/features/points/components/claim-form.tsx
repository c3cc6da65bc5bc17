import type { ClaimDetail } from '@sinau/contracts/points';
import { useState } from 'react';
import { base64Of } from '../../../lib/base64-of.js';
import { call } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { ErrorSummary, FieldError, problemSummary, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { claimOf } from './claim-entries.js';
import { ClaimFields, claimIds } from './claim-fields.js';
import classes from './claims.module.css';

/** The server's limit, in bytes. */
const FILE_BYTES = 5 * 1024 * 1024;

type ClaimFormProps = { readonly claim: ClaimDetail | null; readonly onDone: (claim: ClaimDetail) => void };

function ChosenFile({ name, bytes }: { readonly name: string; readonly bytes: number }) {
  const formats = useFormats();
  return <p className={classes.chosen} role="status">{name} ({formats.size(bytes)})</p>;
}

/** A new claim with its certificate, or one that is not decided, to be mended. What was entered stays when it fails. */
export function ClaimForm({ claim, onDone }: ClaimFormProps) {
  const t = useText();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const sent = file === null ? null : { fileName: file.name.slice(0, 200), content: await base64Of(file) };
    if (claim !== null) {
      onDone(await call('PUT /api/me/claims/:claimId', { params: { claimId: claim.id }, body: { revision: claim.revision, claim: claimOf(form), file: sent } }));
      return;
    }
    setMissing(sent === null);
    if (sent !== null) onDone(await call('POST /api/me/claims', { body: { claim: claimOf(form), file: sent } }));
  });
  const shown = file === null ? claim?.file : { name: file.name, bytes: file.size };
  return (
    <Card>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : (
          <ErrorSummary entries={problemSummary(failure, claimIds)}>
            <ErrorReason error={failure} />
          </ErrorSummary>
        )}
        <ClaimFields claim={claim} />
        <FileDrop label={t('points.claim.file')} hint={t('points.claim.file.hint')} accept={['.pdf', '.png', '.jpg', '.jpeg', 'application/pdf', 'image/png', 'image/jpeg']} limit={FILE_BYTES} onFiles={([chosen]) => setFile(chosen ?? null)} />
        {shown === undefined ? null : <ChosenFile name={shown.name} bytes={shown.bytes} />}
        <div role="alert">{missing && file === null ? <FieldError id="claim-file-error">{t('points.claim.file.missing')}</FieldError> : null}</div>
        <div className={classes.buttons}>
          <Button type="submit" busy={busy}>{claim === null ? t('points.claim.send') : t('points.claim.send.again')}</Button>
        </div>
      </form>
    </Card>
  );
}
