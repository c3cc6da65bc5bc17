import type { PersonLevelsView, StandingView } from '@sinau/contracts/competencies';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/competencies.module.css';
import { Findings } from '../components/findings.js';
import { LevelChoice, levelOf } from '../components/level-choice.js';
import { StandingCard } from '../components/standing-card.js';
import { TextArea } from '../components/text-area.js';
import { sourceWords } from '../components/words.js';

const today = (): string => new Date().toLocaleDateString('sv-SE');

type AssessmentProps = { readonly person: PersonLevelsView; readonly standing: StandingView; readonly onClose: () => void };

function Assessment({ person: { personId, fullName, mayMeasure }, standing, onClose }: AssessmentProps) {
  const t = useText();
  const client = useQueryClient();
  const send = async (form: FormData): Promise<void> => {
    const source = entry(form, 'source') === 'test' ? ('test' as const) : ('supervisor' as const);
    const body = { competencyId: standing.competencyId, source, level: levelOf(form), measuredOn: entry(form, 'measuredOn'), note: entry(form, 'note') };
    const view = await call('POST /api/competency-levels/people/:personId', { params: { personId }, body });
    client.setQueryData(routeKey('GET /api/competency-levels/people/:personId', { params: { personId } }), view);
    await Promise.all([client.invalidateQueries({ queryKey: ['GET /api/gaps'] }), client.invalidateQueries({ queryKey: ['GET /api/gaps/people'] })]);
    showToast(t('competencies.assessed'));
  };
  return (
    <FormDialog open onClose={onClose} title={t('competencies.measure.title', { name: standing.name, person: fullName })} submit={t('competencies.assess.save')} send={send}>
      <div className={classes.fields}>
        <SelectField name="source" label={t('competencies.column.source')} choices={mayMeasure.map((source) => ({ value: source, label: t(sourceWords[source]) }))} />
        <TextField name="measuredOn" type="date" label={t('competencies.column.day')} defaultValue={today()} required />
      </div>
      <LevelChoice standing={standing} chosen={null} legend={t('competencies.measure.which')} />
      <TextArea label={t('competencies.note')} name="note" maxLength={500} hint={t('competencies.note.hint')} />
    </FormDialog>
  );
}

function Content({ person }: { readonly person: PersonLevelsView }) {
  const t = useText();
  const [assessing, setAssessing] = useState<StandingView | null>(null);
  return (
    <Sections>
      {person.standings.length === 0 ? <EmptyState>{t('competencies.person.empty')}</EmptyState> : null}
      {person.standings.length === 0 ? null : (
        <ul className={classes.cards}>
          {person.standings.map((standing) => (
            <li key={standing.competencyId}>
              <StandingCard standing={standing}>
                {person.mayMeasure.length === 0 ? null : (
                  <Button look="outline" onClick={() => setAssessing(standing)} aria-label={t('competencies.measure.title', { name: standing.name, person: person.fullName })}>{t('competencies.measure')}</Button>
                )}
              </StandingCard>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('competencies.findings')}>
        <Findings measurements={person.measurements} standings={person.standings} />
      </Section>
      {assessing === null ? null : <Assessment person={person} standing={assessing} onClose={() => setAssessing(null)} />}
    </Sections>
  );
}

/** How one person stands, and what a supervisor or a test found. */
export function PersonLevelsPage() {
  const t = useText();
  const { personId } = useParams({ from: '/frame/shell/admin/kesenjangan/$personId' });
  const found = useQuery(routeQuery('GET /api/competency-levels/people/:personId', { params: { personId } }));
  const person = found.data;
  if (!person) return found.isPending ? <ListSkeleton rows={4} height={140} /> : <QueryFailure what={t('competencies.person.failed')} query={found} />;
  return (
    <>
      <PageHeader
        title={person.fullName} lead={[person.positionTitle, person.unitName].filter(Boolean).join(', ')}
        crumbs={[{ label: t('competencies.gaps'), to: '/admin/kesenjangan' }, { label: person.fullName }]}
      />
      <Content person={person} />
    </>
  );
}
