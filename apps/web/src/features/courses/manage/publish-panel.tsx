import type { PublicationView } from '@sinau/contracts/courses';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeKey } from '../../../lib/api/index.js';
import { useText, type TextValues } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { showToast } from '../../../ui/toast.js';
import { ChangeList } from '../../../ui/course-changes.js';
import classes from './builder.module.css';
import { answersOf, ChangeAnswers, type Answers } from './change-answers.js';
import type { DraftState, DraftStore } from './draft-store.js';

type Item = PublicationView['items'][number];

const sentences: Readonly<Record<Item['code'], string>> = {
  no_modules: 'courses.check.noModules',
  empty_module: 'courses.check.emptyModule',
  hours_missing: 'courses.check.hoursMissing',
  hours_differ: 'courses.check.hoursDiffer',
  no_objectives: 'courses.check.noObjectives',
  nothing_required: 'courses.check.nothingRequired',
  article_empty: 'courses.check.articleEmpty',
  media_missing: 'courses.check.mediaMissing',
  media_not_ready: 'courses.check.mediaNotReady',
  media_failed: 'courses.check.mediaFailed',
  captions_missing: 'courses.check.captionsMissing',
  alt_text_missing: 'courses.check.altMissing',
  quiz_missing: 'courses.check.quizMissing',
  quiz_empty: 'courses.check.quizEmpty',
  quiz_draw_too_large: 'courses.check.drawTooLarge',
  question_without_key: 'courses.check.keyMissing',
  question_alt_missing: 'courses.check.questionAltMissing',
  final_lesson_missing: 'courses.check.finalMissing',
  final_lesson_not_required: 'courses.check.finalNotRequired',
};

const sentenceOf = ({ code, facts }: Item): string => (code === 'captions_missing' && facts['language'] === 'en' ? 'courses.check.captionsMissing.en' : sentences[code]);

function valuesOf(facts: Item['facts']): TextValues {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [])));
}

function Mend({ item, courseId, onOpen }: { readonly item: Item; readonly courseId: string; readonly onOpen: (next: string | undefined) => void }) {
  const t = useText();
  const { place } = item;
  if (place.kind === 'quiz') {
    return (
      <ButtonLink look="quiet" to={`/kelola/kursus/${courseId}/kuis/${place.quizId}`} {...(place.questionId === null ? {} : { search: { soal: place.questionId } })}>
        {t('courses.check.mend')}
      </ButtonLink>
    );
  }
  const target = place.kind === 'course' ? (place.field === 'modules' ? undefined : 'kursus') : place.kind === 'module' ? place.moduleId : place.lessonId;
  return (
    <Button look="quiet" onClick={() => onOpen(target)}>
      {t('courses.check.mend')}
    </Button>
  );
}

function Checklist({ items, courseId, onOpen }: { readonly items: readonly Item[]; readonly courseId: string; readonly onOpen: (next: string | undefined) => void }) {
  const t = useText();
  const ready = items.some(({ severity }) => severity === 'blocking') ? null : <StatusChip status="done">{t('courses.check.clean')}</StatusChip>;
  if (items.length === 0) return ready;
  return (
    <>
      {ready}
      <ul className={classes.list}>
        {items.map((item, index) => (
          <li key={index} className={classes.item} data-severity={item.severity}>
            {item.severity === 'blocking' ? <IconCircleX size={22} aria-hidden="true" /> : <IconAlertTriangle size={22} aria-hidden="true" />}
            <span>
              <b>{item.severity === 'blocking' ? t('courses.check.blocking') : t('courses.check.warning')}</b> {t(sentenceOf(item), valuesOf(item.facts))}
            </span>
            <Mend item={item} courseId={courseId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Changes({ publication }: { readonly publication: PublicationView }) {
  const t = useText();
  if (!publication.current) return <p className={classes.note}>{t('courses.publish.first')}</p>;
  if (publication.unchanged) return <p className={classes.note}>{t('courses.publish.unchanged', { number: publication.current.number })}</p>;
  return publication.changes.length === 0 ? <p className={classes.note}>{t('courses.publish.onlyFiles')}</p> : <ChangeList changes={publication.changes} />;
}

/** What a new version changes elsewhere. */
const PUBLISHED_READS = ['GET /api/courses', 'GET /api/catalogue', 'GET /api/change-requests', 'GET /api/courses/:courseId/chain', 'GET /api/catalogue/:courseId/changes'] as const;

/** What must be mended, what would change, and the button. */
export function PublishPanel({ store, state, onOpen }: { readonly store: DraftStore; readonly state: DraftState; readonly onOpen: (next: string | undefined) => void }) {
  const t = useText();
  const client = useQueryClient();
  const { courseId } = state.draft;
  const params = { courseId };
  const [answers, setAnswers] = useState<Answers>({});
  const named = answersOf(answers);
  const unsaid = named.some(({ answer }) => answer === '');
  const publication = useQuery({
    queryKey: [...routeKey('GET /api/courses/:courseId/publication', { params }), state.draft.revision],
    queryFn: async () => {
      await store.flushAll();
      return call('GET /api/courses/:courseId/publication', { params });
    },
    staleTime: 0,
    gcTime: 0,
  });
  const publish = useMutation({
    mutationFn: async (revision: number) => {
      const published = await call('POST /api/courses/:courseId/versions', { params, body: { revision, answers: named } });
      store.adopt(await call('GET /api/courses/:courseId/draft', { params }));
      return published;
    },
    onSuccess: async ({ number, created }) => {
      setAnswers({});
      showToast(created ? t('courses.publish.done', { number }) : t('courses.publish.same', { number }));
      await Promise.all([...PUBLISHED_READS.map((key) => client.invalidateQueries({ queryKey: [key] })), publication.refetch()]);
    },
    onError: () => void publication.refetch(),
  });
  if (publication.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={3} height={56} />
      </Skeletons>
    );
  }
  if (publication.isError) return <QueryFailure what={t('courses.publish.failed')} query={publication} />;
  const { items, revision, current, unchanged } = publication.data;
  const blocking = items.filter((item) => item.severity === 'blocking').length;
  return (
    <>
      <div className={classes.head}>
        <h2>{t('courses.publish.title')}</h2>
        <Button look="plain" busy={publication.isFetching} onClick={() => void publication.refetch()}>
          {t('courses.check.again')}
        </Button>
      </div>
      <section className={classes.list} aria-label={t('courses.check.title')}>
        <h3>{t('courses.check.title')}</h3>
        <Checklist items={items} courseId={courseId} onOpen={onOpen} />
      </section>
      <section className={classes.part}>
        <h3>{current ? t('courses.publish.changes', { number: current.number }) : t('courses.publish.content')}</h3>
        <Changes publication={publication.data} />
      </section>
      {unchanged ? null : <ChangeAnswers courseId={courseId} answers={answers} change={setAnswers} />}
      <section className={classes.part}>
        <p className={classes.note}>{t('courses.publish.effect')}</p>
        {publish.isError ? (
          <p role="alert" style={{ color: 'var(--err)' }}>
            <ErrorReason error={publish.error} />
          </p>
        ) : null}
        <div className={classes.row}>
          <Button disabled={blocking > 0 || unchanged || unsaid} busy={publish.isPending} onClick={() => publish.mutate(revision)}>
            {t('courses.publish.submit', { number: (current?.number ?? 0) + 1 })}
          </Button>
          {unsaid ? <p className={classes.note}>{t('courses.requests.unsaid')}</p> : null}
          {blocking > 0 ? <p className={classes.note}>{t('courses.publish.blocked', { count: blocking })}</p> : null}
        </div>
      </section>
    </>
  );
}
