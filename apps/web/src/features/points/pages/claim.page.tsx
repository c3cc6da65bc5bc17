import type { ClaimDetail } from '@sinau/contracts/points';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { Page, Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { AGENCY_LANGUAGE } from '../../../ui/written.js';
import { ClaimForm } from '../components/claim-form.js';
import { Alike, ClaimFacts, OwnClaimFile } from '../components/claim-parts.js';
import classes from '../components/claims.module.css';

function Withdraw({ claim, onDone }: { readonly claim: ClaimDetail; readonly onDone: (claim: ClaimDetail) => void }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="outline" onClick={() => setOpen(true)}>{t('points.claim.withdraw')}</Button>
      <ConfirmDialog
        open={open} onClose={() => setOpen(false)} title={t('points.claim.withdraw.title', { title: claim.title })} confirm={t('points.claim.withdraw')}
        onConfirm={async () => onDone(await call('DELETE /api/me/claims/:claimId', { params: { claimId: claim.id } }))}
      >
        {t('points.claim.withdraw.text')}
      </ConfirmDialog>
    </>
  );
}

function Content({ claim }: { readonly claim: ClaimDetail }) {
  const t = useText();
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const open = claim.state === 'submitted' || claim.state === 'returned';
  function take(next: ClaimDetail): void {
    setChanging(false);
    client.setQueryData(routeKey('GET /api/me/claims/:claimId', { params: { claimId: next.id } }), next);
    void client.invalidateQueries({ queryKey: ['GET /api/me/claims'] });
    void client.invalidateQueries({ queryKey: ['GET /api/me/claims/:claimId/file'] });
    void client.invalidateQueries({ queryKey: ['GET /api/me/points'] });
    showToast(t('points.claim.saved'));
  }
  return (
    <Sections>
      {claim.reason === null ? null : <Notice tone={claim.state === 'accepted' ? 'info' : 'warning'}><b>{t('points.claim.reason')}</b> {claim.reason}</Notice>}
      {claim.state === 'accepted' && !claim.awarded ? <Notice>{t('points.claim.counting')}</Notice> : null}
      <Alike claim={claim} />
      {changing ? <ClaimForm key={claim.revision} claim={claim} onDone={take} /> : <Card><ClaimFacts claim={claim} /></Card>}
      {open ? (
        <div className={classes.buttons}>
          {changing ? <Button look="plain" onClick={() => setChanging(false)}>{t('ui.cancel')}</Button> : <Button onClick={() => setChanging(true)}>{t('points.claim.change')}</Button>}
          <Withdraw claim={claim} onDone={take} />
        </div>
      ) : null}
      <Section title={t('points.claim.file')}>
        <OwnClaimFile claimId={claim.id} />
      </Section>
    </Sections>
  );
}

/** One of one's own claims: what became of it, why, and mending it while it is not decided. */
export function ClaimPage() {
  const t = useText();
  const { claimId } = useParams({ from: '/frame/shell/jp/klaim/$claimId' });
  const claim = useQuery(routeQuery('GET /api/me/claims/:claimId', { params: { claimId } }));
  return (
    <Page>
      <PageHeader title={claim.data?.title ?? t('points.claims.title')} {...(claim.data ? { lang: AGENCY_LANGUAGE } : {})} crumbs={[{ label: t('points.title'), to: '/jp' }, { label: t('points.claims.title'), to: '/jp/klaim' }]} />
      {claim.isPending ? <PageSkeleton /> : null}
      {claim.isError && !claim.data ? <QueryFailure what={t('points.claims.failed')} query={claim} /> : null}
      {claim.data ? <Content claim={claim.data} /> : null}
    </Page>
  );
}
