import { IconCertificate, IconStairsUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CertificateView } from '@sinau/contracts/certificates';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { CardFacts, LinkCard } from '../../../ui/card.js';
import { CardGrid, Page } from '../../../ui/layout.js';
import { MotifCover } from '../../../ui/motif.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { CardsSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import { Written } from '../../../ui/written.js';

function CertificateCard({ certificate }: { readonly certificate: CertificateView }) {
  const t = useText();
  const formats = useFormats();
  const revoked = certificate.state === 'revoked';
  return (
    <li>
      <LinkCard
        to={`/sertifikat/${certificate.id}`}
        title={<Written lang={certificate.course.language}>{certificate.course.title}</Written>}
        cover={<MotifCover id={certificate.course.id} />}
        status={<StatusChip status={revoked ? 'error' : 'done'}>{revoked ? t('certificates.revoked') : t('certificates.valid')}</StatusChip>}
      >
        <CardFacts>
          <span>{formats.jp(certificate.course.hours)}</span>
          <span>{formats.day(certificate.issuedOn)}</span>
          {certificate.pdf.state === 'pending' && !revoked ? <span>{t('certificates.preparing')}</span> : null}
        </CardFacts>
        <CardFacts>
          <span>{certificate.number}</span>
        </CardFacts>
      </LinkCard>
    </li>
  );
}

/** One's own certificates. */
export function MyCertificatesPage() {
  const t = useText();
  const { personId } = useMe();
  const certificates = useQuery(keptQuery(personId, 'GET /api/me/certificates', {}));
  const rows = certificates.data?.value.certificates;
  return (
    <Page>
      <PageHeader
        title={t('certificates.mine')}
        lead={t('certificates.mine.lead')}
        actions={
          <>
            <ButtonLink to="/kompetensi" look="outline" before={<IconStairsUp size={18} />}>
              {t('certificates.to_competencies')}
            </ButtonLink>
            <ButtonLink to="/jp" look="outline" before={<IconCertificate size={18} />}>
              {t('certificates.to_points')}
            </ButtonLink>
          </>
        }
      />
      <SavedAt savedAt={certificates.data?.savedAt ?? null} />
      {certificates.isPending ? (
        <Skeletons>
          <CardsSkeleton cards={3} />
        </Skeletons>
      ) : null}
      {certificates.isError && !rows ? (
        <QueryFailure what={t('certificates.mine.failed')} query={certificates} />
      ) : null}
      {rows?.length === 0 ? (
        <EmptyState action={<ButtonLink to="/">{t('certificates.mine.next')}</ButtonLink>}>{t('certificates.mine.empty')}</EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <>
          <h2>
            <VisuallyHidden>{t('certificates.mine')}</VisuallyHidden>
          </h2>
          <CardGrid>
            {rows.map((certificate) => (
              <CertificateCard key={certificate.id} certificate={certificate} />
            ))}
          </CardGrid>
        </>
      ) : null}
    </Page>
  );
}
