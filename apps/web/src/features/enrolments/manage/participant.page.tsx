import type { ParticipantLessonsView } from '@sinau/contracts/enrolments';
import { watchedShare } from '@sinau/domain/enrolments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Page, RowList, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ProgressBar } from '../../../ui/progress.js';
import { QueryPage } from '../../../ui/query-page.js';
import { useWrittenLanguage, WrittenIn } from '../../../ui/written.js';
import { LessonKind } from '../components/lesson-kind.js';
import { LessonStateIcon } from '../components/lesson-state.js';
import classes from './participant.module.css';
import { ParticipantState } from './participant-state.js';

const taught = getRouteApi('/frame/shell/kelola/angkatan/$runId/peserta/$enrolmentId');
const administered = getRouteApi('/frame/shell/admin/angkatan/$runId/peserta/$enrolmentId');

type Lesson = ParticipantLessonsView['modules'][number]['lessons'][number];

/** How much of a video counts as watched: the number that the learner sees below it. */
function WatchedShare({ covered, duration }: { readonly covered: number; readonly duration: number }) {
  const t = useText();
  const formats = useFormats();
  const share = watchedShare(covered, duration);
  const words = t('enrolments.teaching.watched', { share: formats.percent(share), at: formats.clock(covered), of: formats.clock(duration) });
  return (
    <div className={classes.watched}>
      <ProgressBar label={t('enrolments.teaching.watched_label')} share={share} value={words} />
    </div>
  );
}

function LessonLine({ lesson }: { readonly lesson: Lesson }) {
  const written = useWrittenLanguage();
  const t = useText();
  const formats = useFormats();
  return (
    <li className={classes.lesson}>
      <LessonStateIcon state={lesson.state} />
      <div className={classes.what}>
        <span className={classes.title} lang={written}>
          {lesson.title}
        </span>
        <span className={classes.facts}>
          <LessonKind kind={lesson.kind} />
          {lesson.required ? null : <span>{t('enrolments.teaching.optional')}</span>}
          {lesson.score === null ? null : <span>{t('enrolments.teaching.best', { score: formats.decimal(lesson.score) })}</span>}
        </span>
        {lesson.coveredSeconds === null || lesson.durationSeconds === null ? null : <WatchedShare covered={lesson.coveredSeconds} duration={lesson.durationSeconds} />}
      </div>
    </li>
  );
}

function Participant({ found, runs }: { readonly found: ParticipantLessonsView; readonly runs: string }) {
  const t = useText();
  const formats = useFormats();
  const run = { label: found.runName, to: `${runs}/${found.runId}` };
  return (
    <>
      <PageHeader
        title={found.name}
        lead={<span lang={found.courseLanguage}>{found.courseTitle}</span>}
        crumbs={[{ label: t('enrolments.runs.title'), to: runs }, run, { label: found.name }]}
        actions={<ParticipantState state={found.state} />}
      />
      <p className={classes.summary}>
        <span>{t('enrolments.teaching.percent', { share: formats.percent(found.percent / 100) })}</span>
        {found.finalScore === null ? null : <span>{t('enrolments.teaching.final', { score: formats.decimal(found.finalScore) })}</span>}
        <span>{found.lastActiveAt === null ? t('enrolments.teaching.never') : t('enrolments.teaching.active', { when: formats.relative(found.lastActiveAt) })}</span>
      </p>
      {found.modules.map((module) => (
        <Section key={module.id} title={module.title}>
          <RowList>
            {module.lessons.map((lesson) => (
              <WrittenIn key={lesson.id} value={found.courseLanguage}>
                <LessonLine lesson={lesson} />
              </WrittenIn>
            ))}
          </RowList>
        </Section>
      ))}
    </>
  );
}

function useParticipant(params: { readonly runId: string; readonly enrolmentId: string }) {
  return useQuery(routeQuery('GET /api/runs/:runId/participants/:enrolmentId', { params }));
}

/** How far one participant of one's course is, lesson by lesson. */
export function TaughtParticipantPage() {
  const t = useText();
  const query = useParticipant(taught.useParams());
  return (
    <QueryPage query={query} title={t('enrolments.participants.title')} crumbs={[{ label: t('enrolments.runs.title'), to: '/kelola/angkatan' }]} failed={t('enrolments.teaching.failed')}>
      {(found) => (
        <Page>
          <Participant found={found} runs="/kelola/angkatan" />
        </Page>
      )}
    </QueryPage>
  );
}

/** The same for administrators and auditors, beside their other pages of the run. */
export function AdminParticipantPage() {
  const t = useText();
  const query = useParticipant(administered.useParams());
  return (
    <QueryPage query={query} title={t('enrolments.participants.title')} crumbs={[{ label: t('enrolments.runs.title'), to: '/admin/angkatan' }]} failed={t('enrolments.teaching.failed')}>
      {(found) => <Participant found={found} runs="/admin/angkatan" />}
    </QueryPage>
  );
}
