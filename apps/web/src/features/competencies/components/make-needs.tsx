import type { GapMatrixView } from '@sinau/contracts/competencies';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';

/** Writes a gap down as needs, and goes on to them. */
export function MakeNeeds({ competency }: { readonly competency: GapMatrixView['competencies'][number] }) {
  const t = useText();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const propose = useRouteMutation('POST /api/needs/proposals', { invalidates: ['GET /api/needs'] });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('competencies.gaps.need')}</Button>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('competencies.gaps.need')} lead={t('competencies.gaps.need.lead', { name: competency.name })} submit={t('competencies.gaps.need.do')} ids={{ year: 'gap-need-year' }}
        send={async (form) => {
          const year = Number(entry(form, 'year'));
          const { added, already } = await propose.mutateAsync({ body: { year, competencyId: competency.id } });
          showToast(t('competencies.gaps.need.done', { added, already }));
          await navigate({ to: '/admin/kebutuhan', search: { cari: competency.name, asal: 'gap', tahun: year } });
        }}
      >
        <TextField id="gap-need-year" name="year" inputMode="numeric" label={t('competencies.gaps.need.year')} defaultValue={String(new Date().getFullYear() + 1)} required />
      </FormDialog>
    </>
  );
}
