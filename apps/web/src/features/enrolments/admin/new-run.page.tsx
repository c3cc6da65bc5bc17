import { useNavigate } from '@tanstack/react-router';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { showToast } from '../../../ui/toast.js';
import { newId } from '../../../lib/new-id.js';
import { emptyRun, runBodyOf } from './run-draft.js';
import { RunForm } from './run-form.js';
import { useState } from 'react';

/** Opens a run of a published course. */
export function NewRunPage() {
  const t = useText();
  const navigate = useNavigate();
  // one id for all attempts: a second send after a lost answer is refused, not a second run
  const [id] = useState(() => newId());
  const create = useRouteMutation('POST /api/runs', { invalidates: ['GET /api/runs'] });
  return (
    <>
      <PageHeader title={t('enrolments.runs.new')} crumbs={[{ label: t('enrolments.runs.title'), to: '/admin/angkatan' }]} />
      <RunForm
        initial={emptyRun}
        courseFixed={false}
        submit={t('enrolments.form.create')}
        back="/admin/angkatan"
        onSubmit={async (draft) => {
          const run = await create.mutateAsync({ body: { id, courseId: draft.courseId, ...runBodyOf(draft) } });
          showToast(t('enrolments.form.created', { name: run.name }));
          await navigate({ to: '/admin/angkatan/$runId', params: { runId: run.id } });
        }}
      />
    </>
  );
}
