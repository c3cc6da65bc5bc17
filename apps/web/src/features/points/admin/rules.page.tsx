import type { RuleView } from '@sinau/contracts/points';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/claims.module.css';
import { RuleFields, ruleIds, ruleOf } from '../components/rule-form.js';
import { ruleKindWords, useRuleSentence } from '../components/rule-words.js';

function Verified({ rule }: { readonly rule: RuleView }) {
  const t = useText();
  const formats = useFormats();
  if (rule.verified === null) return <StatusChip status="warning">{t('points.rules.unverified')}</StatusChip>;
  return (
    <>
      <StatusChip status="done">{t('points.rules.verified')}</StatusChip>
      <p className={classes.muted}>{rule.verified.by}, {formats.date(rule.verified.at)}</p>
    </>
  );
}

function useColumns(onVerify: ((rule: RuleView) => void) | null): readonly TableColumn<RuleView>[] {
  const t = useText();
  const formats = useFormats();
  const sentence = useRuleSentence();
  const act: readonly TableColumn<RuleView>[] = onVerify === null ? [] : [{
    id: 'act', header: t('points.rules.act'), cell: (rule) => (rule.verified === null ? <Button look="outline" onClick={() => onVerify(rule)}>{t('points.rules.verify')}</Button> : '–'),
  }];
  return [
    { id: 'says', header: t('points.rules.says'), phone: 'heading', cell: (rule) => <><span className={classes.title}>{sentence(rule.parameters)}</span><p className={classes.muted}>{t(ruleKindWords[rule.parameters.kind])}</p></> },
    { id: 'regulation', header: t('points.rules.regulation'), cell: (rule) => `${rule.regulation}${rule.article === '-' ? '' : `, ${rule.article}`}` },
    { id: 'days', header: t('points.rules.days'), cell: (rule) => (rule.validTo === null ? t('points.rules.since', { from: formats.day(rule.validFrom) }) : `${formats.day(rule.validFrom)} – ${formats.day(rule.validTo)}`) },
    { id: 'source', header: t('points.rules.source'), cell: (rule) => rule.source },
    { id: 'state', header: t('points.rules.state'), cell: (rule) => <Verified rule={rule} /> },
    ...act,
  ];
}

function Dialogs({ adding, verifying, onClose }: { readonly adding: boolean; readonly verifying: RuleView | null; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const sentence = useRuleSentence();
  async function after(said: string): Promise<void> {
    await client.invalidateQueries({ queryKey: ['GET /api/hours-rules'] });
    showToast(said);
  }
  return (
    <>
      <FormDialog
        open={adding} onClose={onClose} title={t('points.rules.add')} lead={t('points.rules.add.lead')} submit={t('points.rules.add')} ids={ruleIds}
        send={async (form) => {
          await call('POST /api/hours-rules', { body: ruleOf(form) });
          await after(t('points.rules.added'));
        }}
      >
        <RuleFields />
      </FormDialog>
      <FormDialog
        open={verifying !== null} onClose={onClose} title={t('points.rules.verify.title')} lead={verifying === null ? undefined : t('points.rules.verify.lead', { rule: sentence(verifying.parameters) })}
        submit={t('points.rules.verify')} ids={{ source: 'verify-source' }}
        send={async (form) => {
          if (verifying === null) return;
          await call('POST /api/hours-rules/:ruleId/verification', { params: { ruleId: verifying.id }, body: { source: entry(form, 'source') } });
          await after(t('points.rules.verified.done'));
        }}
      >
        <TextField id="verify-source" name="source" label={t('points.rules.source')} hint={t('points.rules.source.hint')} required maxLength={500} />
      </FormDialog>
    </>
  );
}

/** The dated rules on learning hours: who says so, since when, and whether somebody compared them with the text. */
export function RulesPage() {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const [verifying, setVerifying] = useState<RuleView | null>(null);
  const rules = useQuery(routeQuery('GET /api/hours-rules'));
  const manages = rules.data?.mayManage === true;
  const columns = useColumns(manages ? setVerifying : null);
  const rows = rules.data?.rules;
  return (
    <>
      <PageHeader title={t('points.rules.title')} lead={t('points.rules.lead')} actions={manages ? <Button before={<IconPlus size={20} />} onClick={() => setAdding(true)}>{t('points.rules.add')}</Button> : undefined} />
      {rules.isPending ? <ListSkeleton rows={4} height={64} /> : null}
      {rules.isError && !rows ? <QueryFailure what={t('points.rules.failed')} query={rules} /> : null}
      {rows?.length === 0 ? <EmptyState>{t('points.rules.empty')}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : <DataTable caption={t('points.rules.title')} columns={columns} rows={rows} rowId={(rule) => rule.id} rowName={(rule) => rule.regulation} />}
      <Dialogs adding={adding} verifying={verifying} onClose={() => { setAdding(false); setVerifying(null); }} />
    </>
  );
}
