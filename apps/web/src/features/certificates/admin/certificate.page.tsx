import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CertificateDetail } from '@sinau/contracts/certificates';
import { callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonAnchor } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section, WithRail } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { CertificateSheet } from '../components/certificate-sheet.js';
import { Facts } from '../../../ui/facts.js';
import { ReissueDialog, RevokeDialog } from '../components/revoke-dialog.js';
import { publicPage } from '../components/public-page.js';
import { sheetOf } from '../components/sheet-of.js';
import { useWords } from '../components/use-words.js';
import classes from './admin.module.css';

const WAITING_MS = 3_000;

function Acts({ certificate }: { readonly certificate: CertificateDetail }) {
  const t = useText();
  const formats = useFormats();
  const manages = hasRole(useMe(), 'agency_admin');
  const [dialog, setDialog] = useState<'revoke' | 'reissue' | null>(null);
  const { pdf, state } = certificate;
  return (
    <Card>
      <div className={classes.stack}>
        <div>
          <StatusChip status={state === 'valid' ? 'done' : 'error'}>{state === 'valid' ? t('certificates.valid') : t('certificates.revoked')}</StatusChip>
        </div>
        {pdf.state === 'ready' && pdf.bytes !== null ? (
          <DownloadButton file={() => callForNamedFile('GET /api/certificates/:certificateId/pdf', { params: { certificateId: certificate.id } })} name={`${certificate.code}.pdf`}>
            {t('certificates.pdf.download', { size: formats.size(pdf.bytes) })}
          </DownloadButton>
        ) : (
          <p className={classes.note}>{t('certificates.pdf.pending')}</p>
        )}
        <ButtonAnchor href={publicPage(certificate.address)} look="outline">
          {t('certificates.public')}
        </ButtonAnchor>
        {certificate.awaitsReplacement ? <p className={classes.note} role="status">{t('certificates.reissue.awaited')}</p> : null}
        {certificate.replacedById === null ? null : <Link to="/admin/sertifikat/$certificateId" params={{ certificateId: certificate.replacedById }}>{t('certificates.replacement')}</Link>}
        {certificate.mayReissue && manages ? (
          <Button look="outline" before={<IconRefresh size={18} />} onClick={() => setDialog('reissue')}>
            {t('certificates.reissue')}
          </Button>
        ) : null}
        {state === 'valid' && manages ? (
          <Button look="danger" onClick={() => setDialog('revoke')}>
            {t('certificates.revoke')}
          </Button>
        ) : null}
      </div>
      <RevokeDialog certificate={certificate} open={dialog === 'revoke'} onClose={() => setDialog(null)} />
      <ReissueDialog certificate={certificate} open={dialog === 'reissue'} onClose={() => setDialog(null)} />
    </Card>
  );
}

function Revocation({ certificate }: { readonly certificate: CertificateDetail }) {
  const t = useText();
  const formats = useFormats();
  const words = useWords();
  const { revocation } = certificate;
  if (!revocation) return null;
  return (
    <Section title={t('certificates.revoked')}>
      <Facts
        facts={[
          { name: t('certificates.revoked.when'), value: formats.dateTime(revocation.at) },
          { name: t('certificates.revoked.by'), value: certificate.revokedBy ?? '—' },
          { name: t('certificates.revoke.class'), value: words.revocation(revocation.class) },
          { name: t('certificates.revoke.reason'), value: certificate.revokedReason ?? '—' },
        ]}
      />
    </Section>
  );
}

function History({ certificate }: { readonly certificate: CertificateDetail }) {
  const t = useText();
  const formats = useFormats();
  const words = useWords();
  return (
    <Section title={t('certificates.history')}>
      <ul className={classes.people}>
        {certificate.history.map((entry) => (
          <li key={entry.id}>
            <div>
              {entry.id === certificate.id ? <b>{entry.number}</b> : <Link to="/admin/sertifikat/$certificateId" params={{ certificateId: entry.id }}>{entry.number}</Link>}
              <div className={classes.note}>
                {formats.dateTime(entry.issuedAt)}
                {entry.revokedClass === null ? '' : ` · ${words.revocation(entry.revokedClass)}`}
              </div>
            </div>
            <StatusChip status={entry.state === 'valid' ? 'done' : 'error'}>{entry.state === 'valid' ? t('certificates.valid') : t('certificates.revoked')}</StatusChip>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Detail({ certificate }: { readonly certificate: CertificateDetail }) {
  const t = useText();
  const formats = useFormats();
  const { holder, course, studied, evidence, pdf } = certificate;
  return (
    <WithRail rail={<Acts certificate={certificate} />}>
      <CertificateSheet content={sheetOf(certificate, `/api/certificates/${certificate.id}/logo`)} />
      <Revocation certificate={certificate} />
      <Section title={t('certificates.contents')}>
        <Facts
          facts={[
            { name: t('certificates.fact.holder'), value: holder.name },
            { name: t('certificates.fact.identifier'), value: holder.identifier ?? '—' },
            { name: t('certificates.fact.position'), value: [holder.position, holder.rank, holder.unit].filter((part) => part !== null).join(' · ') },
            { name: t('certificates.fact.course'), value: `${course.title} · ${formats.jp(course.hours)}` },
            { name: t('certificates.fact.run'), value: certificate.runName },
            { name: t('certificates.fact.studied'), value: `${formats.day(studied.from)} – ${formats.day(studied.to)}` },
            { name: t('certificates.fact.number'), value: certificate.number },
            { name: t('certificates.fact.code'), value: certificate.code.match(/.{1,4}/g)?.join('-') ?? certificate.code },
          ]}
        />
      </Section>
      <Section title={t('certificates.evidence')}>
        <Facts
          facts={[
            { name: t('certificates.evidence.version'), value: t('certificates.evidence.version.value', { number: course.versionNumber, hash: evidence.versionHash.slice(0, 12) }) },
            { name: t('certificates.evidence.lessons'), value: formats.number(evidence.lessons) },
            ...(certificate.score === null
              ? []
              : [{ name: t('certificates.fact.score'), value: t('certificates.evidence.score', { score: formats.decimal(certificate.score, 2), minimum: formats.decimal(evidence.minimumScore ?? 0, 2) }) }]),
            { name: t('certificates.evidence.attempts'), value: evidence.attempts.map((attempt) => formats.decimal(attempt.score, 2)).join(' · ') || '—' },
            ...(pdf.sha256 === null ? [] : [{ name: t('certificates.fact.sha256'), value: <code>{pdf.sha256}</code> }]),
          ]}
        />
      </Section>
      <History certificate={certificate} />
    </WithRail>
  );
}

/** One certificate of the agency: its evidence, its history, and what may be done with it. */
export function CertificatePage() {
  const t = useText();
  const { certificateId = '' } = useParams({ strict: false });
  const certificate = useQuery({
    ...routeQuery('GET /api/certificates/:certificateId', { params: { certificateId } }),
    refetchInterval: (query) => (query.state.data?.pdf.state === 'pending' || query.state.data?.awaitsReplacement === true ? WAITING_MS : false),
  });
  const crumbs = [{ label: t('certificates.admin'), to: '/admin/sertifikat' }];
  return (
    <QueryPage query={certificate} title={t('certificates.one')} crumbs={crumbs} failed={t('certificates.one.failed')}>
      {(found) => (
        <Page>
          <PageHeader title={found.holder.name} lead={found.course.title} crumbs={crumbs} />
          <Detail certificate={found} />
        </Page>
      )}
    </QueryPage>
  );
}
