import type { CatalogueCourse } from '@sinau/contracts/courses';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconClock, IconDatabase, IconLanguage, IconSchool, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { isProblem, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { CourseChain, CourseChanges } from '../../../ui/chain/index.js';
import { TextField } from '../../../ui/form/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { motifOf } from '../../../ui/motif.js';
import { Band, BandFact } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { QueryPage } from '../../../ui/query-page.js';
import { ErrorReason } from '../../../ui/states.js';
import { AGENCY_LANGUAGE, Written, WrittenIn } from '../../../ui/written.js';
import { kindLabels, languageLabels } from '../components/labels.js';
import { OutlineList } from '../components/outline-list.js';
import { Provenance } from '../components/provenance.js';
import classes from '../components/outline-list.module.css';

const route = getRouteApi('/frame/shell/katalog/$courseId');
type Card = CatalogueCourse['card'];

/** Waits for a seat that somebody gives up; a seat that is free by then is taken at once. */
function Wait({ runId }: { readonly runId: string }) {
  const t = useText();
  const navigate = useNavigate();
  const wait = useRouteMutation('POST /api/runs/:runId/waiting', { invalidates: ['GET /api/catalogue', 'GET /api/catalogue/:courseId', 'GET /api/enrolments', 'GET /api/run-requests'] });
  return (
    <>
      <Button
        wide
        look="outline"
        busy={wait.isPending}
        onClick={() => wait.mutate({ params: { runId }, body: {} }, { onSuccess: ({ enrolmentId }) => void navigate({ to: enrolmentId === null ? '/daftar-tunggu' : `/kursus/${enrolmentId}` }) })}
      >
        {t('courses.enrol.wait')}
      </Button>
      {wait.isError ? (
        <p role="alert">
          <ErrorReason error={wait.error} />
        </p>
      ) : null}
    </>
  );
}

/** Asks the supervisor, where the run wants that. */
function AskConsent({ runId }: { readonly runId: string }) {
  const t = useText();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const ask = useRouteMutation('POST /api/runs/:runId/request', { invalidates: ['GET /api/run-requests'] });
  return (
    <>
      <TextField label={t('courses.enrol.reason')} value={reason} maxLength={500} onChange={setReason} />
      <Button wide look="outline" busy={ask.isPending} onClick={() => ask.mutate({ params: { runId }, body: { reason: reason.trim() } }, { onSuccess: () => void navigate({ to: '/daftar-tunggu' }) })}>
        {t('courses.enrol.ask')}
      </Button>
      {ask.isError ? (
        <p role="alert">
          <ErrorReason error={ask.error} />
        </p>
      ) : null}
    </>
  );
}

/** Enrols oneself in the run that is open, and goes to the course. */
function Enrol({ run }: { readonly run: NonNullable<Card['openRun']> }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const enrol = useRouteMutation('POST /api/runs/:runId/enrolment', { invalidates: ['GET /api/catalogue', 'GET /api/catalogue/:courseId', 'GET /api/enrolments', 'GET /api/home'] });
  return (
    <>
      <h2>{run.name}</h2>
      <p>
        {t('courses.enrol.dates', { from: formats.day(run.startsOn), to: formats.day(run.endsOn) })}
        {run.seatsLeft === null ? '' : ` ${t('courses.enrol.seats', { count: run.seatsLeft })}`}
      </p>
      <Button wide busy={enrol.isPending} onClick={() => enrol.mutate({ params: { runId: run.id }, body: {} }, { onSuccess: ({ enrolmentId }) => void navigate({ to: `/kursus/${enrolmentId}` }) })}>
        {t('courses.enrol.submit')}
      </Button>
      {enrol.isError ? (
        <p role="alert">
          <ErrorReason error={enrol.error} />
        </p>
      ) : null}
      {isProblem(enrol.error, 'run_full') ? <Wait runId={run.id} /> : null}
      {isProblem(enrol.error, 'run_needs_approval') ? <AskConsent runId={run.id} /> : null}
    </>
  );
}

/** How one gets in: go on, enrol, or why not. */
function Door({ card }: { readonly card: Card }) {
  const t = useText();
  const me = useMe();
  if (card.mine) {
    return (
      <div className={classes.door}>
        <h2>{t('courses.enrol.mine')}</h2>
        <ButtonLink wide to={`/kursus/${card.mine.enrolmentId}`}>
          {card.mine.state === 'enrolled' ? t('courses.enrol.start') : t('courses.enrol.goOn')}
        </ButtonLink>
      </div>
    );
  }
  if (card.door === 'open' && card.openRun && hasRole(me, 'learner')) {
    return (
      <div className={classes.door}>
        <Enrol run={card.openRun} />
      </div>
    );
  }
  return (
    <div className={classes.door}>
      <h2>{card.door === 'full' ? t('courses.card.full') : t('courses.card.byAgency')}</h2>
      <p>{card.door === 'full' ? t('courses.enrol.full') : t('courses.enrol.byAgency')}</p>
      {card.door === 'full' && card.openRun && hasRole(me, 'learner') ? <Wait runId={card.openRun.id} /> : null}
    </div>
  );
}

function Ready({ courseId, kept }: { readonly courseId: string; readonly kept: { readonly value: CatalogueCourse; readonly savedAt: string | null } }) {
  const t = useText();
  const formats = useFormats();
  const me = useMe();
  const { card, course, proves = [] } = kept.value;
  const lessons = course.modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const { finalLessonId, minimumScore } = course.completion;
  return (
    <>
      <Band
        title={course.title}
        lang={course.language}
        lead={<Written>{course.summary}</Written>}
        motif={motifOf(courseId)}
        crumbs={[{ label: t('courses.catalogue.title'), to: '/katalog' }]}
        facts={
          <>
            <BandFact icon={<IconSchool size={18} />}>{formats.jp(card.hours)}</BandFact>
            <BandFact icon={<IconClock size={18} />}>{formats.duration(course.minutes)}</BandFact>
            <BandFact icon={<IconStack2 size={18} />}>{t('courses.card.lessons', { count: lessons })}</BandFact>
            {card.bytes > 0 ? <BandFact icon={<IconDatabase size={18} />}>{formats.size(card.bytes)}</BandFact> : null}
            <BandFact icon={<IconLanguage size={18} />}>{t(languageLabels[course.language])}</BandFact>
          </>
        }
        aside={<Door card={card} />}
      />
      <Page>
        <div className={classes.stack}>
          <SavedAt savedAt={kept.savedAt} />
          <Provenance courseId={courseId} />
          {course.objectives.length > 0 ? (
            <Section title={t('courses.objectives')}>
              <ul className={classes.objectives} lang={course.language}>
                {course.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
            </Section>
          ) : null}
          {proves.length > 0 ? (
            <Section title={t('courses.proof.title')}>
              <ul className={classes.objectives} lang={AGENCY_LANGUAGE}>
                {proves.map((one) => (
                  <li key={one.name}>{t('courses.proof.level_of', one)}</li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={t('courses.enrol.contents')}>
            <OutlineList modules={course.modules} />
          </Section>
          <Section title={t('courses.completion')}>
            <p>
              {t('courses.enrol.rule', { count: course.completion.requiredLessons })} {finalLessonId === null ? '' : t('courses.enrol.score', { percent: formats.percent(minimumScore / 100) })}{' '}
              {t('courses.enrol.kind', { kind: t(kindLabels[course.activityKind]) })}
            </p>
          </Section>
          <CourseChanges courseId={courseId} />
          {hasRole(me, 'agency_admin') || hasRole(me, 'auditor') ? <CourseChain courseId={courseId} /> : null}
        </div>
      </Page>
    </>
  );
}

/** A course before one is enrolled: what it is about, what it holds, how to get in. */
export function CatalogueCoursePage() {
  const t = useText();
  const { courseId } = route.useParams();
  const { personId } = useMe();
  const found = useQuery(keptQuery(personId, 'GET /api/catalogue/:courseId', { params: { courseId } }));
  return (
    <QueryPage query={found} title={t('courses.catalogue.course')} crumbs={[{ label: t('courses.catalogue.title'), to: '/katalog' }]} failed={t('courses.builder.failed')}>
      {(kept) => (
        <WrittenIn value={kept.value.course.language}>
          <Ready courseId={courseId} kept={kept} />
        </WrittenIn>
      )}
    </QueryPage>
  );
}
