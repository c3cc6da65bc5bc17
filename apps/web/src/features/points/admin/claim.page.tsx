import type { ClaimForVerifier } from '@sinau/contracts/points';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { Card } from '../../../ui/card.js';
import { entry } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { AGENCY_LANGUAGE } from '../../../ui/written.js';
import { classOf, hoursOf, kindOf } from '../components/claim-entries.js';
import { HoursFields } from '../components/claim-fields.js';
import { Alike, ClaimFacts, ClaimFile } from '../components/claim-parts.js';
import classes from '../components/claims.module.css';

type Act = 'accept' | 'return' | 'refuse' | 'revoke';

async function send(act: Act, claim: ClaimForVerifier, form: FormData): Promise<ClaimForVerifier> {
  const { id: claimId, revision } = claim;
  const params = { claimId };
  if (act === 'accept') return call('POST /api/claims/:claimId/acceptance', { params, body: { revision, hours: hoursOf(form), activityKind: kindOf(form), competencyClass: classOf(form) } });
  const body = { revision, reason: entry(form, 'reason') };
  if (act === 'return') return call('POST /api/claims/:claimId/question', { params, body });
  return act === 'refuse' ? call('POST /api/claims/:claimId/refusal', { params, body }) : call('DELETE /api/claims/:claimId/acceptance', { params, body });
}

function useActWords(): Readonly<Record<Act, { readonly title: string; readonly lead: string; readonly submit: string; readonly done: string }>> {
  const t = useText();
  return {
    accept: { title: t('points.verify.accept.title'), lead: t('points.verify.accept.lead'), submit: t('points.verify.accept'), done: t('points.verify.accept.done') },
    return: { title: t('points.verify.return.title'), lead: t('points.verify.return.lead'), submit: t('points.verify.return'), done: t('points.verify.return.done') },
    refuse: { title: t('points.verify.refuse.title'), lead: t('points.verify.refuse.lead'), submit: t('points.verify.refuse'), done: t('points.verify.refuse.done') },
    revoke: { title: t('points.verify.revoke.title'), lead: t('points.verify.revoke.lead'), submit: t('points.verify.revoke'), done: t('points.verify.revoke.done') },
  };
}

function ActDialog({ act, claim, onClose, onDone }: { readonly act: Act; readonly claim: ClaimForVerifier; readonly onClose: () => void; readonly onDone: (claim: ClaimForVerifier) => void }) {
  const t = useText();
  const words = useActWords()[act];
  return (
    <FormDialog
      open onClose={onClose} title={words.title} lead={words.lead} submit={words.submit} ids={{ hours: 'claim-hours', reason: 'claim-reason' }}
      send={async (form) => {
        onDone(await send(act, claim, form));
        showToast(words.done);
      }}
    >
      {act === 'accept' ? (
        <HoursFields hours={claim.hours} activityKind={claim.activityKind} competencyClass={claim.competencyClass} />
      ) : (
        <label htmlFor="claim-reason">
          <span className={classes.label}>{t('points.verify.reason')}</span>
          <textarea id="claim-reason" name="reason" className={classes.textarea} required minLength={3} maxLength={500} />
        </label>
      )}
    </FormDialog>
  );
}

function Decide({ claim, onDone }: { readonly claim: ClaimForVerifier; readonly onDone: (claim: ClaimForVerifier) => void }) {
  const words = useActWords();
  const [act, setAct] = useState<Act | null>(null);
  const acts: readonly Act[] = claim.state === 'submitted' ? ['accept', 'return', 'refuse'] : claim.state === 'accepted' ? ['revoke'] : [];
  if (acts.length === 0) return null;
  return (
    <div className={classes.buttons}>
      {acts.map((one) => <Button key={one} look={one === 'accept' ? 'primary' : 'outline'} onClick={() => setAct(one)}>{words[one].submit}</Button>)}
      {act === null ? null : <ActDialog act={act} claim={claim} onClose={() => setAct(null)} onDone={onDone} />}
    </div>
  );
}

function Content({ claim }: { readonly claim: ClaimForVerifier }) {
  const t = useText();
  const client = useQueryClient();
  function take(next: ClaimForVerifier): void {
    client.setQueryData(routeKey('GET /api/claims/:claimId', { params: { claimId: next.id } }), next);
    void client.invalidateQueries({ queryKey: ['GET /api/claims'] });
  }
  return (
    <Sections>
      {claim.reason === null ? null : <Notice><b>{t('points.claim.reason')}</b> {claim.reason}</Notice>}
      <Alike claim={claim} />
      <Decide claim={claim} onDone={take} />
      <Card><ClaimFacts claim={claim} /></Card>
      <Section title={t('points.claim.file')}>
        <ClaimFile claimId={claim.id} />
      </Section>
    </Sections>
  );
}

/** A claim with its certificate: accepted with the right JP, asked back, or refused with a reason. */
export function VerifyClaimPage() {
  const t = useText();
  const { claimId } = useParams({ from: '/frame/shell/admin/klaim/$claimId' });
  const claim = useQuery(routeQuery('GET /api/claims/:claimId', { params: { claimId } }));
  const about = claim.data === undefined ? undefined : [claim.data.person.name, claim.data.person.identifier, claim.data.person.unitName].filter(Boolean).join(' · ');
  return (
    <>
      <PageHeader title={claim.data?.title ?? t('points.verify.title')} {...(claim.data ? { lang: AGENCY_LANGUAGE } : {})} lead={about} crumbs={[{ label: t('points.verify.title'), to: '/admin/klaim' }]} />
      {claim.isPending ? <PageSkeleton /> : null}
      {claim.isError && !claim.data ? <QueryFailure what={t('points.claims.failed')} query={claim} /> : null}
      {claim.data ? <Content claim={claim.data} /> : null}
    </>
  );
}
