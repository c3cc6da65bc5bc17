import type { RunSeatsView } from '@sinau/contracts/programmes';
import { runApprovals } from '@sinau/domain/programmes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/programmes.module.css';
import { SEAT_READS } from './seat-reads.js';

const APPROVALS = { none: 'programmes.approval.none', supervisor: 'programmes.approval.supervisor' } as const;

/** Which programme the run belongs to, and what a learner needs before taking a seat. */
export function RunDoor({ seats, mayManage }: { readonly seats: RunSeatsView; readonly mayManage: boolean }) {
  const t = useText();
  const [programmeId, setProgrammeId] = useState(seats.programme?.id ?? '');
  const [approval, setApproval] = useState(seats.approval);
  const programmes = useQuery({ ...routeQuery('GET /api/programmes', { query: { state: 'active', limit: 100 } }), enabled: mayManage });
  const settle = useRouteMutation('PUT /api/runs/:runId/programme', { invalidates: SEAT_READS });
  const active = (programmes.data?.rows ?? []).map((one) => ({ value: one.id, label: `${one.name} (${one.year})` }));
  const own = seats.programme !== null && !active.some((one) => one.value === seats.programme?.id) ? [{ value: seats.programme.id, label: seats.programme.name }] : [];
  return (
    <Section title={t('programmes.door.title')}>
      <div className={classes.form}>
        {seats.programme === null ? null : (
          <p>
            <Link to="/admin/program/$programmeId" params={{ programmeId: seats.programme.id }}>
              {t('programmes.door.open', { name: seats.programme.name })}
            </Link>
          </p>
        )}
        {mayManage ? (
          <>
            <SelectField label={t('programmes.door.programme')} value={programmeId} onChange={setProgrammeId} choices={[{ value: '', label: t('programmes.door.no_programme') }, ...own, ...active]} />
            <SelectField
              label={t('programmes.door.approval')}
              value={approval}
              onChange={(value) => setApproval(runApprovals.find((one) => one === value) ?? 'none')}
              choices={runApprovals.map((one) => ({ value: one, label: t(APPROVALS[one]) }))}
            />
            {settle.isError ? <p role="alert" className={classes.failure}><ErrorReason error={settle.error} /></p> : null}
            <div>
              <Button
                busy={settle.isPending}
                onClick={() =>
                  void settle
                    .mutateAsync({ params: { runId: seats.runId }, body: { revision: seats.revision, programmeId: programmeId === '' ? null : programmeId, approval } })
                    .then(() => showToast(t('programmes.door.saved')), () => undefined)
                }
              >
                {t('programmes.door.save')}
              </Button>
            </div>
          </>
        ) : (
          <p>{t(APPROVALS[seats.approval])}</p>
        )}
      </div>
    </Section>
  );
}
