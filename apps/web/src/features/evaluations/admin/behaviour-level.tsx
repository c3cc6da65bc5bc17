import type { BehaviourView } from '@sinau/contracts/evaluations';
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
import { FigureTable } from '../components/figures.js';
import { groupWords } from '../components/level-words.js';
import type { LevelProps } from '../evaluations-search.js';
import { BehaviourFigures } from './behaviour-figures.js';
import { BehaviourMissing } from './behaviour-missing.js';
import { BehaviourSettings } from './behaviour-settings.js';

/** How many were asked and answered, of whom and when; that is told of any group. */
function Response({ view }: { readonly view: BehaviourView }) {
  const t = useText();
  const formats = useFormats();
  const { followUps, response } = view;
  const [asked, answered] = [response.reduce((sum, row) => sum + row.asked, 0), response.reduce((sum, row) => sum + row.answered, 0)];
  return (
    <>
      <p className={classes.number}>
        <b>{t('evaluations.reaction.n', { shown: answered })}</b>
        <span>{t('evaluations.behaviour.response', { answered, asked })}</span>
      </p>
      <p className={classes.small}>
        {t('evaluations.behaviour.follow_ups', { alumni: followUps.alumni, moved: followUps.moved, left: followUps.left })}{' '}
        {followUps.nextOn === null ? '' : t('evaluations.behaviour.next', { day: formats.day(followUps.nextOn) })} {t('evaluations.reaction.as_of', { time: formats.dateTime(view.asOf) })}
      </p>
      {response.length === 0 ? <Notice>{t('evaluations.behaviour.nobody_yet')}</Notice> : (
        <FigureTable
          caption={t('evaluations.behaviour.response.caption')}
          heads={[t('evaluations.behaviour.when'), t('evaluations.behaviour.who'), t('evaluations.behaviour.asked'), t('evaluations.behaviour.answered'), t('evaluations.behaviour.rate'), t('evaluations.behaviour.about_moved')]}
          rows={response.map((row) => [
            t('evaluations.behaviour.days', { days: row.days }), t(groupWords[row.group]), formats.number(row.asked), formats.number(row.answered), row.rate === null ? '–' : t('evaluations.gain.percent', { value: formats.number(row.rate) }), formats.number(row.moved),
          ])}
        />
      )}
    </>
  );
}

/** What the run's programme plans, and how that stands to what is asked. */
function Planned({ view }: { readonly view: BehaviourView }) {
  const t = useText();
  const { planned, setting } = view;
  if (planned === null) return null;
  const words = { programme: planned.programme, days: planned.days.join(', ') };
  if (setting !== null) return <p className={classes.small}>{t(planned.days.join() === setting.days.join() ? 'evaluations.behaviour.as_planned' : 'evaluations.behaviour.not_as_planned', words)}</p>;
  return <Notice>{t(view.forms.length === 0 ? 'evaluations.behaviour.planned_no_form' : 'evaluations.behaviour.planned', words)}</Notice>;
}

function Shown({ view, search, onSearch }: { readonly view: BehaviourView } & Pick<LevelProps, 'search' | 'onSearch'>) {
  const t = useText();
  const told = view.figures.some(({ all }) => all !== null);
  return (
    <>
      <Planned view={view} />
      <Response view={view} />
      {told ? <BehaviourFigures view={view} /> : view.response.length === 0 ? null : <Notice>{t('evaluations.behaviour.few', { smallest: view.smallestGroup })}</Notice>}
      {told ? <Comments comments={view.comments} smallest={view.smallestGroup} label={t('evaluations.behaviour.comments.search')} words={search.perilaku} onWords={(perilaku) => onSearch({ ...search, perilaku })} /> : null}
      <div className={classes.buttons}>
        <DownloadButton look="outline" file={() => callForNamedFile('GET /api/runs/:runId/behaviour/file', { params: { runId: view.runId } })} name="evaluasi-perilaku.csv">{t('evaluations.csv')}</DownloadButton>
      </div>
      {view.mayManage && view.response.length > 0 ? <BehaviourMissing runId={view.runId} /> : null}
    </>
  );
}

/** Level 3: whether people work differently since. */
export function BehaviourLevel({ runId, search, onSearch }: LevelProps) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  const behaviour = useQuery(routeQuery('GET /api/runs/:runId/behaviour', { params: { runId } }));
  const view = behaviour.data;
  const set = view?.mayManage ? <Button look="outline" onClick={() => setEditing(true)}>{t(view.setting === null ? 'evaluations.behaviour.ask' : 'evaluations.behaviour.change')}</Button> : undefined;
  return (
    <Section title={t('evaluations.behaviour.title')} actions={view?.setting ? set : undefined}>
      {behaviour.isPending ? <ListSkeleton rows={3} height={48} /> : view === undefined ? <QueryFailure what={t('evaluations.behaviour.failed')} query={behaviour} /> : view.setting === null ? <><Planned view={view} /><EmptyState action={set}>{t('evaluations.behaviour.none')}</EmptyState></> : <Shown view={view} search={search} onSearch={onSearch} />}
      {view?.mayManage ? <BehaviourSettings view={view} open={editing} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}
