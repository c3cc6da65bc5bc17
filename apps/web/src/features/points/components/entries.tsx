import type { PointsView } from '@sinau/contracts/points';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { AGENCY_LANGUAGE, Written } from '../../../ui/written.js';
import { useClassWords } from './by-class.js';
import classes from './points.module.css';
import { claimWords, evidenceWords, kindWord } from './words.js';

type Entry = PointsView['entries'][number];

/** `own`: titles lead to one's own pages of the evidence; else to those that the reader's roles open. */
type EntriesProps = { readonly points: PointsView; readonly own: boolean };

/** Why hours were taken back, in words. */
function useReason(): (entry: Entry) => string {
  const t = useText();
  const reasons = {
    data_error: t('points.reason.data_error'), not_entitled: t('points.reason.not_entitled'), replaced: t('points.reason.replaced'), other: t('points.reason.other'),
  };
  return ({ reason, remark }) => (reason === null ? (remark ?? '') : reasons[reason]);
}

/** A session that one has left the run of is not in one's calendar, nor its practice one's to open. */
function OwnEvidence({ entry: { evidenceKind, evidenceId, session, title } }: { readonly entry: Entry }) {
  if (evidenceKind === 'certificate') return <Link to="/sertifikat/$certificateId" params={{ certificateId: evidenceId }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  if (evidenceKind === 'external') return <Link to="/jp/klaim/$claimId" params={{ claimId: evidenceId }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  if (!session?.open) return <Written>{title}</Written>;
  if (evidenceKind === 'sign_off') return <Link to="/praktik/$sessionId" params={{ sessionId: session.id }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  return <Link to="/kalender" search={{ bulan: session.month }} hash={session.id} lang={AGENCY_LANGUAGE}>{title}</Link>;
}

/** Supervisors sign practice; certificates, claims and attendance are for who administers or audits the agency as well. */
function EvidenceOfMember({ entry: { evidenceKind, evidenceId, session, title } }: { readonly entry: Entry }) {
  const me = useMe();
  const [administers, reads] = [hasRole(me, 'agency_admin'), hasRole(me, 'agency_admin', 'auditor')];
  if (evidenceKind === 'sign_off' && session?.reportId) return <Link to="/tim/praktik/$reportId" params={{ reportId: session.reportId }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  if ((evidenceKind === 'attendance' || evidenceKind === 'mentoring') && reads && session) return <Link to="/sesi/$sessionId" params={{ sessionId: session.id }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  if (evidenceKind === 'certificate' && reads) return <Link to="/admin/sertifikat/$certificateId" params={{ certificateId: evidenceId }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  if (evidenceKind === 'external' && administers) return <Link to="/admin/klaim/$claimId" params={{ claimId: evidenceId }} lang={AGENCY_LANGUAGE}>{title}</Link>;
  return <Written>{title}</Written>;
}

function EntryTitle({ entry, own }: { readonly entry: Entry; readonly own: boolean }) {
  return own ? <OwnEvidence entry={entry} /> : <EvidenceOfMember entry={entry} />;
}

function EntryState({ entry }: { readonly entry: Entry }) {
  const t = useText();
  const formats = useFormats();
  const reason = useReason();
  if (entry.kind === 'reversal') {
    const why = reason(entry);
    return <StatusChip status="error">{why === '' ? t('points.taken_back') : t('points.taken_back.because', { reason: why })}</StatusChip>;
  }
  if (entry.counted === null) return <StatusChip status="locked">{t('points.no_longer')}</StatusChip>;
  if (entry.counted.over === 0) return <StatusChip status="done">{t('points.counted')}</StatusChip>;
  const { hours, over, by } = entry.counted;
  const rule = by === null ? '' : t('points.over.rule', { hours: formats.jp(by.hours), regulation: by.regulation });
  return <StatusChip status="warning">{t('points.over', { counted: formats.jp(hours), over: formats.jp(over), rule })}</StatusChip>;
}

function Recorded({ entry, own }: { readonly entry: Entry; readonly own: boolean }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  const about = [formats.date(entry.recordedAt), t(evidenceWords[entry.evidenceKind]), t(kindWord(entry.activityKind)), words(entry.competencyClass)];
  return (
    <tr>
      <th scope="row">
        <EntryTitle entry={entry} own={own} />
        <span className={classes.muted}>{about.join(' · ')}</span>
        {entry.rule === null ? null : (
          <span className={classes.muted}>
            {t('points.by_rule', { minutes: formats.number(Math.abs(entry.minutes)), regulation: entry.rule.regulation })}
            {entry.rule.verified ? '' : ` (${t('points.rule.unverified.short')})`}
          </span>
        )}
        <EntryState entry={entry} />
      </th>
      <td className={classes.figure}>{formats.decimal(entry.hours)}</td>
    </tr>
  );
}

function Pending({ course, own }: { readonly course: PointsView['pending'][number]; readonly own: boolean }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  return (
    <tr>
      <th scope="row">
        {own ? <Link to="/kursus/$enrolmentId" params={{ enrolmentId: course.enrolmentId }} lang={AGENCY_LANGUAGE}>{course.title}</Link> : <Written>{course.title}</Written>}
        <span className={classes.muted}>{words(course.competencyClass)}</span>
        <StatusChip status="waiting">{t('points.pending')}</StatusChip>
      </th>
      <td className={classes.figure}>({formats.decimal(course.hours)})</td>
    </tr>
  );
}

function OpenClaim({ claim, own }: { readonly claim: PointsView['claims'][number]; readonly own: boolean }) {
  const t = useText();
  const formats = useFormats();
  const { label, status } = claimWords[claim.state];
  return (
    <tr>
      <th scope="row">
        {own ? <Link to="/jp/klaim/$claimId" params={{ claimId: claim.id }} lang={AGENCY_LANGUAGE}>{claim.title}</Link> : <Written>{claim.title}</Written>}
        <span className={classes.muted}>{[formats.day(claim.endsOn), claim.organiser].join(' · ')}</span>
        <StatusChip status={status}>{t(label)}</StatusChip>
        {claim.reason === null ? null : <span className={classes.muted}>{claim.reason}</span>}
      </th>
      <td className={classes.figure}>({formats.decimal(claim.hours)})</td>
    </tr>
  );
}

/** Nothing yet: what is under way would make the year, else the catalogue. */
function Nothing({ points, own }: EntriesProps) {
  const t = useText();
  const running = points.forecast.length > 0;
  const next = running ? <ButtonLink to="/pembelajaran">{t('points.empty.next')}</ButtonLink> : <ButtonLink to="/katalog">{t('points.empty.catalogue')}</ButtonLink>;
  return (
    <EmptyState motif="kawung" action={own ? next : undefined}>
      {own ? t('points.empty', { year: String(points.year) }) : t('points.empty.member', { year: String(points.year) })}
    </EmptyState>
  );
}

/** What counts, what waits, what was refused or taken back and why. */
export function Entries({ points, own }: EntriesProps) {
  const t = useText();
  if (points.entries.length + points.pending.length + points.claims.length === 0) return <Nothing points={points} own={own} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('points.activity')}</th>
          <th scope="col" className={classes.figure}>JP</th>
        </tr>
      </thead>
      <tbody>
        {points.pending.map((course) => <Pending key={course.enrolmentId} course={course} own={own} />)}
        {points.claims.map((claim) => <OpenClaim key={claim.id} claim={claim} own={own} />)}
        {points.entries.map((entry) => <Recorded key={entry.id} entry={entry} own={own} />)}
      </tbody>
    </table>
  );
}
