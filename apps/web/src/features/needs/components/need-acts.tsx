import '../../../ui/styles/inputs.js';
import { Checkbox, Textarea } from '@mantine/core';
import type { NeedView } from '@sinau/contracts/needs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from './needs.module.css';
import { originWords } from './words.js';

const READS = ['GET /api/needs', 'GET /api/needs/:needId'] as const;
type DialogProps = { readonly need: NeedView; readonly open: boolean; readonly onClose: () => void };

function DecideDialog({ need, open, onClose, accepts }: DialogProps & { readonly accepts: boolean }) {
  const t = useText();
  const accept = useRouteMutation('POST /api/needs/:needId/acceptance', { invalidates: READS });
  const refuse = useRouteMutation('POST /api/needs/:needId/refusal', { invalidates: READS });
  return (
    <FormDialog
      open={open} onClose={onClose} title={t(accepts ? 'needs.accept.title' : 'needs.refuse.title', { title: need.title })} lead={t('needs.decide.lead')} submit={t(accepts ? 'needs.accept' : 'needs.refuse')} ids={{ reason: 'need-reason' }}
      send={async (form) => {
        await (accepts ? accept : refuse).mutateAsync({ params: { needId: need.id }, body: { revision: need.revision, reason: entry(form, 'reason') } });
        showToast(t(accepts ? 'needs.accepted' : 'needs.refused', { title: need.title }));
      }}
    >
      <Textarea id="need-reason" name="reason" label={t('needs.decide.reason')} required maxLength={500} autosize minRows={2} />
    </FormDialog>
  );
}

function MergeDialog({ need, open, onClose }: DialogProps) {
  const t = useText();
  const formats = useFormats();
  const others = useQuery({ ...routeQuery('GET /api/needs', { query: { state: 'open', year: need.year, limit: 100 } }), enabled: open });
  const merge = useRouteMutation('POST /api/needs/:needId/merging', { invalidates: READS });
  const rows = (others.data?.rows ?? []).filter(({ id }) => id !== need.id);
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('needs.merge.title', { title: need.title })} lead={t('needs.merge.lead')} submit={t('needs.merge')}
      send={async (form) => {
        const needIds = form.getAll('needIds').map(String);
        const merged = await merge.mutateAsync({ params: { needId: need.id }, body: { revision: need.revision, needIds } });
        showToast(t('needs.merged', { count: needIds.length, people: merged.people }));
      }}
    >
      {others.isPending ? <ListSkeleton rows={3} height={44} /> : null}
      {others.isError ? <QueryFailure what={t('needs.failed')} query={others} /> : null}
      {others.data && rows.length === 0 ? <p>{t('needs.merge.none', { year: String(need.year) })}</p> : null}
      {rows.length === 0 ? null : (
        <fieldset className={classes.choices}>
          <legend className={classes.small}>{t('needs.merge.choose')}</legend>
          {rows.map((row) => (
            <Checkbox key={row.id} name="needIds" value={row.id} label={row.title} description={t('needs.merge.about', { origin: t(originWords[row.origin]), people: row.people, weight: formats.decimal(row.weight, 2) })} />
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}

/** What an open need waits for: to be changed, merged, refused or accepted; an accepted one is answered by a programme. */
export function NeedActs({ need, onEdit }: { readonly need: NeedView; readonly onEdit: () => void }) {
  const t = useText();
  if (need.state === 'open') return <OpenActs need={need} onEdit={onEdit} />;
  if (need.state !== 'accepted') return null;
  return <ButtonLink look={need.programmes.length === 0 ? 'primary' : 'outline'} to="/admin/program/baru" search={{ kebutuhan: need.id }}>{t('needs.answer')}</ButtonLink>;
}

function OpenActs({ need, onEdit }: { readonly need: NeedView; readonly onEdit: () => void }) {
  const t = useText();
  const [act, setAct] = useState<'accept' | 'refuse' | 'merge' | null>(null);
  const close = (): void => setAct(null);
  return (
    <>
      <Button look="outline" onClick={onEdit}>{t('needs.edit')}</Button>
      <Button look="outline" onClick={() => setAct('merge')}>{t('needs.merge')}</Button>
      <Button look="outline" onClick={() => setAct('refuse')}>{t('needs.refuse')}</Button>
      <Button onClick={() => setAct('accept')}>{t('needs.accept')}</Button>
      <DecideDialog need={need} open={act === 'accept'} onClose={close} accepts />
      <DecideDialog need={need} open={act === 'refuse'} onClose={close} accepts={false} />
      <MergeDialog need={need} open={act === 'merge'} onClose={close} />
    </>
  );
}
