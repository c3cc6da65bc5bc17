import type { PersonView } from '@sinau/contracts/organisations';
import { roles, type Role } from '@sinau/domain/identity';
import { FormDialog } from '../../../ui/dialog/index.js';
import { scopesOfRole, type RoleScopeKind } from '@sinau/domain/organisations';
import { useState } from 'react';
import { call } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { ScopeChoice, type NamedScope } from './scope-choice.js';
import { usePersonChange } from './use-person-change.js';
import { atStart, roleWords, scopeWords } from './words.js';

type Wish = { readonly role: Role; readonly kind: RoleScopeKind; readonly scope: NamedScope | null };
const first: Wish = { role: 'instructor', kind: 'agency', scope: null };

/** A role, where it holds, from when and until when. */
export function AssignDialog({ person, open, onClose }: { readonly person: PersonView; readonly open: boolean; readonly onClose: () => void }) {
  const t = useText();
  const me = useMe();
  const change = usePersonChange(person.id);
  const [{ role, kind, scope }, setWish] = useState<Wish>(first);
  const offered = roles.filter((one) => one !== 'platform_admin' || hasRole(me, 'platform_admin'));
  const kinds = scopesOfRole[role];
  const chooseRole = (value: string): void => {
    const next = offered.find((one) => one === value) ?? first.role;
    setWish({ role: next, kind: scopesOfRole[next][0] ?? 'agency', scope: null });
  };
  return (
    <FormDialog
      open={open} onClose={onClose} title={t('organisations.person.role.add')} lead={t('organisations.person.role.lead')} submit={t('organisations.person.role.add')}
      send={async (form) => {
        const validFrom = entry(form, 'validFrom');
        const body = { role, scopeKind: kind, ...(scope === null ? {} : { scopeId: scope.id }), ...(validFrom === '' ? {} : { validFrom }), validTo: entry(form, 'validTo') || null };
        await change(await call('POST /api/people/:personId/roles', { params: { personId: person.id }, body }));
        setWish(first);
      }}
    >
      <SelectField label={t('organisations.filter.role')} value={role} choices={offered.map((one) => ({ value: one, label: t(roleWords[one]) }))} onChange={chooseRole} />
      {kinds.length > 1 ? (
        <SelectField
          label={t('organisations.person.role.scope')} value={kind} choices={kinds.map((one) => ({ value: one, label: atStart(t(scopeWords[one])) }))}
          onChange={(value) => setWish({ role, kind: kinds.find((one) => one === value) ?? kind, scope: null })}
        />
      ) : null}
      {kind === 'unit' || kind === 'course' || kind === 'run' ? <ScopeChoice key={kind} kind={kind} chosen={scope} onChoose={(chosen) => setWish({ role, kind, scope: chosen })} /> : null}
      <TextField name="validFrom" type="date" label={t('organisations.field.from')} hint={t('organisations.person.role.from.hint')} />
      <TextField name="validTo" type="date" label={t('organisations.person.role.until')} hint={t('organisations.person.role.until.hint')} />
    </FormDialog>
  );
}
