import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import type { EnrolResultView } from '@sinau/contracts/enrolments';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import classes from './admin.module.css';
import { PARTICIPANT_READS } from './participant-reads.js';

type Person = Row<'GET /api/people'>;
export type EnrolProps = { readonly runId: string; readonly onResult: (result: EnrolResultView | null) => void };

type FoundProps = { readonly search: string; readonly chosen: ReadonlyMap<string, string>; readonly onToggle: (person: Person) => void };

function Found({ search, chosen, onToggle }: FoundProps) {
  const t = useText();
  const people = useQuery({ ...routeQuery('GET /api/people', { query: { limit: 20, state: 'active', ...(search === '' ? {} : { search }) } }), placeholderData: keepPreviousData });
  if (people.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={5} height={48} />
      </Skeletons>
    );
  }
  if (people.isError) return <QueryFailure what={t('enrolments.enrol.people_failed')} query={people} />;
  if (people.data.rows.length === 0) return <p>{t('enrolments.enrol.nobody')}</p>;
  return (
    <>
      <ul className={classes.people} aria-label={t('enrolments.enrol.people')}>
        {people.data.rows.map((person) => (
          <li key={person.id}>
            <Checkbox
              checked={chosen.has(person.id)}
              onChange={() => onToggle(person)}
              label={
                <span className={classes.person}>
                  {person.fullName}
                  <small>{[person.identifier, person.unitName].filter(Boolean).join(' · ')}</small>
                </span>
              }
            />
          </li>
        ))}
      </ul>
      {people.data.next === null ? null : <p>{t('enrolments.enrol.narrow')}</p>}
    </>
  );
}

/** Search, tick, enrol; who is ticked stays so while the search changes. */
export function EnrolPeople({ runId, onResult }: EnrolProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const enrol = useRouteMutation('POST /api/runs/:runId/participants', { invalidates: PARTICIPANT_READS });
  const toggle = (id: string, name: string): void => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, name);
    setChosen(next);
    onResult(null);
  };
  const send = (): void => {
    enrol.mutate(
      { params: { runId }, body: { personIds: [...chosen.keys()] } },
      {
        onSuccess: (result) => {
          onResult(result);
          setChosen(new Map());
        },
      },
    );
  };
  return (
    <>
      <SearchField label={t('enrolments.enrol.search')} value={search} onSearch={setSearch} />
      <FilterChips chips={[...chosen].map(([id, name]) => ({ key: id, label: name, onRemove: () => toggle(id, name) }))} onClear={() => setChosen(new Map())} />
      <Found search={search} chosen={chosen} onToggle={(person) => toggle(person.id, person.fullName)} />
      {enrol.isError ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={enrol.error} />
        </p>
      ) : null}
      <Button wide disabled={chosen.size === 0} busy={enrol.isPending} onClick={send}>
        {t('enrolments.enrol.do', { count: chosen.size })}
      </Button>
    </>
  );
}
