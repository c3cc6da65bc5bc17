import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog, Sheet } from '../../../ui/dialog/index.js';
import { Section } from '../../../ui/layout.js';
import { showToast } from '../../../ui/toast.js';
import classes from './style-guide.module.css';

/** Dialog, sheet, toast. */
export function OverlaySamples() {
  const [open, setOpen] = useState<'confirm' | 'sheet' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section title="Dialog dan pemberitahuan">
      <div className={classes.row}>
        <Button look="outline" onClick={() => setOpen('confirm')}>
          Buka konfirmasi
        </Button>
        <Button look="outline" onClick={() => setOpen('sheet')}>
          Buka lembar
        </Button>
        <Button look="outline" onClick={() => showToast('Kursus diarsipkan.', () => undefined)}>
          Tampilkan pemberitahuan
        </Button>
      </div>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title="Terbitkan 120 sertifikat?"
        confirm="Terbitkan"
        typedCount={120}
        onConfirm={() => Promise.resolve()}
      >
        <p>Peserta menerima e-mail. Sertifikat yang sudah terbit hanya bisa dicabut, tidak dihapus.</p>
      </ConfirmDialog>
      <Sheet open={open === 'sheet'} onClose={close} title="Daftar soal" lead="9 dari 20 terjawab, 2 ragu-ragu" actions={<Button onClick={close}>Tampilkan 24 kursus</Button>}>
        <p>Isi lembar.</p>
      </Sheet>
    </Section>
  );
}
