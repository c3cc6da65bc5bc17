import type { EnrolmentRuleView } from '@sinau/contracts/programmes';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { ErrorSummary, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';
import { conditionsOf, emptyRule, ruleBodyOf, ruleDraftOf, ruleFaultsOf, type RuleDraft, type RuleFault } from './rule-draft.js';
import { RuleFigures } from './rule-figures.js';
import { ExceptionsPart, GapPart, PostPart, TimesPart, UnitPart } from './rule-parts.js';

const PAUSE = 400;
const FAULTS = { name: 'enrolment-rules.rule.fault.name', conditions: 'enrolment-rules.rule.fault.conditions', days: 'enrolment-rules.rule.fault.days' } as const;
const IDS = { name: 'rule-name', conditions: 'rule-parts', days: 'rule-ends' } as const;

/** The value after it rested for a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** Whom the sentence would enrol as it is written now. */
function Live({ runId, draft }: { readonly runId: string; readonly draft: RuleDraft }) {
  const t = useText();
  const rested = useRested(draft);
  const body = { conditions: conditionsOf(rested), exceptions: rested.exceptions.map(({ id }) => id) };
  const empty = conditionsOf(draft).length === 0;
  const preview = useQuery({
    queryKey: ['rule preview', runId, body],
    queryFn: ({ signal }) => call('POST /api/runs/:runId/enrolment-rule-previews', { params: { runId }, body, signal }),
    enabled: body.conditions.length > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <section className={classes.group} aria-label={t('enrolment-rules.rule.preview')}>
      <h3>{t('enrolment-rules.rule.preview')}</h3>
      {empty ? <p className={classes.muted}>{t('enrolment-rules.rule.preview_empty')}</p> : null}
      {!empty && preview.isPending ? <ListSkeleton rows={3} height={28} /> : null}
      {!empty && preview.isError ? <QueryFailure what={t('enrolment-rules.rule.preview_failed')} query={preview} /> : null}
      {!empty && preview.data ? <RuleFigures preview={preview.data} /> : null}
    </section>
  );
}

type FieldsProps = { readonly draft: RuleDraft; readonly change: (change: Partial<RuleDraft>) => void; readonly faults: readonly RuleFault[]; readonly timeZone: string };

function Fields({ draft, change, faults, timeZone }: FieldsProps) {
  const t = useText();
  const errorOf = (fault: RuleFault): string | undefined => (faults.includes(fault) ? t(FAULTS[fault]) : undefined);
  return (
    <>
      <TextField id={IDS.name} label={t('enrolment-rules.rule.name')} value={draft.name} maxLength={120} onChange={(name) => change({ name })} error={errorOf('name')} />
      <div id={IDS.conditions} tabIndex={-1} className={classes.stack}>
        <p>{t('enrolment-rules.rule.builder')}</p>
        <UnitPart draft={draft} change={change} />
        <PostPart draft={draft} change={change} />
        <GapPart draft={draft} change={change} />
        <ExceptionsPart draft={draft} change={change} />
      </div>
      <TimesPart draft={draft} change={change} timeZone={timeZone} daysError={errorOf('days')} />
    </>
  );
}

type RuleEditorProps = { readonly runId: string; /** Null for one that is new. */ readonly rule: EnrolmentRuleView | null; readonly timeZone: string; readonly onClose: () => void };

/** A rule as a sentence, with what it would do beside it. Nobody is enrolled by saving it. */
export function RuleEditor({ runId, rule, timeZone, onClose }: RuleEditorProps) {
  const t = useText();
  const client = useQueryClient();
  const [id] = useState(() => newId());
  const [draft, setDraft] = useState(() => (rule === null ? emptyRule : ruleDraftOf(rule)));
  const [faults, setFaults] = useState<readonly RuleFault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function save(): Promise<void> {
    const found = ruleFaultsOf(draft);
    setFaults(found);
    setFailure(null);
    if (found.length > 0 || busy) return;
    setBusy(true);
    try {
      if (rule === null) await call('POST /api/runs/:runId/enrolment-rules', { params: { runId }, body: { id, ...ruleBodyOf(draft) } });
      else await call('PUT /api/enrolment-rules/:ruleId', { params: { ruleId: rule.id }, body: { revision: rule.revision, ...ruleBodyOf(draft) } });
      await client.invalidateQueries({ queryKey: ['GET /api/runs/:runId/enrolment-rules'] });
      showToast(t('enrolment-rules.rule.saved'));
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }
  return (
    <Section title={rule === null ? t('enrolment-rules.rule.new') : t('enrolment-rules.rule.edit_title', { name: rule.name })}>
      <div className={classes.form}>
        <ErrorSummary entries={faults.map((fault) => ({ field: IDS[fault], message: t(FAULTS[fault]) }))}>{failure === null ? null : <ErrorReason error={failure} />}</ErrorSummary>
        <Fields draft={draft} change={(change) => setDraft({ ...draft, ...change })} faults={faults} timeZone={timeZone} />
        <Live runId={runId} draft={draft} />
        <div className={classes.actions}>
          <Button look="plain" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button busy={busy} onClick={() => void save()}>
            {t('enrolment-rules.rule.save')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
