import type { BudgetLineView, BudgetView } from '@sinau/contracts/planning';
import { budgetItems, budgetKinds } from '@sinau/domain/planning';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { BudgetSums } from '../components/budget-sums.js';
import { itemWords, kindWords } from '../components/budget-words.js';
import { rupiahOf, useRupiah } from '../components/use-rupiah.js';

const route = getRouteApi('/frame/shell/admin/program/$programmeId/anggaran');
const READS = ['GET /api/programmes/:programmeId/budget', 'GET /api/plans/:planId'] as const;
const ids = { amount: 'budget-amount', note: 'budget-note', document: 'budget-document' } as const;

function Add({ budget, open, onClose }: { readonly budget: BudgetView; readonly open: boolean; readonly onClose: () => void }) {
  const t = useText();
  const add = useRouteMutation('POST /api/programmes/:programmeId/budget', { invalidates: READS });
  async function send(form: FormData): Promise<void> {
    const document = entry(form, 'document');
    await add.mutateAsync({
      params: { programmeId: budget.programme.id },
      body: {
        revision: budget.revision, kind: budgetKinds.find((one) => one === entry(form, 'kind')) ?? 'planned', item: budgetItems.find((one) => one === entry(form, 'item')) ?? 'other',
        amount: rupiahOf(entry(form, 'amount')), note: entry(form, 'note'), document: document === '' ? null : document,
      },
    });
    showToast(t('planning.budget.added'));
  }
  return (
    <FormDialog open={open} onClose={onClose} title={t('planning.budget.add')} lead={t('planning.budget.add.lead')} submit={t('planning.budget.add')} ids={ids} send={send}>
      <SelectField name="kind" label={t('planning.budget.kind')} defaultValue="planned" choices={budgetKinds.map((value) => ({ value, label: t(kindWords[value]) }))} />
      <SelectField name="item" label={t('planning.budget.item')} defaultValue="instructors" choices={budgetItems.map((value) => ({ value, label: t(itemWords[value]) }))} />
      <TextField id={ids.amount} name="amount" label={t('planning.budget.amount')} hint={t('planning.budget.amount.hint')} inputMode="numeric" required maxLength={20} />
      <TextField id={ids.note} name="note" label={t('planning.budget.note')} required minLength={3} maxLength={500} />
      <TextField id={ids.document} name="document" label={t('planning.budget.document')} hint={t('planning.budget.document.hint')} maxLength={200} />
    </FormDialog>
  );
}

function Reverse({ budget, line, onClose }: { readonly budget: BudgetView; readonly line: BudgetLineView | null; readonly onClose: () => void }) {
  const t = useText();
  const rupiah = useRupiah();
  const reverse = useRouteMutation('POST /api/programmes/:programmeId/budget/:lineId/reversal', { invalidates: READS });
  async function send(form: FormData): Promise<void> {
    if (line === null) return;
    await reverse.mutateAsync({ params: { programmeId: budget.programme.id, lineId: line.id }, body: { revision: budget.revision, note: entry(form, 'note') } });
    showToast(t('planning.budget.reversed.done'));
  }
  return (
    <FormDialog
      open={line !== null} onClose={onClose} title={t('planning.budget.reverse.title')} submit={t('planning.budget.reverse')} ids={{ note: 'reversal-note' }} send={send}
      lead={line === null ? undefined : t('planning.budget.reverse.lead', { note: line.note, amount: rupiah(line.amount) })}
    >
      <TextField id="reversal-note" name="note" label={t('planning.budget.reverse.why')} required minLength={3} maxLength={500} />
    </FormDialog>
  );
}

function useColumns(onReverse: ((line: BudgetLineView) => void) | null): readonly TableColumn<BudgetLineView>[] {
  const t = useText();
  const formats = useFormats();
  const rupiah = useRupiah();
  const act: readonly TableColumn<BudgetLineView>[] = onReverse === null ? [] : [{
    id: 'act', header: t('planning.budget.act'),
    cell: (line) => (line.reverses !== null || line.reversed ? '–' : <Button look="outline" onClick={() => onReverse(line)} aria-label={t('planning.budget.reverse.of', { note: line.note })}>{t('planning.budget.reverse')}</Button>),
  }];
  const state = (line: BudgetLineView) => {
    if (line.reverses !== null) return <StatusChip status="info">{t('planning.budget.reverses')}</StatusChip>;
    return line.reversed ? <StatusChip status="locked">{t('planning.budget.reversed')}</StatusChip> : <StatusChip status="done">{t('planning.budget.stands')}</StatusChip>;
  };
  return [
    { id: 'note', header: t('planning.budget.note'), phone: 'heading', cell: (line) => <b>{line.note}</b> },
    { id: 'kind', header: t('planning.budget.kind'), cell: (line) => t(kindWords[line.kind]) },
    { id: 'item', header: t('planning.budget.item'), cell: (line) => t(itemWords[line.item]) },
    { id: 'amount', header: t('planning.budget.amount'), numeric: true, cell: (line) => rupiah(line.amount) },
    { id: 'document', header: t('planning.budget.document'), cell: (line) => line.document ?? '–' },
    { id: 'who', header: t('planning.budget.recorded'), cell: (line) => `${line.recordedBy}, ${formats.dateTime(line.recordedAt)}` },
    { id: 'state', header: t('planning.budget.state'), cell: state },
    ...act,
  ];
}

function Body({ budget }: { readonly budget: BudgetView }) {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const [reversing, setReversing] = useState<BudgetLineView | null>(null);
  const columns = useColumns(budget.mayManage ? setReversing : null);
  const title = t('planning.budget.title');
  return (
    <>
      <PageHeader
        title={title} lead={t('planning.budget.lead')} actions={budget.mayManage ? <Button onClick={() => setAdding(true)}>{t('planning.budget.add')}</Button> : null}
        crumbs={[{ label: t('planning.budget.programmes'), to: '/admin/program' }, { label: budget.programme.name, to: `/admin/program/${budget.programme.id}` }, { label: title }]}
      />
      <Sections>
        <BudgetSums budget={budget.programme.budget} totals={budget.totals} />
        <Section title={t('planning.budget.lines')}>
          {budget.lines.length === 0 ? <EmptyState>{t('planning.budget.empty')}</EmptyState> : (
            <DataTable caption={t('planning.budget.lines')} columns={columns} rows={budget.lines} rowId={(line) => line.id} rowName={(line) => line.note} />
          )}
        </Section>
      </Sections>
      <Add budget={budget} open={adding} onClose={() => setAdding(false)} />
      <Reverse budget={budget} line={reversing} onClose={() => setReversing(null)} />
    </>
  );
}

/** Rupiah of one programme, line by line: set aside, bound, paid, and what was taken back. */
export function BudgetPage() {
  const t = useText();
  const { programmeId } = route.useParams();
  const budget = useQuery(routeQuery('GET /api/programmes/:programmeId/budget', { params: { programmeId } }));
  return (
    <QueryPage query={budget} title={t('planning.budget.title')} crumbs={[{ label: t('planning.budget.programmes'), to: '/admin/program' }]} failed={t('planning.budget.failed')}>
      {(found) => <Body budget={found} />}
    </QueryPage>
  );
}
