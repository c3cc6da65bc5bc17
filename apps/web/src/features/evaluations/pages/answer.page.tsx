import type { AskedView } from '@sinau/contracts/evaluations';
import { checkAnswer } from '@sinau/domain/evaluations';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, routeQuery, Unreachable, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { ErrorSummary, useForm } from '../../../ui/form/index.js';
import { Mark } from '../../../ui/mark.js';
import { Notice } from '../../../ui/notice.js';
import { usePageTitle } from '../../../ui/page-title.js';
import { LanguageSwitch } from '../../../ui/shell/language-switch.js';
import { OfflineBand } from '../../../ui/shell/offline-band.js';
import { SchemeToggle } from '../../../ui/shell/scheme.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { SkipLink } from '../../../ui/skip-link.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { questionId, Questions, type GivenAnswer } from '../components/questions.js';

const route = getRouteApi('/frame/jawab/$code');
const EMPTY: GivenAnswer = { marks: {}, texts: {} };

/** Who is asked what, by when, and what becomes of it. */
function About({ asked }: { readonly asked: AskedView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      <p className={classes.lead}>
        {t(asked.rater === 'self' ? 'evaluations.answer.about_self' : 'evaluations.answer.about', { alumnus: asked.alumnus, days: asked.days })} <Written>{asked.course}</Written>, {asked.run}.
      </p>
      <Notice>{t('evaluations.answer.privacy', { smallest: asked.smallestGroup, until: formats.day(asked.until) })}</Notice>
    </>
  );
}

function AnswerForm({ code, asked, onSent }: { readonly code: string; readonly asked: AskedView; readonly onSent: () => void }) {
  const t = useText();
  const [answer, setAnswer] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const send = useRouteMutation('POST /api/answer/:code', { invalidates: ['GET /api/behaviour-requests'] });
  const texts = Object.fromEntries(Object.entries(answer.texts).filter(([, text]) => text.trim() !== ''));
  const decision = checkAnswer(asked.items, answer.marks, texts);
  const missing = decision.allowed ? null : asked.items[Number(decision.facts['number']) - 1];
  const { busy, failure, onSubmit } = useForm(async () => {
    setChecked(true);
    if (!decision.allowed) return;
    await send.mutateAsync({ params: { code }, body: { marks: answer.marks, texts } });
    onSent();
  });
  const entries = checked && missing ? [{ field: questionId(missing.id), message: t('evaluations.own.missing', { number: asked.items.indexOf(missing) + 1 }) }] : [];
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {failure !== null || entries.length > 0 ? (
        <ErrorSummary entries={entries}>{failure === null ? null : failure instanceof Unreachable ? t('evaluations.answer.offline') : <ErrorReason error={failure} />}</ErrorSummary>
      ) : null}
      <Questions items={asked.items} answer={answer} onChange={setAnswer} />
      <div>
        <Button type="submit" size="large" busy={busy}>{t('evaluations.answer.send')}</Button>
      </div>
    </form>
  );
}

function Body({ code }: { readonly code: string }) {
  const t = useText();
  const [sent, setSent] = useState(false);
  const query = useQuery(routeQuery('GET /api/answer/:code', { params: { code } }));
  if (sent) return <div role="status"><Notice>{t('evaluations.answer.sent')}</Notice></div>;
  if (query.isPending) return <ListSkeleton rows={4} height={72} />;
  if (query.data) return <><About asked={query.data} /><AnswerForm code={code} asked={query.data} onSent={() => setSent(true)} /></>;
  if (isProblem(query.error, 'answer_link_unknown')) return <Notice><ErrorReason error={query.error} /></Notice>;
  return <QueryFailure what={t('evaluations.answer.failed')} query={query} />;
}

/** What has changed since a training, answered by a link: no session, once, without a name. */
export function AnswerPage() {
  const t = useText();
  const { code } = route.useParams();
  const title = t('evaluations.answer.title');
  usePageTitle(title);
  return (
    <>
      <SkipLink />
      <header className={classes.head}>
        <span className={classes.brandName}><Mark /> Sinau</span>
        <section className={classes.tools} aria-label={t('evaluations.answer.preferences')}>
          <LanguageSwitch />
          <SchemeToggle />
        </section>
      </header>
      <OfflineBand />
      <main id="main" tabIndex={-1} className={classes.main}>
        <h1 tabIndex={-1}>{title}</h1>
        <Body code={code} />
      </main>
    </>
  );
}
