import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { TextField } from '../../../ui/form/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { unitChoices } from './post-fields.js';
import { atStart, scopeWords } from './words.js';
import classes from './organisations.module.css';

export type NamedScope = { readonly id: string; readonly name: string };
type ScopeChoiceProps = { readonly kind: 'unit' | 'course' | 'run'; readonly chosen: NamedScope | null; readonly onChoose: (scope: NamedScope) => void };

const searchWords = { unit: 'organisations.person.role.search.unit', course: 'organisations.person.role.search.course', run: 'organisations.person.role.search.run' } as const;

/** Units are few and held whole; courses and runs are looked for by the server. */
function useScopes(kind: ScopeChoiceProps['kind'], search: string) {
  const units = useQuery({ ...routeQuery('GET /api/units'), enabled: kind === 'unit' });
  const others = useQuery({
    ...routeQuery('GET /api/role-scopes', { query: { kind: kind === 'run' ? 'run' : 'course', ...(search === '' ? {} : { search }) } }),
    enabled: kind !== 'unit', placeholderData: keepPreviousData,
  });
  if (kind !== 'unit') {
    return { asked: others, rows: others.data?.rows.map(({ id, name, courseTitle }) => ({ id, name: courseTitle === null ? name : `${courseTitle}, ${name}` })) };
  }
  const rows = unitChoices(units.data?.units ?? []).map(({ value, label }) => ({ id: value, name: label }));
  return { asked: units, rows: units.data && rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())) };
}

/** One unit, course or run: typed for, then picked. What was picked stays in sight while the search changes. */
export function ScopeChoice({ kind, chosen, onChoose }: ScopeChoiceProps) {
  const t = useText();
  const group = useId();
  const [text, setText] = useState('');
  const { asked, rows } = useScopes(kind, useDeferredValue(text.trim()));
  const shown = chosen && !rows?.some(({ id }) => id === chosen.id) ? [chosen, ...(rows ?? [])] : (rows ?? []);
  return (
    <>
      <TextField
        type="search" label={t(searchWords[kind])} value={text} onChange={setText} maxLength={100} autoComplete="off"
      />
      {asked.isPending ? <ListSkeleton rows={3} height={44} /> : null}
      {asked.isError ? <QueryFailure what={t('organisations.person.role.scopes_failed')} query={asked} /> : null}
      <fieldset className={classes.scopes}>
        <legend>{atStart(t(scopeWords[kind]))}</legend>
        {shown.map((scope) => (
          <label key={scope.id}>
            <input type="radio" name={group} required checked={chosen?.id === scope.id} onChange={() => onChoose(scope)} />
            <span>{scope.name}</span>
          </label>
        ))}
        {rows && shown.length === 0 ? <p className={classes.muted}>{t('organisations.person.role.no_scope')}</p> : null}
      </fieldset>
    </>
  );
}
