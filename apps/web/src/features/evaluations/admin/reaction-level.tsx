import type { ReactionView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Comments } from '../components/comments.js';
import classes from '../components/evaluations.module.css';
import type { LevelProps } from '../evaluations-search.js';
import { ReactionFigures } from './reaction-figures.js';
import { ReactionSettings } from './reaction-settings.js';

/** How many answered, of whom, and as of when. */
function Response({ view }: { readonly view: ReactionView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      <p className={classes.number}>
        <b>{t('evaluations.reaction.n', { shown: view.shown })}</b>
        <span>{t('evaluations.reaction.response', { answered: view.answered, completed: view.completed })}</span>
      </p>
      <p className={classes.small}>
        {t('evaluations.reaction.as_of', { time: formats.dateTime(view.asOf) })}
        {view.answered > view.shown ? ` ${t('evaluations.reaction.held', { held: view.answered - view.shown, smallest: view.smallestGroup })}` : ''}
      </p>
    </>
  );
}

function Figures({ runId, search, onSearch }: LevelProps) {
  const t = useText();
  const reaction = useQuery(routeQuery('GET /api/runs/:runId/evaluations/reaction', { params: { runId } }));
  if (reaction.isPending) return <ListSkeleton rows={4} height={48} />;
  if (!reaction.data) return <QueryFailure what={t('evaluations.reaction.failed')} query={reaction} />;
  const view = reaction.data;
  return (
    <>
      <Response view={view} />
      {view.shown === 0 ? <Notice>{t('evaluations.reaction.few', { smallest: view.smallestGroup })}</Notice> : (
        <>
          <ReactionFigures view={view} search={search} onSearch={onSearch} />
          <Comments comments={view.comments} smallest={view.smallestGroup} label={t('evaluations.comments.search')} words={search.cari} onWords={(cari) => onSearch({ ...search, cari })} />
          <div className={classes.buttons}>
            <DownloadButton look="outline" file={() => callForNamedFile('GET /api/runs/:runId/evaluations/reaction/csv', { params: { runId } })} name="evaluasi-reaksi.csv">{t('evaluations.csv')}</DownloadButton>
          </div>
        </>
      )}
    </>
  );
}

/** Level 1: how participants liked it. */
export function ReactionLevel({ runId, search, onSearch }: LevelProps) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const evaluations = useQuery(routeQuery('GET /api/runs/:runId/evaluations', { params: { runId } }));
  const view = evaluations.data;
  if (!view) return null; // the page stands on the same answer
  const set = view.mayManage ? <Button look="outline" onClick={() => setEditing(true)}>{t(view.reaction === null ? 'evaluations.reaction.ask' : 'evaluations.reaction.change')}</Button> : undefined;
  return (
    <Section title={t('evaluations.reaction.title')} actions={view.reaction === null ? undefined : set}>
      {view.reaction === null ? <EmptyState action={set}>{t('evaluations.reaction.none')}</EmptyState> : <Figures runId={runId} search={search} onSearch={onSearch} />}
      {view.mayManage ? <ReactionSettings view={view} open={editing} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}
