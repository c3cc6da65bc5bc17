import { getRouteApi } from '@tanstack/react-router';
import { IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Tabs } from '../../../ui/tabs.js';
import { Given } from './given.js';
import { OfferDialog } from './offer-dialog.js';
import { ReceivedPackages } from './received.js';

const route = getRouteApi('/frame/shell/kelola/paket');

/** Courses and programmes shared between agencies: received and given. */
export function PackagesPage() {
  const t = useText();
  const { bagian, cari } = route.useSearch();
  const navigate = route.useNavigate();
  const [offering, setOffering] = useState(false);
  const manages = hasRole(useMe(), 'agency_admin');
  const tabs = [{ value: 'diterima', label: t('packages.received') }, { value: 'diberikan', label: t('packages.given') }] as const;
  return (
    <Page>
      <PageHeader
        title={t('packages.title')} lead={t('packages.lead')} crumbs={[{ label: t('packages.manage'), to: '/kelola' }, { label: t('packages.title') }]}
        actions={manages ? <Button before={<IconShare size={20} />} onClick={() => setOffering(true)}>{t('packages.offer')}</Button> : undefined}
      />
      <Tabs label={t('packages.title')} tabs={tabs} value={bagian ?? 'diterima'} onChange={(next) => void navigate({ search: next === 'diberikan' ? { bagian: 'diberikan' } : {}, replace: true })}>
        {bagian === 'diberikan' ? (
          <Given search={cari} onSearch={(text) => void navigate({ search: text === '' ? { bagian } : { bagian, cari: text }, replace: true })} />
        ) : (
          <ReceivedPackages />
        )}
      </Tabs>
      <OfferDialog open={offering} onClose={() => setOffering(false)} />
    </Page>
  );
}
