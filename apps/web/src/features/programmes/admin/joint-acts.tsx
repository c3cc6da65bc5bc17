import type { JointOffer } from '@sinau/contracts/programmes';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';

/** Opens one's own run on one's own course, which holds one's own people. */
export function Accept({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [id] = useState(() => newId());
  const [courseId, setCourseId] = useState('');
  const courses = useQuery({ ...routeQuery('GET /api/catalogue', { query: { limit: 100 } }), enabled: asking });
  const accept = useRouteMutation('POST /api/joint-runs/:quotaId/run', { invalidates: ['GET /api/joint-runs', 'GET /api/runs'] });
  const choices = [{ value: '', label: t('programmes.quota.choose') }, ...(courses.data?.rows ?? []).map((card) => ({ value: card.courseId, label: card.title }))];
  return (
    <>
      <Button look="quiet" aria-label={t('programmes.joint.accept_name', { run: offer.runName, host: offer.hostName })} onClick={() => setAsking(true)}>
        {t('programmes.joint.accept')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('programmes.joint.accept_title', { run: offer.runName })}
        confirm={t('programmes.joint.accept')}
        onConfirm={async () => {
          await accept.mutateAsync({ params: { quotaId: offer.quotaId }, body: { id, courseId } });
          await navigate({ to: `/admin/angkatan-bersama/${offer.quotaId}` });
        }}
      >
        <p>{t('programmes.joint.accept_text', { course: offer.courseTitle })}</p>
        <SelectField label={t('programmes.joint.course')} value={courseId} onChange={setCourseId} choices={choices} />
      </ConfirmDialog>
    </>
  );
}

/** Gives what nobody has taken back to the host. */
export function HandBack({ offer }: { readonly offer: JointOffer }) {
  const t = useText();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const handBack = useRouteMutation('POST /api/joint-runs/:quotaId/hand-back', { invalidates: ['GET /api/joint-runs', 'GET /api/runs/:runId/seats'] });
  return (
    <>
      <Button look="quiet" aria-label={t('programmes.joint.back_name', { run: offer.runName })} onClick={() => setAsking(true)}>
        {t('programmes.joint.back')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('programmes.joint.back_title')}
        confirm={t('programmes.joint.back')}
        onConfirm={async () => {
          const { unused } = await handBack.mutateAsync({ params: { quotaId: offer.quotaId }, body: {} });
          showToast(t('programmes.joint.gave_back', { count: formats.number(unused) }));
        }}
      >
        <p>{t('programmes.joint.back_text', { count: formats.number(offer.seats - offer.taken), host: offer.hostName })}</p>
      </ConfirmDialog>
    </>
  );
}
