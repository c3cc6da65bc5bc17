import type { OwnPracticeView } from '@sinau/contracts/sessions';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { serverNow, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useOnline } from '../../../lib/offline/index.js';
import { Button } from '../../../ui/button.js';
import { ActionBar, Page, Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { AGENCY_LANGUAGE, Written } from '../../../ui/written.js';
import { sessionTime } from '../components/use-zone.js';
import { AddEvidence } from '../practice/add-evidence.js';
import { Evidence } from '../practice/evidence.js';
import { PracticeChip, PracticeSteps } from '../practice/practice-words.js';
import { useOwnPractice, usePracticeDraft, useTakePractice, type PracticeDraft } from '../practice/use-practice.js';
import classes from '../practice/practice.module.css';

const route = getRouteApi('/frame/shell/praktik/$sessionId');

/** What the learner is to know before anything else. */
function Standing({ practice }: { readonly practice: OwnPracticeView }) {
  const t = useText();
  const formats = useFormats();
  const { report } = practice;
  const reason = report?.steps.at(-1)?.reason ?? null;
  if (practice.sessionState === 'cancelled') return <Notice tone="warning">{t('sessions.practice.cancelled')}</Notice>;
  if (report === null || report.state === 'draft') return null;
  if (report.state === 'submitted') return <Notice>{t('sessions.practice.waits', { since: report.submittedAt === null ? '' : formats.dateTime(report.submittedAt) })}</Notice>;
  if (report.state === 'signed') return <Notice>{t('sessions.practice.counted', { hours: formats.jp(practice.hours) })}</Notice>;
  return (
    <Notice tone="warning">
      <b>{t(report.state === 'returned' ? 'sessions.practice.returned_because' : 'sessions.practice.withdrawn_because')}</b> <Written>{reason ?? ''}</Written>
    </Notice>
  );
}

type TextProps = { readonly practice: OwnPracticeView; readonly draft: PracticeDraft };

/** Kept on the device with each letter, on the server when the field is left. */
function ReportText({ practice, draft }: TextProps) {
  const t = useText();
  const id = useId();
  const take = useTakePractice();
  const write = useRouteMutation('PUT /api/me/practice/:sessionId');
  const saved = practice.report?.text ?? '';
  const shown = draft.text ?? saved;
  function leave(): void {
    if (draft.text === null || draft.text.trim() === saved || write.isPending) return;
    write.mutate(
      { params: { sessionId: practice.sessionId }, body: { text: draft.text } },
      { onSuccess: (next) => {
        take(next);
        if (next.report?.text === draft.text?.trim()) draft.write(null);
      } },
    );
  }
  const state = draft.text === null ? (saved === '' ? null : 'sessions.practice.saved') : write.isPending ? 'sessions.practice.saving' : 'sessions.practice.saved_here';
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {t('sessions.practice.text')}
      </label>
      <textarea id={id} className={classes.text} maxLength={5000} value={shown} aria-describedby={`${id}-hint`} onChange={(event) => draft.write(event.currentTarget.value)} onBlur={leave} />
      <p id={`${id}-hint`} className={classes.muted}>
        {t('sessions.practice.text_hint')} {state === null ? null : <span role="status">{t(state)}</span>}
      </p>
    </div>
  );
}

/** Why it can't be handed in now; null when it can. */
function useObstacle(practice: OwnPracticeView, draft: PracticeDraft): string | null {
  const t = useText();
  const online = useOnline();
  const files = practice.report?.files ?? [];
  if (!online) return t('sessions.practice.offline');
  if (draft.waiting.length > 0) return t('sessions.practice.still_sending');
  if (files.some(({ state }) => state === 'pending')) return t('sessions.practice.still_preparing');
  const text = draft.text ?? practice.report?.text ?? '';
  return text.trim() === '' || !files.some(({ state }) => state === 'ready') ? t('sessions.practice.lacking') : null;
}

function HandIn({ practice, draft }: TextProps) {
  const t = useText();
  const take = useTakePractice();
  const obstacle = useObstacle(practice, draft);
  const submit = useRouteMutation('POST /api/me/practice/:sessionId/submission', { invalidates: ['GET /api/me/practice'] });
  function send(): void {
    submit.mutate(
      { params: { sessionId: practice.sessionId }, body: { text: draft.text ?? practice.report?.text ?? '' } },
      { onSuccess: (next) => {
        take(next);
        draft.write(null);
        showToast(t('sessions.practice.sent'));
      } },
    );
  }
  return (
    <>
      {submit.isError ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={submit.error} />
        </p>
      ) : null}
      <p id="practice-obstacle" className={classes.muted} role="status">
        {obstacle ?? ''}
      </p>
      <ActionBar>
        <Button wide busy={submit.isPending} disabled={obstacle !== null} aria-describedby="practice-obstacle" onClick={send}>
          {t(practice.report === null || practice.report.state === 'draft' ? 'sessions.practice.hand_in' : 'sessions.practice.hand_in_again')}
        </Button>
      </ActionBar>
    </>
  );
}

function Editing({ practice }: { readonly practice: OwnPracticeView }) {
  const t = useText();
  const draft = usePracticeDraft(practice.sessionId);
  const take = useTakePractice();
  const [removing, setRemoving] = useState<string | null>(null);
  const remove = useRouteMutation('DELETE /api/me/practice/:sessionId/files/:fileId');
  return (
    <>
      <ReportText practice={practice} draft={draft} />
      <Section title={t('sessions.practice.files')}>
        <div className={classes.stack}>
          <AddEvidence draft={draft} />
          <Evidence
            files={practice.report?.files ?? []}
            removing={remove.isPending ? removing : null}
            onRemove={(file) => {
              setRemoving(file.id);
              remove.mutate({ params: { sessionId: practice.sessionId, fileId: file.id } }, { onSuccess: take });
            }}
          />
          {remove.isError ? (
            <p role="alert" className={classes.failure}>
              <ErrorReason error={remove.error} />
            </p>
          ) : null}
        </div>
      </Section>
      <HandIn practice={practice} draft={draft} />
    </>
  );
}

function Content({ practice }: { readonly practice: OwnPracticeView }) {
  const t = useText();
  const { report } = practice;
  if (practice.sessionState === 'cancelled') return null;
  if (Date.parse(practice.startsAt) > serverNow()) return <Notice>{t('sessions.practice.not_begun', { time: sessionTime(practice) })}</Notice>;
  if (report?.state !== 'signed') return <Editing practice={practice} />;
  return (
    <>
      <p className={classes.written} lang={AGENCY_LANGUAGE}>
        {report.text}
      </p>
      <Section title={t('sessions.practice.files')}>
        <Evidence files={report.files} />
      </Section>
    </>
  );
}

/** One's own report of a field practice: what was done, with photos from the phone's camera, until somebody signs it off. */
export function PracticePage() {
  const t = useText();
  const formats = useFormats();
  const { sessionId } = route.useParams();
  const practice = useOwnPractice(sessionId);
  const crumbs = [{ label: t('sessions.practice.title'), to: '/praktik' }];
  return (
    <QueryPage query={practice} title={t('sessions.practice.report')} crumbs={crumbs} failed={t('sessions.practice.failed')}>
      {({ value, savedAt }) => (
        <Page>
          <PageHeader title={value.title} lead={[value.runName, sessionTime(value), value.place, formats.jp(value.hours)].filter((part) => part !== null).join(' · ')} crumbs={[...crumbs, { label: t('sessions.practice.report') }]} />
          <div className={classes.stack}>
            <div className={classes.row}>
              <PracticeChip state={value.report?.state ?? null} />
            </div>
            {savedAt === null ? null : <Notice tone="warning">{t('sessions.practice.as_of', { at: formats.dateTime(savedAt) })}</Notice>}
            <Standing practice={value} />
            <Content practice={value} />
            {value.report === null || value.report.steps.length === 0 ? null : (
              <Section title={t('sessions.practice.steps')}>
                <PracticeSteps steps={value.report.steps} />
              </Section>
            )}
          </div>
        </Page>
      )}
    </QueryPage>
  );
}
