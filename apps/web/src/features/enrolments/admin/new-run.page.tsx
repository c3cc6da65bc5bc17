import type { ProgrammeView } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { useIdInSearch } from '../../../lib/id-in-search.js';
import { newId } from '../../../lib/new-id.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { showToast } from '../../../ui/toast.js';
import { emptyRun, runBodyOf } from './run-draft.js';
import { RunForm } from './run-form.js';

/** A run of any course, or of a programme's course. */
function NewRun({ programme }: { readonly programme: Pick<ProgrammeView, 'id' | 'course'> | null }) {
  const t = useText();
  const navigate = useNavigate();
  // one id for all attempts: a second send after a lost answer is refused, not a second run
  const [id] = useState(() => newId());
  const create = useRouteMutation('POST /api/runs', { invalidates: ['GET /api/runs'] });
  const settle = useRouteMutation('PUT /api/runs/:runId/programme', { invalidates: ['GET /api/runs', 'GET /api/programmes/:programmeId'] });
  const course = programme?.course ?? null;
  return (
    <RunForm
      initial={course === null ? emptyRun : { ...emptyRun, courseId: course.id, courseTitle: course.title }}
      courseFixed={false}
      submit={t('enrolments.form.create')}
      back={programme === null ? '/admin/angkatan' : `/admin/program/${programme.id}`}
      onSubmit={async (draft) => {
        const run = await create.mutateAsync({ body: { id, courseId: draft.courseId, ...runBodyOf(draft) } });
        const params = { runId: run.id };
        try {
          if (programme !== null) await settle.mutateAsync({ params, body: { revision: run.revision, programmeId: programme.id, approval: run.approval } });
        } catch {
          // the run is there, without its programme: where that is chosen
          showToast(t('enrolments.form.created_alone', { name: run.name }));
          return navigate({ to: '/admin/angkatan/$runId/kursi', params });
        }
        showToast(t('enrolments.form.created', { name: run.name }));
        return navigate({ to: '/admin/angkatan/$runId', params });
      }}
    />
  );
}

function OfProgramme({ programmeId }: { readonly programmeId: string }) {
  const t = useText();
  const title = t('enrolments.runs.new');
  const programme = useQuery(routeQuery('GET /api/programmes/:programmeId', { params: { programmeId } }));
  const crumbs = [{ label: t('enrolments.runs.title'), to: '/admin/angkatan' }];
  return (
    <QueryPage query={programme} title={title} crumbs={crumbs} failed={t('enrolments.form.programme_failed')}>
      {(found) => (
        <>
          <PageHeader title={title} lead={t('enrolments.form.of_programme', { name: found.name })} crumbs={crumbs} />
          <NewRun programme={found} />
        </>
      )}
    </QueryPage>
  );
}

/** Opens a run of a published course. */
export function NewRunPage() {
  const t = useText();
  const programmeId = useIdInSearch('program');
  if (programmeId !== undefined) return <OfProgramme programmeId={programmeId} />;
  return (
    <>
      <PageHeader title={t('enrolments.runs.new')} crumbs={[{ label: t('enrolments.runs.title'), to: '/admin/angkatan' }]} />
      <NewRun programme={null} />
    </>
  );
}
