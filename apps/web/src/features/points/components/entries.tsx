import type { PointsView } from '@sinau/contracts/points';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { COURSE_LANGUAGE } from '../../../ui/written.js';
import { useClassWords } from './by-class.js';
import classes from './points.module.css';

type Entry = PointsView['entries'][number];

/** Why hours were taken back, in words. */
function useReason(): (reason: Entry['reason']) => string {
  const t = useText();
  const reasons = {
    data_error: t('points.reason.data_error'), not_entitled: t('points.reason.not_entitled'), replaced: t('points.reason.replaced'), other: t('points.reason.other'),
  };
  return (reason) => (reason === null ? '' : `: ${reasons[reason]}`);
}

function Recorded({ entry }: { readonly entry: Entry }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  const reason = useReason();
  const counted = entry.kind === 'award';
  return (
    <tr>
      <th scope="row">
        <Link to="/sertifikat/$certificateId" params={{ certificateId: entry.certificateId }} lang={COURSE_LANGUAGE}>{entry.title}</Link>
        <span className={classes.muted}>
          {formats.date(entry.recordedAt)} · {words(entry.competencyClass)}
        </span>
        <StatusChip status={counted ? 'done' : 'error'}>{counted ? t('points.counted') : `${t('points.taken_back')}${reason(entry.reason)}`}</StatusChip>
      </th>
      <td className={classes.figure}>{formats.decimal(entry.hours)}</td>
    </tr>
  );
}

function Pending({ course }: { readonly course: PointsView['pending'][number] }) {
  const t = useText();
  const formats = useFormats();
  const words = useClassWords();
  return (
    <tr>
      <th scope="row">
        <Link to="/kursus/$enrolmentId" params={{ enrolmentId: course.enrolmentId }} lang={COURSE_LANGUAGE}>{course.title}</Link>
        <span className={classes.muted}>{words(course.competencyClass)}</span>
        <StatusChip status="waiting">{t('points.pending')}</StatusChip>
      </th>
      <td className={classes.figure}>({formats.decimal(course.hours)})</td>
    </tr>
  );
}

/** Nothing yet: what is under way would make the year, else the catalogue. */
function Nothing({ points }: { readonly points: PointsView }) {
  const t = useText();
  const running = points.forecast.length > 0;
  return (
    <EmptyState motif="kawung" action={running ? <ButtonLink to="/pembelajaran">{t('points.empty.next')}</ButtonLink> : <ButtonLink to="/katalog">{t('points.empty.catalogue')}</ButtonLink>}>
      {t('points.empty', { year: String(points.year) })}
    </EmptyState>
  );
}

/** What counts, what waits for its certificate, what was taken back and why. */
export function Entries({ points }: { readonly points: PointsView }) {
  const t = useText();
  if (points.entries.length === 0 && points.pending.length === 0) return <Nothing points={points} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('points.activity')}</th>
          <th scope="col" className={classes.figure}>JP</th>
        </tr>
      </thead>
      <tbody>
        {points.pending.map((course) => <Pending key={course.enrolmentId} course={course} />)}
        {points.entries.map((entry) => <Recorded key={entry.id} entry={entry} />)}
      </tbody>
    </table>
  );
}
