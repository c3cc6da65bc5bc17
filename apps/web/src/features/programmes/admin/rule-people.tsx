import type { RulePersonRow } from '@sinau/contracts/programmes';
import { ruleStandings, type RuleStanding } from '@sinau/domain/programmes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/programmes.module.css';
import { STANDINGS } from './rule-words.js';

type RulePeopleProps = { readonly ruleId: string; readonly ruleName: string; readonly standing: RuleStanding | undefined; readonly onStanding: (standing: RuleStanding | undefined) => void };

function List({ ruleId, ruleName, standing }: Pick<RulePeopleProps, 'ruleId' | 'ruleName' | 'standing'>) {
  const t = useText();
  const query = { limit: 50, ...(standing === undefined ? {} : { standing }) };
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/enrolment-rules/:ruleId/people', { params: { ruleId }, query }), placeholderData: keepPreviousData });
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={5} height={48} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolment-rules.rule.people_failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState>{t('enrolment-rules.rule.people_none')}</EmptyState>;
  const columns: readonly TableColumn<RulePersonRow>[] = [
    { id: 'name', header: t('programmes.waiting.name'), phone: 'heading', cell: (person) => <span className={classes.name}><Written>{person.name}</Written><small><Written>{person.unitName}</Written></small></span> },
    { id: 'post', header: t('enrolment-rules.rule.post'), cell: (person) => <Written>{person.positionTitle}</Written> },
    { id: 'gap', header: t('enrolment-rules.rule.gap'), cell: (person) => (person.gap === null ? '–' : t('enrolment-rules.rule.gap_of', { required: person.gap.required, current: person.gap.current })) },
    { id: 'standing', header: t('enrolment-rules.rule.standing'), cell: (person) => <StatusChip status={STANDINGS[person.standing].status}>{t(STANDINGS[person.standing].text)}</StatusChip> },
  ];
  return (
    <DataTable
      caption={t('enrolment-rules.rule.people_of', { name: ruleName })} columns={columns} rows={rows} rowId={(person) => person.id} rowName={(person) => person.name}
      hasMore={list.hasNextPage} onMore={() => void list.fetchNextPage()} loadingMore={list.isFetchingNextPage}
    />
  );
}

/** Everybody who fits a rule, and why each is or is not enrolled by it. */
export function RulePeople({ onStanding, ...list }: RulePeopleProps) {
  const t = useText();
  return (
    <div className={classes.stack}>
      <SelectField
        label={t('enrolment-rules.rule.standing')} value={list.standing ?? ''} onChange={(value) => onStanding(ruleStandings.find((standing) => standing === value))}
        choices={[{ value: '', label: t('programmes.all') }, ...ruleStandings.map((standing) => ({ value: standing, label: t(STANDINGS[standing].text) }))]}
      />
      <List {...list} />
    </div>
  );
}
