import type { RuleView } from '@sinau/contracts/competencies';
import { measurementSources, weighingMethods } from '@sinau/domain/competencies';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { Facts } from '../../../ui/facts.js';
import { entry, ErrorSummary, problemSummary, SelectField, TextField, useForm } from '../../../ui/form/index.js';
import { Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/competencies.module.css';
import { methodWords, sourceWords } from '../components/words.js';

function RuleForm({ rule }: { readonly rule: RuleView }) {
  const t = useText();
  const client = useQueryClient();
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const weight = (name: string) => Math.round(Number(entry(form, name)));
    const months = entry(form, 'months');
    const body = {
      after: rule.id, method: weighingMethods.find((name) => name === entry(form, 'method')) ?? 'average', ageLimitMonths: months === '' ? null : Math.round(Number(months)),
      weights: { self: weight('self'), supervisor: weight('supervisor'), test: weight('test'), certificate: weight('certificate') },
    };
    client.setQueryData(routeKey('GET /api/competency-levels/rule'), await call('PUT /api/competency-levels/rule', { body }));
    showToast(t('competencies.rule.saved'));
  });
  return (
    <Card>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : <ErrorSummary entries={problemSummary(failure, {})}><ErrorReason error={failure} /></ErrorSummary>}
        <SelectField name="method" label={t('competencies.rule.method')} defaultValue={rule.method} choices={weighingMethods.map((name) => ({ value: name, label: t(methodWords[name]) }))} />
        <div className={classes.fields}>
          {measurementSources.map((source) => (
            <TextField key={source} name={source} type="number" inputMode="numeric" label={t('competencies.rule.weight', { source: t(sourceWords[source]) })} defaultValue={String(rule.weights[source])} required />
          ))}
        </div>
        <TextField name="months" type="number" inputMode="numeric" label={t('competencies.rule.months')} hint={t('competencies.rule.months.hint')} defaultValue={rule.ageLimitMonths === null ? '' : String(rule.ageLimitMonths)} />
        <div className={classes.buttons}><Button type="submit" busy={busy}>{t('competencies.rule.decide')}</Button></div>
      </form>
    </Card>
  );
}

function RuleFacts({ rule }: { readonly rule: RuleView }) {
  const t = useText();
  return (
    <Card>
      <Facts
        facts={[
          { name: t('competencies.rule.method'), value: t(methodWords[rule.method]) },
          ...measurementSources.map((source) => ({ name: t('competencies.rule.weight', { source: t(sourceWords[source]) }), value: rule.weights[source] })),
          { name: t('competencies.rule.months'), value: rule.ageLimitMonths ?? t('competencies.rule.months.never') },
        ]}
      />
    </Card>
  );
}

/** How findings of several sources come to one level. */
export function WeighingRulePage() {
  const t = useText();
  const formats = useFormats();
  const manages = hasRole(useMe(), 'agency_admin');
  const found = useQuery({ ...routeQuery('GET /api/competency-levels/rule'), refetchInterval: (query) => (query.state.data?.applied === false ? 5_000 : false) });
  const rule = found.data;
  return (
    <>
      <PageHeader title={t('competencies.rule')} lead={t('competencies.rule.lead')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.rule') }]} />
      {found.isPending ? <ListSkeleton rows={3} height={72} /> : null}
      {found.isError && !rule ? <QueryFailure what={t('competencies.rule.failed')} query={found} /> : null}
      {rule ? (
        <Sections>
          <p role="status">
            {rule.since === null ? t('competencies.rule.initial') : t('competencies.rule.since', { time: formats.dateTime(rule.since), name: rule.decidedBy ?? '–' })}{' '}
            {rule.applied ? null : <StatusChip status="active">{t('competencies.rule.weighing')}</StatusChip>}
          </p>
          {manages ? <RuleForm key={rule.id ?? 'initial'} rule={rule} /> : <RuleFacts rule={rule} />}
        </Sections>
      ) : null}
    </>
  );
}
