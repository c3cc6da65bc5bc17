import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { ButtonLink } from '../../../ui/button.js';
import { PageHeader } from '../../../ui/page-header.js';
import { showToast } from '../../../ui/toast.js';
import { NeedForm } from '../components/need-form.js';

/** Writes down a need that somebody told of. */
export function NewNeedPage() {
  const t = useText();
  const navigate = useNavigate();
  // one id for all attempts: a second send after a lost answer writes no second need
  const [id] = useState(() => newId());
  const create = useRouteMutation('POST /api/needs', { invalidates: ['GET /api/needs'] });
  return (
    <>
      <PageHeader title={t('needs.add')} lead={t('needs.add.lead')} crumbs={[{ label: t('needs.title'), to: '/admin/kebutuhan' }, { label: t('needs.add') }]} />
      <NeedForm
        need={null} submit={t('needs.form.save')} cancel={<ButtonLink look="plain" to="/admin/kebutuhan">{t('ui.cancel')}</ButtonLink>}
        send={async (body) => {
          const need = await create.mutateAsync({ body: { ...body, id } });
          showToast(t('needs.added', { title: need.title }));
          await navigate({ to: '/admin/kebutuhan/$needId', params: { needId: need.id } });
        }}
      />
    </>
  );
}
