import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pagedQuery, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { CANDIDATE_STATES } from '../components/candidate-words.js';
import classes from '../components/programmes.module.css';

type Run = { readonly id: string; readonly name: string; readonly courseTitle: string; readonly startsOn: string };

type TeamProps = { readonly runId: string; readonly chosen: ReadonlySet<string>; readonly onToggle: (id: string) => void };

function Team({ runId, chosen, onToggle }: TeamProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/team-nominations/people', { query: { runId, limit: 50, ...(search === '' ? {} : { search }) } }), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <fieldset className={classes.group}>
      <legend>{t('programmes.nominate.team')}</legend>
      <SearchField label={t('programmes.nominate.search')} value={search} onSearch={setSearch} />
      {list.isPending ? <ListSkeleton rows={4} height={40} /> : null}
      {list.isError ? <QueryFailure what={t('programmes.people.failed')} query={list} /> : null}
      {list.isSuccess && rows.length === 0 ? <p className={classes.muted}>{t('programmes.people.none')}</p> : null}
      {rows.map((person) => (
        <Checkbox
          key={person.id}
          label={person.name}
          description={person.state === 'free' ? person.unitName : `${person.unitName} · ${t(CANDIDATE_STATES[person.state])}`}
          disabled={person.state === 'in_run' || person.state === 'nominated'}
          checked={chosen.has(person.id)}
          onChange={() => onToggle(person.id)}
        />
      ))}
      {list.hasNextPage ? (
        <div>
          <Button look="outline" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('programmes.nominate.more')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function Form({ runs }: { readonly runs: readonly Run[] }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [runId, setRunId] = useState(runs[0]?.id ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const nominate = useRouteMutation('POST /api/team-nominations', { invalidates: ['GET /api/team-nominations', 'GET /api/team-nominations/people'] });
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const send = (): void => {
    nominate.mutate(
      { body: { runId, personIds: [...chosen], reason: reason.trim() } },
      {
        onSuccess: ({ nominated }) => {
          showToast(t('programmes.nominate.done', { count: formats.number(nominated) }));
          void navigate({ to: '/tim/usulan' });
        },
      },
    );
  };
  return (
    <div className={classes.form}>
      <SelectField
        label={t('programmes.nominate.run')}
        value={runId}
        onChange={(id) => {
          setRunId(id);
          setChosen(new Set());
        }}
        choices={runs.map((run) => ({ value: run.id, label: t('programmes.nominate.run_line', { course: run.courseTitle, run: run.name, day: formats.day(run.startsOn) }) }))}
      />
      <Team key={runId} runId={runId} chosen={chosen} onToggle={toggle} />
      <TextField label={t('programmes.nominate.reason')} hint={t('programmes.nominate.reason_hint')} value={reason} maxLength={500} onChange={setReason} />
      {nominate.isError ? <p role="alert" className={classes.failure}><ErrorReason error={nominate.error} /></p> : null}
      <div className={classes.actions}>
        <Button disabled={chosen.size === 0} busy={nominate.isPending} onClick={send}>
          {t('programmes.nominate.submit', { count: formats.number(chosen.size) })}
        </Button>
      </div>
    </div>
  );
}

/** A supervisor puts people of the team forward for a run. */
export function NominatePage() {
  const t = useText();
  const runs = useQuery(routeQuery('GET /api/team-nominations/runs'));
  const crumbs = [{ label: t('programmes.nomination.team_title'), to: '/tim/usulan' }, { label: t('programmes.nominate.title') }];
  return (
    <QueryPage query={runs} title={t('programmes.nominate.title')} crumbs={crumbs.slice(0, 1)} failed={t('programmes.nominate.failed')}>
      {(found) => (
        <Page>
          <PageHeader title={t('programmes.nominate.title')} lead={t('programmes.nominate.lead')} crumbs={crumbs} />
          {found.rows.length === 0 ? <EmptyState>{t('programmes.nominate.no_runs')}</EmptyState> : <Form runs={found.rows} />}
        </Page>
      )}
    </QueryPage>
  );
}
