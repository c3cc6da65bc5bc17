import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { showToast } from '../../../ui/toast.js';
import { useText } from '../../../lib/i18n/index.js';

type CopyButtonProps = { readonly text: string; readonly children: string; /** "Nomor disalin" */ readonly done: string };

/** Copies a text; where the browser does not allow it, says so and leaves the text to be marked by hand. */
export function CopyButton({ text, children, done }: CopyButtonProps) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      showToast(done);
    } catch {
      showToast(t('certificates.copy.refused'));
    }
  }
  return (
    <Button look="outline" before={copied ? <IconCheck size={18} /> : <IconCopy size={18} />} onClick={() => void copy()}>
      {children}
    </Button>
  );
}
