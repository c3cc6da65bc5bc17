import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { isProblem, type NamedFile } from '../lib/api/index.js';
import { useText } from '../lib/i18n/index.js';
import { Button, type Look } from './button.js';
import { showToast } from './toast.js';

/** Milliseconds that a browser may take to begin with a file that was handed to it. */
const KEPT = 60_000;

export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

type DownloadButtonProps = {
  readonly children: ReactNode;
  /** Asks for the file: by `callForNamedFile`, so that an ended session is answered by the sign-in dialog. */
  readonly file: () => Promise<NamedFile>;
  /** Where the server names none. */
  readonly name: string;
  readonly look?: Look;
  readonly size?: 'normal' | 'large';
  readonly wide?: boolean;
  readonly 'aria-label'?: string;
};

/** Downloads a file. A refusal is told here, and never as a page of JSON. */
export function DownloadButton({ children, file, name, ...rest }: DownloadButtonProps) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    try {
      const found = await file();
      saveFile(found.blob, found.name ?? name);
    } catch (error) {
      showToast(isProblem(error) ? error.message : t('ui.error.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button {...rest} before={<IconDownload size={20} />} busy={busy} onClick={() => void download()}>
      {children}
    </Button>
  );
}
