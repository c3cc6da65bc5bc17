import type { LessonView } from '@sinau/contracts/enrolments';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call, Problem, Unreachable } from '../../../lib/api/index.js';
import { refreshProgress } from '../../../lib/learning/index.js';

/** Tells the server once per lesson that it was opened, so that the course goes on here on any device. */
export function useOpenLesson({ enrolmentId, lesson }: Pick<LessonView, 'enrolmentId' | 'lesson'>): void {
  const client = useQueryClient();
  const opened = useRef<string | null>(null);
  const { id, state } = lesson;
  useEffect(() => {
    if (opened.current === id) return;
    opened.current = id;
    call('POST /api/enrolments/:enrolmentId/lessons/:lessonId/open', { params: { enrolmentId, lessonId: id }, body: {} }).then(
      () => refreshProgress(client, state === 'not_started' ? 'active' : 'none'),
      (error: unknown) => {
        // reading goes on without it: the next lesson opened says the same
        if (!(error instanceof Unreachable || error instanceof Problem)) throw error;
      },
    );
  }, [client, enrolmentId, id, state]);
}
