import type { EnrolmentRuleView } from '@sinau/contracts/programmes';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { RuleFigures } from './rule-figures.js';
import { SEAT_READS } from './seat-reads.js';

const READS = [...SEAT_READS, 'GET /api/runs/:runId/enrolment-rules', 'GET /api/enrolment-rules/:ruleId/people'] as const;

/** Tries the rule as it stands; below the figures it is begun. */
function TryAndBegin({ rule }: { readonly rule: EnrolmentRuleView }) {
  const t = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const trial = useQuery({
    queryKey: ['rule trial', rule.id, rule.revision],
    queryFn: async () => {
      const found = await call('POST /api/enrolment-rules/:ruleId/trial', { params: { ruleId: rule.id }, body: { revision: rule.revision } });
      await client.invalidateQueries({ queryKey: ['GET /api/runs/:runId/enrolment-rules'] });
      return found;
    },
    enabled: open, staleTime: 0, gcTime: 0,
  });
  const begin = useRouteMutation('POST /api/enrolment-rules/:ruleId/activation', { invalidates: READS });
  return (
    <>
      <Button look="outline" aria-label={t('enrolment-rules.rule.try_name', { name: rule.name })} onClick={() => setOpen(true)}>
        {t('enrolment-rules.rule.try')}
      </Button>
      <ConfirmDialog
        open={open} onClose={() => setOpen(false)} title={t('enrolment-rules.rule.begin_title', { name: rule.name })} confirm={t('enrolment-rules.rule.begin')}
        onConfirm={async () => {
          await begin.mutateAsync({ params: { ruleId: rule.id }, body: {} });
          showToast(t('enrolment-rules.rule.begun', { name: rule.name }));
        }}
      >
        {trial.isPending ? <ListSkeleton rows={4} height={28} /> : null}
        {trial.isError ? <QueryFailure what={t('enrolment-rules.rule.preview_failed')} query={trial} /> : null}
        {trial.data ? <RuleFigures preview={trial.data} /> : null}
        <p>{t(rule.dailyAtHour === null ? 'enrolment-rules.rule.begin_once' : 'enrolment-rules.rule.begin_daily')}</p>
      </ConfirmDialog>
    </>
  );
}

type ActProps = { readonly act: 'POST /api/enrolment-rules/:ruleId/pause' | 'POST /api/enrolment-rules/:ruleId/application'; readonly rule: EnrolmentRuleView; readonly words: { readonly act: string; readonly name: string; readonly done: string } };
const APPLY = { act: 'enrolment-rules.rule.application', name: 'enrolment-rules.rule.application_name', done: 'enrolment-rules.rule.application_done' } as const;
const PAUSE = { act: 'enrolment-rules.rule.pause', name: 'enrolment-rules.rule.pause_name', done: 'enrolment-rules.rule.pause_done' } as const;

function Act({ act, rule, words }: ActProps) {
  const t = useText();
  const mutation = useRouteMutation(act, { invalidates: READS });
  const told = { onSuccess: () => showToast(t(words.done, { name: rule.name })), onError: (error: Error) => showToast(error.message) };
  return (
    <Button look="outline" busy={mutation.isPending} aria-label={t(words.name, { name: rule.name })} onClick={() => mutation.mutate({ params: { ruleId: rule.id }, body: {} }, told)}>
      {t(words.act)}
    </Button>
  );
}

function Remove({ rule }: { readonly rule: EnrolmentRuleView }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const remove = useRouteMutation('DELETE /api/enrolment-rules/:ruleId', { invalidates: ['GET /api/runs/:runId/enrolment-rules'] });
  return (
    <>
      <Button look="quiet" aria-label={t('enrolment-rules.rule.remove_name', { name: rule.name })} onClick={() => setAsking(true)}>
        {t('programmes.form.remove')}
      </Button>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t('enrolment-rules.rule.remove_title', { name: rule.name })} confirm={t('programmes.form.remove')} tone="danger" onConfirm={() => remove.mutateAsync({ params: { ruleId: rule.id } })}>
        <p>{t('enrolment-rules.rule.remove_text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** What an administrator does with a rule as it stands. */
export function RuleActs({ rule, onEdit }: { readonly rule: EnrolmentRuleView; readonly onEdit: () => void }) {
  const t = useText();
  return (
    <>
      {rule.state === 'active' ? (
        <>
          <Act act="POST /api/enrolment-rules/:ruleId/application" rule={rule} words={APPLY} />
          <Act act="POST /api/enrolment-rules/:ruleId/pause" rule={rule} words={PAUSE} />
        </>
      ) : (
        <TryAndBegin rule={rule} />
      )}
      <Button look="quiet" aria-label={t('enrolment-rules.rule.edit_name', { name: rule.name })} onClick={onEdit}>
        {t('programmes.edit')}
      </Button>
      {rule.rounds.length === 0 && rule.state !== 'active' ? <Remove rule={rule} /> : null}
    </>
  );
}
