import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { readProblem } from '../../../lib/api/problem.js';
import { Unreachable } from '../../../lib/api/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { showToast } from '../../../ui/toast.js';

async function fetchFile(query: Readonly<Record<string, string>>): Promise<Blob> {
  const text = new URLSearchParams(query).toString();
  const response = await fetch(`/api/audit/export${text === '' ? '' : `?${text}`}`, { credentials: 'same-origin', headers: { 'accept-language': activeLanguage() } }).catch((cause: unknown) => {
    throw new Unreachable('no answer from the server', { cause });
  });
  if (!response.ok) throw await readProblem(response);
  return response.blob();
}

/** The filtered entries as a file. A refusal is told here, not as a page of JSON. */
export function DownloadButton({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const address = URL.createObjectURL(await fetchFile(query));
      const link = Object.assign(document.createElement('a'), { href: address, download: t('audit.file') });
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      showToast(error instanceof Unreachable || !(error instanceof Error) ? t('ui.error.unreachable') : error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button look="outline" before={<IconDownload size={20} />} busy={busy} onClick={() => void download()}>
      {busy ? t('audit.downloading') : t('audit.download')}
    </Button>
  );
}
