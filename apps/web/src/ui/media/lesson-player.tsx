import type { LessonProgressView } from '@sinau/contracts/enrolments';
import type { PlaybackView } from '@sinau/contracts/media';
import { IconCloudOff, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { routeKey, routeQuery } from '../../lib/api/index.js';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { waitingPosition } from '../../lib/learning/watched.js';
import { callOrKept } from '../../lib/offline/index.js';
import { useMe } from '../../lib/session/index.js';
import { Button } from '../button.js';
import { Motif } from '../motif.js';
import { Watched } from './watched.js';
import { SkeletonBlock } from './skeleton-block.js';
import { ErrorState } from '../states.js';
import classes from './media.module.css';
import { ProgressSender } from './progress-sender.js';
import type { LessonPlace } from '../../lib/learning/watched.js';
import { Sentences } from './sentences.js';
import { Transcript } from './transcript.js';

import type { Watching } from './use-watching.js';
import type { PlayerHandle } from './video-player.js';

/** Not a byte of the player before a tap. */
const VideoPlayer = lazy(() => import('./video-player.js').then((module) => ({ default: module.VideoPlayer })));

/** So near the end one begins anew. Seconds. */
const NEARLY_OVER = 5;

type PosterProps = { readonly playback: PlaybackView; readonly title: string; readonly onPlay: (seconds: number) => void };

function Poster({ playback, title, onPlay }: PosterProps) {
  const t = useText();
  const formats = useFormats();
  const { positionSeconds, durationSeconds } = playback;
  const resumes = positionSeconds > 0 && positionSeconds < durationSeconds - NEARLY_OVER;
  return (
    <div className={classes.poster}>
      {playback.posterUrl === null ? <Motif name="kawung" opacity={0.2} /> : <img src={playback.posterUrl} alt="" decoding="async" />}
      <div className={classes.posterActions}>
        <Button size="large" look="accent" before={<IconPlayerPlayFilled size={22} />} onClick={() => onPlay(resumes ? positionSeconds : 0)} aria-label={`${resumes ? t('media.resume', { at: formats.clock(positionSeconds) }) : t('media.play')}: ${title}`}>
          {resumes ? t('media.resume', { at: formats.clock(positionSeconds) }) : t('media.play')}
        </Button>
        {resumes ? (
          <Button look="outline" onClick={() => onPlay(0)}>
            {t('media.fromStart')}
          </Button>
        ) : null}
        <span className={classes.posterFacts}>{formats.clock(durationSeconds)}</span>
      </div>
    </div>
  );
}

/** In place of the player without a network: what still works. */
function NoNetwork() {
  const t = useText();
  return (
    <div className={classes.poster}>
      <Motif name="kawung" opacity={0.2} />
      <p className={classes.offline} role="status">
        <IconCloudOff size={22} aria-hidden="true" />
        {t('media.offline')}
      </p>
    </div>
  );
}

type StageProps = {
  readonly playback: PlaybackView;
  readonly title: string;
  /** The addresses are kept ones: nothing plays, the transcript can be read. */
  readonly offline?: boolean;
  readonly watching: Watching | null;
  readonly onExpired: () => Promise<void>;
};

/** Poster or player, and the transcript beside it. */
function Stage({ playback, title, offline = false, watching, onExpired }: StageProps) {
  const [startAt, setStartAt] = useState<number | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const player = useRef<PlayerHandle>(null);
  const seek = (to: number): void => {
    if (startAt === null) setStartAt(to);
    else player.current?.seek(to);
  };
  return (
    <div className={classes.room}>
      <div className={classes.stage} data-transcript={playback.captions.length > 0}>
        <div className={classes.screen}>
          {offline ? (
            <NoNetwork />
          ) : startAt === null ? (
            <Poster playback={playback} title={title} onPlay={setStartAt} />
          ) : (
            <Suspense fallback={<SkeletonBlock />}>
              <VideoPlayer ref={player} playback={playback} title={title} startAt={startAt} watching={watching} onTime={setSeconds} onExpired={onExpired} />
            </Suspense>
          )}
        </div>
        <Transcript captions={playback.captions} seconds={seconds} onSeek={seek} />
      </div>
    </div>
  );
}

export type LessonPlayerProps = {
  readonly enrolmentId: string;
  readonly lessonId: string;
  /** The lesson's. */
  readonly title: string;
  /** What the server counts after each saving: percent, whether the lesson is done. */
  readonly onProgress?: (progress: LessonProgressView) => void;
};

/**
 * Addresses, captions and place of a lesson's video; without a network, the kept ones. A place that waits on this device is
 * later than the server's. Not asked again by itself while it plays: an answer replaced under a running video would start it anew.
 */
function usePlayback({ enrolmentId, lessonId }: LessonPlace, watching: ProgressSender) {
  const { personId } = useMe();
  const route = 'GET /api/enrolments/:enrolmentId/lessons/:lessonId/playback';
  const input = { params: { enrolmentId, lessonId } };
  return useQuery({
    queryKey: routeKey(route, input),
    queryFn: async () => {
      await watching.flush();
      const { value, savedAt } = await callOrKept(personId, route, input);
      const here = await waitingPosition(personId, lessonId).catch(() => null);
      return { playback: here === null ? value : { ...value, positionSeconds: here }, savedAt };
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: ({ state }) => (state.data?.savedAt === null ? false : 'always'),
  });
}

function LessonVideo({ enrolmentId, lessonId, title, onProgress }: LessonPlayerProps) {
  const t = useText();
  const { personId } = useMe();
  const watching = useMemo(() => new ProgressSender(personId, { enrolmentId, lessonId }), [personId, enrolmentId, lessonId]);
  const { data, error, refetch, isFetching } = usePlayback({ enrolmentId, lessonId }, watching);
  useEffect(() => (onProgress ? watching.listen(onProgress) : undefined), [watching, onProgress]);
  useEffect(() => {
    const flush = (): void => void watching.flush();
    globalThis.addEventListener('online', flush);
    return () => globalThis.removeEventListener('online', flush);
  }, [watching]);
  if (data === undefined) return error ? <ErrorState what={t('media.failed')} error={error} onRetry={() => void refetch()} retrying={isFetching} /> : <SkeletonBlock />;
  const { playback, savedAt } = data;
  const offline = savedAt !== null;
  return (
    <>
      <Stage key={`${lessonId}:${offline}`} playback={playback} title={title} offline={offline} watching={watching} onExpired={() => refetch().then(() => undefined)} />
      <Watched playback={playback} watching={watching} />
    </>
  );
}

function PreviewVideo({ mediaId, title }: { readonly mediaId: string; readonly title: string }) {
  const t = useText();
  const { data, error, refetch, isFetching } = useQuery({ ...routeQuery('GET /api/media/:mediaId/playback', { params: { mediaId } }), staleTime: Infinity, gcTime: 0 });
  if (data === undefined) return error ? <ErrorState what={t('media.failed')} error={error} onRetry={() => void refetch()} retrying={isFetching} /> : <SkeletonBlock />;
  return <Stage key={mediaId} playback={data} title={title} watching={null} onExpired={() => refetch().then(() => undefined)} />;
}

/** The video of a lesson, for the enrolled: goes on at the second, counts what was watched, keeps it without a network. */
export function LessonPlayer(props: LessonPlayerProps) {
  return (
    <Sentences waiting={<SkeletonBlock />}>
      <LessonVideo {...props} />
    </Sentences>
  );
}

/** A video as its author tries it: nothing is counted. */
export function PreviewPlayer(props: { readonly mediaId: string; readonly title: string }) {
  return (
    <Sentences waiting={<SkeletonBlock />}>
      <PreviewVideo {...props} />
    </Sentences>
  );
}
