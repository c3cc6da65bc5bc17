import type { PackageDetailView } from '@sinau/contracts/packages';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ChangeList } from '../../../ui/course-changes.js';
import { ConfirmDialog, FormDialog } from '../../../ui/dialog/index.js';
import { entry } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './packages.module.css';
import { TextArea } from './text-area.js';
import { updateStatus, updateWords } from './words.js';

type Update = NonNullable<PackageDetailView['update']>;
const again = { invalidates: ['GET /api/packages/received', 'GET /api/packages/received/:offerId', 'GET /api/courses'] } as const;

function Take({ detail, update }: { readonly detail: PackageDetailView; readonly update: Update }) {
  const t = useText();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const take = useRouteMutation('POST /api/packages/received/:offerId/update', again);
  const fetches = detail.newFiles.count > 0;
  const verb = t(fetches ? 'packages.update.fetch' : 'packages.update.merge');
  return (
    <>
      <Button onClick={() => setAsking(true)}>{verb}</Button>
      <ConfirmDialog
        open={asking} onClose={() => setAsking(false)} confirm={verb} title={t('packages.update.take_title', { number: update.number })}
        onConfirm={async () => {
          const { state } = await take.mutateAsync({ params: { offerId: detail.offerId }, body: { versionId: update.versionId } });
          showToast(t(state === 'taken' ? 'packages.update.taken' : 'packages.update.fetching'));
        }}
      >
        <p>{fetches ? t('packages.update.fetch_text', { count: detail.newFiles.count, size: formats.size(detail.newFiles.bytes) }) : t('packages.update.merge_text')}</p>
      </ConfirmDialog>
    </>
  );
}

function Decline({ detail, update }: { readonly detail: PackageDetailView; readonly update: Update }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const decline = useRouteMutation('POST /api/packages/received/:offerId/update/refusal', again);
  return (
    <>
      <Button look="outline" onClick={() => setAsking(true)}>{t('packages.update.decline')}</Button>
      <FormDialog
        open={asking} onClose={() => setAsking(false)} title={t('packages.update.decline_title', { number: update.number })} lead={t('packages.update.decline_text')} submit={t('packages.update.decline')}
        send={async (form) => void (await decline.mutateAsync({ params: { offerId: detail.offerId }, body: { versionId: update.versionId, reason: entry(form, 'reason').trim() } }))}
      >
        <TextArea label={t('packages.reason_label')} name="reason" required />
      </FormDialog>
    </>
  );
}

const fieldWords = {
  name: 'packages.field.name', summary: 'packages.field.summary', objectives: 'packages.field.objectives', indicators: 'packages.field.indicators', methods: 'packages.field.methods',
  curriculum: 'packages.field.curriculum', evaluationPlan: 'packages.field.evaluationPlan',
} as const;
const languageWords = { id: 'packages.captions.id', en: 'packages.captions.en' } as const;

/** What comes beside the course: fields of its programme, and captions of files that are here. */
function Beside({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const fields = detail.programme?.changed ?? [];
  const captions = detail.captions.filter(({ kept }) => !kept);
  if (fields.length + captions.length === 0) return null;
  return (
    <>
      <p>{t('packages.beside')}</p>
      <ul>
        {fields.map((field) => <li key={field}>{t('packages.beside.field', { field: t(fieldWords[field]) })}</li>)}
        {captions.map(({ fileName, language }) => <li key={`${fileName} ${language}`}>{t(languageWords[language], { file: fileName })}</li>)}
      </ul>
    </>
  );
}

/** What both changed: the own stays. */
function Kept({ detail }: { readonly detail: PackageDetailView }) {
  const t = useText();
  const fields = detail.programme?.kept ?? [];
  const captions = detail.captions.filter(({ kept }) => kept);
  if (detail.kept.length + fields.length + captions.length === 0) return null;
  return (
    <Notice tone="warning">
      <b>{t('packages.update.kept')}</b>
      <ul>
        {detail.kept.map((kept) => (
          <li key={kept.lessonId}>{kept.kind === 'article' ? t('packages.update.kept_article', { title: kept.title }) : t('packages.update.kept_quiz', { title: kept.title, count: kept.questions })}</li>
        ))}
        {fields.map((field) => <li key={field}>{t('packages.beside.field', { field: t(fieldWords[field]) })}</li>)}
        {captions.map(({ fileName, language }) => <li key={`${fileName} ${language}`}>{t(languageWords[language], { file: fileName })}</li>)}
      </ul>
    </Notice>
  );
}

/** What the giver published since, and what to do about it. */
export function UpdateProposal({ detail, manages }: { readonly detail: PackageDetailView; readonly manages: boolean }) {
  const t = useText();
  const formats = useFormats();
  const { update, own } = detail;
  if (!update || !own) return null;
  return (
    <Section title={t('packages.update.title', { number: update.number })} actions={<StatusChip status={updateStatus[update.state]}>{t(updateWords[update.state], { number: update.number })}</StatusChip>}>
      <p>{t('packages.update.since', { number: own.versionNumber, date: formats.date(update.publishedAt), giver: detail.giverName })}</p>
      {update.reason === null ? null : <p>{t('packages.reason', { reason: update.reason })}</p>}
      {detail.changes.length === 0 ? <p className={classes.muted}>{t('packages.update.no_changes')}</p> : <ChangeList changes={detail.changes} />}
      <Beside detail={detail} />
      <Kept detail={detail} />
      {manages && update.state !== 'copying' && update.state !== 'failed' ? (
        <div className={classes.actions}>
          <Take detail={detail} update={update} />
          {update.state === 'declined' ? null : <Decline detail={detail} update={update} />}
        </div>
      ) : null}
    </Section>
  );
}
