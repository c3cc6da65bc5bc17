import type { OwnEvaluationView } from '@sinau/contracts/evaluations';
import { checkAnswer } from '@sinau/domain/evaluations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, Unreachable, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ErrorSummary, useForm } from '../../../ui/form/index.js';
import { Page } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { ErrorReason } from '../../../ui/states.js';
import { AGENCY_LANGUAGE } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { questionId, Questions } from '../components/questions.js';
import { useAnswerDraft } from './use-answer-draft.js';

const route = getRouteApi('/frame/shell/evaluasi/$evaluationId');
const stateWords = { answered: 'evaluations.own.answered', early: 'evaluations.own.early', closed: 'evaluations.own.closed', incomplete: 'evaluations.own.incomplete' } as const;

/** What cannot be answered: why, and the way back. */
function Shut({ evaluation }: { readonly evaluation: OwnEvaluationView & { readonly state: keyof typeof stateWords } }) {
  const t = useText();
  const formats = useFormats();
  const days = { opensOn: formats.day(evaluation.opensOn), closesOn: evaluation.closesOn === null ? '' : formats.day(evaluation.closesOn) };
  return (
    <Notice action={<ButtonLink look="outline" to={`/kursus/${evaluation.enrolmentId}`}>{t('evaluations.own.back')}</ButtonLink>}>{t(stateWords[evaluation.state], days)}</Notice>
  );
}

function Privacy({ evaluation }: { readonly evaluation: OwnEvaluationView }) {
  const t = useText();
  return (
    <Notice>
      {t('evaluations.own.privacy', { smallest: evaluation.smallestGroup })} {evaluation.requiredForCertificate ? t('evaluations.own.required') : null}
    </Notice>
  );
}

/** The questions on one page, kept on this device until they are sent; sent once. */
function AnswerForm({ evaluation, onSent }: { readonly evaluation: OwnEvaluationView; readonly onSent: () => void }) {
  const t = useText();
  const { personId } = useMe();
  const draft = useAnswerDraft(personId, evaluation.id);
  const [checked, setChecked] = useState(false);
  const send = useRouteMutation('POST /api/evaluations/:evaluationId/answer', { invalidates: ['GET /api/enrolments/:enrolmentId', 'GET /api/evaluations/:evaluationId'] });
  const marks = draft.answer.marks;
  const texts = Object.fromEntries(Object.entries(draft.answer.texts).filter(([, text]) => text.trim() !== ''));
  const decision = checkAnswer(evaluation.items, marks, texts);
  const missing = decision.allowed ? null : evaluation.items[Number(decision.facts['number']) - 1];
  const { busy, failure, onSubmit } = useForm(async () => {
    setChecked(true);
    if (!decision.allowed) return;
    try {
      await send.mutateAsync({ params: { evaluationId: evaluation.id }, body: { marks, texts } });
    } catch (error) {
      // a first try whose answer was lost was received all the same
      if (!isProblem(error, 'evaluation_answered')) throw error;
    }
    await draft.forget();
    onSent();
  });
  if (!draft.loaded) return null;
  const entries = checked && missing ? [{ field: questionId(missing.id), message: t('evaluations.own.missing', { number: evaluation.items.indexOf(missing) + 1 }) }] : [];
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {failure !== null || entries.length > 0 ? (
        <ErrorSummary entries={entries}>{failure === null ? null : failure instanceof Unreachable ? t('evaluations.own.offline') : <ErrorReason error={failure} />}</ErrorSummary>
      ) : null}
      <Questions items={evaluation.items} answer={draft.answer} onChange={draft.change} />
      <p className={classes.small}>{t('evaluations.own.kept')}</p>
      <div className={classes.buttons}>
        <Button type="submit" size="large" busy={busy}>{t('evaluations.own.send')}</Button>
      </div>
    </form>
  );
}

function Sent({ evaluation }: { readonly evaluation: OwnEvaluationView }) {
  const t = useText();
  return (
    <div role="status">
      <Notice action={<ButtonLink look="outline" to={`/kursus/${evaluation.enrolmentId}`}>{t('evaluations.own.back')}</ButtonLink>}>
        {t(evaluation.requiredForCertificate ? 'evaluations.own.sent_certificate' : 'evaluations.own.sent')}
      </Notice>
    </div>
  );
}

function isShut(evaluation: OwnEvaluationView): evaluation is OwnEvaluationView & { readonly state: keyof typeof stateWords } {
  return evaluation.state !== 'open';
}

/** How one liked a run: answered once, without a name. */
export function EvaluationPage() {
  const t = useText();
  const { evaluationId } = route.useParams();
  const { personId } = useMe();
  const [sent, setSent] = useState<OwnEvaluationView | null>(null);
  const query = useQuery({ ...keptQuery(personId, 'GET /api/evaluations/:evaluationId', { params: { evaluationId } }), refetchOnWindowFocus: false });
  return (
    <QueryPage query={query} title={t('evaluations.own.title')} failed={t('evaluations.own.failed')}>
      {({ value: evaluation, savedAt }) => (
        <Page>
          <PageHeader
            title={t('evaluations.own.title')} lead={<span lang={AGENCY_LANGUAGE}>{evaluation.courseTitle} · {evaluation.runName}</span>}
            crumbs={[{ label: evaluation.courseTitle, to: `/kursus/${evaluation.enrolmentId}`, lang: AGENCY_LANGUAGE }, { label: t('evaluations.own.title') }]}
          />
          <SavedAt savedAt={savedAt} />
          {sent !== null ? <Sent evaluation={sent} /> : isShut(evaluation) ? <Shut evaluation={evaluation} /> : (
            <>
              <Privacy evaluation={evaluation} />
              <AnswerForm key={evaluation.id} evaluation={evaluation} onSent={() => setSent(evaluation)} />
            </>
          )}
        </Page>
      )}
    </QueryPage>
  );
}
