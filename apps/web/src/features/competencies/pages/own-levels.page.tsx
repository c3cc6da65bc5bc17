import type { OwnLevelsView, StandingView } from '@sinau/contracts/competencies';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry } from '../../../ui/form/index.js';
import { Page, Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/competencies.module.css';
import { Findings } from '../components/findings.js';
import { LevelChoice, levelOf } from '../components/level-choice.js';
import { StandingCard } from '../components/standing-card.js';
import { TextArea } from '../components/text-area.js';

function SelfAssessment({ standing, onClose }: { readonly standing: StandingView; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const send = async (form: FormData): Promise<void> => {
    const body = { competencyId: standing.competencyId, level: levelOf(form), note: entry(form, 'note') };
    client.setQueryData(routeKey('GET /api/competency-levels/mine'), await call('POST /api/competency-levels/mine', { body }));
    showToast(t('competencies.assessed'));
  };
  return (
    <FormDialog open onClose={onClose} title={t('competencies.assess.title', { name: standing.name })} submit={t('competencies.assess.save')} send={send}>
      <LevelChoice standing={standing} chosen={null} legend={t('competencies.assess.which')} />
      <TextArea label={t('competencies.note')} name="note" maxLength={500} hint={t('competencies.note.hint')} />
    </FormDialog>
  );
}

function Content({ levels }: { readonly levels: OwnLevelsView }) {
  const t = useText();
  const [assessing, setAssessing] = useState<StandingView | null>(null);
  return (
    <Sections>
      {levels.hasProfile || levels.standings.length > 0 ? null : <EmptyState>{t('competencies.mine.empty')}</EmptyState>}
      {levels.standings.length === 0 ? null : (
        <ul className={classes.cards}>
          {levels.standings.map((standing) => (
            <li key={standing.competencyId}>
              <StandingCard standing={standing}>
                <Button look="outline" onClick={() => setAssessing(standing)} aria-label={t('competencies.assess.title', { name: standing.name })}>{t('competencies.assess')}</Button>
              </StandingCard>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('competencies.findings')}>
        <Findings measurements={levels.measurements} standings={levels.standings} />
      </Section>
      {assessing === null ? null : <SelfAssessment standing={assessing} onClose={() => setAssessing(null)} />}
    </Sections>
  );
}

/** How one stands against one's own post, and what one says of oneself. */
export function OwnLevelsPage() {
  const t = useText();
  const levels = useQuery(routeQuery('GET /api/competency-levels/mine'));
  return (
    <Page>
      <PageHeader title={t('competencies.mine.title')} lead={levels.data?.positionTitle ? t('competencies.mine.lead', { post: levels.data.positionTitle }) : t('competencies.mine.lead.none')} />
      {levels.isPending ? <PageSkeleton /> : null}
      {levels.isError && !levels.data ? <QueryFailure what={t('competencies.mine.failed')} query={levels} /> : null}
      {levels.data ? <Content levels={levels.data} /> : null}
    </Page>
  );
}
