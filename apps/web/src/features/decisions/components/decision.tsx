import '../../../ui/styles/inputs.js';
import { Textarea } from '@mantine/core';
import type { ChangeRequestView, DecisionView, RunDecisionView } from '@sinau/contracts/decisions';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from './decisions.module.css';
import { DECISION_READS } from './reads.js';
import { kindLooks, kindWords, requestLooks, requestWords } from './words.js';

/** What must change in the course, and the version that answered it. */
export function RequestFacts({ request, courseId }: { readonly request: ChangeRequestView; readonly courseId: string }) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      <StatusChip status={requestLooks[request.state]}>{t(requestWords[request.state])}</StatusChip>
      <p className={classes.text}>{request.what}</p>
      <p className={classes.text}>
        <b>{t('decisions.request.why')}</b> {request.why}
      </p>
      {request.version === null ? null : (
        <p className={classes.text}>
          <Link className={classes.name} to="/kelola/kursus/$courseId" params={{ courseId }}>{t('decisions.request.version', { number: request.version.number })}</Link>{' '}
          ({formats.date(request.version.publishedAt)}): {request.answer}
        </p>
      )}
      {request.state === 'open' ? (
        <Link className={classes.name} to="/kelola/kursus/$courseId" params={{ courseId }}>{t('decisions.request.edit')}</Link>
      ) : null}
    </>
  );
}

function Withdraw({ found }: { readonly found: RunDecisionView }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const withdraw = useRouteMutation('POST /api/runs/:runId/decision/withdrawal', { invalidates: DECISION_READS });
  const { run } = found;
  return (
    <>
      <Button look="outline" onClick={() => setOpen(true)}>{t('decisions.withdraw')}</Button>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={t('decisions.withdraw.title', { name: run.name })} lead={t('decisions.withdraw.lead')} submit={t('decisions.withdraw')} ids={{ reason: 'withdrawal-reason' }}
        send={async (form) => {
          await withdraw.mutateAsync({ params: { runId: run.id }, body: { reason: entry(form, 'reason') } });
          showToast(t('decisions.withdrawn', { name: run.name }));
        }}
      >
        <Textarea id="withdrawal-reason" name="reason" label={t('decisions.withdraw.reason')} required maxLength={500} autosize minRows={2} />
      </FormDialog>
    </>
  );
}

function Made({ decision }: { readonly decision: DecisionView }) {
  const t = useText();
  const formats = useFormats();
  if (decision.decidedBy === null) return <p className={classes.small}>{t('decisions.made.unrecorded', { day: formats.date(decision.decidedAt) })}</p>;
  const made = { name: decision.decidedBy, day: formats.date(decision.decidedAt) };
  return <p className={classes.small}>{decision.versionNumber === null ? t('decisions.made', made) : t('decisions.made.on_version', { ...made, number: decision.versionNumber })}</p>;
}

/** A decision that stands: what, why, by whom, and what it set going. */
export function Decision({ found, decision, mayDecide }: { readonly found: RunDecisionView; readonly decision: DecisionView; readonly mayDecide: boolean }) {
  const t = useText();
  return (
    <>
      <Section title={t('decisions.decision')} {...(mayDecide && decision.request?.state !== 'answered' ? { actions: <Withdraw found={found} /> } : {})}>
        <div className={classes.stack}>
          <StatusChip status={kindLooks[decision.kind]}>{t(kindWords[decision.kind])}</StatusChip>
          {decision.kind === 'not_recorded' ? null : <p className={classes.text}>{decision.reasons}</p>}
          <Made decision={decision} />
          {decision.instructors.length === 0 ? null : <Notice>{t('decisions.replaced', { names: decision.instructors.join(', ') })}</Notice>}
        </div>
      </Section>
      {decision.request === null ? null : (
        <Section title={t('decisions.request')}>
          <div className={classes.stack}>
            <RequestFacts request={decision.request} courseId={found.run.courseId} />
          </div>
        </Section>
      )}
    </>
  );
}

/** Decisions that were taken back, and why. */
export function Earlier({ decisions }: { readonly decisions: readonly DecisionView[] }) {
  const t = useText();
  const formats = useFormats();
  if (decisions.length === 0) return null;
  return (
    <Section title={t('decisions.earlier')}>
      <CardList>
        {decisions.map((decision) => (
          <CardItem key={decision.id}>
            <StatusChip status="locked">{t(kindWords[decision.kind])}</StatusChip>
            <p className={classes.text}>{decision.reasons}</p>
            <Made decision={decision} />
            {decision.withdrawn === null ? null : (
              <p className={classes.small}>{t('decisions.withdrawn_by', { name: decision.withdrawn.by ?? '–', day: formats.date(decision.withdrawn.at), reason: decision.withdrawn.reason })}</p>
            )}
          </CardItem>
        ))}
      </CardList>
    </Section>
  );
}
