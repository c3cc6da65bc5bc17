import type { AttendanceHistoryView, AttendeeView, SessionView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { zoneFormats } from '../components/use-zone.js';
import classes from '../components/sessions.module.css';

const KINDS = { in: 'sessions.record.in', out: 'sessions.record.out', interval: 'sessions.record.interval', present: 'sessions.record.present', absent: 'sessions.record.absent' } as const;
const SOURCES = { code: 'sessions.source.code', webinar: 'sessions.source.webinar', paper: 'sessions.source.paper', correction: 'sessions.source.correction' } as const;

type Line = { readonly id: string; readonly at: string; readonly text: string; readonly detail: string | null };

function linesOf(history: AttendanceHistoryView, timeZone: string, t: ReturnType<typeof useText>): readonly Line[] {
  const formats = zoneFormats(timeZone);
  const records = history.records.map(({ id, source, kind, startsAt, endsAt, reason, recordedAt, recordedBy }): Line => {
    const when = startsAt === null ? '' : endsAt === null ? ` ${formats.time(startsAt)}` : ` ${formats.time(startsAt)}–${formats.time(endsAt)}`;
    return { id, at: recordedAt, text: `${t(SOURCES[source])}: ${t(KINDS[kind])}${when}`, detail: [recordedBy, reason].filter((part) => part !== null).join(': ') || null };
  });
  const decisions = history.decisions.map(({ id, number, present, share, decidedAt }): Line => ({ id, at: decidedAt, text: t(present ? 'sessions.decided.present' : 'sessions.decided.absent', { number, share }), detail: null }));
  return [...records, ...decisions].sort((one, other) => one.at.localeCompare(other.at));
}

/** All that was recorded of a person, and each decision it came to. Rendered only while open. */
export function HistoryDialog({ session, person, onClose }: { readonly session: SessionView; readonly person: AttendeeView; readonly onClose: () => void }) {
  const t = useText();
  const history = useQuery(routeQuery('GET /api/run-sessions/:sessionId/attendance/:personId', { params: { sessionId: session.id, personId: person.personId } }));
  const formats = zoneFormats(session.timeZone);
  return (
    <Dialog open onClose={onClose} title={t('sessions.history.title', { name: person.name })}>
      {history.isPending ? (
        <Skeletons>
          <ListSkeleton rows={3} height={40} />
        </Skeletons>
      ) : null}
      {history.isError ? <QueryFailure what={t('sessions.history.failed')} query={history} /> : null}
      {history.data && history.data.records.length === 0 ? <p>{t('sessions.history.empty')}</p> : null}
      <ol className={classes.list}>
        {(history.data ? linesOf(history.data, session.timeZone, t) : []).map(({ id, at, text, detail }) => (
          <li key={id}>
            {text}
            <p className={classes.muted}>{[formats.dateTime(at), detail].filter((part) => part !== null).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
