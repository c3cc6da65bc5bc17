import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Page, RowList } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { AGENCY_LANGUAGE, Written } from '../../../ui/written.js';
import { ClaimState } from '../components/claim-parts.js';
import classes from '../components/claims.module.css';

/** One's own claims of training elsewhere, and what became of each. */
export function ClaimsPage() {
  const t = useText();
  const formats = useFormats();
  const claims = useQuery({ ...routeQuery('GET /api/me/claims', { query: {} }), select: (data) => data.claims });
  return (
    <Page>
      <PageHeader
        title={t('points.claims.title')} lead={t('points.claims.lead')} crumbs={[{ label: t('points.title'), to: '/jp' }, { label: t('points.claims.title') }]}
        actions={<ButtonLink to="/jp/klaim/baru" before={<IconPlus size={20} />}>{t('points.claims.new')}</ButtonLink>}
      />
      {claims.isPending ? <ListSkeleton rows={4} height={72} /> : null}
      {claims.isError && !claims.data ? <QueryFailure what={t('points.claims.failed')} query={claims} /> : null}
      {claims.data?.length === 0 ? <EmptyState action={<ButtonLink to="/jp/klaim/baru">{t('points.claims.new')}</ButtonLink>}>{t('points.claims.empty')}</EmptyState> : null}
      {claims.data === undefined || claims.data.length === 0 ? null : (
        <RowList>
          {claims.data.map((claim) => (
            <li key={claim.id} className={classes.row}>
              <div>
                <Link className={classes.title} to="/jp/klaim/$claimId" params={{ claimId: claim.id }} lang={AGENCY_LANGUAGE}>{claim.title}</Link>
                <p className={classes.muted}><Written>{claim.organiser}</Written> · {formats.day(claim.endsOn)} · {formats.jp(claim.hoursAccepted ?? claim.hours)}</p>
                {claim.reason === null ? null : <p className={classes.muted}>{claim.reason}</p>}
              </div>
              <ClaimState claim={claim} />
            </li>
          ))}
        </RowList>
      )}
    </Page>
  );
}
