import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from './programmes.module.css';

export type Chosen = { readonly id: string; readonly name: string };
type PersonFieldProps = { readonly label: string; readonly chosen: readonly Chosen[]; readonly onAdd: (person: Chosen) => void };

function Found({ search, chosen, onAdd }: { readonly search: string; readonly chosen: readonly Chosen[]; readonly onAdd: (person: Chosen) => void }) {
  const t = useText();
  const people = useQuery({ ...routeQuery('GET /api/people', { query: { limit: 10, state: 'active', search } }), placeholderData: keepPreviousData });
  if (people.isPending) return <ListSkeleton rows={3} height={40} />;
  if (people.isError) return <QueryFailure what={t('programmes.people.failed')} query={people} />;
  const rows = people.data.rows.filter((person) => !chosen.some((one) => one.id === person.id));
  if (rows.length === 0) return <p className={classes.muted}>{t('programmes.people.none')}</p>;
  return (
    <ul className={classes.found} aria-label={t('programmes.people.found')}>
      {rows.map((person) => (
        <li key={person.id}>
          <span className={classes.name}>
            {person.fullName}
            <small>{person.unitName ?? ''}</small>
          </span>
          <Button look="quiet" aria-label={t('programmes.people.add_name', { name: person.fullName })} onClick={() => onAdd({ id: person.id, name: person.fullName })}>
            {t('programmes.people.add')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Somebody of the agency, looked for by name or number. Nothing is asked before something is typed. */
export function PersonField({ label, chosen, onAdd }: PersonFieldProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  return (
    <>
      <SearchField label={label} value={search} onSearch={setSearch} />
      {search.trim() === '' ? <p className={classes.muted}>{t('programmes.people.type')}</p> : <Found search={search.trim()} chosen={chosen} onAdd={onAdd} />}
    </>
  );
}
