import { useNavigate, useParams } from '@tanstack/react-router';
import { useMe } from '../../../lib/session/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Page } from '../../../ui/layout.js';
import { usePageTitle } from '../../../ui/page-title.js';
import { Skeletons, SkeletonBlock, ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorState } from '../../../ui/states.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import { AttemptDesk } from '../components/attempt-desk.js';
import { useAttempt } from '../components/use-attempt.js';
import { useEffect } from 'react';

function Waiting() {
  const t = useText();
  return (
    <Page>
      <h1 tabIndex={-1}>
        <VisuallyHidden>{t('quizzes.attempt.opening')}</VisuallyHidden>
      </h1>
      <Skeletons>
        <SkeletonBlock height={44} width="min(100%, 160px)" />
        <SkeletonBlock height={96} width="min(100%, 760px)" />
        <ListSkeleton rows={4} height={70} />
      </Skeletons>
    </Page>
  );
}

/** Where a quiz is taken: one question at a time, every change kept on this device and on the server. */
export function AttemptPage() {
  const { attemptId } = useParams({ from: '/frame/focus/pengerjaan/$attemptId' });
  const me = useMe();
  const t = useText();
  const navigate = useNavigate();
  const { role, open, error, retry, takeOver } = useAttempt(me.personId, attemptId);
  const over = open !== null && open.view.state !== 'open';
  usePageTitle(open?.view.title ?? t('quizzes.attempt.opening'));
  useEffect(() => {
    if (over) void navigate({ to: '/pengerjaan/$attemptId/hasil', params: { attemptId }, replace: true });
  }, [over, navigate, attemptId]);
  if (open === null && error !== null) {
    return (
      <main id="main" tabIndex={-1}>
        <Page>
          <h1 tabIndex={-1}>
            <VisuallyHidden>{t('quizzes.attempt.failed')}</VisuallyHidden>
          </h1>
          <ErrorState what={t('quizzes.attempt.failed')} error={error} onRetry={retry} />
        </Page>
      </main>
    );
  }
  if (open === null || over) {
    return (
      <main id="main" tabIndex={-1}>
        <Waiting />
      </main>
    );
  }
  return <AttemptDesk open={open} reader={role === 'reader'} personId={me.personId} onTakeOver={takeOver} />;
}
