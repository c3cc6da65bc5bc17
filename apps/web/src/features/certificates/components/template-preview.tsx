import { IconFileTypePdf } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { TemplateContent } from '@sinau/contracts/certificates';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { saveFile } from '../../../ui/download-button.js';
import { ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from '../admin/admin.module.css';
import { CertificateSheet } from './certificate-sheet.js';
import { Choices } from './choices.js';
import { drawPdf } from './draw-pdf.js';
import { sampleSheet, tidied, type SampleFacts, type SampleKind } from './template-draft.js';

type PreviewProps = { readonly templateId: string | null; readonly content: TemplateContent; readonly facts: SampleFacts };
type Check = { readonly kind: 'unknown' } | { readonly kind: 'checking' } | { readonly kind: 'fits' } | { readonly kind: 'fails'; readonly error: unknown };

/** Milliseconds without typing before the real renderer is asked. */
const PAUSE = 900;

function isWhole({ title, issuePlace, signatories }: TemplateContent): boolean {
  return title !== '' && issuePlace !== '' && signatories.every((signatory) => signatory.name !== '' && signatory.title !== '');
}

/** Asks the renderer, after a pause, whether the front still holds the longest texts. */
function useFit(templateId: string | null, content: TemplateContent): Check {
  const text = JSON.stringify(tidied(content));
  const [found, setFound] = useState<{ readonly text: string; readonly check: Check } | null>(null);
  useEffect(() => {
    const whole: TemplateContent = JSON.parse(text);
    if (!isWhole(whole)) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      drawPdf({ templateId, content: whole, sample: 'longest' }, stop.signal).then(
        () => setFound({ text, check: { kind: 'fits' } }),
        (error: unknown) => stop.signal.aborted || setFound({ text, check: { kind: 'fails', error } }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [templateId, text]);
  if (!isWhole(tidied(content))) return { kind: 'unknown' };
  return found?.text === text ? found.check : { kind: 'checking' };
}

function Fit({ check }: { readonly check: Check }) {
  const t = useText();
  if (check.kind === 'unknown') return <StatusChip status="waiting">{t('certificates.preview.unknown')}</StatusChip>;
  if (check.kind === 'checking') return <StatusChip status="active">{t('certificates.preview.checking')}</StatusChip>;
  if (check.kind === 'fits') return <StatusChip status="done">{t('certificates.preview.fits')}</StatusChip>;
  return (
    <p className={classes.error}>
      <ErrorReason error={check.error} />
    </p>
  );
}

/** The front while it is edited, and the very PDF on demand. */
export function TemplatePreview({ templateId, content, facts }: PreviewProps) {
  const t = useText();
  const [sample, setSample] = useState<SampleKind>('usual');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const check = useFit(templateId, content);
  const options = [
    { value: 'usual' as const, label: t('certificates.preview.usual') },
    { value: 'longest' as const, label: t('certificates.preview.longest') },
  ];
  async function openPdf(): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      saveFile(await drawPdf({ templateId, content: tidied(content), sample }), 'contoh-sertifikat.pdf');
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={classes.previewColumn}>
      <CertificateSheet content={sampleSheet(content, sample, facts)} />
      <div aria-live="polite">
        <Fit check={check} />
      </div>
      <Choices legend={t('certificates.preview')} options={options} value={sample} onChange={setSample} />
      <div>
        <Button look="outline" busy={busy} before={<IconFileTypePdf size={18} />} onClick={() => void openPdf()}>
          {t('certificates.preview.pdf')}
        </Button>
      </div>
      {failure === null ? null : (
        <p role="alert" className={classes.error}>
          <ErrorReason error={failure} />
        </p>
      )}
    </div>
  );
}
