import type { QuizPairsView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button } from '../../../ui/button.js';
import { ConfirmDialog, FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField } from '../../../ui/form/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { QuestionCompetencies } from './question-competencies.js';

const route = getRouteApi('/frame/shell/kelola/kursus/$courseId/prates');
const ids = { preLessonId: 'pair-pre', postLessonId: 'pair-post', competencyId: 'pair-competency' };
const reads = ['GET /api/courses/:courseId/quiz-pairs', 'GET /api/runs/:runId/learning'] as const;

type PairDialogProps = { readonly courseId: string; readonly view: QuizPairsView; readonly open: boolean; readonly onClose: () => void };

/** Two quizzes of the published version, and the competency of the course that they measure. */
function PairDialog({ courseId, view, open, onClose }: PairDialogProps) {
  const t = useText();
  const proof = useQuery(routeQuery('GET /api/courses/:courseId/competencies', { params: { courseId } }));
  const pair = useRouteMutation('POST /api/courses/:courseId/quiz-pairs', { invalidates: reads });
  const quizzes = view.quizzes.map(({ lessonId, title }) => ({ value: lessonId, label: title }));
  const competencies = (proof.data?.competencies ?? []).map(({ competencyId, name }) => ({ value: competencyId, label: name }));
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('evaluations.pairs.add')} submit={t('evaluations.pairs.save')} ids={ids} lead={t('evaluations.gain.rule')}
      send={async (form) => {
        const competencyId = entry(form, 'competencyId');
        await pair.mutateAsync({ params: { courseId }, body: { id: newId(), preLessonId: entry(form, 'preLessonId'), postLessonId: entry(form, 'postLessonId'), competencyId: competencyId === '' ? null : competencyId } });
        showToast(t('evaluations.pairs.saved'));
      }}
    >
      <SelectField id={ids.preLessonId} name="preLessonId" label={t('evaluations.gain.pre')} defaultValue={quizzes[0]?.value ?? ''} required choices={quizzes} />
      <SelectField id={ids.postLessonId} name="postLessonId" label={t('evaluations.gain.post')} defaultValue={quizzes.at(-1)?.value ?? ''} required choices={quizzes} />
      <SelectField id={ids.competencyId} name="competencyId" label={t('evaluations.item.competency')} defaultValue="" choices={[{ value: '', label: t('evaluations.item.competency.none') }, ...competencies]} />
    </FormDialog>
  );
}

function Pairs({ courseId, view }: { readonly courseId: string; readonly view: QuizPairsView }) {
  const t = useText();
  const [removing, setRemoving] = useState<QuizPairsView['pairs'][number] | null>(null);
  const unpair = useRouteMutation('DELETE /api/courses/:courseId/quiz-pairs/:pairId', { invalidates: reads });
  const nameOf = (pair: QuizPairsView['pairs'][number]) => `${pair.preTitle ?? t('evaluations.pairs.gone')} → ${pair.postTitle ?? t('evaluations.pairs.gone')}`;
  return (
    <>
      <ul className={classes.requests}>
        {view.pairs.map((pair) => (
          <li key={pair.id}>
            <div>
              <p><b><Written>{nameOf(pair)}</Written></b></p>
              <p className={classes.small}>{pair.competency ?? t('evaluations.item.competency.none')}</p>
            </div>
            {view.mayChange ? <Button look="outline" onClick={() => setRemoving(pair)} aria-label={t('evaluations.pairs.remove_of', { name: nameOf(pair) })}>{t('evaluations.pairs.remove')}</Button> : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== null} onClose={() => setRemoving(null)} title={t('evaluations.pairs.remove.title', { name: removing === null ? '' : nameOf(removing) })} confirm={t('evaluations.pairs.remove')}
        onConfirm={async () => {
          if (removing !== null) await unpair.mutateAsync({ params: { courseId, pairId: removing.id } });
          showToast(t('evaluations.pairs.removed'));
        }}
      >
        <p>{t('evaluations.pairs.remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Which quizzes of a course measure the same before and after. */
export function QuizPairsPage() {
  const t = useText();
  const { courseId } = route.useParams();
  const [adding, setAdding] = useState(false);
  const query = useQuery(routeQuery('GET /api/courses/:courseId/quiz-pairs', { params: { courseId } }));
  const title = t('evaluations.pairs.title');
  const crumbs = [{ label: t('evaluations.gain.course'), to: `/kelola/kursus/${courseId}` }, { label: title }];
  return (
    <QueryPage query={query} title={title} crumbs={crumbs} failed={t('evaluations.pairs.failed')}>
      {(view) => {
        const add = view.mayChange && view.quizzes.length > 1 ? <Button onClick={() => setAdding(true)}>{t('evaluations.pairs.add')}</Button> : undefined;
        return (
          <Page>
            <PageHeader title={title} lead={t('evaluations.pairs.lead')} crumbs={crumbs} actions={view.pairs.length === 0 ? undefined : add} />
            {view.pairs.length === 0 ? <EmptyState action={add}>{t(view.quizzes.length > 1 ? 'evaluations.pairs.none' : 'evaluations.pairs.too_few')}</EmptyState> : <><Pairs courseId={courseId} view={view} /><QuestionCompetencies courseId={courseId} view={view} /></>}
            <PairDialog courseId={courseId} view={view} open={adding} onClose={() => setAdding(false)} />
          </Page>
        );
      }}
    </QueryPage>
  );
}
