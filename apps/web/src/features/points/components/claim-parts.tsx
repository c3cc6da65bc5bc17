import type { ClaimDetail, ClaimView } from '@sinau/contracts/points';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { routeQuery, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonAnchor } from '../../../ui/button.js';
import { Facts } from '../../../ui/facts.js';
import { Notice } from '../../../ui/notice.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import { useClassWords } from './by-class.js';
import classes from './claims.module.css';
import { claimWords, kindWord, likenessWords } from './words.js';

export function ClaimState({ claim }: { readonly claim: Pick<ClaimView, 'state'> }) {
  const t = useText();
  const { label, status } = claimWords[claim.state];
  return <StatusChip status={status}>{t(label)}</StatusChip>;
}

/** What a claim says and what became of it. */
export function ClaimFacts({ claim }: { readonly claim: ClaimView }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  const accepted = claim.hoursAccepted === null ? [] : [{ name: t('points.claim.hours.accepted'), value: formats.jp(claim.hoursAccepted) }];
  const decided = claim.decided === null ? [] : [{ name: t('points.claim.decided'), value: `${claim.decided.by}, ${formats.dateTime(claim.decided.at)}` }];
  return (
    <Facts
      facts={[
        { name: t('points.claim.state'), value: <ClaimState claim={claim} /> },
        { name: t('points.claim.organiser'), value: <Written>{claim.organiser}</Written> },
        { name: t('points.claim.number'), value: claim.certificateNumber ?? '–' },
        { name: t('points.claim.days'), value: `${formats.day(claim.startsOn)} – ${formats.day(claim.endsOn)}` },
        { name: t('points.claim.hours'), value: formats.jp(claim.hours) },
        ...accepted,
        { name: t('points.claim.kind'), value: t(kindWord(claim.activityKind)) },
        { name: t('points.claim.class'), value: words(claim.competencyClass) },
        { name: t('points.claim.submitted_at'), value: formats.dateTime(claim.submittedAt) },
        ...decided,
      ]}
    />
  );
}

/** Claims and certificates that look like the same training. */
export function Alike({ claim }: { readonly claim: ClaimDetail }) {
  const t = useText();
  const formats = useFormats();
  if (claim.alike.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('points.alike')}
      <ul className={classes.alike}>
        {claim.alike.map((other) => (
          <li key={`${other.of}${other.title}${other.endsOn}${other.why}`}>
            <Written>{other.title}</Written> ({formats.day(other.endsOn)}): {t(likenessWords[other.why])}{other.own ? '' : t('points.alike.foreign')}{other.of === 'certificate' ? t('points.alike.certificate') : ''}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type FileAddresses = Output<'GET /api/claims/:claimId/file'>;

function Preview({ file }: { readonly file: FileAddresses }) {
  const t = useText();
  const formats = useFormats();
  const title = t('points.claim.preview', { name: file.fileName });
  return (
    <>
      <p className={classes.chosen}>
        {file.fileName}
        <ButtonAnchor look="outline" href={file.downloadUrl} before={<IconDownload size={18} />}>{t('points.claim.download', { size: formats.size(file.bytes) })}</ButtonAnchor>
      </p>
      {file.contentType === 'application/pdf' ? <iframe className={classes.frame} title={title} src={file.viewUrl} /> : <img className={classes.picture} alt={title} src={file.viewUrl} />}
    </>
  );
}

/** Addresses live ten minutes; asked again before that. */
const fresh = { staleTime: 8 * 60_000 } as const;

/** The certificate that was filed: shown in the page, and to download. */
export function OwnClaimFile({ claimId }: { readonly claimId: string }) {
  const t = useText();
  const file = useQuery({ ...routeQuery('GET /api/me/claims/:claimId/file', { params: { claimId } }), ...fresh });
  if (file.data) return <Preview file={file.data} />;
  return file.isError ? <QueryFailure what={t('points.claim.file.failed')} query={file} /> : <ListSkeleton rows={2} />;
}

/** The same for a verifier. */
export function ClaimFile({ claimId }: { readonly claimId: string }) {
  const t = useText();
  const file = useQuery({ ...routeQuery('GET /api/claims/:claimId/file', { params: { claimId } }), ...fresh });
  if (file.data) return <Preview file={file.data} />;
  return file.isError ? <QueryFailure what={t('points.claim.file.failed')} query={file} /> : <ListSkeleton rows={2} />;
}
