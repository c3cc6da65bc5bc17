import { IconClock, IconListNumbers, IconRepeat, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useRouteMutation, Unreachable, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ActionBar, Page, Section, WithRail } from '../../../ui/layout.js';
import { Band, BandFact, PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { AttemptsTable } from '../components/attempts-table.js';
import classes from '../components/start.module.css';
import { keptAttemptOf } from '../saving/attempt-shelf.js';

type Lobby = Output<'GET /api/enrolments/:enrolmentId/lessons/:lessonId/quiz'>;
type Place = { readonly enrolmentId: string; readonly lessonId: string };


function Facts({ lobby }: { readonly lobby: Lobby }) {
  const t = useText();
  const formats = useFormats();
  const { timeLimitMinutes, attemptsAllowed, passMark } = lobby.settings;
  const left = attemptsAllowed === null ? null : Math.max(0, attemptsAllowed - lobby.attempts.length);
  return (
    <>
      <BandFact icon={<IconListNumbers size={18} />}>{t('quizzes.fact.questions', { count: lobby.questionCount })}</BandFact>
      <BandFact icon={<IconClock size={18} />}>{timeLimitMinutes === null ? t('quizzes.fact.untimed') : formats.duration(timeLimitMinutes)}</BandFact>
      <BandFact icon={<IconRepeat size={18} />}>{left === null ? t('quizzes.fact.unlimited') : t('quizzes.fact.attempts', { left, count: attemptsAllowed ?? 0 })}</BandFact>
      <BandFact icon={<IconTargetArrow size={18} />}>{t('quizzes.fact.pass', { mark: formats.decimal(passMark, 2) })}</BandFact>
    </>
  );
}

/** What the learner should know before the clock starts. */
function Rules({ lobby }: { readonly lobby: Lobby }) {
  const t = useText();
  const formats = useFormats();
  const limit = lobby.settings.timeLimitMinutes;
  return (
    <ul className={classes.rules}>
      {limit === null ? null : <li>{t('quizzes.rule.clock', { duration: formats.duration(limit) })}</li>}
      <li>{t('quizzes.rule.saved')}</li>
      <li>{t('quizzes.rule.offline')}</li>
      <li>{t('quizzes.rule.deadline')}</li>
      <li>{t('quizzes.rule.move')}</li>
      <li>{t('quizzes.rule.submit')}</li>
    </ul>
  );
}

function StartButton({ lobby, place }: { readonly lobby: Lobby; readonly place: Place }) {
  const t = useText();
  const navigate = useNavigate();
  const start = useRouteMutation('POST /api/enrolments/:enrolmentId/lessons/:lessonId/attempts', { invalidates: ['GET /api/enrolments/:enrolmentId/lessons/:lessonId/quiz'] });
  const last = lobby.attempts.at(-1);
  if (lobby.refusal !== null) {
    return last && last.state !== 'open' ? (
      <ButtonLink to="/pengerjaan/$attemptId/hasil" params={{ attemptId: last.id }}>
        {t('quizzes.start.last')}
      </ButtonLink>
    ) : null;
  }
  const words = lobby.openAttemptId !== null ? t('quizzes.start.continue') : lobby.attempts.length > 0 ? t('quizzes.start.again') : t('quizzes.start');
  return (
    <>
      <Button
        size="large"
        busy={start.isPending}
        onClick={() => start.mutate({ params: place, body: {} }, { onSuccess: (attempt) => void navigate({ to: '/pengerjaan/$attemptId', params: { attemptId: attempt.id } }) })}
      >
        {words}
      </Button>
      {start.error ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={start.error} />
        </p>
      ) : null}
    </>
  );
}

/** Without a network the attempt that this device knows goes on. */
function KeptAttempt({ attemptId }: { readonly attemptId: string }) {
  const t = useText();
  return (
    <div className={classes.kept}>
      <p>{t('quizzes.kept')}</p>
      <ButtonLink to="/pengerjaan/$attemptId" params={{ attemptId }}>
        {t('quizzes.start.continue')}
      </ButtonLink>
    </div>
  );
}

/** Without a network nothing new can be begun: the draw and the deadline are the server's. */
function OfflineStart({ keptAttemptId }: { readonly keptAttemptId: string | null }) {
  const t = useText();
  return keptAttemptId === null ? <p className={classes.refusal}>{t('quizzes.start.offline')}</p> : <KeptAttempt attemptId={keptAttemptId} />;
}

type ReadyProps = {
  readonly lobby: Lobby;
  readonly place: Place;
  /** When the kept page was read; null for a fresh one. */
  readonly savedAt: string | null;
  readonly keptAttemptId: string | null;
};

function Ready({ lobby, place, savedAt, keptAttemptId }: ReadyProps) {
  const t = useText();
  const { title, instructions } = lobby.settings;
  const crumbs = [{ label: lobby.courseTitle, to: `/kursus/${place.enrolmentId}`, lang: lobby.language }];
  return (
    <>
      <Band title={title} lang={lobby.language} crumbs={crumbs} motif="ceplok" facts={<Facts lobby={lobby} />} />
      <Page>
        <WithRail
          rail={
            <Section title={t('quizzes.attempts')}>
              <AttemptsTable attempts={lobby.attempts} />
            </Section>
          }
        >
          <SavedAt savedAt={savedAt} />
          {lobby.refusal === null ? null : (
            <p className={classes.refusal}>
              <b>{t('quizzes.refused')}</b> {lobby.refusal.sentence}
            </p>
          )}
          {instructions.trim() === '' ? null : <p className={classes.instructions} lang={lobby.language}>{instructions}</p>}
          <Section title={t('quizzes.rules')}>
            <Rules lobby={lobby} />
          </Section>
          {savedAt === null ? (
            <ActionBar>
              <StartButton lobby={lobby} place={place} />
            </ActionBar>
          ) : (
            <OfflineStart keptAttemptId={keptAttemptId} />
          )}
        </WithRail>
      </Page>
    </>
  );
}

/** The open attempt this device knows, when the start page can't be read. */
function useKeptAttempt({ enrolmentId, lessonId }: Place, wanted: boolean): string | null {
  const me = useMe();
  const [attemptId, setAttemptId] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    keptAttemptOf(me.personId, enrolmentId, lessonId).then(setAttemptId, () => setAttemptId(null));
  }, [me.personId, enrolmentId, lessonId, wanted]);
  return attemptId;
}

/** What awaits the learner, before anything counts. */
export function QuizStartPage() {
  const t = useText();
  const place = useParams({ from: '/frame/shell/kursus/$enrolmentId/kuis/$lessonId' });
  const { personId } = useMe();
  const lobby = useQuery({ ...keptQuery(personId, 'GET /api/enrolments/:enrolmentId/lessons/:lessonId/quiz', { params: place }), staleTime: 0 });
  const savedAt = lobby.data?.savedAt ?? null;
  const offline = lobby.error instanceof Unreachable || savedAt !== null;
  const kept = useKeptAttempt(place, offline);
  if (lobby.data) return <Ready lobby={lobby.data.value} place={place} savedAt={savedAt} keptAttemptId={kept} />;
  return (
    <Page>
      {lobby.error ? (
        <>
          <PageHeader title={t('quizzes.quiz')} />
          <QueryFailure what={t('quizzes.lobby.failed')} query={lobby} />
          {offline && kept !== null ? <KeptAttempt attemptId={kept} /> : null}
        </>
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}
