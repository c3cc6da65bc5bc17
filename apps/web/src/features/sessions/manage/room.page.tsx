import type { RoomCodeView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { usePageTitle } from '../../../ui/page-title.js';
import { QueryPage } from '../../../ui/query-page.js';
import classes from '../components/sessions.module.css';

const route = getRouteApi('/frame/focus/sesi/$sessionId/layar');

/** The square as one path, a pixel for each dark module. */
function Square({ picture, name }: { readonly picture: NonNullable<RoomCodeView['picture']>; readonly name: string }) {
  const { size, modules } = picture;
  const path = Array.from(modules, (flag, index) => (flag === '1' ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '')).join('');
  return (
    <div className={classes.qr}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}

function Shown({ room, onDirection }: { readonly room: RoomCodeView; readonly onDirection: (direction: 'in' | 'out') => void }) {
  const t = useText();
  const formats = useFormats();
  usePageTitle(t('sessions.room.title', { title: room.title }));
  return (
    <main id="main" className={classes.room}>
      <p className={classes.muted}>{room.runName}</p>
      <h1 tabIndex={-1}>{room.title}</h1>
      <div className={classes.row} role="group" aria-label={t('sessions.room.direction')}>
        {(['in', 'out'] as const).map((direction) => (
          <Button key={direction} look={room.direction === direction ? 'primary' : 'outline'} aria-pressed={room.direction === direction} onClick={() => onDirection(direction)}>
            {direction === 'in' ? t('sessions.room.in') : t('sessions.room.out')}
          </Button>
        ))}
      </div>
      {room.picture === null || room.code === null ? (
        <p>{t('sessions.room.closed', { from: formats.dateTime(room.opensAt), to: formats.dateTime(room.closesAt) })}</p>
      ) : (
        <>
          <Square picture={room.picture} name={room.direction === 'in' ? t('sessions.room.square_in') : t('sessions.room.square_out')} />
          <p>{t('sessions.room.how')}</p>
          <p className={`num ${classes.code}`}>{`${room.code.slice(0, 5)} ${room.code.slice(5)}`}</p>
          <p className={classes.muted}>{t('sessions.room.changes')}</p>
        </>
      )}
      <p role="status">{t('sessions.room.counts', { inside: room.inside, present: room.present, participants: room.participants })}</p>
    </main>
  );
}

/** The room's screen: a code that changes every half minute, for the way in or the way out. */
export function RoomPage() {
  const t = useText();
  const { sessionId } = route.useParams();
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const room = useQuery({
    ...routeQuery('GET /api/run-sessions/:sessionId/room-code', { params: { sessionId }, query: { direction } }),
    placeholderData: (before) => before,
    // Asked as soon as the code changes, and every ten seconds for the counts.
    refetchInterval: (query) => Math.min(10_000, (query.state.data?.milliseconds ?? 10_000) + 200),
    refetchIntervalInBackground: true,
  });
  return (
    <>
      <header className={classes.room}>
        <ButtonLink look="plain" to={`/sesi/${sessionId}`}>
          {t('sessions.room.back')}
        </ButtonLink>
      </header>
      <QueryPage query={room} title={t('sessions.attendance')} failed={t('sessions.room.failed')}>
        {(found) => <Shown room={{ ...found, direction }} onDirection={setDirection} />}
      </QueryPage>
    </>
  );
}
