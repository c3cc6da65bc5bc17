import '../../../ui/styles/inputs.js';
import { Textarea } from '@mantine/core';
import type { InstructorBlockView } from '@sinau/contracts/decisions';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry } from '../../../ui/form/index.js';
import { Notice } from '../../../ui/notice.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';

function Block({ block, onOverride }: { readonly block: InstructorBlockView; readonly onOverride: (() => void) | null }) {
  const t = useText();
  const formats = useFormats();
  const { override } = block;
  const from = t('programmes.block.from', { name: block.name, run: block.fromRun, day: formats.date(block.decidedAt) });
  if (override !== null) return <Notice>{`${from} ${t('programmes.block.allowed', { by: override.by, day: formats.date(override.at), reason: override.reason })}`}</Notice>;
  return (
    <Notice tone="warning" {...(onOverride === null ? {} : { action: <Button look="quiet" aria-label={t('programmes.block.allow_name', { name: block.name })} onClick={onOverride}>{t('programmes.block.allow')}</Button> })}>
      {block.teaches ? `${from} ${t('programmes.block.teaches')}` : from}
    </Notice>
  );
}

/** Whom decisions on earlier runs keep from teaching this one, and the written exceptions. */
export function InstructorBlocks({ runId, mayManage }: { readonly runId: string; readonly mayManage: boolean }) {
  const t = useText();
  const [asked, setAsked] = useState<InstructorBlockView | null>(null);
  const blocks = useQuery(routeQuery('GET /api/runs/:runId/instructor-blocks', { params: { runId } }));
  const override = useRouteMutation('POST /api/runs/:runId/instructor-overrides', { invalidates: ['GET /api/runs/:runId/instructor-blocks'] });
  if (blocks.isError && !blocks.data) return <QueryFailure what={t('programmes.block.failed')} query={blocks} />;
  if (!blocks.data || blocks.data.rows.length === 0) return null;
  return (
    <div className={classes.stack}>
      {blocks.data.rows.map((block) => <Block key={block.id} block={block} onOverride={mayManage ? () => setAsked(block) : null} />)}
      <FormDialog
        open={asked !== null} onClose={() => setAsked(null)} title={t('programmes.block.allow_title', { name: asked?.name ?? '' })} lead={t('programmes.block.allow_lead')} submit={t('programmes.block.allow')} ids={{ reason: 'override-reason' }}
        send={async (form) => {
          await override.mutateAsync({ params: { runId }, body: { blockId: asked?.id ?? '', reason: entry(form, 'reason') } });
          showToast(t('programmes.block.done', { name: asked?.name ?? '' }));
        }}
      >
        <Textarea id="override-reason" name="reason" label={t('programmes.block.reason')} required maxLength={1000} autosize minRows={2} />
      </FormDialog>
    </div>
  );
}
