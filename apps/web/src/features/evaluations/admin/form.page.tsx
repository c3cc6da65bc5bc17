import type { FormView } from '@sinau/contracts/evaluations';
import { MOST_ITEMS, type FormItemKind } from '@sinau/domain/evaluations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { ErrorSummary, problemSummary, TextField, useForm } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState, ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { AGENCY_LANGUAGE } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { Questions } from '../components/questions.js';
import { kindWords, levelWords } from '../components/words.js';
import { bodyOf, emptyItem, isChanged, moved, type FormDraft } from './form-draft.js';
import { FormActs } from './form-acts.js';
import { FormVersions } from './form-versions.js';
import { ItemFields } from './item-fields.js';

const route = getRouteApi('/frame/shell/admin/formulir/$formId');
const kinds: readonly FormItemKind[] = ['likert', 'choice', 'text'];
const FORM_READS = ['GET /api/evaluation-forms', 'GET /api/evaluation-forms/:formId'] as const;

type ItemsProps = { readonly draft: FormDraft; readonly onChange: (draft: FormDraft) => void };

function Items({ draft, onChange }: ItemsProps) {
  const t = useText();
  const competencies = useQuery(routeQuery('GET /api/needs/choices'));
  const choices = (competencies.data?.competencies ?? []).map(({ id, code, name }) => ({ value: id, label: `${name} (${code})` }));
  const { items } = draft;
  return (
    <>
      {items.length === 0 ? <EmptyState>{t('evaluations.form.no_items')}</EmptyState> : null}
      <ol className={classes.items}>
        {items.map((item, at) => (
          <li key={item.id}>
            <ItemFields
              item={item} number={at + 1} last={at === items.length - 1} competencies={choices}
              onChange={(changed) => onChange({ ...draft, items: items.map((one) => (one.id === item.id ? changed : one)) })}
              onMove={(by) => onChange({ ...draft, items: moved(items, at, by) })}
              onRemove={() => onChange({ ...draft, items: items.filter((one) => one.id !== item.id) })}
            />
          </li>
        ))}
      </ol>
      <div className={classes.buttons}>
        {kinds.map((kind) => (
          <Button key={kind} look="outline" disabled={items.length >= MOST_ITEMS} onClick={() => onChange({ ...draft, items: [...items, emptyItem(kind, [newId(), newId(), newId()])] })}>
            {t('evaluations.form.add_item', { kind: t(kindWords[kind]) })}
          </Button>
        ))}
      </div>
    </>
  );
}

/** The draft in fields. What was entered stays when saving is refused. */
function Editor({ form }: { readonly form: FormView }) {
  const t = useText();
  const [draft, setDraft] = useState<FormDraft>(form);
  const change = useRouteMutation('PUT /api/evaluation-forms/:formId', { invalidates: FORM_READS });
  const changed = isChanged(draft, form);
  const { busy, failure, onSubmit } = useForm(async () => {
    await change.mutateAsync({ params: { formId: form.id }, body: { ...bodyOf(draft), revision: form.revision } });
    showToast(t('evaluations.form.saved', { name: draft.name }));
  });
  return (
    <>
      <form className={classes.form} onSubmit={onSubmit}>
        {failure === null ? null : <ErrorSummary entries={problemSummary(failure, { name: 'form-name' })}><ErrorReason error={failure} /></ErrorSummary>}
        <TextField id="form-name" label={t('evaluations.form.name')} value={draft.name} maxLength={200} required autoComplete="off" onChange={(name) => setDraft({ ...draft, name })} />
        <Items draft={draft} onChange={setDraft} />
        <div className={classes.buttons}>
          <Button type="submit" busy={busy} disabled={!changed}>{t('evaluations.form.save')}</Button>
          <Button look="plain" disabled={!changed} onClick={() => setDraft(form)}>{t('evaluations.form.undo')}</Button>
        </div>
      </form>
      <FormActs form={form} unsaved={changed} />
    </>
  );
}

function Preview({ form }: { readonly form: FormView }) {
  const t = useText();
  const [answer, setAnswer] = useState({ marks: {}, texts: {} });
  if (form.items.length === 0) return null;
  return (
    <Section title={t('evaluations.form.preview')}>
      <p className={classes.small}>{t('evaluations.form.preview.lead')}</p>
      <div className={classes.form}><Questions items={form.items} answer={answer} onChange={setAnswer} /></div>
    </Section>
  );
}

/** One form: its draft, what was published of it, and how it looks to those who answer. */
export function FormPage() {
  const t = useText();
  const { formId } = route.useParams();
  const manages = hasRole(useMe(), 'agency_admin');
  const form = useQuery({ ...routeQuery('GET /api/evaluation-forms/:formId', { params: { formId } }), staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false });
  const list = { label: t('evaluations.forms.title'), to: '/admin/formulir' };
  return (
    <QueryPage query={form} title={t('evaluations.forms.title')} crumbs={[list]} failed={t('evaluations.form.failed')}>
      {(found) => (
        <>
          <PageHeader title={found.name} lang={AGENCY_LANGUAGE} lead={t(levelWords[found.level])} crumbs={[list, { label: found.name, lang: AGENCY_LANGUAGE }]} />
          {found.archived ? <Notice>{t('evaluations.form.is_archived')}</Notice> : null}
          {manages && !found.archived ? <Editor key={found.revision} form={found} /> : null}
          {manages && found.archived ? <FormActs form={found} unsaved={false} /> : null}
          <FormVersions versions={found.versions} />
          <Preview key={`preview-${found.revision}`} form={found} />
        </>
      )}
    </QueryPage>
  );
}
