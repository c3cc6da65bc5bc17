import { useId, useState, type FormEvent } from 'react';
import { isProblem, serverNow, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { deadlineAfter, emptyGrant, minutesOf } from './grant-draft.js';
import classes from './supervise.module.css';
import { useUntil } from './use-until.js';

export type OpenAttempt = Row<'GET /api/runs/:runId/open-attempts'>;

type GrantTimeDialogProps = {
  /** The attempt as it was when the dialog opened: time is added to the deadline that was seen. */
  readonly attempt: OpenAttempt;
  /** As the list knows it now; null when it is no longer open. */
  readonly latest: OpenAttempt | null;
  readonly onLook: (latest: OpenAttempt) => void;
  readonly onClose: () => void;
};

/** Gives one learner more time, with a reason, once the new deadline has been seen. */
export function GrantTimeDialog({ attempt, latest, onLook, onClose }: GrantTimeDialogProps) {
  const t = useText();
  const until = useUntil();
  const form = useId();
  const [draft, setDraft] = useState(emptyGrant);
  const [sent, setSent] = useState(false);
  const grant = useRouteMutation('POST /api/attempts/:attemptId/extra-time', { invalidates: ['GET /api/runs/:runId/open-attempts'] });
  const minutes = minutesOf(draft.minutes);
  const reason = draft.reason.trim();
  const name = attempt.personName;
  const deadlineAt = attempt.deadlineAt ?? '';
  const moved = latest !== null && latest.deadlineAt !== null && latest.deadlineAt !== deadlineAt ? latest.deadlineAt : null;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSent(true);
    if (minutes === null || reason === '' || grant.isPending) return;
    try {
      const given = await grant.mutateAsync({ params: { attemptId: attempt.id }, body: { deadlineAt, minutes, reason } });
      showToast(t('supervision.grant.done', { name, minutes, until: until(Date.parse(given.deadlineAt), serverNow()) }));
      onClose();
    } catch {
      // said below, with what was typed
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('supervision.grant.title', { name })}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" form={form} busy={grant.isPending}>
            {minutes === null ? t('supervision.grant.do_unsure') : t('supervision.grant.do', { minutes })}
          </Button>
        </>
      }
    >
      <form id={form} className={classes.form} noValidate onSubmit={(event) => void send(event)}>
        <p>{t('supervision.grant.now', { title: attempt.title, until: until(Date.parse(deadlineAt), serverNow()) })}</p>
        <TextField
          label={t('supervision.grant.minutes')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          value={draft.minutes}
          onChange={(typed) => setDraft({ ...draft, minutes: typed })}
          error={sent && minutes === null ? t('supervision.grant.minutes_wrong') : undefined}
        />
        <TextField
          label={t('supervision.grant.reason')}
          hint={t('supervision.grant.reason_hint')}
          maxLength={300}
          value={draft.reason}
          onChange={(typed) => setDraft({ ...draft, reason: typed })}
          error={sent && reason === '' ? t('supervision.grant.reason_missing') : undefined}
        />
        {minutes === null ? null : <p>{t('supervision.grant.after', { until: until(deadlineAfter(deadlineAt, minutes, serverNow()), serverNow()) })}</p>}
        <Refusal error={grant.error} moved={moved} onLook={moved === null || latest === null ? null : () => (onLook(latest), grant.reset())} />
      </form>
    </Dialog>
  );
}

type RefusalProps = { readonly error: unknown; readonly moved: string | null; readonly onLook: (() => void) | null };

/** Why it was not given. Another deadline than the one that was seen must be looked at first. */
function Refusal({ error, moved, onLook }: RefusalProps) {
  const t = useText();
  const until = useUntil();
  if (moved !== null && onLook !== null) {
    return (
      <div role="alert" className={classes.failure}>
        <p>{t('supervision.grant.moved', { until: until(Date.parse(moved), serverNow()) })}</p>
        <Button look="outline" onClick={onLook}>
          {t('supervision.grant.look')}
        </Button>
      </div>
    );
  }
  if (!error) return null;
  return (
    <p role="alert" className={classes.failure}>
      {isProblem(error, 'attempt_closed') ? t('supervision.grant.closed') : <ErrorReason error={error} />}
    </p>
  );
}
