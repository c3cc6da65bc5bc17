import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ClaimDetail } from '@sinau/contracts/points';
import { useText } from '../../../lib/i18n/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { showToast } from '../../../ui/toast.js';
import { ClaimForm } from '../components/claim-form.js';

/** Files a claim of training elsewhere. */
export function NewClaimPage() {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  async function done(claim: ClaimDetail): Promise<void> {
    showToast(t('points.claim.sent'));
    await client.invalidateQueries({ queryKey: ['GET /api/me/claims'] });
    await client.invalidateQueries({ queryKey: ['GET /api/me/points'] });
    await navigate({ to: '/jp/klaim/$claimId', params: { claimId: claim.id } });
  }
  return (
    <Page>
      <PageHeader title={t('points.claims.new')} lead={t('points.claim.lead')} crumbs={[{ label: t('points.title'), to: '/jp' }, { label: t('points.claims.title'), to: '/jp/klaim' }, { label: t('points.claims.new') }]} />
      <ClaimForm claim={null} onDone={(claim) => void done(claim)} />
    </Page>
  );
}
