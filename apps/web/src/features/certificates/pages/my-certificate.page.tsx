import { IconShare2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CertificateView, OwnCertificate } from '@sinau/contracts/certificates';
import { callForNamedFile } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonAnchor } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { CertificateSheet } from '../components/certificate-sheet.js';
import { CopyButton } from '../components/copy-button.js';
import { Facts } from '../../../ui/facts.js';
import { sheetOf } from '../components/sheet-of.js';
import { publicPage } from '../components/public-page.js';
import { useWords } from '../components/use-words.js';
import classes from './my-certificate.module.css';

const WAITING_MS = 3_000;

function Download({ certificate }: { readonly certificate: CertificateView }) {
  const t = useText();
  const formats = useFormats();
  const { bytes, state } = certificate.pdf;
  if (state === 'pending' || bytes === null) return <p className={classes.note}>{t('certificates.pdf.pending')}</p>;
  return (
    <DownloadButton file={() => callForNamedFile('GET /api/me/certificates/:certificateId/pdf', { params: { certificateId: certificate.id } })} name={`${certificate.code}.pdf`} wide size="large">
      {t('certificates.pdf.download', { size: formats.size(bytes) })}
    </DownloadButton>
  );
}

function Share({ certificate }: { readonly certificate: CertificateView }) {
  const t = useText();
  const { address, course } = certificate;
  const can = typeof navigator.share === 'function';
  return (
    <div className={classes.buttons}>
      <CopyButton text={certificate.number} done={t('certificates.number.copied')}>
        {t('certificates.number.copy')}
      </CopyButton>
      {can ? (
        <Button look="outline" before={<IconShare2 size={18} />} onClick={() => void navigator.share({ title: course.title, url: address }).catch(() => undefined)}>
          {t('certificates.share')}
        </Button>
      ) : (
        <CopyButton text={address} done={t('certificates.link.copied')}>
          {t('certificates.link.copy')}
        </CopyButton>
      )}
      <ButtonAnchor href={publicPage(address)} look="plain">
        {t('certificates.public')}
      </ButtonAnchor>
    </div>
  );
}

function Revoked({ certificate }: { readonly certificate: CertificateView }) {
  const t = useText();
  const formats = useFormats();
  const words = useWords();
  const { revocation, replacedById } = certificate;
  if (!revocation) return null;
  return (
    <div className={classes.revoked} role="note">
      <p>
        <b>{t('certificates.revoked.on', { date: formats.date(revocation.at) })}</b> {words.revocation(revocation.class)}. {t('certificates.revoked.appeal')}
      </p>
      {replacedById === null ? null : <Link to="/sertifikat/$certificateId" params={{ certificateId: replacedById }}>{t('certificates.replacement')}</Link>}
    </div>
  );
}

function Detail({ certificate }: { readonly certificate: OwnCertificate }) {
  const t = useText();
  const formats = useFormats();
  const words = useWords();
  const { course, studied, pdf } = certificate;
  return (
    <WithRail
      rail={
        <Card>
          <div className={classes.rail}>
            <StatusChip status={certificate.state === 'valid' ? 'done' : 'error'}>{certificate.state === 'valid' ? t('certificates.valid') : t('certificates.revoked')}</StatusChip>
            <Download certificate={certificate} />
            <Share certificate={certificate} />
          </div>
        </Card>
      }
    >
      <Revoked certificate={certificate} />
      {'front' in certificate ? <CertificateSheet content={sheetOf(certificate, `/api/me/certificates/${certificate.id}/logo`)} /> : null /* kept on this device by an earlier edition */}
      <Section title={t('certificates.contents')}>
        <Facts
          facts={[
            { name: t('certificates.fact.number'), value: certificate.number },
            { name: t('certificates.fact.course'), value: course.title },
            { name: t('certificates.fact.hours'), value: `${formats.jp(course.hours)} · ${words.competency(course.competencyClass)}` },
            { name: t('certificates.fact.run'), value: certificate.runName },
            { name: t('certificates.fact.studied'), value: `${formats.day(studied.from)} – ${formats.day(studied.to)}` },
            ...(certificate.score === null ? [] : [{ name: t('certificates.fact.score'), value: formats.decimal(certificate.score, 2) }]),
            { name: t('certificates.fact.issuer'), value: certificate.agencyName },
            { name: t('certificates.fact.issued'), value: formats.day(certificate.issuedOn) },
            { name: t('certificates.fact.code'), value: certificate.code.match(/.{1,4}/g)?.join('-') ?? certificate.code },
            ...(pdf.sha256 === null ? [] : [{ name: t('certificates.fact.sha256'), value: <code>{pdf.sha256}</code> }]),
          ]}
        />
      </Section>
      <Section title={t('certificates.subjects')}>
        <Facts facts={course.subjects.map((subject) => ({ name: subject.title, value: formats.jp(subject.hours) }))} />
      </Section>
    </WithRail>
  );
}

/** One of one's own certificates: to look at, download and show to others. */
export function MyCertificatePage() {
  const t = useText();
  const { certificateId = '' } = useParams({ strict: false });
  const { personId } = useMe();
  const certificate = useQuery({
    ...keptQuery(personId, 'GET /api/me/certificates/:certificateId', { params: { certificateId } }),
    refetchInterval: (query) => (query.state.data?.value.pdf.state === 'pending' ? WAITING_MS : false),
  });
  const crumbs = [{ label: t('certificates.mine'), to: '/sertifikat' }];
  return (
    <QueryPage query={certificate} title={t('certificates.one')} crumbs={crumbs} failed={t('certificates.one.failed')}>
      {({ value, savedAt }) => (
        <Page>
          <PageHeader title={value.course.title} lang={value.course.language} lead={value.title} crumbs={crumbs} />
          <SavedAt savedAt={savedAt} />
          <Detail certificate={value} />
        </Page>
      )}
    </QueryPage>
  );
}
