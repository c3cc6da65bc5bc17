import '../../../ui/styles/inputs.js';
import { Checkbox, Radio, Textarea } from '@mantine/core';
import type { RunDecisionView } from '@sinau/contracts/decisions';
import { decisionKinds, type DecisionKind } from '@sinau/domain/decisions';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { showToast } from '../../../ui/toast.js';
import classes from './decisions.module.css';
import { DECISION_READS } from './reads.js';
import { kindHints, kindWords } from './words.js';

type Draft = { readonly kind: DecisionKind | null; readonly reasons: string; readonly what: string; readonly why: string; readonly instructorIds: readonly string[] };
const EMPTY: Draft = { kind: null, reasons: '', what: '', why: '', instructorIds: [] };
type PartProps = { readonly draft: Draft; readonly change: (change: Partial<Draft>) => void };

/** What is still missing, as the server would say it; null when it can be sent. */
function lackOf(draft: Draft): string | null {
  if (draft.kind === null) return 'decisions.form.choose';
  if (draft.reasons.trim() === '') return 'decisions.form.needs_reasons';
  if (draft.kind === 'change_curriculum' && (draft.what.trim() === '' || draft.why.trim() === '')) return 'decisions.form.needs_request';
  return draft.kind === 'change_instructor' && draft.instructorIds.length === 0 ? 'decisions.form.needs_instructor' : null;
}

function bodyOf({ kind, reasons, what, why, instructorIds }: Draft, id: string, revision: number) {
  const begun = { id, revision, reasons: reasons.trim() };
  if (kind === 'change_curriculum') return { ...begun, kind, request: { what: what.trim(), why: why.trim() } };
  return kind === 'change_instructor' ? { ...begun, kind, instructorIds: [...instructorIds] } : { ...begun, kind: kind ?? 'continue' };
}

function RequestFields({ draft, change }: PartProps) {
  const t = useText();
  return (
    <>
      <Textarea label={t('decisions.form.what')} description={t('decisions.form.what_hint')} maxLength={2000} autosize minRows={3} required value={draft.what} onChange={(event) => change({ what: event.currentTarget.value })} />
      <Textarea label={t('decisions.form.why')} description={t('decisions.form.why_hint')} maxLength={1000} autosize minRows={2} required value={draft.why} onChange={(event) => change({ why: event.currentTarget.value })} />
    </>
  );
}

function InstructorFields({ draft, change, instructors }: PartProps & { readonly instructors: RunDecisionView['instructors'] }) {
  const t = useText();
  if (instructors.length === 0) return <p className={classes.text}>{t('decisions.form.no_instructors')}</p>;
  const toggle = (id: string): void => change({ instructorIds: draft.instructorIds.includes(id) ? draft.instructorIds.filter((one) => one !== id) : [...draft.instructorIds, id] });
  return (
    <fieldset className={classes.kinds}>
      <legend>{t('decisions.form.instructors')}</legend>
      {instructors.map(({ id, name }) => (
        <Checkbox key={id} label={name} checked={draft.instructorIds.includes(id)} onChange={() => toggle(id)} />
      ))}
    </fieldset>
  );
}

/** The decision that closes a run: one of five, with reasons and what each asks for. */
export function DecideForm({ found }: { readonly found: RunDecisionView }) {
  const t = useText();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [id] = useState(newId);
  const decide = useRouteMutation('POST /api/runs/:runId/decision', { invalidates: DECISION_READS });
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const lack = lackOf(draft);
  const { run } = found;
  return (
    <>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (lack === null) setAsking(true);
        }}
      >
        <Radio.Group label={t('decisions.form.kind')} value={draft.kind} onChange={(value) => change({ kind: decisionKinds.find((kind) => kind === value) ?? null })} required>
          <div className={classes.kinds}>
            {decisionKinds.map((kind) => (
              <Radio key={kind} value={kind} label={t(kindWords[kind])} description={t(kindHints[kind])} />
            ))}
          </div>
        </Radio.Group>
        {draft.kind === 'change_curriculum' ? <RequestFields draft={draft} change={change} /> : null}
        {draft.kind === 'change_instructor' ? <InstructorFields draft={draft} change={change} instructors={found.instructors} /> : null}
        <Textarea label={t('decisions.form.reasons')} description={t('decisions.form.reasons_hint')} maxLength={2000} autosize minRows={3} required value={draft.reasons} onChange={(event) => change({ reasons: event.currentTarget.value })} />
        {tried && lack !== null ? <p role="alert" style={{ color: 'var(--err)', margin: 0 }}>{t(lack)}</p> : null}
        <div>
          <Button type="submit">{t('decisions.form.submit')}</Button>
        </div>
      </form>
      {/* beside the form: within it, the dialog's own form would be lost and its button load the page anew */}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('decisions.confirm.title', { name: run.name })}
        confirm={t('decisions.form.submit')}
        onConfirm={async () => {
          await decide.mutateAsync({ params: { runId: run.id }, body: bodyOf(draft, id, run.revision) });
          showToast(t('decisions.decided', { name: run.name }));
        }}
      >
        <p>{t(run.phase === 'ended' ? 'decisions.confirm.text' : 'decisions.confirm.early')}</p>
      </ConfirmDialog>
    </>
  );
}
