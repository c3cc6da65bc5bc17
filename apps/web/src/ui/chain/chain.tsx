import type { ChainView } from '@sinau/contracts/decisions';
import type { ChainStep, RecordedKind } from '@sinau/domain/decisions';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconCircleMinus } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { routeQuery } from '../../lib/api/index.js';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { hasRole, useMe } from '../../lib/session/index.js';
import { Section } from '../layout.js';
import { ListSkeleton } from '../skeleton.js';
import { QueryFailure } from '../states.js';
import { VisuallyHidden } from '../visually-hidden.js';
import classes from './chain.module.css';

type Turn = ChainView['rows'][number];
type State = Turn['states'][ChainStep];

const ICONS = { done: IconCircleCheckFilled, next: IconCircleHalf2, waiting: IconCircleDashed, none: IconCircleMinus } as const;
const STATES: Readonly<Record<State, string>> = { done: 'decisions.chain.done', next: 'decisions.chain.next', waiting: 'decisions.chain.waiting', none: 'decisions.chain.none' };
const STEPS: Readonly<Record<ChainStep, string>> = {
  need: 'decisions.chain.need', run: 'decisions.chain.run', evidence: 'decisions.chain.evidence', decision: 'decisions.decision', version: 'decisions.chain.version',
};
const KINDS: Readonly<Record<RecordedKind, string>> = {
  continue: 'decisions.kind.continue', develop: 'decisions.kind.develop', change_curriculum: 'decisions.kind.change_curriculum', change_instructor: 'decisions.kind.change_instructor', stop: 'decisions.kind.stop',
  not_recorded: 'decisions.kind.not_recorded',
};

function Step({ step, state, children }: { readonly step: ChainStep; readonly state: State; readonly children: ReactNode }) {
  const t = useText();
  const Icon = ICONS[state];
  return (
    <li className={classes.step} data-state={state}>
      <Icon size={20} aria-hidden="true" />
      <div>
        <span className={classes.name}>{t(STEPS[step])}<VisuallyHidden>{` (${t(STATES[state])}): `}</VisuallyHidden></span>
        {children}
      </div>
    </li>
  );
}

/** What is not there yet says so; what an instructor may not open is plain text. */
function Needs({ link, mayOpen }: { readonly link: Turn; readonly mayOpen: boolean }) {
  const t = useText();
  if (link.needs.length === 0) return <span>{t('decisions.chain.no_need')}</span>;
  return (
    <span>
      {link.needs.map(({ id, title }, index) => (
        <Fragment key={id}>
          {index === 0 ? '' : '; '}
          {mayOpen ? <Link to="/admin/kebutuhan/$needId" params={{ needId: id }}>{title}</Link> : title}
        </Fragment>
      ))}
    </span>
  );
}

function Row({ link, staff }: { readonly link: Turn; readonly staff: boolean }) {
  const t = useText();
  const formats = useFormats();
  const { run, evidence, decision, version, states } = link;
  const params = { runId: run.id };
  const proof = t('decisions.chain.evidence_of', { completed: formats.number(evidence.completed), participants: formats.number(evidence.participants) });
  const verdict = decision === null ? t(STATES[states.decision]) : t(KINDS[decision.kind]);
  return (
    <ol className={classes.line} aria-label={t('decisions.chain.of', { name: run.name })}>
      <Step step="need" state={states.need}><Needs link={link} mayOpen={staff} /></Step>
      <Step step="run" state={states.run}>{staff ? <Link to="/admin/angkatan/$runId" params={params}>{run.name}</Link> : <Link to="/kelola/angkatan/$runId" params={params}>{run.name}</Link>}</Step>
      <Step step="evidence" state={states.evidence}>{staff ? <Link to="/admin/angkatan/$runId/keputusan" params={params}>{proof}</Link> : <span>{proof}</span>}</Step>
      <Step step="decision" state={states.decision}>{staff ? <Link to="/admin/angkatan/$runId/keputusan" params={params}>{verdict}</Link> : <span>{verdict}</span>}</Step>
      <Step step="version" state={states.version}>
        {version === null ? <span>{t(STATES[states.version])}</span> : <Link to="/kelola/kursus/$courseId" params={{ courseId: run.courseId }}>{t('decisions.chain.version_of', { number: version.number })}</Link>}
      </Step>
    </ol>
  );
}

type Asked = { readonly data: ChainView | undefined; readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };

function Chain({ query, runId }: { readonly query: Asked; readonly runId?: string | undefined }) {
  const t = useText();
  const me = useMe();
  const staff = hasRole(me, 'agency_admin') || hasRole(me, 'auditor');
  const rows = (query.data?.rows ?? []).filter(({ run }) => runId === undefined || run.id === runId);
  if (query.data !== undefined && rows.length === 0) return null;
  return (
    <Section title={t('decisions.chain')}>
      {query.isPending ? <ListSkeleton rows={1} height={72} /> : null}
      {query.isError && query.data === undefined ? <QueryFailure what={t('decisions.chain.failed')} query={query} /> : null}
      <div className={classes.lines}>{rows.map((link) => <Row key={link.run.id} link={link} staff={staff} />)}</div>
    </Section>
  );
}

export function ChainOfCourse({ courseId, runId }: { readonly courseId: string; readonly runId?: string }) {
  return <Chain query={useQuery(routeQuery('GET /api/courses/:courseId/chain', { params: { courseId } }))} runId={runId} />;
}

export function ChainOfProgramme({ programmeId }: { readonly programmeId: string }) {
  return <Chain query={useQuery(routeQuery('GET /api/programmes/:programmeId/chain', { params: { programmeId } }))} />;
}
