import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import type { ChangeRequestRow } from '@sinau/contracts/decisions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { TextField } from '../../../ui/form/index.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from './builder.module.css';

/** What the version says of a request: null until it is named. */
export type Answers = Readonly<Record<string, string | null>>;

/** Named requests with their sentences, as the server takes them. */
export function answersOf(answers: Answers): { requestId: string; answer: string }[] {
  return Object.entries(answers).flatMap(([requestId, answer]) => (answer === null ? [] : [{ requestId, answer: answer.trim() }]));
}

function Request({ request, answer, onAnswer }: { readonly request: ChangeRequestRow; readonly answer: string | null; readonly onAnswer: (answer: string | null) => void }) {
  const t = useText();
  return (
    <li className={classes.version}>
      <Checkbox label={request.what} description={t('courses.requests.from', { run: request.runName, why: request.why })} checked={answer !== null} onChange={(event) => onAnswer(event.currentTarget.checked ? '' : null)} />
      {answer === null ? null : <TextField label={t('courses.requests.answer')} hint={t('courses.requests.answer_hint')} maxLength={500} required value={answer} onChange={onAnswer} />}
    </li>
  );
}

/** Open change requests of the course: which does this version answer, and what did it change? */
export function ChangeAnswers({ courseId, answers, change }: { readonly courseId: string; readonly answers: Answers; readonly change: (answers: Answers) => void }) {
  const t = useText();
  const requests = useInfiniteQuery({ ...pagedQuery('GET /api/change-requests', { query: { courseId, state: 'open', limit: 100 } }), select: (data) => data.pages.flatMap((page) => page.rows), staleTime: 0 });
  if (requests.isError && !requests.data) return <QueryFailure what={t('courses.requests.failed')} query={requests} />;
  if (!requests.data || requests.data.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3>{t('courses.requests')}</h3>
      <p className={classes.note}>{t('courses.requests.lead')}</p>
      <ul className={classes.versions}>
        {requests.data.map((request) => (
          <Request key={request.id} request={request} answer={answers[request.id] ?? null} onAnswer={(answer) => change({ ...answers, [request.id]: answer })} />
        ))}
      </ul>
    </section>
  );
}
