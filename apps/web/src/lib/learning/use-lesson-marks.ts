import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Problem, Unreachable } from '../api/index.js';
import { watchOutbox } from '../offline/index.js';
import { useMe } from '../session/index.js';
import { keepMark, sendMark, sendMarks, waitingMarks, type LessonMark } from './lesson-marks.js';
import { hasWaitingWatched, sendWaitingWatched } from './watched.js';

const NONE: ReadonlySet<string> = new Set();

/** What shows progress is read again: at once where it is on the screen, or (`none`) when it is next shown. */
export async function refreshProgress(client: QueryClient, refetchType: 'active' | 'none' = 'active'): Promise<void> {
  const keys = ['GET /api/home', 'GET /api/enrolments', 'GET /api/enrolments/:enrolmentId', 'GET /api/enrolments/:enrolmentId/lessons/:lessonId'];
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key], refetchType })));
}

type LessonMarks = {
  /** Lessons marked on this device that the server does not know of yet. */
  readonly waiting: ReadonlySet<string>;
  /** Marks a lesson as read: on this device at once, then on the server. Rejects when neither takes it. */
  readonly mark: (mark: LessonMark) => Promise<void>;
};

/** The marks of the signed-in person; sends what waits, marks and watched seconds, now and whenever the network returns. `onRefused` hears the server's sentence. */
export function useLessonMarks(onRefused: (sentence: string) => void): LessonMarks {
  const { personId } = useMe();
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(NONE);

  const send = useCallback(async () => {
    try {
      const [marks, watched] = await Promise.all([waitingMarks(personId), hasWaitingWatched(personId)]);
      if (marks.size === 0 && !watched) return;
      await sendMarks(personId, (problem) => onRefused(problem.message));
      await sendWaitingWatched(personId, () => undefined);
    } catch (error) {
      // kept in the outbox: the next chance is the network's return or the next page
      if (!(error instanceof Unreachable || error instanceof Problem)) throw error;
    }
    await refreshProgress(client);
  }, [client, onRefused, personId]);

  useEffect(() => {
    let current = true;
    const look = (): void => {
      waitingMarks(personId).then(
        (found) => {
          if (current) setWaiting(found);
        },
        () => undefined, // a device without storage has nothing waiting
      );
    };
    const sendNow = (): void => void send().catch(() => undefined);
    look();
    sendNow();
    const unwatch = watchOutbox(look);
    globalThis.addEventListener('online', sendNow);
    return () => {
      current = false;
      unwatch();
      globalThis.removeEventListener('online', sendNow);
    };
  }, [personId, send]);

  const mark = useCallback(
    async (one: LessonMark) => {
      const kept = await keepMark(personId, one).then(
        () => true,
        () => false,
      );
      if (kept) return send();
      await sendMark(one);
      await refreshProgress(client);
    },
    [client, personId, send],
  );
  return { waiting, mark };
}
